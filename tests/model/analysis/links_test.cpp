// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/analysis/links_fixture.h"

#include <gmock/gmock.h>

namespace longspan::analysis {
namespace {

using namespace test_links;
using testing::ElementsAre;
using testing::IsEmpty;

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

} // namespace
} // namespace longspan::analysis
