// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/source/live/fake_server.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace longspan::source {
namespace {

using test::Dialect;
using test::FakeServer;
using test::FakeSpan;
using Truncation = SpanPage::Truncation;

constexpr TimeRange kRange{900 * kSecond, 9000 * kSecond};

SpanQuery slowest(std::string service, std::size_t limit)
{
    SpanQuery query;
    query.application.name = std::move(service);
    query.range = kRange;
    query.order = SpanQuery::Order::slowestFirst;
    query.limit = limit;
    return query;
}

/// What holds whichever protocol is spoken.
class LiveSourceTest : public testing::TestWithParam<Dialect> {
protected:
    void serve(std::vector<FakeSpan> spans)
    {
        m_server.emplace(GetParam(), std::move(spans));
        m_client = m_server->client();
        m_source = makeServerSource(m_server->profile(), m_client);
    }
    [[nodiscard]] SpanPage search(const SpanQuery& query)
    {
        auto page = m_source->search(query, {});
        EXPECT_TRUE(page) << (page ? "" : page.error().what + " @ " + page.error().where);
        return page.value_or(SpanPage{});
    }
    [[nodiscard]] std::size_t asked(std::string_view part) const
    {
        const auto lines = m_client->lines();
        return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(),
            [part](const std::string& line) { return line.find(part) != std::string::npos; }));
    }
    [[nodiscard]] bool zipkin() const { return m_server->profile().address.kind == ServerKind::zipkin; }

    std::optional<FakeServer> m_server;
    std::shared_ptr<test::FakeHttp> m_client;
    SourcePtr m_source;
};

TEST_P(LiveSourceTest, listsServicesAndTheirInterfaces)
{
    serve({{.trace = 1, .service = "shop", .name = "get /a"}, {.trace = 1, .id = 2, .service = "cart", .name = "add"}});
    const auto applications = m_source->applications("", kRange, {});
    ASSERT_TRUE(applications);
    ASSERT_EQ(applications->size(), 2U);
    EXPECT_EQ((*applications)[0].ref.name, "cart");
    const auto all = m_source->interfaces({}, kRange, {});
    ASSERT_TRUE(all);
    ASSERT_EQ(all->size(), 2U);
    EXPECT_EQ((*all)[1].name, "get /a");
    EXPECT_EQ((*all)[1].kind, zipkin() ? SpanKind::unspecified : SpanKind::server);
    const auto none = m_source->interfaces({"", "nobody"}, kRange, {});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().reason, ErrorReason::noSuchService);
    EXPECT_EQ(m_source->applications("mars", kRange, {}).error().reason, ErrorReason::noRegions);
}

TEST_P(LiveSourceTest, isCompleteWhenFewerTracesThanTheLimitCame)
{
    serve(test::rowOfTraces(7));
    const SpanPage page = search(slowest("shop", 100));
    ASSERT_EQ(page.rows.size(), 7U);
    EXPECT_EQ(page.truncation, Truncation::complete);
    EXPECT_EQ(page.rows.front().duration, 7 * kMillisecond);
    EXPECT_EQ(page.tracesSeen, 7U);
    ASSERT_TRUE(page.table);
}

TEST_P(LiveSourceTest, saysUnsortedWhenTheServerReachedItsLimit)
{
    serve(test::rowOfTraces(50));
    const SpanPage page = search(slowest("shop", 10));
    EXPECT_EQ(page.rows.size(), 10U);
    EXPECT_EQ(page.truncation, Truncation::unsorted);
}

TEST_P(LiveSourceTest, narrowsByDurationUntilTheAnswerIsWhole)
{
    serve(test::rowOfTraces(50));
    SpanQuery query = slowest("shop", 10);
    query.minDuration = 45 * kMillisecond + 1; // between two of the server's steps
    const SpanPage page = search(query);
    EXPECT_EQ(page.rows.size(), 5U);
    EXPECT_EQ(page.truncation, Truncation::complete);
    query.maxDuration = 47 * kMillisecond;
    EXPECT_EQ(search(query).rows.size(), 2U);
}

TEST_P(LiveSourceTest, checksEveryConditionAgainOnTheSpans)
{
    // One trace meets the conditions with different spans, which servers take for a match or answer along.
    serve({{.trace = 1, .id = 1, .service = "shop", .name = "get /", .start = 1'000'000'000, .duration = 50'000},
        {.trace = 1,
            .id = 2,
            .parent = 1,
            .service = "cart",
            .name = "add",
            .start = 1'000'010'000,
            .duration = 9'000,
            .error = true,
            .tag = "red"},
        {.trace = 1, .id = 3, .parent = 1, .service = "shop", .name = "put", .start = 1'000'020'000, .duration = 100}});
    SpanQuery query = slowest("shop", 10);
    query.interface = "put";
    ASSERT_EQ(search(query).rows.size(), 1U);
    EXPECT_EQ(search(query).rows.front().span, SpanId{3});
    query.minDuration = 10 * kMillisecond;
    EXPECT_TRUE(search(query).rows.empty());
    SpanQuery errors = slowest("shop", 10);
    errors.onlyErrors = true;
    EXPECT_TRUE(search(errors).rows.empty());
    SpanQuery red = slowest("cart", 10);
    red.attributes = {{"color", "red"}};
    EXPECT_EQ(search(red).rows.size(), 1U);
    red.attributes = {{"color", "blue"}};
    EXPECT_TRUE(search(red).rows.empty());
    red.attributes = {{"color", std::nullopt}};
    EXPECT_EQ(search(red).rows.size(), 1U);
}

TEST_P(LiveSourceTest, findsAHiddenMaximumBySplitting)
{
    serve(test::rowOfTraces(200));
    m_server->hiddenMaximum = 40;
    const SpanPage page = search(slowest("shop", 100));
    EXPECT_EQ(page.truncation, Truncation::unsorted);
    EXPECT_GT(page.requests, 1U);
    EXPECT_GT(page.tracesSeen, 40U); // what the halves brought is not thrown away
    EXPECT_EQ(m_source->capabilities().rules->largestLimit, 40U);
}

TEST_P(LiveSourceTest, trustsANumberThatTheServerHasPassedBefore)
{
    serve(test::rowOfTraces(60));
    const SpanPage first = search(slowest("shop", 100));
    EXPECT_EQ(first.truncation, Truncation::complete);
    EXPECT_EQ(first.requests, 3U);
    SpanQuery fewer = slowest("shop", 100);
    fewer.minDuration = 10 * kMillisecond;
    const SpanPage second = search(fewer);
    EXPECT_EQ(second.truncation, Truncation::complete);
    EXPECT_EQ(second.requests, 1U);
}

TEST_P(LiveSourceTest, opensARowWithoutAnotherRequest)
{
    serve(test::rowOfTraces(5));
    const SpanPage page = search(slowest("shop", 10));
    ASSERT_FALSE(page.rows.empty());
    const std::size_t before = m_client->requests().size();
    const auto trace = m_source->trace(page.rows.front().trace, {});
    ASSERT_TRUE(trace);
    EXPECT_EQ(trace->id(), page.rows.front().trace);
    EXPECT_EQ(m_client->requests().size(), before);
}

TEST_P(LiveSourceTest, fetchesATraceThatWasNotSeenAndSaysWhichIsUnknown)
{
    serve(test::rowOfTraces(3));
    const auto trace = m_source->trace({0, 2}, {});
    ASSERT_TRUE(trace) << trace.error().what;
    EXPECT_EQ(trace->spans().size(), 1U);
    // A long id whose sender cut it.
    EXPECT_TRUE(m_source->trace({7, 3}, {}));
    const auto none = m_source->trace({0, 99}, {});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, ErrorKind::notFound);
}

TEST_P(LiveSourceTest, visitsEveryTraceOnceHoweverSmallTheAnswers)
{
    serve(test::rowOfTraces(300));
    std::multiset<TraceId> seen;
    const auto collect = [&seen](const TraceBatch& batch) -> Result<> {
        for (const TraceNo no : batch.traces)
            seen.insert(batch.table->traceId(no));
        return {};
    };
    ASSERT_TRUE(m_source->visitTraces({{"", "shop"}, kRange, {}}, collect, {}));
    EXPECT_EQ(seen.size(), 300U);
    EXPECT_EQ(std::set<TraceId>(seen.begin(), seen.end()).size(), 300U);
    seen.clear();
    ASSERT_TRUE(m_source->visitTraces({{}, kRange, {{0, 5}, {0, 7}, {0, 999}, {0, 5}}}, collect, {}));
    EXPECT_EQ(seen, (std::multiset<TraceId>{{0, 5}, {0, 7}}));
}

TEST_P(LiveSourceTest, takesTheServersLinksAndSaysSo)
{
    serve(test::rowOfTraces(3));
    m_server->dependencies = R"([{"parent":"a","child":"b","callCount":7},{"parent":"x","child":"y","callCount":1}])";
    const auto all = m_source->topology(slowest("", 1), {});
    ASSERT_TRUE(all);
    EXPECT_EQ(all->nodes.size(), 4U);
    EXPECT_EQ(all->origin, zipkin() ? "Zipkin" : "Jaeger");
    const auto around = m_source->topology(slowest("b", 1), {});
    ASSERT_TRUE(around);
    ASSERT_EQ(around->edges.size(), 1U);
    EXPECT_EQ(around->edges[0].calls, 7U);
}

TEST_P(LiveSourceTest, makesATopologyFromTracesWhenNobodyCountsLinks)
{
    serve({{.trace = 1, .id = 1, .service = "shop", .start = 1'000'000'000, .duration = 50},
        {.trace = 1, .id = 2, .parent = 1, .service = "cart", .start = 1'000'000'010, .duration = 9}});
    const auto graph = m_source->topology(slowest("shop", 1), {});
    ASSERT_TRUE(graph);
    EXPECT_TRUE(std::any_of(graph->nodes.begin(), graph->nodes.end(), [](const auto& n) { return n.name == "cart"; }));
    EXPECT_TRUE(graph->origin.empty());
    EXPECT_FALSE(graph->sample);
}

TEST_P(LiveSourceTest, countsMetricsFromASampleThatSaysSo)
{
    serve(test::rowOfTraces(500));
    NoteCounter notes;
    Call call;
    call.noteSink = &notes;
    const auto series = m_source->metrics({{"", "shop"}, {}, kRange, 10}, call);
    ASSERT_TRUE(series);
    EXPECT_TRUE(series->sample);
    EXPECT_GT(series->spansSeen, 0U);
    EXPECT_EQ(notes.count(NoteKind::partialAnswer), 1U);
}

TEST_P(LiveSourceTest, countsMetricsOfFewTracesWithoutASample)
{
    serve(test::rowOfTraces(5));
    const auto series = m_source->metrics({{"", "shop"}, {}, kRange, 10}, {});
    ASSERT_TRUE(series);
    EXPECT_FALSE(series->sample);
    EXPECT_EQ(series->spansSeen, 5U);
}

TEST_P(LiveSourceTest, carriesNamesThatNeedEscapes)
{
    const std::string service = "a&b=c/d?e#f%g h+i\xc3\xa9";
    const std::string operation = "get /\xe6\x9f\xa5?q=1&x=%20";
    serve({{.trace = 1, .service = service, .name = operation, .start = 1'000'000'000, .duration = 10}});
    SpanQuery query = slowest(service, 10);
    query.interface = operation;
    EXPECT_EQ(search(query).rows.size(), 1U);
    EXPECT_EQ(m_source->interfaces({"", service}, kRange, {}).value().size(), 1U);
}

TEST_P(LiveSourceTest, stopsWhenAsked)
{
    serve(test::rowOfTraces(5));
    std::stop_source stop;
    stop.request_stop();
    Call call;
    call.stop = stop.get_token();
    EXPECT_EQ(m_source->search(slowest("shop", 5), call).error().kind, ErrorKind::cancelled);
    EXPECT_EQ(m_source->trace({0, 1}, call).error().kind, ErrorKind::cancelled);
    EXPECT_EQ(m_source->topology(slowest("shop", 5), call).error().kind, ErrorKind::cancelled);
}

TEST_P(LiveSourceTest, tellsWhatTheServerIs)
{
    serve(test::rowOfTraces(5));
    const auto report = probeServer(m_server->profile(), m_client, {});
    ASSERT_TRUE(report) << report.error().what;
    EXPECT_EQ(report->kind, m_server->profile().address.kind);
    EXPECT_EQ(report->services, std::vector<std::string>{"shop"});
    EXPECT_EQ(report->version, zipkin() ? "3.4.1" : "v2.20.0");
    EXPECT_FALSE(report->api.empty());
    EXPECT_TRUE(report->capabilities.rules->fewerMeansAll);
    // The other kind is found as well.
    ServerProfile wrong = m_server->profile();
    wrong.address.kind = zipkin() ? ServerKind::jaeger : ServerKind::zipkin;
    const auto found = probeServer(wrong, m_client, {});
    ASSERT_TRUE(found) << found.error().what;
    EXPECT_EQ(found->kind, m_server->profile().address.kind);
}

TEST_P(LiveSourceTest, neverClaimsCompletenessForARangeWithoutAStart)
{
    serve(test::rowOfTraces(5));
    m_server->storage = "";
    SpanQuery query = slowest("shop", 10);
    query.range = {};
    EXPECT_EQ(search(query).truncation, Truncation::unsorted);
}

INSTANTIATE_TEST_SUITE_P(Dialects, LiveSourceTest,
    testing::Values(Dialect::zipkinV2, Dialect::zipkinV1, Dialect::jaegerV3, Dialect::jaegerV1),
    [](const auto& tested) { return std::string(test::name(tested.param)); });

} // namespace
} // namespace longspan::source
