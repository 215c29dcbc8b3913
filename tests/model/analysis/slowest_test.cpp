// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/slowest.h"
#include "tests/support/trace_fixture.h"

#include <gmock/gmock.h>

#include <map>
#include <random>

namespace longspan::analysis {
namespace {

using test::TraceFixture;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> labels(const SpanTable& table, std::span<const SlowCall> calls)
{
    std::vector<std::string> result;
    for (const SlowCall& call : calls)
        result.push_back(test::label(table.id(call.span)));
    return result;
}

std::vector<std::string> slowestLabels(TraceFixture& fixture, const SlowestOptions& options = {})
{
    const CallScan scan(fixture.table());
    const auto calls = slowestOfAll(scan, options);
    return calls ? labels(scan.table(), *calls) : std::vector<std::string>{"failed"};
}

TEST(Slowest, listsTheSlowestCallsOfOneInterface)
{
    TraceFixture fixture{
        {.id = "a", .start = 1, .duration = 5, .name = "x"},
        {.id = "b", .start = 1, .duration = 9, .name = "x"},
        {.id = "c", .start = 1, .duration = 99, .name = "y"},
        {.id = "d", .start = 1, .duration = 7, .name = "x"},
    };
    const CallScan scan(fixture.table());
    const auto calls = slowestOf(scan, InterfaceNo{0}, {.k = 2});
    ASSERT_TRUE(calls);
    EXPECT_THAT(labels(scan.table(), *calls), ElementsAre("b", "d"));
}

TEST(Slowest, listsEachInterfaceApart)
{
    TraceFixture fixture{
        {.id = "a", .start = 1, .duration = 5, .name = "x"},
        {.id = "c", .start = 1, .duration = 99, .name = "y"},
        {.id = "d", .start = 1, .duration = 7, .name = "x"},
        {.id = "e", .start = 1, .name = "unmeasured"},
    };
    const CallScan scan(fixture.table());
    const auto each = slowestOfEach(scan);
    ASSERT_TRUE(each);
    ASSERT_EQ(each->interfaces(), 3U);
    EXPECT_THAT(labels(scan.table(), each->of(InterfaceNo{0})), ElementsAre("d", "a"));
    EXPECT_THAT(labels(scan.table(), each->of(InterfaceNo{1})), ElementsAre("c"));
    EXPECT_THAT(each->of(InterfaceNo{2}), IsEmpty());
    EXPECT_EQ(each->size(), 3U);
}

TEST(Slowest, tellsTheDurationOfTheSpanAndOfItsTrace)
{
    TraceFixture fixture{
        {.id = "a", .start = 100, .duration = 50},
        {.id = "b", .parent = "a", .start = 120, .duration = 100},
        {.id = "c", .duration = 10, .trace = "timeless"},
    };
    const CallScan scan(fixture.table());
    const auto calls = slowestOfAll(scan);
    ASSERT_TRUE(calls);
    EXPECT_THAT(*calls,
        ElementsAre(SlowCall{SpanIndex{1}, 100, 120}, SlowCall{SpanIndex{0}, 50, 120}, SlowCall{SpanIndex{2}, 10, 10}));
}

TEST(Slowest, spansWithoutADurationAreNotRanked)
{
    TraceFixture fixture{{.id = "a", .start = 1}, {.id = "b", .start = 1, .duration = 0}};
    EXPECT_THAT(slowestLabels(fixture), ElementsAre("b"));
}

TEST(Slowest, aCallToldTwiceIsListedOnceWithItsLongestDuration)
{
    TraceFixture fixture{
        {.id = "a", .start = 1, .duration = 5},
        {.id = "b", .start = 1, .duration = 7},
        {.id = "a", .start = 1, .duration = 9},
    };
    EXPECT_THAT(slowestLabels(fixture), ElementsAre("a", "b"));
}

TEST(Slowest, theTwoHalvesOfASharedSpanAreTwoCalls)
{
    TraceFixture fixture{
        {.id = "a", .start = 1, .duration = 5, .kind = SpanKind::client},
        {.id = "a", .start = 1, .duration = 4, .kind = SpanKind::server, .shared = true},
    };
    EXPECT_THAT(slowestLabels(fixture), ElementsAre("a", "a"));
}

TEST(Slowest, tiesAreBrokenByStartThenTraceThenSpan)
{
    TraceFixture fixture{
        {.id = "c", .start = 2, .duration = 5, .trace = "t1"},
        {.id = "b", .start = 1, .duration = 5, .trace = "t2"},
        {.id = "e", .start = 1, .duration = 5, .trace = "t1"},
        {.id = "d", .start = 1, .duration = 5, .trace = "t1"},
    };
    EXPECT_THAT(slowestLabels(fixture), ElementsAre("d", "e", "b", "c"));
    EXPECT_THAT(slowestLabels(fixture, {.k = 1}), ElementsAre("d"));
}

TEST(Slowest, filtersByTimeDurationErrorAndKind)
{
    TraceFixture fixture{
        {.id = "a", .start = 10, .duration = 5, .kind = SpanKind::server},
        {.id = "b", .start = 20, .duration = 7, .kind = SpanKind::client, .error = true},
        {.id = "c", .start = 30, .duration = 9, .kind = SpanKind::server, .error = true},
    };
    EXPECT_THAT(slowestLabels(fixture, {.filter = {.started = {10, 30}}}), ElementsAre("b", "a"));
    EXPECT_THAT(slowestLabels(fixture, {.filter = {.minDuration = 7}}), ElementsAre("c", "b"));
    EXPECT_THAT(slowestLabels(fixture, {.filter = {.errorsOnly = true}}), ElementsAre("c", "b"));
    EXPECT_THAT(slowestLabels(fixture, {.filter = {.kinds = KindSet::of(SpanKind::server)}}), ElementsAre("c", "a"));
}

TEST(Slowest, askingForNoneGivesNone)
{
    TraceFixture fixture{{.id = "a", .start = 1, .duration = 5}};
    EXPECT_THAT(slowestLabels(fixture, {.k = 0}), IsEmpty());
    const auto each = slowestOfEach(CallScan(fixture.table()), {.k = 0});
    ASSERT_TRUE(each);
    EXPECT_THAT(each->of(InterfaceNo{0}), IsEmpty());
}

TEST(Slowest, anEmptyTableHasNoCalls)
{
    TraceFixture fixture;
    EXPECT_THAT(slowestLabels(fixture), IsEmpty());
    const auto each = slowestOfEach(CallScan(fixture.table()));
    ASSERT_TRUE(each);
    EXPECT_EQ(each->interfaces(), 0U);
}

TEST(Slowest, stopsWhenAskedTo)
{
    TraceFixture fixture{{.id = "a", .start = 1, .duration = 5}};
    std::stop_source stop;
    stop.request_stop();
    const auto calls = slowestOfEach(CallScan(fixture.table()), {}, {.stop = stop.get_token()});
    ASSERT_FALSE(calls);
    EXPECT_EQ(calls.error().kind, ErrorKind::cancelled);
}

/// Few different values, so that ties and repeated calls are common.
TraceFixture randomTable(std::mt19937_64& random, std::size_t rows)
{
    TraceFixture fixture;
    static constexpr std::array<std::string_view, 3> kNames{"x", "y", "z"};
    static constexpr std::array<std::string_view, 3> kTraces{"t1", "t2", "t3"};
    for (std::size_t i = 0; i < rows; ++i) {
        SpanRow row = fixture.row({.id = "",
            .start = static_cast<Nanos>(random() % 4),
            .duration = static_cast<Nanos>(random() % 50),
            .kind = static_cast<SpanKind>(random() % kSpanKinds),
            .error = random() % 3 == 0,
            .service = kNames[random() % 2],
            .name = kNames[random() % 3],
            .trace = kTraces[random() % 3]});
        row.id = static_cast<SpanId>(1 + random() % 400);
        row.flags.set(SpanFlag::durationUnknown, random() % 10 == 0);
        fixture.builder().append(row);
    }
    return fixture;
}

bool ranksBefore(const SpanTable& table, SpanIndex a, SpanIndex b)
{
    return slower(rankOf(table, a), rankOf(table, b));
}

/// Every row sorted, the repeated ones thrown out one by one: slow and plain.
std::vector<SpanIndex> fullSort(const SpanTable& table, const CallFilter& filter)
{
    const auto key = [&](SpanIndex span) {
        return std::tuple(table.traceId(table.trace(span)), table.id(span), table.kind(span), table.service(span));
    };
    std::map<decltype(key(SpanIndex{})), SpanIndex> calls;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const SpanIndex span{row};
        const auto [at, isNew] = calls.emplace(key(span), span);
        const SpanIndex other = at->second;
        const bool better = table.durationKnown(span) != table.durationKnown(other) ? table.durationKnown(span)
                                                                                    : ranksBefore(table, span, other);
        if (!isNew && better)
            at->second = span;
    }
    std::vector<SpanIndex> sorted;
    for (const auto& [unused, span] : calls)
        if (table.durationKnown(span) && filter.accepts(table.columns(), index(span)))
            sorted.push_back(span);
    std::sort(sorted.begin(), sorted.end(), [&](SpanIndex a, SpanIndex b) { return ranksBefore(table, a, b); });
    return sorted;
}

CallFilter randomFilter(std::mt19937_64& random)
{
    CallFilter filter;
    if (random() % 2 == 0)
        filter.started = {static_cast<Nanos>(random() % 3), 3};
    if (random() % 3 == 0)
        filter.minDuration = static_cast<Nanos>(random() % 50);
    filter.errorsOnly = random() % 4 == 0;
    if (random() % 3 == 0)
        filter.kinds = KindSet::of(static_cast<SpanKind>(random() % kSpanKinds));
    return filter;
}

std::vector<SpanIndex> rowsOf(std::span<const SlowCall> calls)
{
    std::vector<SpanIndex> rows;
    for (const SlowCall& call : calls)
        rows.push_back(call.span);
    return rows;
}

TEST(Slowest, equalsAFullSortOnRandomTables)
{
    std::mt19937_64 random(5);
    for (int round = 0; round < 60; ++round) {
        TraceFixture fixture = randomTable(random, random() % 3'000);
        const CallScan scan(fixture.table());
        const SlowestOptions options{
            .k = 1 + random() % 150, .filter = randomFilter(random), .threads = static_cast<unsigned>(random() % 5)};
        const std::vector<SpanIndex> sorted = fullSort(scan.table(), options.filter);

        const auto all = slowestOfAll(scan, options);
        ASSERT_TRUE(all);
        const auto most = std::min(options.k, sorted.size());
        EXPECT_EQ(rowsOf(*all), std::vector<SpanIndex>(sorted.begin(), sorted.begin() + static_cast<long>(most)));

        const auto each = slowestOfEach(scan, options);
        ASSERT_TRUE(each);
        for (std::uint32_t no = 0; no < each->interfaces(); ++no) {
            std::vector<SpanIndex> wanted;
            for (const SpanIndex span : sorted)
                if (wanted.size() < options.k && scan.table().interface(span) == InterfaceNo{no})
                    wanted.push_back(span);
            EXPECT_EQ(rowsOf(each->of(InterfaceNo{no})), wanted);
            EXPECT_EQ(rowsOf(slowestOf(scan, InterfaceNo{no}, options).value()), wanted);
        }
    }
}

} // namespace
} // namespace longspan::analysis
