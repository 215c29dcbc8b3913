// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/links.h"
#include "tests/support/trace_fixture.h"

#include <gmock/gmock.h>

namespace longspan::analysis {
namespace {

using test::SpanSpec;
using test::TraceFixture;
using testing::ElementsAre;
using testing::IsEmpty;
using Edges = std::vector<std::string>;

constexpr SpanKind kLocal = SpanKind::unspecified;
constexpr SpanKind kClient = SpanKind::client;
constexpr SpanKind kServer = SpanKind::server;
constexpr SpanKind kProducer = SpanKind::producer;
constexpr SpanKind kConsumer = SpanKind::consumer;

/// A span in the terms of links: who tells it, and whom it names as the other side.
SpanSpec span(
    std::string_view id, std::string_view parent, SpanKind kind, std::string_view service, std::string_view peer = "")
{
    return {.id = id, .parent = parent, .start = 10, .duration = 5, .kind = kind, .service = service, .peer = peer};
}

SpanSpec failed(SpanSpec spec)
{
    spec.error = true;
    return spec;
}

std::string nameOf(const ServiceGraph& graph, std::uint32_t node)
{
    switch (graph.nodes[node].kind) {
    case ServiceGraph::NodeKind::service: return graph.nodes[node].name;
    case ServiceGraph::NodeKind::database: return graph.nodes[node].name + "(db)";
    case ServiceGraph::NodeKind::messaging: return graph.nodes[node].name + "(mq)";
    case ServiceGraph::NodeKind::external: return graph.nodes[node].name + "(ext)";
    case ServiceGraph::NodeKind::user: return "(user)";
    }
    return "";
}

/// "a->b 2/1": calls and errors of every edge; "~" for messaging.
Edges edgesOf(const ServiceGraph& graph)
{
    Edges edges;
    for (const ServiceGraph::Edge& edge : graph.edges)
        edges.push_back(nameOf(graph, edge.from) + (edge.messaging ? "~>" : "->") + nameOf(graph, edge.to) + ' ' +
            std::to_string(edge.calls) + '/' + std::to_string(edge.errors));
    return edges;
}

ServiceGraph graphOf(TraceFixture& fixture, const LinkOptions& options = {.users = false})
{
    return serviceGraph(fixture.table(), options).value();
}

Edges edgesOf(std::initializer_list<SpanSpec> spans, const LinkOptions& options = {.users = false})
{
    TraceFixture fixture(spans);
    return edgesOf(graphOf(fixture, options));
}

// Clients and servers (Zipkin, DependencyLinkerTest).

TEST(Links, goFromTheClientsServiceToTheServersAndToWhoeverALeafNames)
{
    EXPECT_THAT(edgesOf({span("1", "", kServer, "web"), span("2", "1", kClient, "web", "app"),
                    span("3", "2", kServer, "app"), span("4", "3", kClient, "app", "db")}),
        ElementsAre("app->db(ext) 1/0", "web->app 1/0"));
}

TEST(Links, areTheSameWithSharedIds)
{
    SpanSpec half = span("2", "1", kServer, "app", "web");
    half.shared = true;
    EXPECT_THAT(edgesOf({span("1", "", kServer, "web"), span("2", "1", kClient, "web", "app"), half,
                    span("4", "2", kClient, "app", "db")}),
        ElementsAre("app->db(ext) 1/0", "web->app 1/0"));
}

TEST(Links, findTheClientOfAServerThatLostItsParentId)
{
    SpanSpec half = span("2", "", kServer, "app");
    half.shared = true;
    EXPECT_THAT(
        edgesOf({span("1", "", kServer, "web"), span("2", "1", kClient, "web"), half}), ElementsAre("web->app 1/0"));
}

TEST(Links, findTheClientThatGetsItsParentIdLate)
{
    SpanSpec half = span("2", "1", kServer, "app");
    half.shared = true;
    SpanSpec early = span("2", "", kClient, "web");
    early.duration.reset();
    EXPECT_THAT(edgesOf({span("1", "", kServer, "web"), half, early, span("2", "1", kClient, "web")}),
        ElementsAre("web->app 1/0"));
}

TEST(Links, passOverAServerThatDidNotReport)
{
    EXPECT_THAT(edgesOf({span("1", "", kServer, "web"), span("2", "1", kClient, "web", "app"),
                    span("4", "2", kClient, "app", "db")}),
        ElementsAre("app->db(ext) 1/0", "web->app 1/0"));
}

TEST(Links, passOverAClientThatDidNotReport)
{
    EXPECT_THAT(edgesOf({span("1", "", kServer, "web"), span("3", "1", kServer, "app")}), ElementsAre("web->app 1/0"));
}

TEST(Links, passOverLocalSpans)
{
    EXPECT_THAT(edgesOf({span("1", "", kServer, "web"), span("2", "1", kLocal, "web"),
                    span("3", "2", SpanKind::internal, "web"), span("4", "3", kServer, "app")}),
        ElementsAre("web->app 1/0"));
}

TEST(Links, countTheServersOwnNameNotTheOneItsClientUses)
{
    EXPECT_THAT(edgesOf({span("1", "", kClient, "web", "10.0.0.1"), span("2", "1", kServer, "app")}),
        ElementsAre("web->app 1/0"));
}

TEST(Links, ofAServerWithoutANameGoToWhatItsClientCallsIt)
{
    EXPECT_THAT(
        edgesOf({span("1", "", kClient, "web", "app"), span("2", "1", kServer, "")}), ElementsAre("web->app(ext) 1/0"));
}

TEST(Links, doNotCountAClientTwiceThatHasLocalSpansBelow)
{
    EXPECT_THAT(edgesOf({span("1", "", kClient, "web", "app"), span("2", "1", kLocal, "web")}),
        ElementsAre("web->app(ext) 1/0"));
    EXPECT_THAT(edgesOf({span("1", "", kClient, "web", "app"), span("2", "1", kClient, "web", "app"),
                    span("3", "2", kServer, "app")}),
        ElementsAre("web->app 1/0"));
}

TEST(Links, countEveryCallOfOneTrace)
{
    EXPECT_THAT(
        edgesOf({span("1", "", kServer, "web"), span("2", "1", kClient, "web", "app"), span("3", "2", kServer, "app"),
            span("4", "1", kClient, "web", "app"), failed(span("5", "4", kServer, "app"))}),
        ElementsAre("web->app 2/1"));
}

TEST(Links, countOverTraces)
{
    TraceFixture fixture;
    for (const std::string_view trace : {"t1", "t2", "t3"})
        for (SpanSpec spec : {span("1", "", kClient, "web", "app"), span("2", "1", kServer, "app")}) {
            spec.trace = trace;
            fixture.add(spec);
        }
    const ServiceGraph graph = graphOf(fixture);
    EXPECT_THAT(edgesOf(graph), ElementsAre("web->app 3/0"));
    EXPECT_EQ(graph.traces, 3U);
}

TEST(Links, ofSpansOnOneHostCountOnceAndSoDoTheirErrors)
{
    EXPECT_THAT(edgesOf({span("1", "", kClient, "web", "app"), failed(span("2", "1", kServer, "app", "web"))}),
        ElementsAre("web->app 1/1"));
    EXPECT_THAT(edgesOf({failed(span("1", "", kClient, "web", "app")), failed(span("2", "1", kServer, "app", "web"))}),
        ElementsAre("web->app 1/1"));
    EXPECT_THAT(edgesOf({failed(span("1", "", kClient, "web", "app")), failed(span("1", "", kServer, "app", "web"))}),
        ElementsAre("web->app 1/1"));
}

TEST(Links, ofAClientWithSeveralServersCountEach)
{
    EXPECT_THAT(edgesOf({span("1", "", kClient, "web", "app"), span("2", "1", kServer, "app"),
                    span("3", "1", kServer, "app"), span("4", "1", kServer, "other")}),
        ElementsAre("web->app 2/0", "web->other 1/0"));
}

TEST(Links, ofClientsWithoutAServiceStartAtTheNearestCallAbove)
{
    EXPECT_THAT(edgesOf({span("1", "", kServer, "web"), span("2", "1", kLocal, ""), span("3", "2", kClient, "", "app"),
                    span("4", "2", kClient, "", "app")}),
        ElementsAre("web->app(ext) 2/0"));
    EXPECT_THAT(
        edgesOf({span("1", "", kServer, "web"), span("3", "1", kClient, "", "x"), span("4", "3", kServer, "app")}),
        ElementsAre("web->app 1/0"));
}

TEST(Links, haveTheErrorOfAClientThatNobodyAnswers)
{
    EXPECT_THAT(edgesOf({span("1", "", kServer, "web"), failed(span("2", "1", kClient, "web", "db"))}),
        ElementsAre("web->db(ext) 1/1"));
}

TEST(Links, haveTheErrorOfTheClientToo)
{
    EXPECT_THAT(edgesOf({failed(span("1", "", kClient, "web", "app")), span("2", "1", kServer, "app")}),
        ElementsAre("web->app 1/1"));
}

TEST(Links, doNotHaveTheErrorOfAClientFurtherUp)
{
    EXPECT_THAT(edgesOf({failed(span("1", "", kClient, "web", "app")), span("2", "1", kLocal, "web"),
                    span("3", "2", kServer, "app")}),
        ElementsAre("web->app 1/0"));
}

TEST(Links, doNotTakeAnEventNamedErrorForAnError)
{
    SpanSpec spec = span("1", "", kClient, "web", "app");
    spec.detail.events = {{11, "error", {}, 0}};
    EXPECT_THAT(edgesOf({spec}), ElementsAre("web->app(ext) 1/0"));
}

TEST(Links, keepCallsOfAServiceToItself)
{
    EXPECT_THAT(
        edgesOf({span("1", "", kServer, "web"), span("2", "1", kClient, "web", "web"), span("3", "2", kServer, "web")}),
        ElementsAre("web->web 1/0"));
}

TEST(Links, takeSpansWithoutAKindThatNameBothSidesForClients)
{
    EXPECT_THAT(
        edgesOf({span("1", "", kServer, "web"), span("2", "1", kLocal, "web", "db")}), ElementsAre("web->db(ext) 1/0"));
    EXPECT_THAT(edgesOf({span("1", "", kServer, "web"), failed(span("2", "1", kLocal, "web", "db"))}),
        ElementsAre("web->db(ext) 1/1"));
    EXPECT_THAT(edgesOf({span("1", "", kServer, "web"), span("2", "1", kLocal, "app", "db")}),
        ElementsAre("app->db(ext) 1/0", "web->app 1/0"));
}

TEST(Links, areNotMadeOfSpansWithOneNameOnly)
{
    EXPECT_THAT(edgesOf({span("1", "", kLocal, "web")}), IsEmpty());
    EXPECT_THAT(edgesOf({span("1", "", kClient, "web")}), IsEmpty());
    EXPECT_THAT(edgesOf({span("1", "", kClient, "", "app")}), IsEmpty());
    EXPECT_THAT(edgesOf({span("1", "", kServer, "web")}), IsEmpty());
    EXPECT_THAT(edgesOf({span("1", "", kServer, "", "web")}), IsEmpty());
}

TEST(Links, ofARootServerStartAtThePeerItNames)
{
    EXPECT_THAT(edgesOf({span("1", "", kServer, "web", "browser")}), ElementsAre("browser(ext)->web 1/0"));
}

TEST(Links, doNotJoinSpansWhoseRootIsMissing)
{
    EXPECT_THAT(edgesOf({span("1", "x", kClient, "web", "app"), span("2", "y", kServer, "db"),
                    span("3", "x", kServer, "other", "lb")}),
        ElementsAre("lb(ext)->other 1/0", "web->app(ext) 1/0"));
}

TEST(Links, joinWhatIsLeftWhenASpanInBetweenIsMissing)
{
    EXPECT_THAT(edgesOf({span("1", "", kServer, "web"), span("3", "missing", kServer, "app"),
                    span("4", "3", kClient, "app", "db")}),
        ElementsAre("app->db(ext) 1/0"));
}

// Messaging.

TEST(Links, areNotMadeOfAProducerOrConsumerAloneWithoutABroker)
{
    EXPECT_THAT(edgesOf({span("1", "", kProducer, "web")}), IsEmpty());
    EXPECT_THAT(edgesOf({span("1", "", kConsumer, "app")}), IsEmpty());
}

TEST(Links, goFromTheProducerToTheBrokerAndFromTheBrokerToTheConsumer)
{
    EXPECT_THAT(edgesOf({span("1", "", kProducer, "web", "kafka"), span("2", "1", kConsumer, "app", "kafka")}),
        ElementsAre("kafka(mq)~>app 1/0", "web~>kafka(mq) 1/0"));
}

TEST(Links, goThroughEveryBrokerThatIsNamed)
{
    EXPECT_THAT(edgesOf({span("1", "", kProducer, "web", "kafka1"), span("2", "1", kConsumer, "app", "kafka2")}),
        ElementsAre("kafka2(mq)~>app 1/0", "web~>kafka1(mq) 1/0"));
}

TEST(Links, goThroughABrokerThatOneSideNames)
{
    EXPECT_THAT(edgesOf({span("1", "", kProducer, "web", "kafka"), span("2", "1", kConsumer, "app")}),
        ElementsAre("kafka(mq)~>app 1/0", "web~>kafka(mq) 1/0"));
    EXPECT_THAT(edgesOf({span("1", "", kProducer, "web"), span("2", "1", kConsumer, "app", "kafka")}),
        ElementsAre("kafka(mq)~>app 1/0", "web~>kafka(mq) 1/0"));
}

TEST(Links, goStraightToTheConsumerWhenNobodyNamesABroker)
{
    EXPECT_THAT(edgesOf({span("1", "", kProducer, "web"), failed(span("2", "1", kConsumer, "app"))}),
        ElementsAre("web~>app 1/1"));
}

TEST(Links, goFromAProducerToAServerBelowIt)
{
    EXPECT_THAT(
        edgesOf({span("1", "", kProducer, "web"), span("2", "1", kServer, "app")}), ElementsAre("web->app 1/0"));
    EXPECT_THAT(edgesOf({span("1", "", kProducer, "web"), span("1", "", kServer, "app")}), ElementsAre("web->app 1/0"));
}

TEST(Links, doNotGoFromAClientToAConsumer)
{
    EXPECT_THAT(edgesOf({span("1", "", kClient, "web"), span("2", "1", kConsumer, "app", "kafka")}),
        ElementsAre("kafka(mq)~>app 1/0"));
}

// Virtual nodes, and what is not matched (Tempo, servicegraphs).

TEST(Links, ofARootServerWithoutAPeerStartAtTheUser)
{
    const LinkOptions users;
    EXPECT_THAT(edgesOf({span("1", "", kServer, "web")}, users), ElementsAre("(user)->web 1/0"));
    EXPECT_THAT(edgesOf({span("1", "x", kServer, "web")}, users), IsEmpty());
}

TEST(Links, tellTheUserFromAServiceOfThatName)
{
    TraceFixture fixture{span("1", "", kServer, "user")};
    const ServiceGraph graph = graphOf(fixture, {});
    ASSERT_EQ(graph.nodes.size(), 2U);
    EXPECT_THAT(edgesOf(graph), ElementsAre("(user)->user 1/0"));
}

TEST(Links, countCallsWhoseOtherSideIsUnknown)
{
    TraceFixture fixture{span("1", "", kClient, "web"), span("2", "x", kServer, "app")};
    EXPECT_EQ(graphOf(fixture).unmatchedCalls, 2U);
}

TEST(Links, showUnknownPeersWhenAsked)
{
    EXPECT_THAT(edgesOf({span("1", "", kClient, "web")}, {.users = false, .unknownPeers = true}),
        ElementsAre("web->unknown(ext) 1/0"));
}

TEST(Links, tellDatabasesByTheirAttributes)
{
    SpanSpec spec = span("1", "", kClient, "web", "orders");
    spec.detail.attributes = {{"db.system", {"postgresql"}}};
    EXPECT_THAT(edgesOf({spec}), ElementsAre("web->orders(db) 1/0"));
    EXPECT_THAT(edgesOf({spec}, {.details = false, .users = false}), ElementsAre("web->orders(ext) 1/0"));
    spec.detail.attributes = {{"sql.query", {"select 1"}}};
    EXPECT_THAT(edgesOf({spec}), ElementsAre("web->orders(db) 1/0"));
}

TEST(Links, nameAPeerByTheFirstAttributeThatCan)
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

TEST(Links, doNotLookAtTheAttributesOfEventsAndLinks)
{
    SpanSpec spec = span("1", "", kClient, "web", "app");
    spec.detail.events = {{11, "x", {{"db.system", {"redis"}}}, 0}};
    spec.detail.links = {{Link::Type::link, {1, 2}, SpanId{3}, "", {{"db.system", {"redis"}}}}};
    EXPECT_THAT(edgesOf({spec}), ElementsAre("web->app(ext) 1/0"));
}

TEST(Links, knowAPeerThatReportsElsewhereForAService)
{
    SpanSpec elsewhere = span("9", "", kServer, "db");
    elsewhere.trace = "other";
    EXPECT_THAT(edgesOf({span("1", "", kClient, "web", "db"), elsewhere}), ElementsAre("web->db 1/0"));
}

// What is told of nodes and edges.

TEST(Links, countSpansAndErrorsOfEveryService)
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

TEST(Links, haveLatenciesAsTheClientSawThemAndTheTraceOfTheSlowest)
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

TEST(Links, haveTheServersLatencyWhereTheClientHasNone)
{
    SpanSpec client = span("1", "", kClient, "web", "app");
    client.duration.reset();
    TraceFixture fixture{client, span("2", "1", kServer, "app")};
    EXPECT_EQ(graphOf(fixture).edges.at(0).latency->max, 5);
}

TEST(Links, haveNoLatencyWhereNobodyMeasured)
{
    TraceFixture fixture{span("1", "", kServer, "web"), span("2", "1", kLocal, "app", "db")};
    const ServiceGraph graph = graphOf(fixture);
    ASSERT_EQ(graph.edges.size(), 2U);
    EXPECT_TRUE(graph.edges[0].latency);
    EXPECT_FALSE(graph.edges[1].latency);
}

TEST(Links, countTracesThatStartInTheWindow)
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

TEST(Links, ofCountersThatAreMergedAreThoseOfAll)
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

TEST(Links, canBeCountedTraceByTrace)
{
    TraceFixture fixture{span("1", "", kClient, "web", "app"), span("2", "1", kServer, "app")};
    LinkCounter counter;
    counter.add(fixture.trace());
    EXPECT_THAT(edgesOf(counter.graph()), ElementsAre("web->app 1/0"));
}

TEST(Links, surviveCirclesOfParents)
{
    EXPECT_THAT(edgesOf({span("1", "3", kLocal, "web"), span("2", "1", kLocal, "web"), span("3", "2", kLocal, "web"),
                    span("4", "3", kClient, "web", "app")}),
        ElementsAre("web->app(ext) 1/0"));
}

TEST(Links, climbDeepTracesOfLocalSpansOnce)
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

TEST(Links, stopWhenAskedTo)
{
    TraceFixture fixture{span("1", "", kClient, "web", "app")};
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(serviceGraph(fixture.table(), {}, {.stop = stop.get_token()}).error().kind, ErrorKind::cancelled);
}

} // namespace
} // namespace longspan::analysis
