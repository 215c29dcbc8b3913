// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/interface_stats.h"
#include "tests/support/trace_fixture.h"

#include <gtest/gtest.h>

namespace longspan::analysis {
namespace {

using test::SpanSpec;
using test::TraceFixture;

CallStats statsOf(TraceFixture& fixture, std::string_view name, const CallFilter& filter = {})
{
    const CallScan scan(fixture.table());
    const auto stats = interfaceStats(scan, filter);
    if (!stats || stats->size() != scan.table().interfaces().size())
        return {};
    for (std::size_t i = 0; i < stats->size(); ++i)
        if (scan.table().text(scan.table().interfaces()[i].name) == name)
            return (*stats)[i];
    return {};
}

TraceFixture shop()
{
    return {
        {.id = "a", .start = 100, .duration = 50, .kind = SpanKind::server, .name = "buy"},
        {.id = "b", .start = 300, .duration = 10, .kind = SpanKind::client, .error = true, .name = "buy"},
        {.id = "c", .start = 200, .kind = SpanKind::server, .name = "buy"},
        {.id = "d", .duration = 7, .kind = SpanKind::server, .name = "buy"},
        {.id = "e", .start = 50, .duration = 1, .name = "look"},
    };
}

TEST(InterfaceStats, countsCallsErrorsKindsAndTimesOfEachInterface)
{
    TraceFixture fixture = shop();
    const CallStats buy = statsOf(fixture, "buy");
    EXPECT_EQ(buy.calls, 4U);
    EXPECT_EQ(buy.errors, 1U);
    EXPECT_DOUBLE_EQ(buy.errorShare(), 0.25);
    EXPECT_EQ(buy.first, 100);
    EXPECT_EQ(buy.last, 300);
    EXPECT_TRUE(buy.kinds.contains(SpanKind::server));
    EXPECT_TRUE(buy.kinds.contains(SpanKind::client));
    EXPECT_FALSE(buy.kinds.contains(SpanKind::unspecified));
    EXPECT_EQ(statsOf(fixture, "look").calls, 1U);
}

TEST(InterfaceStats, spansWithoutADurationAreCalledButNotMeasured)
{
    TraceFixture fixture = shop();
    const CallStats buy = statsOf(fixture, "buy");
    EXPECT_EQ(buy.unknownDurations, 1U);
    EXPECT_EQ(buy.durations.count(), 3U);
    EXPECT_EQ(buy.durations.min(), 7);
    EXPECT_EQ(buy.durations.max(), 50);
}

TEST(InterfaceStats, aCallToldTwiceCountsOnce)
{
    TraceFixture fixture = shop();
    fixture.add({.id = "a", .start = 100, .duration = 50, .kind = SpanKind::server, .name = "buy"});
    EXPECT_EQ(statsOf(fixture, "buy").calls, 4U);
}

TEST(InterfaceStats, theTimeRangeIsOfTheStartAndLeavesOutUnknownOnes)
{
    TraceFixture fixture = shop();
    EXPECT_EQ(statsOf(fixture, "buy", {.started = {100, 300}}).calls, 2U);
    EXPECT_EQ(statsOf(fixture, "buy", {.started = {.from = 0}}).calls, 3U);
    EXPECT_EQ(statsOf(fixture, "look", {.started = {100, 300}}).calls, 0U);
}

TEST(InterfaceStats, aMinimumDurationLeavesOutUnknownOnes)
{
    TraceFixture fixture = shop();
    EXPECT_EQ(statsOf(fixture, "buy", {.minDuration = 10}).calls, 2U);
    EXPECT_EQ(statsOf(fixture, "buy", {.minDuration = 1}).unknownDurations, 0U);
}

TEST(InterfaceStats, errorsAndKindsCanBeAskedForAlone)
{
    TraceFixture fixture = shop();
    EXPECT_EQ(statsOf(fixture, "buy", {.errorsOnly = true}).calls, 1U);
    EXPECT_EQ(statsOf(fixture, "buy", {.kinds = KindSet::of(SpanKind::server)}).calls, 3U);
    EXPECT_EQ(statsOf(fixture, "buy", {.errorsOnly = true, .kinds = KindSet::of(SpanKind::server)}).calls, 0U);
}

TEST(InterfaceStats, theRateIsCallsASecond)
{
    CallStats stats;
    stats.calls = 30;
    EXPECT_DOUBLE_EQ(stats.rate(60 * kSecond).value(), 0.5);
    EXPECT_FALSE(stats.rate(0));
}

TEST(InterfaceStats, mergedPartsEqualTheWhole)
{
    TraceFixture fixture = shop();
    CallStats merged = statsOf(fixture, "buy", {.kinds = KindSet::of(SpanKind::server)});
    merged.merge(statsOf(fixture, "buy", {.kinds = KindSet::of(SpanKind::client)}));
    merged.merge({});
    const CallStats whole = statsOf(fixture, "buy");
    EXPECT_EQ(merged.calls, whole.calls);
    EXPECT_EQ(merged.errors, whole.errors);
    EXPECT_EQ(merged.unknownDurations, whole.unknownDurations);
    EXPECT_EQ(merged.kinds, whole.kinds);
    EXPECT_EQ(merged.first, whole.first);
    EXPECT_EQ(merged.last, whole.last);
    EXPECT_EQ(merged.durations, whole.durations);
}

TEST(InterfaceStats, stopsWhenAskedTo)
{
    TraceFixture fixture = shop();
    std::stop_source stop;
    stop.request_stop();
    const auto stats = interfaceStats(CallScan(fixture.table()), {}, {.stop = stop.get_token()});
    ASSERT_FALSE(stats);
    EXPECT_EQ(stats.error().kind, ErrorKind::cancelled);
}

} // namespace
} // namespace longspan::analysis
