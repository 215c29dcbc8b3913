// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/links.h"
#include "model/decode/decode.h"
#include "tests/model/store/store_folder.h"
#include "tests/support/generate.h"
#include "tests/support/trace_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace longspan::store {

namespace {

using test::inSegmentsOf;
using test::StoreFolder;
using test::TraceFixture;
using test::valueOf;

std::set<std::string> labels(const SpanTable& table)
{
    std::set<std::string> result;
    for (std::uint32_t row = 0; row < table.size(); ++row)
        result.insert(test::label(table.id(SpanIndex{row})));
    return result;
}

/// Two traces in one segment, a third one that goes on in another, and a span without a start.
class LoadedTables : public testing::Test {
protected:
    LoadedTables()
    {
        valueOf(
            store.import(*TraceFixture({{.id = "a1", .start = 100, .duration = 50, .service = "web", .trace = "a"},
                                           {.id = "a2", .parent = "a1", .start = 110, .service = "db", .trace = "a"},
                                           {.id = "b1", .start = 200, .service = "web", .trace = "b"},
                                           {.id = "b2", .start = 300, .service = "web", .trace = "b"},
                                           {.id = "c1", .start = 150, .service = "web", .trace = "c"}})
                              .table()));
        valueOf(store.import(
            *TraceFixture({{.id = "c2", .parent = "c1", .start = 400, .duration = 1, .service = "db", .trace = "c"},
                              {.id = "d1", .service = "web", .trace = "d"}})
                 .table()));
    }

    [[nodiscard]] std::set<std::string> loaded(const LoadQuery& query) const
    {
        return labels(*valueOf(store.load(query)));
    }

    StoreFolder folder;
    LocalStore store = folder.open();
};

using Labels = std::set<std::string>;

} // namespace

TEST_F(LoadedTables, aRangeHoldsTheSpansThatBeganInIt)
{
    EXPECT_EQ(loaded({.range = {100, 200}}), (Labels{"a1", "a2", "c1"}));
    EXPECT_EQ(loaded({.range = {300, 401}}), (Labels{"b2", "c2"}));
    EXPECT_EQ(loaded({.range = {0, 100}}), Labels{});
    EXPECT_EQ(loaded({}).size(), 7U);
    EXPECT_FALSE(loaded({.range = {0, 1000}}).contains("d1")) << "a span without a start";
}

TEST_F(LoadedTables, wholeTracesBelongToWhenTheyBegan)
{
    EXPECT_EQ(loaded({.range = {150, 201}, .wholeTraces = true}), (Labels{"b1", "b2", "c1", "c2"}));
    EXPECT_EQ(loaded({.range = {300, 500}, .wholeTraces = true}), Labels{});
    EXPECT_EQ(loaded({.range = {}, .wholeTraces = true}).size(), 7U);
}

TEST_F(LoadedTables, aServiceChoosesItsSpansOrTheTracesItTookPartIn)
{
    EXPECT_EQ(loaded({.range = {}, .wholeTraces = false, .service = "db"}), (Labels{"a2", "c2"}));
    EXPECT_EQ(loaded({.range = {}, .wholeTraces = true, .service = "db"}), (Labels{"a1", "a2", "c1", "c2"}));
    EXPECT_EQ(loaded({.range = {0, 120}, .wholeTraces = true, .service = "db"}), (Labels{"a1", "a2"}));
    EXPECT_EQ(loaded({.range = {}, .wholeTraces = true, .service = "no such"}), Labels{});
}

TEST_F(LoadedTables, onlyWhatIsThereIsNamed)
{
    const SpanTablePtr table = valueOf(store.load({.range = {300, 301}}));
    EXPECT_EQ(table->traceCount(), 1U);
    EXPECT_EQ(table->interfaces().size(), 1U);
    EXPECT_EQ(table->resources().size(), 1U);
}

TEST_F(LoadedTables, aTraceComesWithAllItsParts)
{
    const Trace trace = valueOf(store.trace(test::traceId("c")));
    EXPECT_EQ(trace.spans().size(), 2U);
    EXPECT_EQ(trace.extent().start, 150);
    EXPECT_EQ(trace.extent().end, 401);
    EXPECT_EQ(valueOf(store.overview()).traces, 4U);
}

TEST_F(LoadedTables, detailsAreThoseOfTheRightRow)
{
    LocalStore other = folder.open("other.longspan");
    TraceFixture fixture;
    for (int i = 0; i < 100; ++i)
        fixture.add({.id = std::to_string(i),
            .start = i,
            .trace = std::to_string(i % 10),
            .detail = test::withAttributes({{"i", {std::int64_t{i}}}})});
    valueOf(other.import(*fixture.table(), inSegmentsOf(30)));
    const SpanTablePtr table = valueOf(other.load({.range = {20, 70}}));
    ASSERT_EQ(table->size(), 50U);
    for (std::uint32_t row = 0; row < 50; ++row)
        EXPECT_EQ(toText(valueOf(table->detail(SpanIndex{row})).attributes.at(0).value),
            std::to_string(table->start(SpanIndex{row})));
}

TEST(VisitedTables, togetherHoldEverySpanOnceAndNoTraceTwice)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    // A hundred segments, so that there are several tables; every fifth trace comes in two parts.
    for (const int half : {0, 1}) {
        TraceFixture fixture;
        for (int trace = 0; trace < 250; ++trace)
            if (half == 0 || trace % 5 == 0)
                for (int i = 0; i < 4; ++i)
                    fixture.add({.id = std::to_string(half * 4 + i),
                        .start = trace * 100 + half * 10 + i,
                        .trace = "trace" + std::to_string(trace)});
        valueOf(store.import(*fixture.table(), inSegmentsOf(12)));
    }
    for (const bool whole : {true, false}) {
        std::size_t spans = 0;
        std::size_t tables = 0;
        std::multiset<TraceId> traces;
        const auto count = [&](const SpanTablePtr& table) -> Result<> {
            spans += table->size();
            ++tables;
            for (std::uint32_t trace = 0; trace < table->traceCount(); ++trace)
                traces.insert(table->traceId(TraceNo{trace}));
            return {};
        };
        ASSERT_TRUE(store.visit({.range = {}, .wholeTraces = whole}, count));
        EXPECT_EQ(spans, 1200U);
        EXPECT_GT(tables, 2U);
        EXPECT_EQ(std::set<TraceId>(traces.begin(), traces.end()).size(), 250U);
        EXPECT_EQ(traces.size() == 250U, whole);
    }
}

TEST(VisitedTables, theVisitEndsWithTheVisitorsError)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    valueOf(store.import(*TraceFixture({{.id = "a", .start = 1}}).table()));
    const Result<> visited =
        store.visit({}, [](const SpanTablePtr&) { return Result<>(fail(ErrorKind::offline, "no more")); });
    ASSERT_FALSE(visited);
    EXPECT_EQ(visited.error().kind, ErrorKind::offline);
}

TEST(StoredLinks, equalThoseOfTheTable)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    const SpanTablePtr table =
        valueOf(decode::decodeText(
                    test::generate({.traces = 200, .spansPerTrace = 15, .services = 6}, test::Format::zipkinV2Json)))
            .table;
    valueOf(store.import(*table, inSegmentsOf(100)));
    const auto edges = [](const ServiceGraph& graph) {
        std::vector<std::string> texts;
        for (const ServiceGraph::Edge& edge : graph.edges)
            texts.push_back(graph.nodes[edge.from].name + " > " + graph.nodes[edge.to].name + " " +
                std::to_string(edge.calls) + " " + std::to_string(edge.errors) + " " +
                std::to_string(edge.latency ? edge.latency->p99 : -1) + " " +
                (edge.latency ? toHex(edge.latency->slowestTrace) : ""));
        return texts;
    };
    EXPECT_EQ(edges(valueOf(store.links())), edges(valueOf(analysis::serviceGraph(table))));
    analysis::LinkOptions window;
    window.window = {table->extent(TraceNo{50}).start, table->extent(TraceNo{150}).start};
    EXPECT_EQ(edges(valueOf(store.links(window))), edges(valueOf(analysis::serviceGraph(table, window))));
}

TEST(StoredLinks, crossSegmentsAreStillPairs)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    valueOf(store.import(
        *TraceFixture({{.id = "a", .start = 0, .duration = 9, .kind = SpanKind::client, .service = "web"}}).table()));
    valueOf(store.import(*TraceFixture(
        {{.id = "b", .parent = "a", .start = 1, .duration = 5, .kind = SpanKind::server, .service = "shop"}})
                              .table()));
    const ServiceGraph graph = valueOf(store.links());
    ASSERT_EQ(graph.edges.size(), 1U);
    EXPECT_EQ(graph.nodes[graph.edges[0].from].name, "web");
    EXPECT_EQ(graph.nodes[graph.edges[0].to].name, "shop");
    EXPECT_EQ(graph.traces, 1U);
}

} // namespace longspan::store
