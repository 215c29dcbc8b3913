// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/analysis/links_fixture.h"

#include <gmock/gmock.h>

namespace longspan::analysis {
namespace {

using namespace test_links;
using testing::ElementsAre;
using testing::IsEmpty;

// Virtual nodes, and what is not matched (Tempo, servicegraphs).

TEST(LinkGraph, ofARootServerWithoutAPeerStartAtTheUser)
{
    const LinkOptions users;
    EXPECT_THAT(edgesOf({span("1", "", kServer, "web")}, users), ElementsAre("(user)->web 1/0"));
    EXPECT_THAT(edgesOf({span("1", "x", kServer, "web")}, users), IsEmpty());
}

TEST(LinkGraph, tellTheUserFromAServiceOfThatName)
{
    TraceFixture fixture{span("1", "", kServer, "user")};
    const ServiceGraph graph = graphOf(fixture, {});
    ASSERT_EQ(graph.nodes.size(), 2U);
    EXPECT_THAT(edgesOf(graph), ElementsAre("(user)->user 1/0"));
}

TEST(LinkGraph, countCallsWhoseOtherSideIsUnknown)
{
    TraceFixture fixture{span("1", "", kClient, "web"), span("2", "x", kServer, "app")};
    EXPECT_EQ(graphOf(fixture).unmatchedCalls, 2U);
}

TEST(LinkGraph, showUnknownPeersWhenAsked)
{
    EXPECT_THAT(edgesOf({span("1", "", kClient, "web")}, {.users = false, .unknownPeers = true}),
        ElementsAre("web->unknown(ext) 1/0"));
}

TEST(LinkGraph, tellDatabasesByTheirAttributes)
{
    SpanSpec spec = span("1", "", kClient, "web", "orders");
    spec.detail.attributes = {{"db.system", {"postgresql"}}};
    EXPECT_THAT(edgesOf({spec}), ElementsAre("web->orders(db) 1/0"));
    EXPECT_THAT(edgesOf({spec}, {.details = false, .users = false}), ElementsAre("web->orders(ext) 1/0"));
    spec.detail.attributes = {{"sql.query", {"select 1"}}};
    EXPECT_THAT(edgesOf({spec}), ElementsAre("web->orders(db) 1/0"));
}

TEST(LinkGraph, nameAPeerByTheFirstAttributeThatCan)
{
    const auto edges = [](const Attributes& attributes) {
        SpanSpec spec = span("1", "", kClient, "web");
        spec.detail.attributes = attributes;
        return edgesOf({spec});
    };
    EXPECT_THAT(edges({{"db.name", {"orders"}}, {"server.address", {"pg-1"}}}), ElementsAre("web->pg-1(db) 1/0"));
    EXPECT_THAT(edges({{"network.peer.address", {"10.0.0.9"}}, {"network.peer.port", {std::int64_t{5432}}}}),
        ElementsAre("web->10.0.0.9:5432(ext) 1/0"));
    EXPECT_THAT(edges({{"db.system", {"redis"}}}), ElementsAre("web->redis(db) 1/0"));
    EXPECT_THAT(edges({{"http.method", {"GET"}}}), IsEmpty());
}

TEST(LinkGraph, doNotLookAtTheAttributesOfEventsAndLinks)
{
    SpanSpec spec = span("1", "", kClient, "web", "app");
    spec.detail.events = {{11, "x", {{"db.system", {"redis"}}}, 0}};
    spec.detail.links = {{Link::Type::link, {1, 2}, SpanId{3}, "", {{"db.system", {"redis"}}}}};
    EXPECT_THAT(edgesOf({spec}), ElementsAre("web->app(ext) 1/0"));
}

TEST(LinkGraph, knowAPeerThatReportsElsewhereForAService)
{
    SpanSpec elsewhere = span("9", "", kServer, "db");
    elsewhere.trace = "other";
    EXPECT_THAT(edgesOf({span("1", "", kClient, "web", "db"), elsewhere}), ElementsAre("web->db 1/0"));
}

// What is told of nodes and edges.

TEST(LinkGraph, countSpansAndErrorsOfEveryService)
{
    TraceFixture fixture{span("1", "", kServer, "web"), failed(span("2", "1", kLocal, "web")),
        span("3", "1", kClient, "web", "db"), span("3", "1", kClient, "web", "db")};
    const ServiceGraph graph = graphOf(fixture);
    ASSERT_EQ(graph.nodes.size(), 2U);
    EXPECT_EQ(graph.nodes[0].name, "db");
    EXPECT_EQ(graph.nodes[0].spans, 0U);
    EXPECT_EQ(graph.nodes[1].name, "web");
    EXPECT_EQ(graph.nodes[1].spans, 3U) << "a span told twice counts once";
    EXPECT_EQ(graph.nodes[1].errors, 1U);
}

TEST(LinkGraph, haveLatenciesAsTheClientSawThemAndTheTraceOfTheSlowest)
{
    TraceFixture fixture;
    for (const auto& [trace, duration] : {std::pair<std::string_view, Nanos>{"t1", 100}, {"t2", 300}, {"t3", 200}}) {
        SpanSpec client = span("1", "", kClient, "web", "app");
        client.duration = duration;
        client.trace = trace;
        fixture.add(client);
        SpanSpec server = span("2", "1", kServer, "app");
        server.trace = trace;
        fixture.add(server);
    }
    const ServiceGraph graph = graphOf(fixture);
    ASSERT_EQ(graph.edges.size(), 1U);
    ASSERT_TRUE(graph.edges[0].latency);
    EXPECT_EQ(graph.edges[0].latency->max, 300);
    EXPECT_EQ(graph.edges[0].latency->slowestTrace, test::traceId("t2"));
    EXPECT_NEAR(static_cast<double>(graph.edges[0].latency->p50), 200, 200 / 64.0);
}

TEST(LinkGraph, haveTheServersLatencyWhereTheClientHasNone)
{
    SpanSpec client = span("1", "", kClient, "web", "app");
    client.duration.reset();
    TraceFixture fixture{client, span("2", "1", kServer, "app")};
    EXPECT_EQ(graphOf(fixture).edges.at(0).latency->max, 5);
}

TEST(LinkGraph, haveNoLatencyWhereNobodyMeasured)
{
    TraceFixture fixture{span("1", "", kServer, "web"), span("2", "1", kLocal, "app", "db")};
    const ServiceGraph graph = graphOf(fixture);
    ASSERT_EQ(graph.edges.size(), 2U);
    EXPECT_TRUE(graph.edges[0].latency);
    EXPECT_FALSE(graph.edges[1].latency);
}

TEST(LinkGraph, countTracesThatStartInTheWindow)
{
    TraceFixture fixture;
    for (const auto& [trace, start] : {std::pair<std::string_view, Nanos>{"t1", 100}, {"t2", 200}, {"t3", 300}}) {
        SpanSpec spec = span("1", "", kClient, "web", "app");
        spec.start = start;
        spec.trace = trace;
        fixture.add(spec);
    }
    const ServiceGraph graph = graphOf(fixture, {.window = {100, 300}});
    EXPECT_EQ(graph.traces, 2U);
    EXPECT_EQ(graph.window, (TimeRange{100, 205}));
    EXPECT_THAT(edgesOf(graph), ElementsAre("web->app(ext) 2/0"));
}

TEST(LinkGraph, ofCountersThatAreMergedAreThoseOfAll)
{
    TraceFixture one{
        span("1", "", kClient, "web", "app"), span("2", "1", kServer, "app"), span("3", "2", kClient, "app")};
    TraceFixture two;
    SpanSpec slow = failed(span("1", "", kClient, "web", "app"));
    slow.duration = 900;
    slow.trace = "second";
    two.add(slow);
    SpanSpec other = span("2", "", kProducer, "app", "kafka");
    other.trace = "second";
    two.add(other);
    LinkCounter left;
    ASSERT_TRUE(left.add(one.table()));
    LinkCounter right;
    ASSERT_TRUE(right.add(two.table()));
    left.merge(right);
    const ServiceGraph graph = left.graph();
    EXPECT_THAT(edgesOf(graph), ElementsAre("app~>kafka(mq) 1/0", "web->app 2/1"));
    EXPECT_EQ(graph.traces, 2U);
    EXPECT_EQ(graph.unmatchedCalls, 1U);
    EXPECT_EQ(graph.edges[1].latency->max, 900);
    EXPECT_EQ(graph.edges[1].latency->slowestTrace, test::traceId("second"));
    EXPECT_EQ(graph.window, (TimeRange{10, 910}));
}

TEST(LinkGraph, canBeCountedTraceByTrace)
{
    TraceFixture fixture{span("1", "", kClient, "web", "app"), span("2", "1", kServer, "app")};
    LinkCounter counter;
    counter.add(fixture.trace());
    EXPECT_THAT(edgesOf(counter.graph()), ElementsAre("web->app 1/0"));
}

TEST(LinkGraph, surviveCirclesOfParents)
{
    EXPECT_THAT(edgesOf({span("1", "3", kLocal, "web"), span("2", "1", kLocal, "web"), span("3", "2", kLocal, "web"),
                    span("4", "3", kClient, "web", "app")}),
        ElementsAre("web->app(ext) 1/0"));
}

TEST(LinkGraph, climbDeepTracesOfLocalSpansOnce)
{
    constexpr std::uint64_t kDepth = 100'000;
    TraceFixture fixture;
    SpanRow local = fixture.row(span("a", "", kLocal, "web"));
    SpanRow client = fixture.row(span("a", "", kClient, "web", "db"));
    for (std::uint64_t i = 1; i <= kDepth; ++i) {
        local.id = static_cast<SpanId>(i);
        local.parent = static_cast<SpanId>(i - 1);
        local.kind = i == 1 ? kServer : kLocal;
        fixture.builder().append(local);
        client.id = static_cast<SpanId>(kDepth + i);
        client.parent = static_cast<SpanId>(i);
        fixture.builder().append(client);
    }
    EXPECT_THAT(edgesOf(graphOf(fixture, {.details = false, .users = false})), ElementsAre("web->db(ext) 100000/0"));
}

TEST(LinkGraph, stopWhenAskedTo)
{
    TraceFixture fixture{span("1", "", kClient, "web", "app")};
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(serviceGraph(fixture.table(), {}, {.stop = stop.get_token()}).error().kind, ErrorKind::cancelled);
}

} // namespace
} // namespace longspan::analysis
