// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/critical_totals.h"
#include "tests/support/trace_fixture.h"

#include <gmock/gmock.h>

namespace longspan::analysis {
namespace {

using test::SpanSpec;
using test::TraceFixture;
using testing::ElementsAre;

SpanSpec span(std::string_view id, std::string_view parent, Nanos start, Nanos end)
{
    return {.id = id, .parent = parent, .start = start, .duration = end - start, .service = "s", .name = id};
}

SpanSpec with(SpanSpec spec, SpanKind kind)
{
    spec.kind = kind;
    return spec;
}

TraceTree treeOf(TraceFixture& fixture)
{
    return TraceTree::build(fixture.trace()).value();
}

/// "R 100/40": operation, inclusive and exclusive time of every call path, in order of first sight.
std::vector<std::string> pathsOf(const CriticalTotals& totals)
{
    std::vector<std::string> result;
    for (const CriticalTotals::CallPath& path : totals.callPaths())
        result.push_back(std::string(totals.operations()[path.operation].name) + ' ' + std::to_string(path.inclusive) +
            '/' + std::to_string(path.exclusive));
    return result;
}

std::vector<std::string> pathsOf(std::initializer_list<SpanSpec> spans)
{
    TraceFixture fixture(spans);
    CriticalTotals totals;
    EXPECT_TRUE(totals.add(treeOf(fixture), NodeNo{0}));
    return pathsOf(totals);
}

TEST(CriticalTotals, takesTheChildThatEndsLastAndThoseBeforeIt)
{
    EXPECT_THAT(
        pathsOf({span("R", "", 0, 100), span("a", "R", 10, 20), span("b", "R", 30, 60), span("c", "R", 40, 90)}),
        ElementsAre("R 100/40", "c 50/50", "a 10/10"));
}

TEST(CriticalTotals, followsThePathIntoEveryChildThatIsOnIt)
{
    EXPECT_THAT(pathsOf({span("R", "", 0, 100), span("a", "R", 10, 40), span("b", "R", 50, 90), span("c", "a", 15, 20),
                    span("d", "b", 60, 80)}),
        ElementsAre("R 100/30", "b 40/20", "a 30/25", "d 20/20", "c 5/5"));
}

TEST(CriticalTotals, acceptsAnOverlapOfLessThanOnePercent)
{
    EXPECT_THAT(pathsOf({span("R", "", 0, 1'000), span("a", "R", 0, 509), span("b", "R", 500, 900)}),
        ElementsAre("R 1000/91", "b 400/400", "a 509/509"));
    EXPECT_THAT(pathsOf({span("R", "", 0, 1'000), span("a", "R", 0, 510), span("b", "R", 500, 900)}),
        ElementsAre("R 1000/600", "b 400/400"));
}

TEST(CriticalTotals, refusesAnOverlapInWhichAnotherChildEnds)
{
    EXPECT_THAT(
        pathsOf({span("R", "", 0, 1'000), span("a", "R", 0, 505), span("b", "R", 500, 900), span("c", "R", 100, 503)}),
        ElementsAre("R 1000/197", "b 400/400", "c 403/403"));
}

TEST(CriticalTotals, acceptsChildrenBackToBack)
{
    EXPECT_THAT(pathsOf({span("R", "", 0, 30), span("a", "R", 5, 10), span("b", "R", 10, 20)}),
        ElementsAre("R 30/15", "b 10/10", "a 5/5"));
}

TEST(CriticalTotals, doesNotDivideByAParentWithoutLength)
{
    EXPECT_THAT(
        pathsOf({span("R", "", 5, 5), span("a", "R", 5, 5), span("b", "R", 5, 5)}), ElementsAre("R 0/0", "a 0/0"));
}

TEST(CriticalTotals, cutsChildrenThatStartEarlyOrEndLate)
{
    EXPECT_THAT(pathsOf({span("R", "", 100, 200), span("a", "R", 50, 130), span("b", "R", 150, 280)}),
        ElementsAre("R 100/20", "b 50/50", "a 30/30"));
}

TEST(CriticalTotals, leavesOutChildrenOutsideAndThoseThatCoverTheirParent)
{
    EXPECT_THAT(pathsOf({span("R", "", 100, 200), span("a", "R", 50, 280), span("b", "a", 110, 120),
                    span("c", "R", 10, 60), span("d", "R", 200, 210)}),
        ElementsAre("R 100/100"));
}

TEST(CriticalTotals, doesNotCutTheOtherEndOfACall)
{
    EXPECT_THAT(pathsOf({with(span("R", "", 100, 200), SpanKind::client),
                    with(span("a", "R", 20, 110), SpanKind::server), span("b", "a", 30, 60)}),
        ElementsAre("R 100/10", "a 90/60", "b 30/30"));
}

TEST(CriticalTotals, countsALongerCallForNoMoreThanItsCaller)
{
    EXPECT_THAT(
        pathsOf({with(span("R", "", 100, 200), SpanKind::client), with(span("a", "R", 20, 121), SpanKind::server)}),
        ElementsAre("R 100/0", "a 100/100"));
}

TEST(CriticalTotals, leavesOutWhatTheParentDoesNotWaitFor)
{
    SpanSpec follower = span("a", "R", 10, 20);
    follower.followsFrom = true;
    EXPECT_THAT(pathsOf({span("R", "", 0, 100), follower}), ElementsAre("R 100/100"));
    EXPECT_THAT(
        pathsOf({with(span("R", "", 0, 100), SpanKind::producer), with(span("a", "R", 10, 20), SpanKind::consumer)}),
        ElementsAre("R 100/100"));
}

TEST(CriticalTotals, addsUpCallsByOperationAndPathAndKeepsTheWorst)
{
    TraceFixture one{span("R", "", 0, 100), span("a", "R", 10, 20)};
    TraceFixture two;
    for (SpanSpec spec : {span("R", "", 0, 200), span("a", "R", 10, 70)}) {
        spec.trace = "second";
        two.add(spec);
    }
    CriticalTotals totals;
    EXPECT_TRUE(totals.add(treeOf(one), NodeNo{0}));
    EXPECT_TRUE(totals.add(TraceTree::build(two.trace("second")).value(), NodeNo{0}));
    EXPECT_EQ(totals.calls(), 2U);
    EXPECT_THAT(pathsOf(totals), ElementsAre("R 300/230", "a 70/70"));
    const CriticalTotals::CallPath& a = totals.callPaths()[1];
    EXPECT_EQ(a.count, 2U);
    EXPECT_EQ(a.worst, 60);
    EXPECT_EQ(a.worstTrace, test::traceId("second"));
    EXPECT_EQ(a.worstSpan, test::spanId("a"));
    EXPECT_EQ(totals.text(1), "[s] R->[s] a");
    EXPECT_EQ(totals.operations()[1].exclusive, 70);
    EXPECT_EQ(totals.operations()[1].count, 2U);
}

TEST(CriticalTotals, countsOneOperationOnSeveralPathsApartAndTogether)
{
    TraceFixture fixture;
    for (SpanSpec spec :
        {span("R", "", 0, 100), span("a", "R", 10, 20), span("b", "R", 30, 50), span("c", "b", 35, 40)}) {
        if (spec.id == "c")
            spec.name = "a";
        fixture.add(spec);
    }
    CriticalTotals totals;
    EXPECT_TRUE(totals.add(treeOf(fixture), NodeNo{0}));
    EXPECT_EQ(totals.callPaths().size(), 4U);
    ASSERT_EQ(totals.operations().size(), 3U);
    EXPECT_EQ(totals.operations()[2].name, "a");
    EXPECT_EQ(totals.operations()[2].exclusive, 15);
}

TEST(CriticalTotals, addsNothingForACallWithoutTimes)
{
    TraceFixture fixture{{.id = "R", .start = 5}, span("a", "R", 6, 7)};
    CriticalTotals totals;
    EXPECT_FALSE(totals.add(treeOf(fixture), NodeNo{0}));
    EXPECT_EQ(totals.calls(), 0U);
    EXPECT_TRUE(totals.callPaths().empty());
}

TEST(CriticalTotals, startsBelowAnyNode)
{
    TraceFixture fixture{span("R", "", 0, 100), span("a", "R", 10, 50), span("b", "a", 20, 30), span("c", "R", 60, 70)};
    CriticalTotals totals;
    EXPECT_TRUE(totals.add(treeOf(fixture), NodeNo{1}));
    EXPECT_THAT(pathsOf(totals), ElementsAre("a 40/30", "b 10/10"));
}

TEST(CriticalTotals, walksAChainOfAHundredThousand)
{
    constexpr std::uint64_t kDepth = 100'000;
    TraceFixture fixture;
    SpanRow row = fixture.row(span("a", "", 0, 50));
    for (std::uint64_t i = 1; i <= kDepth; ++i) {
        row.id = static_cast<SpanId>(i);
        row.parent = static_cast<SpanId>(i - 1);
        fixture.builder().append(row);
    }
    CriticalTotals totals;
    EXPECT_TRUE(totals.add(treeOf(fixture), NodeNo{0}));
    EXPECT_EQ(totals.callPaths().size(), kDepth);
}

} // namespace
} // namespace longspan::analysis
