// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/clock_skew.h"
#include "tests/support/trace_fixture.h"
#include "tests/support/tree_shape.h"

#include <gmock/gmock.h>

namespace longspan::analysis {
namespace {

using test::SpanSpec;
using test::TraceFixture;
using testing::ElementsAre;
using testing::IsEmpty;
using Reason = ClockSkew::Reason;

constexpr Nanos kMicro = kMicrosecond;

TraceTree treeOf(TraceFixture& fixture)
{
    return TraceTree::build(fixture.trace()).value();
}

std::vector<Nanos> zipkinDeltas(std::initializer_list<SpanSpec> spans)
{
    TraceFixture fixture(spans);
    return zipkinClockSkew(treeOf(fixture)).value().deltas;
}

SpanSpec client(std::string_view id, std::string_view parent, Nanos start, std::optional<Nanos> duration)
{
    return {.id = id,
        .parent = parent,
        .start = start,
        .duration = duration,
        .kind = SpanKind::client,
        .service = "front",
        .address = "10.0.0.1"};
}

SpanSpec server(std::string_view id, std::string_view parent, Nanos start, std::optional<Nanos> duration)
{
    return {.id = id,
        .parent = parent,
        .start = start,
        .duration = duration,
        .kind = SpanKind::server,
        .service = "back",
        .address = "10.0.0.2"};
}

SpanSpec at(SpanSpec spec, std::string_view address)
{
    spec.address = address;
    return spec;
}

// Zipkin's method.

TEST(ZipkinClockSkew, putsAServerThatIsBehindIntoTheMiddleOfItsClient)
{
    EXPECT_THAT(zipkinDeltas({client("a", "", 100, 50), server("b", "a", 60, 20)}), ElementsAre(0, 55));
}

TEST(ZipkinClockSkew, movesTheSharedHalfWhetherOrNotItIsMarked)
{
    SpanSpec half = server("a", "", 60, 20);
    EXPECT_THAT(zipkinDeltas({client("a", "", 100, 50), half}), ElementsAre(0, 55));
    half.shared = true;
    EXPECT_THAT(zipkinDeltas({client("a", "", 100, 50), half}), ElementsAre(0, 55));
}

TEST(ZipkinClockSkew, seesOnlyServersThatStartNoLaterThanTheirClient)
{
    EXPECT_THAT(zipkinDeltas({client("a", "", 100, 50), server("b", "a", 101, 20)}), ElementsAre(0, 0));
    EXPECT_THAT(zipkinDeltas({client("a", "", 100, 50), server("b", "a", 900, 20)}), ElementsAre(0, 0));
    EXPECT_THAT(zipkinDeltas({client("a", "", 100, 50), server("b", "a", 100, 20)}), ElementsAre(0, 15));
    EXPECT_THAT(zipkinDeltas({client("a", "", 100, 50), server("b", "a", 100, 50)}), ElementsAre(0, 0));
}

TEST(ZipkinClockSkew, isOnlyFoundBetweenDifferentKnownAddresses)
{
    const SpanSpec caller = client("a", "", 100, 50);
    const SpanSpec callee = server("b", "a", 60, 20);
    EXPECT_THAT(zipkinDeltas({caller, at(callee, "10.0.0.1")}), ElementsAre(0, 0)) << "same";
    EXPECT_THAT(zipkinDeltas({caller, at(callee, "")}), ElementsAre(0, 0)) << "server unknown";
    EXPECT_THAT(zipkinDeltas({at(caller, ""), callee}), ElementsAre(0, 55)) << "client unknown";
    EXPECT_THAT(zipkinDeltas({at(caller, "2001:db8::1"), at(callee, "2001:db8::2")}), ElementsAre(0, 55)) << "IPv6";
    EXPECT_THAT(zipkinDeltas({at(caller, "2001:db8::1"), at(callee, "2001:db8::1")}), ElementsAre(0, 0)) << "IPv6";
    EXPECT_THAT(zipkinDeltas({at(caller, "2001:db8::1"), callee}), ElementsAre(0, 55)) << "IPv6 and IPv4";
    SpanSpec nobody = at(caller, "");
    nobody.service = "";
    EXPECT_THAT(zipkinDeltas({nobody, callee}), ElementsAre(0, 0)) << "client without an endpoint";
}

TEST(ZipkinClockSkew, isOnlyFoundBetweenAClientAndItsServer)
{
    SpanSpec caller = client("a", "", 100, 50);
    SpanSpec callee = server("b", "a", 60, 20);
    callee.kind = SpanKind::consumer;
    EXPECT_THAT(zipkinDeltas({caller, callee}), ElementsAre(0, 0));
    callee.kind = SpanKind::server;
    caller.kind = SpanKind::unspecified;
    EXPECT_THAT(zipkinDeltas({caller, callee}), ElementsAre(0, 0));
}

TEST(ZipkinClockSkew, needsBothStarts)
{
    SpanSpec timeless = client("a", "", 0, 50);
    timeless.start.reset();
    EXPECT_THAT(zipkinDeltas({timeless, server("b", "a", 60, 20)}), ElementsAre(0, 0));
}

TEST(ZipkinClockSkew, putsAOneWayServerAMicrosecondAfterItsClient)
{
    EXPECT_THAT(zipkinDeltas({client("a", "", 9'000, 5'000), server("b", "a", 6'000, {})}), ElementsAre(0, 4'000));
    EXPECT_THAT(zipkinDeltas({client("a", "", 9'000, {}), server("b", "a", 6'000, 2'000)}), ElementsAre(0, 4'000));
    EXPECT_THAT(zipkinDeltas({client("a", "", 9'000, {}), server("b", "a", 9'000, {})}), ElementsAre(0, kMicro));
}

TEST(ZipkinClockSkew, putsAServerThatIsLongerAMicrosecondAfterItsClient)
{
    EXPECT_THAT(zipkinDeltas({client("a", "", 9'000, 2'000), server("b", "a", 6'000, 5'000)}), ElementsAre(0, 4'000));
}

TEST(ZipkinClockSkew, roundsHalvesOfTheSourcesUnitDown)
{
    TraceFixture fixture;
    for (const SpanSpec& spec :
        {client("a", "", 100 * kMicro, 50 * kMicro), server("b", "a", 60 * kMicro, 21 * kMicro)}) {
        SpanRow row = fixture.row(spec);
        row.flags.set(SpanFlag::micros);
        fixture.builder().append(row);
    }
    EXPECT_THAT(zipkinClockSkew(treeOf(fixture)).value().deltas, ElementsAre(0, 54 * kMicro));
    EXPECT_THAT(zipkinDeltas({client("a", "", 100 * kMicro, 50 * kMicro), server("b", "a", 60 * kMicro, 21 * kMicro)}),
        ElementsAre(0, 54'500));
}

TEST(ZipkinClockSkew, takesAllOnTheServersAddressAlong)
{
    SpanSpec local = server("c", "b", 65, 5);
    local.kind = SpanKind::internal;
    const SpanSpec elsewhere = at(client("d", "b", 66, 5), "10.0.0.9");
    const SpanSpec below = at(server("e", "d", 67, 1), "10.0.0.2");
    EXPECT_THAT(zipkinDeltas({client("a", "", 100, 50), server("b", "a", 60, 20), local, elsewhere, below}),
        ElementsAre(0, 55, 55, 0, 55));
}

TEST(ZipkinClockSkew, comparesWithTheClientAsItWasMoved)
{
    const SpanSpec second = at(client("c", "b", 65, 10), "10.0.0.2");
    const SpanSpec third = at(server("d", "c", 20, 4), "10.0.0.3");
    EXPECT_THAT(
        zipkinDeltas({client("a", "", 100, 50), server("b", "a", 60, 20), second, third}), ElementsAre(0, 55, 55, 103));
}

TEST(ZipkinClockSkew, saysNothingWithoutARootOrWithTwo)
{
    TraceFixture headless{client("a", "x", 100, 50), server("b", "a", 60, 20)};
    EXPECT_TRUE(zipkinClockSkew(treeOf(headless)).value().skipped);
    TraceFixture twoRoots{client("a", "", 100, 50), server("b", "a", 60, 20), client("c", "", 100, 50)};
    const ClockSkew skew = zipkinClockSkew(treeOf(twoRoots)).value();
    EXPECT_TRUE(skew.skipped);
    EXPECT_THAT(skew.deltas, ElementsAre(0, 0, 0));
}

TEST(ZipkinClockSkew, isNotKeptFromItByAnOrphan)
{
    TraceFixture fixture{client("a", "", 100, 50), server("b", "a", 60, 20), client("c", "x", 200, 50)};
    const ClockSkew skew = zipkinClockSkew(treeOf(fixture)).value();
    EXPECT_FALSE(skew.skipped);
    EXPECT_THAT(skew.deltas, ElementsAre(0, 55, 0));
}

TEST(ZipkinClockSkew, namesEveryNodeThatItMoves)
{
    TraceFixture fixture{client("a", "", 100, 50), server("b", "a", 60, 20)};
    EXPECT_THAT(
        zipkinClockSkew(treeOf(fixture)).value().notes, ElementsAre(ClockSkew::Note{NodeNo{1}, Reason::moved, 55}));
}

// Jaeger's method.

SpanSpec on(std::string_view host, std::string_view id, std::string_view parent, Nanos start, Nanos duration)
{
    return {.id = id, .parent = parent, .start = start, .duration = duration, .host = host};
}

ClockSkew jaeger(std::initializer_list<SpanSpec> spans, const JaegerSkewOptions& options = {})
{
    TraceFixture fixture(spans);
    return jaegerClockSkew(treeOf(fixture), options).value();
}

TEST(JaegerClockSkew, takesASpanWithAMissingParentForARootAndSaysSo)
{
    const ClockSkew skew = jaeger({on("a", "1", "9", 10, 5)});
    EXPECT_THAT(skew.deltas, ElementsAre(0));
    EXPECT_THAT(skew.notes, ElementsAre(ClockSkew::Note{NodeNo{0}, Reason::missingParent, 0}));
}

TEST(JaegerClockSkew, comparesSpansOnUnknownHosts)
{
    EXPECT_THAT(jaeger({on("", "1", "", 10, 100), on("", "2", "1", 0, 50)}).deltas, ElementsAre(0, 35));
}

TEST(JaegerClockSkew, saysWhereAnIdIsUsedTwice)
{
    const ClockSkew skew = jaeger({on("a", "1", "", 10, 100), on("a", "2", "1", 20, 5), on("a", "2", "1", 30, 5)});
    EXPECT_THAT(skew.notes,
        ElementsAre(
            ClockSkew::Note{NodeNo{1}, Reason::repeatedId, 0}, ClockSkew::Note{NodeNo{2}, Reason::repeatedId, 0}));
}

TEST(JaegerClockSkew, doesNotCompareSpansOfOneHost)
{
    const ClockSkew skew = jaeger({on("a", "1", "", 10, 100), on("a", "2", "1", 0, 50), on("a", "3", "2", 500, 50)});
    EXPECT_THAT(skew.deltas, ElementsAre(0, 0, 0));
    EXPECT_THAT(skew.notes, IsEmpty());
}

TEST(JaegerClockSkew, leavesAChildThatFits)
{
    EXPECT_THAT(jaeger({on("a", "1", "", 10, 100), on("b", "2", "1", 20, 50)}).deltas, ElementsAre(0, 0));
    EXPECT_THAT(jaeger({on("a", "1", "", 10, 100), on("b", "2", "1", 10, 100)}).deltas, ElementsAre(0, 0));
}

TEST(JaegerClockSkew, leavesALongerChildThatStartsInTime)
{
    EXPECT_THAT(jaeger({on("a", "1", "", 10, 100), on("b", "2", "1", 20, 150)}).deltas, ElementsAre(0, 0));
}

TEST(JaegerClockSkew, movesALongerChildToTheParentsStart)
{
    EXPECT_THAT(jaeger({on("a", "1", "", 10, 100), on("b", "2", "1", 0, 150)}).deltas, ElementsAre(0, 10));
}

TEST(JaegerClockSkew, putsAChildThatStartsEarlyIntoTheMiddle)
{
    const ClockSkew skew = jaeger({on("a", "1", "", 10, 100), on("b", "2", "1", 0, 50)});
    EXPECT_THAT(skew.deltas, ElementsAre(0, 35));
    EXPECT_THAT(skew.notes, ElementsAre(ClockSkew::Note{NodeNo{1}, Reason::moved, 35}));
}

TEST(JaegerClockSkew, putsAChildThatEndsLateIntoTheMiddleAndItsHostAlong)
{
    EXPECT_THAT(jaeger({on("a", "1", "", 10, 100), on("b", "2", "1", 80, 50), on("b", "3", "2", 85, 10)}).deltas,
        ElementsAre(0, -45, -45));
}

TEST(JaegerClockSkew, comparesWithTheParentAsItWasMoved)
{
    EXPECT_THAT(jaeger({on("a", "1", "", 10, 100), on("b", "2", "1", 0, 50), on("c", "3", "2", 50, 10)}).deltas,
        ElementsAre(0, 35, 0));
}

TEST(JaegerClockSkew, tellsOfDeltasPastTheMaximumInsteadOfMoving)
{
    const ClockSkew early = jaeger({on("a", "1", "", 10, 100), on("b", "2", "1", 0, 50)}, {.maximum = 34});
    EXPECT_THAT(early.deltas, ElementsAre(0, 0));
    EXPECT_THAT(early.notes, ElementsAre(ClockSkew::Note{NodeNo{1}, Reason::tooFar, 35}));
    const ClockSkew late = jaeger({on("a", "1", "", 10, 100), on("b", "2", "1", 80, 50)}, {.maximum = 44});
    EXPECT_THAT(late.deltas, ElementsAre(0, 0));
    EXPECT_THAT(late.notes, ElementsAre(ClockSkew::Note{NodeNo{1}, Reason::tooFar, -45}));
    EXPECT_THAT(
        jaeger({on("a", "1", "", 10, 100), on("b", "2", "1", 80, 50)}, {.maximum = 45}).deltas, ElementsAre(0, -45));
}

TEST(JaegerClockSkew, movesNothingWithAMaximumOfZero)
{
    const ClockSkew skew = jaeger({on("a", "1", "", 10, 100), on("b", "2", "1", 0, 50)}, {.maximum = 0});
    EXPECT_THAT(skew.deltas, ElementsAre(0, 0));
    EXPECT_EQ(skew.notes.size(), 1U);
}

TEST(JaegerClockSkew, leavesWhatTheParentDoesNotWaitForUnlessAsked)
{
    SpanSpec follower = on("b", "2", "1", 500, 50);
    follower.followsFrom = true;
    EXPECT_THAT(jaeger({on("a", "1", "", 10, 100), follower}).deltas, ElementsAre(0, 0));
    EXPECT_THAT(jaeger({on("a", "1", "", 10, 100), follower}, {.leaveAsyncAlone = false}).deltas, ElementsAre(0, -465));
}

TEST(JaegerClockSkew, doesNotCompareSpansWithoutAStart)
{
    SpanSpec timeless = on("b", "2", "1", 0, 50);
    timeless.start.reset();
    EXPECT_THAT(jaeger({on("a", "1", "", 10, 100), timeless}).deltas, ElementsAre(0, 0));
}

TEST(ClockSkew, goesAsDeepAsTheTrace)
{
    constexpr std::uint64_t kDepth = 100'000;
    TraceFixture fixture;
    SpanRow caller = fixture.row(client("a", "", 1'000'000, 100));
    SpanRow callee = fixture.row(server("a", "", 0, 100));
    for (std::uint64_t i = 1; i <= kDepth; ++i) {
        SpanRow& row = i % 2 == 1 ? caller : callee;
        row.id = static_cast<SpanId>(i);
        row.parent = static_cast<SpanId>(i - 1);
        fixture.builder().append(row);
    }
    const TraceTree tree = treeOf(fixture);
    EXPECT_EQ(zipkinClockSkew(tree).value().deltas[1], 1'000'000);
    EXPECT_EQ(jaegerClockSkew(tree).value().deltas[kDepth - 1], 1'000'000);
}

TEST(ClockSkew, survivesTheEndsOfTime)
{
    constexpr Nanos kFirst = std::numeric_limits<Nanos>::min();
    constexpr Nanos kLast = std::numeric_limits<Nanos>::max();
    TraceFixture fixture{client("a", "", kLast, kLast), server("b", "a", kFirst, 1), server("c", "a", kFirst, kLast),
        at(client("d", "b", kLast, 1), "10.0.0.2")};
    const TraceTree tree = treeOf(fixture);
    EXPECT_EQ(zipkinClockSkew(tree).value().deltas.size(), 4U);
    EXPECT_EQ(jaegerClockSkew(tree).value().deltas.size(), 4U);
}

TEST(ClockSkew, stopsWhenAskedTo)
{
    TraceFixture fixture{client("a", "", 1, 1)};
    const TraceTree tree = treeOf(fixture);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(zipkinClockSkew(tree, {.stop = stop.get_token()}).error().kind, ErrorKind::cancelled);
    EXPECT_EQ(jaegerClockSkew(tree, {}, {.stop = stop.get_token()}).error().kind, ErrorKind::cancelled);
}

} // namespace
} // namespace longspan::analysis
