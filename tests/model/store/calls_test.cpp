// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/interface_stats.h"
#include "model/analysis/slowest.h"
#include "model/decode/decode.h"
#include "tests/model/store/store_folder.h"
#include "tests/support/generate.h"
#include "tests/support/trace_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace longspan::store {

namespace {

using Order = CallQuery::Order;
using test::inSegmentsOf;
using test::StoreFolder;
using test::TraceFixture;
using test::valueOf;

std::string textOf(const CallRow& row, const CallPage& page)
{
    const InterfaceName& interface = page.interfaces[row.interface];
    return std::string(interface.service) + " " + std::string(interface.name) + " " + std::to_string(row.duration) +
        " " + std::to_string(row.start) + " " + toHex32(row.trace) + " " + toHex(row.span) + " " +
        std::string(name(row.kind)) + " of " + std::to_string(row.traceDuration) + " at " + std::string(row.address) +
        " " + std::string(name(row.status)) + " " + std::to_string(row.flags.bits);
}

std::vector<std::string> texts(const CallPage& page)
{
    std::vector<std::string> result;
    for (const CallRow& row : page.rows)
        result.push_back(textOf(row, page));
    return result;
}

/// The same text for a row of a table.
std::string textOf(const SpanTable& table, SpanIndex span)
{
    return std::string(table.service(span)) + " " + std::string(table.name(span)) + " " +
        std::to_string(table.duration(span)) + " " + std::to_string(table.start(span)) + " " +
        toHex32(table.traceId(table.trace(span))) + " " + toHex(table.id(span)) + " " +
        std::string(name(table.kind(span))) + " of " + std::to_string(table.extent(table.trace(span)).duration()) +
        " at " + std::string(table.text(table.resource(span).address)) + " " + std::string(name(table.status(span))) +
        " " + std::to_string(table.flags(span).bits);
}

/// What analysis finds in the table: slowest first, by interface in order of their names.
std::vector<std::string> slowestPerInterface(const SpanTablePtr& table, const analysis::SlowestOptions& options)
{
    const analysis::CallScan scan(table);
    const auto slowest = valueOf(analysis::slowestOfEach(scan, options));
    std::map<std::pair<std::string_view, std::string_view>, std::vector<std::string>> lists;
    for (std::uint32_t no = 0; no < slowest.interfaces(); ++no) {
        const InterfaceKey& key = table->interfaces()[no];
        for (const analysis::SlowCall& call : slowest.of(InterfaceNo{no}))
            lists[{table->text(key.service), table->text(key.name)}].push_back(textOf(*table, call.span));
    }
    std::vector<std::string> all;
    for (const auto& [key, list] : lists)
        all.insert(all.end(), list.begin(), list.end());
    return all;
}

std::vector<std::string> slowestOfAll(const SpanTablePtr& table, const analysis::SlowestOptions& options)
{
    std::vector<std::string> all;
    for (const analysis::SlowCall& call : valueOf(analysis::slowestOfAll(analysis::CallScan(table), options)))
        all.push_back(textOf(*table, call.span));
    return all;
}

/// A store of some thousand spans in many small segments that came in two imports, and the table they came from.
class CallsOfAStore : public testing::Test {
protected:
    CallsOfAStore()
    {
        const test::TraceSpec spec = {.traces = 400, .spansPerTrace = 20, .services = 3};
        table = valueOf(decode::decodeText(test::generate(spec, test::Format::jaegerJson))).table;
        LocalStore other = folder.open("other.longspan");
        valueOf(other.import(*table));
        const TimeRange firstHalf = {0, table->extent(TraceNo{200}).start};
        valueOf(store.import(*valueOf(other.load({.range = firstHalf})), inSegmentsOf(700)));
        valueOf(store.import(*table, inSegmentsOf(500)));
    }

    [[nodiscard]] TimeRange middle() const
    {
        return {table->extent(TraceNo{100}).start, table->extent(TraceNo{300}).start};
    }

    StoreFolder folder;
    LocalStore store = folder.open();
    SpanTablePtr table;
};

SpanTablePtr manyWithTheSameDuration()
{
    TraceFixture fixture;
    for (int i = 0; i < 500; ++i)
        fixture.add({.id = std::to_string((i * 7919) % 1000),
            .start = (i % 3) * 1000,
            .duration = 1000 * (1 + i % 2),
            .trace = std::to_string(i % 40)});
    return fixture.table();
}

} // namespace

TEST_F(CallsOfAStore, readyListsOfEveryInterfaceEqualAFullSort)
{
    CallQuery query;
    query.order = Order::slowestPerInterface;
    EXPECT_EQ(texts(valueOf(store.calls(query))), slowestPerInterface(table, {}));
}

TEST_F(CallsOfAStore, readyListsGiveTheSlowestOfAll)
{
    EXPECT_EQ(texts(valueOf(store.calls({}))), slowestOfAll(table, {}));
}

TEST_F(CallsOfAStore, moreThanLiesReadyIsFoundInTheSegments)
{
    CallQuery query;
    query.order = Order::slowestPerInterface;
    query.limit = 150;
    EXPECT_EQ(texts(valueOf(store.calls(query))), slowestPerInterface(table, {150, {}}));
    query.limit = 7;
    EXPECT_EQ(texts(valueOf(store.calls(query))), slowestPerInterface(table, {7, {}}));
}

TEST_F(CallsOfAStore, aTimeRangeAndOtherConditionsAreExact)
{
    CallQuery query;
    query.order = Order::slowestPerInterface;
    query.range = middle();
    query.minDuration = 2 * kMillisecond;
    analysis::SlowestOptions options;
    options.filter = {.started = query.range, .minDuration = query.minDuration};
    EXPECT_EQ(texts(valueOf(store.calls(query))), slowestPerInterface(table, options));
    query.order = Order::slowestFirst;
    query.onlyErrors = true;
    options.filter.errorsOnly = true;
    EXPECT_EQ(texts(valueOf(store.calls(query))), slowestOfAll(table, options));
}

TEST_F(CallsOfAStore, oneInterfaceAlone)
{
    const InterfaceKey& key = table->interfaces()[5];
    CallQuery query;
    query.service = table->text(key.service);
    query.name = table->text(key.name);
    const CallPage page = valueOf(store.calls(query));
    std::vector<std::string> expected;
    for (const analysis::SlowCall& call : valueOf(analysis::slowestOf(analysis::CallScan(table), InterfaceNo{5})))
        expected.push_back(textOf(*table, call.span));
    EXPECT_EQ(texts(page), expected);
    EXPECT_EQ(page.interfaces.size(), 1U);
    query.name = "no such name";
    EXPECT_TRUE(valueOf(store.calls(query)).rows.empty());
}

TEST_F(CallsOfAStore, newestFirstIsSortedAndCut)
{
    CallQuery query;
    query.order = Order::newestFirst;
    query.limit = 50;
    const CallPage page = valueOf(store.calls(query));
    std::vector<Nanos> starts(table->columns().start.begin(), table->columns().start.end());
    std::sort(starts.rbegin(), starts.rend());
    ASSERT_EQ(page.rows.size(), 50U);
    for (std::size_t i = 0; i < 50; ++i)
        EXPECT_EQ(page.rows[i].start, starts[i]);
    EXPECT_TRUE(page.cut);
    query.limit = table->size();
    EXPECT_EQ(valueOf(store.calls(query)).rows.size(), table->size());
    EXPECT_FALSE(valueOf(store.calls(query)).cut);
}

TEST_F(CallsOfAStore, figuresEqualThoseOfTheTable)
{
    for (const TimeRange& range : {TimeRange{}, middle()}) {
        const analysis::CallScan scan(table);
        const auto stats = valueOf(analysis::interfaceStats(scan, {.started = range}));
        const std::vector<Interface> interfaces = valueOf(store.interfaces({}, range));
        std::size_t seen = 0;
        for (std::uint32_t no = 0; no < stats.size(); ++no) {
            const InterfaceKey& key = table->interfaces()[no];
            const auto found = std::find_if(interfaces.begin(), interfaces.end(), [&](const Interface& interface) {
                return interface.service == table->text(key.service) && interface.name == table->text(key.name);
            });
            ASSERT_EQ(found == interfaces.end(), stats[no].calls == 0);
            if (found == interfaces.end())
                continue;
            ++seen;
            EXPECT_EQ(found->stats.calls, stats[no].calls);
            EXPECT_EQ(found->stats.errors, stats[no].errors);
            EXPECT_EQ(found->stats.kinds, stats[no].kinds);
            EXPECT_EQ(found->stats.first, stats[no].first);
            EXPECT_EQ(found->stats.last, stats[no].last);
            EXPECT_EQ(found->stats.durations, stats[no].durations);
        }
        EXPECT_EQ(seen, interfaces.size());
        EXPECT_TRUE(std::is_sorted(interfaces.begin(), interfaces.end(), [](const Interface& a, const Interface& b) {
            return std::tie(a.service, a.name) < std::tie(b.service, b.name);
        }));
    }
}

TEST_F(CallsOfAStore, theSlowestTraceOfAnInterfaceIsThatOfItsSlowestCall)
{
    CallQuery query;
    query.order = Order::slowestPerInterface;
    query.limit = 1;
    const CallPage page = valueOf(store.calls(query));
    const std::vector<Interface> interfaces = valueOf(store.interfaces());
    ASSERT_EQ(page.rows.size(), interfaces.size());
    for (std::size_t i = 0; i < interfaces.size(); ++i) {
        EXPECT_EQ(interfaces[i].slowestTrace, page.rows[i].trace);
        EXPECT_EQ(interfaces[i].stats.durations.max(), page.rows[i].duration);
    }
}

TEST(Calls, tiesAreOrderedTheSameWhateverWayTheyCameIn)
{
    const SpanTablePtr table = manyWithTheSameDuration();
    for (const std::size_t size : {10U, 64U, 1000U}) {
        const StoreFolder folder;
        LocalStore store = folder.open();
        valueOf(store.import(*table, inSegmentsOf(size)));
        EXPECT_EQ(texts(valueOf(store.calls({}))), slowestOfAll(valueOf(store.load()), {}));
    }
}

TEST(Calls, tiesBetweenWhatIsStoredAndWhatIsNewAreResolved)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    const SpanTablePtr table = manyWithTheSameDuration();
    for (const int part : {1, 0}) {
        TraceFixture fixture;
        for (int i = 0; i < 300; ++i)
            fixture.add({.id = std::to_string((i * 7919) % 1000),
                .start = 0,
                .duration = 1000,
                .trace = std::to_string(part) + "-" + std::to_string(i % 40)});
        valueOf(store.import(*fixture.table()));
    }
    EXPECT_EQ(texts(valueOf(store.calls({}))), slowestOfAll(valueOf(store.load()), {}));
}

TEST(Calls, theTraceDurationCountsPartsThatCameLater)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    valueOf(store.import(*TraceFixture({{.id = "a", .start = 100, .duration = 50}}).table()));
    valueOf(store.import(*TraceFixture({{.id = "b", .start = 0, .duration = 10}}).table()));
    valueOf(store.import(*TraceFixture({{.id = "c", .start = 400, .duration = 100}}).table()));
    for (const CallRow& row : valueOf(store.calls({})).rows)
        EXPECT_EQ(row.traceDuration, 500);
    CallQuery scanned;
    scanned.minDuration = 1;
    for (const CallRow& row : valueOf(store.calls(scanned)).rows)
        EXPECT_EQ(row.traceDuration, 500);
}

TEST(Calls, unknownTimesAreLeftOutWhereTheyCannotBeRanked)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    valueOf(store.import(*TraceFixture(
        {{.id = "a", .start = 5}, {.id = "b", .duration = 7}, {.id = "c"}, {.id = "d", .start = 4, .duration = 1}})
                              .table()));
    const CallPage slowest = valueOf(store.calls({}));
    ASSERT_EQ(slowest.rows.size(), 2U);
    EXPECT_EQ(slowest.rows[0].span, test::spanId("b"));
    EXPECT_TRUE(slowest.rows[0].flags.has(SpanFlag::startUnknown));
    CallQuery newest;
    newest.order = Order::newestFirst;
    std::vector<std::string> order;
    for (const CallRow& row : valueOf(store.calls(newest)).rows)
        order.push_back(test::label(row.span));
    EXPECT_THAT(order, testing::ElementsAre("a", "d", "b", "c"));
    newest.range = {0, 100};
    EXPECT_EQ(valueOf(store.calls(newest)).rows.size(), 2U) << "a range has no room for unknown starts";
    EXPECT_EQ(valueOf(store.interfaces()).at(0).stats.unknownDurations, 2U);
}

TEST(Calls, aLimitOfNoneGivesNone)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    valueOf(store.import(*TraceFixture({{.id = "a", .start = 5, .duration = 1}}).table()));
    CallQuery query;
    query.limit = 0;
    EXPECT_TRUE(valueOf(store.calls(query)).rows.empty());
    EXPECT_TRUE(valueOf(store.calls(query)).cut);
    query.order = Order::newestFirst;
    EXPECT_TRUE(valueOf(store.calls(query)).rows.empty());
}

TEST(Calls, anEmptyStoreAnswersEverythingWithNothing)
{
    const StoreFolder folder;
    const LocalStore store = folder.open();
    EXPECT_TRUE(valueOf(store.calls({})).rows.empty());
    EXPECT_TRUE(valueOf(store.interfaces()).empty());
    EXPECT_TRUE(valueOf(store.applications()).empty());
    EXPECT_TRUE(valueOf(store.load())->empty());
    EXPECT_TRUE(valueOf(store.links()).nodes.empty());
    EXPECT_EQ(valueOf(store.overview()).extent, std::nullopt);
    const auto trace = store.trace({1, 2});
    ASSERT_FALSE(trace);
    EXPECT_EQ(trace.error().kind, ErrorKind::notFound);
    EXPECT_EQ(trace.error().where, folder.path());
}

} // namespace longspan::store
