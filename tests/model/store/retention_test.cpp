// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/slowest.h"
#include "tests/model/store/store_folder.h"
#include "tests/support/trace_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace longspan::store {

namespace {

using test::StoreFolder;
using test::TraceFixture;
using test::valueOf;

/// Ten traces of thirty spans, each later than the one before and in a segment of its own; older calls are slower.
SpanTablePtr tenTraces()
{
    TraceFixture fixture;
    for (int trace = 0; trace < 10; ++trace)
        for (int i = 0; i < 30; ++i)
            fixture.add({.id = std::to_string(i),
                .start = trace * 1000 + i,
                .duration = (10 - trace) * 10 + i % 7 + 1,
                .service = "service" + std::to_string(trace / 5),
                .name = "name" + std::to_string(i % 3),
                .address = "10.0.0." + std::to_string(trace),
                .trace = "trace" + std::to_string(trace)});
    return fixture.table();
}

class Retained : public testing::Test {
protected:
    Retained() { valueOf(store.import(*tenTraces(), test::inSegmentsOf(30))); }

    /// All answers must be those of a store that was made from what is left.
    void expectSameAsFresh() const
    {
        const SpanTablePtr left = valueOf(store.load());
        LocalStore fresh = folder.open("fresh.longspan");
        valueOf(fresh.import(*left, test::inSegmentsOf(30)));
        CallQuery query;
        query.order = CallQuery::Order::slowestPerInterface;
        const CallPage expected = valueOf(fresh.calls(query));
        const CallPage page = valueOf(store.calls(query));
        ASSERT_EQ(page.rows.size(), expected.rows.size());
        for (std::size_t i = 0; i < page.rows.size(); ++i) {
            EXPECT_EQ(page.rows[i].span, expected.rows[i].span);
            EXPECT_EQ(page.rows[i].trace, expected.rows[i].trace);
            EXPECT_EQ(page.rows[i].traceDuration, expected.rows[i].traceDuration);
            EXPECT_EQ(page.rows[i].address, expected.rows[i].address);
        }
        const std::vector<Interface> figures = valueOf(store.interfaces());
        const std::vector<Interface> expectedFigures = valueOf(fresh.interfaces());
        ASSERT_EQ(figures.size(), expectedFigures.size());
        for (std::size_t i = 0; i < figures.size(); ++i) {
            EXPECT_EQ(figures[i].name, expectedFigures[i].name);
            EXPECT_EQ(figures[i].stats.calls, expectedFigures[i].stats.calls);
            EXPECT_EQ(figures[i].stats.durations, expectedFigures[i].stats.durations);
        }
        EXPECT_EQ(valueOf(store.overview()).traces, valueOf(fresh.overview()).traces);
        EXPECT_TRUE(valueOf(store.verify()).empty());
    }

    StoreFolder folder;
    LocalStore store = folder.open();
};

} // namespace

TEST_F(Retained, segmentsThatEndedBeforeATimeGo)
{
    const Removed removed = valueOf(store.remove({.before = 5000}));
    EXPECT_EQ(removed.segments, 5U);
    EXPECT_EQ(removed.spans, 150U);
    EXPECT_EQ(valueOf(store.overview()).spans, 150U);
    EXPECT_FALSE(store.trace(test::traceId("trace0")));
    EXPECT_TRUE(store.trace(test::traceId("trace9")));
    expectSameAsFresh();
}

TEST_F(Retained, aSegmentWithOneYoungSpanStays)
{
    // Segment 1 ends with the span that starts at 29 and lasts 102: at 131.
    EXPECT_EQ(valueOf(store.remove({.before = 100})).segments, 0U);
    EXPECT_EQ(valueOf(store.remove({.before = 200})).segments, 1U);
}

TEST_F(Retained, theOldestGoUntilTheRestFits)
{
    const std::uint64_t all =
        static_cast<std::uint64_t>(test::sqlNumber(folder.path(), "SELECT sum(bytes) FROM segment"));
    valueOf(store.remove({.maxBytes = all / 2}));
    const auto left = static_cast<std::uint64_t>(test::sqlNumber(folder.path(), "SELECT sum(bytes) FROM segment"));
    EXPECT_LE(left, all / 2);
    EXPECT_GT(left, all / 4);
    EXPECT_FALSE(store.trace(test::traceId("trace0")));
    EXPECT_TRUE(store.trace(test::traceId("trace9")));
    expectSameAsFresh();
}

TEST_F(Retained, nothingToRemoveChangesNothing)
{
    EXPECT_EQ(valueOf(store.remove({})).segments, 0U);
    EXPECT_EQ(valueOf(store.remove({.before = 0, .maxBytes = std::uint64_t{1} << 40U})).segments, 0U);
    EXPECT_EQ(valueOf(store.overview()).spans, 300U);
}

TEST_F(Retained, everythingCanGoAndComeBack)
{
    EXPECT_EQ(valueOf(store.remove({.maxBytes = 0})).spans, 300U);
    EXPECT_TRUE(valueOf(store.interfaces()).empty());
    EXPECT_TRUE(valueOf(store.applications()).empty());
    EXPECT_EQ(test::sqlNumber(folder.path(), "SELECT count(*) FROM text"), 0);
    EXPECT_EQ(valueOf(store.import(*tenTraces(), test::inSegmentsOf(30))).spans, 300U);
    expectSameAsFresh();
}

TEST_F(Retained, aTraceThatLosesASegmentShrinksToWhatIsLeft)
{
    valueOf(store.import(*TraceFixture({{.id = "late", .start = 20'000, .duration = 5, .trace = "trace0"}}).table()));
    EXPECT_EQ(valueOf(store.overview()).traces, 10U);
    valueOf(store.remove({.before = 900}));
    const Trace trace = valueOf(store.trace(test::traceId("trace0")));
    EXPECT_EQ(trace.spans().size(), 1U);
    EXPECT_EQ(valueOf(store.overview()).traces, 10U);
    expectSameAsFresh();
}

TEST_F(Retained, spansWithoutATimeAgeFromTheirImport)
{
    ImportOptions options;
    options.now = 50'000;
    valueOf(store.import(*TraceFixture({{.id = "timeless", .trace = "other"}}).table(), options));
    EXPECT_EQ(valueOf(store.remove({.before = 40'000})).spans, 300U);
    EXPECT_EQ(valueOf(store.remove({.before = 60'000})).spans, 1U);
}

TEST_F(Retained, vacuumGivesTheRoomBack)
{
    TraceFixture fixture;
    for (int i = 0; i < 3000; ++i)
        fixture.add({.id = std::to_string(i),
            .start = i,
            .duration = 1,
            .name = "name" + std::to_string(i),
            .trace = "big" + std::to_string(i)});
    valueOf(store.import(*fixture.table()));
    valueOf(store.remove({.maxBytes = 0}));
    const std::uint64_t before = valueOf(store.overview()).bytes;
    ASSERT_TRUE(store.vacuum());
    EXPECT_LT(valueOf(store.overview()).bytes, before / 2);
    EXPECT_TRUE(valueOf(store.verify()).empty());
}

TEST_F(Retained, aTableLoadedBeforeKeepsItsColumnsAndSaysThatItsDetailsAreGone)
{
    const SpanTablePtr table = valueOf(store.load());
    valueOf(store.remove({.maxBytes = 0}));
    EXPECT_EQ(table->name(SpanIndex{0}), "name0");
    const auto detail = table->detail(SpanIndex{0});
    ASSERT_FALSE(detail);
    EXPECT_EQ(detail.error().kind, ErrorKind::notFound);
}

} // namespace longspan::store
