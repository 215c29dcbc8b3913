// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/jaeger/jaeger_server.h"
#include "model/source/zipkin/zipkin_server.h"
#include "tests/model/source/live/fake_server.h"

#include <gtest/gtest.h>

namespace longspan::source {
namespace {

using test::Dialect;
using test::FakeHttp;
using test::FakeServer;
using test::httpAnswer;

FindQuery question()
{
    FindQuery query;
    query.service = "Shop";
    query.operation = "GET /a b";
    query.window = {1'000'000'500, 2'000'000'500};
    query.minDuration = 1'500;
    query.maxDuration = 2'500;
    query.onlyErrors = true;
    query.attributes = {{"color", "red"}, {"note", std::nullopt}};
    query.limit = 7;
    return query;
}

TEST(ZipkinQuery, saysEverythingRoundedOutwards)
{
    EXPECT_EQ(zipkinQuery(question()).text(),
        "serviceName=shop&spanName=get%20%2Fa%20b&annotationQuery=error%20and%20color%3Dred%20and%20note"
        "&minDuration=1&maxDuration=3&endTs=2001&lookback=1001&limit=7");
}

TEST(ZipkinQuery, leavesOutWhatItsSyntaxCannotCarry)
{
    FindQuery query = question();
    query.operation = "all";
    query.onlyErrors = false;
    query.minDuration = 0;
    query.attributes = {{"a=b", "c"}, {"k", "this and that"}, {"k", " padded"}, {"k", std::string(300, 'x')}};
    EXPECT_EQ(
        zipkinQuery(query).text(), "serviceName=shop&minDuration=1&maxDuration=3&endTs=2001&lookback=1001&limit=7");
}

TEST(JaegerQuery, saysEverythingInBothSpellings)
{
    const std::string text = jaegerV3Query(question()).text();
    for (const char* part : {"query.serviceName=Shop&query.service_name=Shop", "query.operationName=GET%20%2Fa%20b",
             "query.startTimeMin=1970-01-01T00%3A00%3A01Z&query.start_time_min=1970-01-01T00%3A00%3A01Z",
             "query.startTimeMax=1970-01-01T00%3A00%3A02.000001Z", "query.durationMin=1us&query.duration_min=1us",
             "query.durationMax=3us", "query.searchDepth=7&query.num_traces=7", "query.rawTraces=true",
             "query.attributes=%7B%22color%22%3A%22red%22%2C%22error%22%3A%22true%22%7D"})
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
    EXPECT_EQ(jaegerV1Query(question()).text(),
        "service=Shop&operation=GET%20%2Fa%20b&tags=%7B%22color%22%3A%22red%22%2C%22error%22%3A%22true%22%7D"
        "&start=1000000&end=2000001&minDuration=1us&maxDuration=3us&limit=7&raw=true");
}

struct Way {
    std::string name;
    std::string url;
    ServerAccess access;
    std::string asked;
    std::string authorization;
};

class LiveAccess : public testing::TestWithParam<Way> {};

TEST_P(LiveAccess, asksBelowTheBaseWithItsCredentials)
{
    auto client = std::make_shared<FakeHttp>();
    client->on("", httpAnswer("[]"));
    ServerProfile profile;
    profile.address.url = GetParam().url;
    profile.access = GetParam().access;
    ASSERT_TRUE(makeServerSource(profile, client)->applications("", {}, {}));
    const auto requests = client->requests();
    ASSERT_FALSE(requests.empty());
    EXPECT_EQ(requests.front().url, GetParam().asked);
    EXPECT_EQ(FakeHttp::headerOf(requests.front(), "Authorization"), GetParam().authorization);
}

INSTANTIATE_TEST_SUITE_P(Ways, LiveAccess,
    testing::Values(Way{"Plain", "h.example:9411", {}, "http://h.example:9411/api/v2/services", ""},
        Way{"ApiPath", "https://h.example/t/api/v2/", {}, "https://h.example/t/api/v2/services", ""},
        Way{"Page", "https://h.example/zipkin/", {}, "https://h.example/zipkin/api/v2/services", ""},
        Way{"User", "https://h.example", {"ann", Secret("pw"), {}, {}}, "https://h.example/api/v2/services",
            "Basic YW5uOnB3"},
        Way{"UserInAddress", "https://ann:pw@h.example", {}, "https://h.example/api/v2/services", "Basic YW5uOnB3"},
        Way{"Token", "https://h.example", {"ann", Secret("pw"), Secret("tok"), {}}, "https://h.example/api/v2/services",
            "Bearer tok"},
        Way{"Header", "https://h.example", {"", {}, Secret("tok"), {{"authorization", Secret("Custom x")}}},
            "https://h.example/api/v2/services", "Custom x"}),
    [](const auto& tested) { return tested.param.name; });

TEST(LiveAccess, tellsAnAddressThatIsNone)
{
    ServerProfile profile;
    profile.address.url = "ftp://user:hidden@h.example/";
    const auto client = std::make_shared<FakeHttp>();
    const auto answer = makeServerSource(profile, client)->applications("", {}, {});
    ASSERT_FALSE(answer);
    EXPECT_EQ((answer.error().what + answer.error().where).find("hidden"), std::string::npos);
    EXPECT_FALSE(probeServer(profile, client, {}));
    EXPECT_TRUE(client->requests().empty());
}

SpanQuery shopCalls(std::size_t limit)
{
    SpanQuery query;
    query.application.name = "shop";
    query.range = {900 * kSecond, 9000 * kSecond};
    query.limit = limit;
    return query;
}

TEST(JaegerServer, readsResultsThatComeInPieces)
{
    const FakeServer server(Dialect::jaegerV3, test::rowOfTraces(4));
    auto client = std::make_shared<FakeHttp>();
    client->on("/traces?", [&server](const net::Request& request, const Call&) {
        const std::string one(server.answer(request).text());
        const FakeServer more(Dialect::jaegerV3, {{.trace = 77, .start = 1'000'000'000, .duration = 5}});
        return httpAnswer(one + "\n" + std::string(more.answer(request).text()) + "\n");
    });
    client->on("", [&server](const net::Request& request, const Call&) { return server.answer(request); });
    const auto page = makeServerSource(server.profile(), client)->search(shopCalls(20), {});
    ASSERT_TRUE(page) << page.error().what;
    EXPECT_EQ(page->rows.size(), 5U);
}

TEST(JaegerServer, recognisesCassandraAndProvesNothingThere)
{
    const FakeServer server(Dialect::jaegerV1, test::rowOfTraces(4));
    auto client = std::make_shared<FakeHttp>();
    client->on("longspan.probe",
        httpAnswer(
            R"({"data":null,"errors":[{"code":500,"msg":"cannot query for duration and tags simultaneously"}]})", 500));
    client->on("", [&server](const net::Request& request, const Call&) { return server.answer(request); });
    const auto source = makeServerSource(server.profile(), client);
    const auto page = source->search(shopCalls(20), {});
    ASSERT_TRUE(page);
    EXPECT_EQ(page->rows.size(), 4U);
    EXPECT_EQ(page->truncation, SpanPage::Truncation::unsorted);
    EXPECT_EQ(source->capabilities().rules->store, "Cassandra");
}

TEST(JaegerServer, asksForLessWhenTheLimitIsRefused)
{
    FakeServer server(Dialect::jaegerV3, test::rowOfTraces(60));
    server.refusedLimit = 30;
    const auto source = makeServerSource(server.profile(), server.client());
    const auto page = source->search(shopCalls(100), {});
    ASSERT_TRUE(page) << page.error().what;
    EXPECT_EQ(page->truncation, SpanPage::Truncation::unsorted);
    EXPECT_EQ(source->capabilities().rules->largestLimit, 25U);
}

TEST(JaegerServer, putsItsMetricsTogether)
{
    const FakeServer server(Dialect::jaegerV3, test::rowOfTraces(1));
    const auto gauges = [](double value) {
        return httpAnswer(R"({"name":"x","metrics":[{"labels":[{"name":"operation","value":"get /"}],"metricPoints":[)"
                          R"({"gaugeValue":{"doubleValue":)" +
            std::to_string(value) +
            R"(},"timestamp":"1970-01-01T00:16:50Z"},)"
            R"({"gaugeValue":{"doubleValue":"NaN"},"timestamp":"1970-01-01T00:17:00Z"}]}]})");
    };
    auto client = std::make_shared<FakeHttp>();
    client->on("metrics/calls", gauges(20));
    client->on("metrics/errors", gauges(0.25));
    client->on("metrics/latencies", gauges(12.5));
    client->on("", [&server](const net::Request& request, const Call&) { return server.answer(request); });
    MetricQuery query;
    query.application.name = "shop";
    query.interface = "get /";
    query.range = {1000 * kSecond, 1100 * kSecond};
    query.points = 10;
    const auto series = makeServerSource(server.profile(), client)->metrics(query, {});
    ASSERT_TRUE(series) << series.error().what;
    EXPECT_EQ(series->origin, "Jaeger");
    EXPECT_EQ(series->step, 10 * kSecond);
    ASSERT_EQ(series->points.size(), 10U);
    EXPECT_EQ(series->points[0].requests, 200U);
    EXPECT_EQ(series->points[0].errors, 50U);
    EXPECT_EQ(series->points[0].p99, 12'500'000);
    EXPECT_EQ(series->points[1].requests, 0U);
}

TEST(ZipkinServer, provesNothingOverStoresThatCut)
{
    for (const char* store : {"Elasticsearch", "Cassandra", ""}) {
        FakeServer server(Dialect::zipkinV2, test::rowOfTraces(5));
        server.storage = store;
        const auto page = makeServerSource(server.profile(), server.client())->search(shopCalls(20), {});
        ASSERT_TRUE(page);
        EXPECT_EQ(page->rows.size(), 5U);
        EXPECT_EQ(page->truncation, SpanPage::Truncation::unsorted) << store;
    }
}

TEST(ZipkinServer, findsCallsInTheRangeOfTracesThatBeganBeforeIt)
{
    const FakeServer server(Dialect::zipkinV2,
        {{.trace = 1, .id = 1, .service = "front", .start = 890'000'000, .duration = 30'000'000},
            {.trace = 1, .id = 2, .parent = 1, .start = 905'000'000, .duration = 10},
            {.trace = 2, .id = 3, .service = "front", .start = 880'000'000, .duration = 40'000'000},
            {.trace = 2, .id = 4, .parent = 3, .start = 910'000'000, .duration = 10}});
    const auto page = makeServerSource(server.profile(), server.client())->search(shopCalls(20), {});
    ASSERT_TRUE(page);
    EXPECT_EQ(page->rows.size(), 2U);
}

} // namespace
} // namespace longspan::source
