// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/standin/cloud.h"

#include <algorithm>
#include <functional>
#include <ostream>
#include <set>

namespace longspan {
namespace {

using source::SpanPage;
using source::SpanQuery;
using test::Cloud;

constexpr TimeRange kLastHalfHour{Cloud::kNow - Nanos{1800} * kSecond, Cloud::kNow};

/// The interface of the shop's first region whose slowest call is the slowest of all.
SpanQuery slowestInterface(source::TraceSource& shop)
{
    SpanQuery all;
    all.range = kLastHalfHour;
    all.order = SpanQuery::Order::slowestFirst;
    all.limit = 1;
    const SpanPage page = shop.search(all, {}).value();
    SpanQuery query = all;
    const auto& named = page.interfaces[page.rows.front().interface];
    query.application = {shop.regions({}).value().front().id, std::string(named.service)};
    query.interface = std::string(named.name);
    return query;
}

/// A quirk by its name, for the walks below.
struct Walk {
    std::string name;
    standin::Quirks quirks;

    friend void PrintTo(const Walk& walk, std::ostream* out) { *out << walk.name; }
};

std::vector<Walk> walks()
{
    std::vector<Walk> all{{"asDocumented", {}}};
    const auto with = [&all](const std::string& name, const std::function<void(standin::Quirks&)>& set) {
        all.push_back({name, {}});
        set(all.back().quirks);
    };
    with("objectForList", [](auto& q) { q.objectForList = true; });
    with("numbersAsText", [](auto& q) { q.numbersAsText = true; });
    with("microsForTimestamp", [](auto& q) { q.microsForTimestamp = true; });
    with("secondsForInterval", [](auto& q) { q.secondsForInterval = true; });
    with("wrappedData", [](auto& q) { q.wrappedData = true; });
    with("rpcIdsForParents", [](auto& q) { q.rpcIdsForParents = true; });
    with("pagesOfSeven", [](auto& q) { q.pageRows = 7; });
    with("throttled", [](auto& q) { q.throttleEvery = 3; });
    with("clockAnHourAhead", [](auto& q) { q.clockAhead = Nanos{3600} * kSecond; });
    with("clockADayBehind", [](auto& q) { q.clockAhead = Nanos{-86'400} * kSecond; });
    with("firstNonceUsed", [](auto& q) { q.nonceUsedOnce = 1; });
    with("failsTwiceAtFirst", [](auto& q) { q.faultsFirst = 2; });
    with("searchMissing", [](auto& q) { q.missing = {"SearchTraces"}; });
    with("metricsMissing", [](auto& q) { q.missing = {"QueryMetric", "ListServices"}; });
    return all;
}

class WholeRoad : public testing::TestWithParam<Walk> {};

TEST_P(WholeRoad, leadsFromARegionToTheSlowestCallAndItsTrace)
{
    Cloud cloud(GetParam().quirks);
    SpanQuery query = slowestInterface(*cloud.shop);

    const auto regions = cloud.cloud->regions({});
    ASSERT_TRUE(regions);
    EXPECT_EQ(regions->front().id, "cn-hangzhou");
    EXPECT_EQ(regions->front().chineseName, "华东1（杭州）");

    const auto applications = cloud.cloud->applications("", kLastHalfHour, {});
    ASSERT_TRUE(applications) << applications.error().what;
    const auto truth = cloud.shop->applications("", kLastHalfHour, {}).value();
    ASSERT_EQ(applications->size(), truth.size());
    const auto own = std::find_if(applications->begin(), applications->end(),
        [&](const auto& application) { return application.ref == query.application; });
    ASSERT_NE(own, applications->end());

    const auto interfaces = cloud.cloud->interfaces(query.application, kLastHalfHour, {});
    ASSERT_TRUE(interfaces) << interfaces.error().what;
    const auto known =
        std::find_if(interfaces->begin(), interfaces->end(), [&](const auto& i) { return i.name == *query.interface; });
    ASSERT_NE(known, interfaces->end());
    ASSERT_TRUE(known->counted);
    EXPECT_GT(known->counted->requests, 0U);

    query.limit = 100;
    query.order = SpanQuery::Order::newestFirst;
    const SpanPage exact = cloud.shop->search(query, {}).value();
    const auto page = cloud.cloud->search(query, {});
    ASSERT_TRUE(page) << page.error().what;
    ASSERT_EQ(page->rows.size(), exact.rows.size());
    for (std::size_t i = 0; i < exact.rows.size(); ++i)
        EXPECT_EQ(page->rows[i].duration / kMillisecond, exact.rows[i].duration / kMillisecond);

    const auto slowest = std::max_element(page->rows.begin(), page->rows.end(),
        [](const CallRow& a, const CallRow& b) { return a.duration < b.duration; });
    const auto trace = cloud.cloud->trace(slowest->trace, {});
    ASSERT_TRUE(trace) << trace.error().what;
    EXPECT_EQ(trace->spans().size(), cloud.shop->trace(slowest->trace, {}).value().spans().size());
}

INSTANTIATE_TEST_SUITE_P(Quirks, WholeRoad, testing::ValuesIn(walks()),
    [](const testing::TestParamInfo<Walk>& walk) { return walk.param.name; });

TEST(AliyunUnits, findsSecondsByTheTraceAndBoundsInSeconds)
{
    standin::Quirks quirks;
    quirks.secondsForDuration = true;
    Cloud cloud(quirks);
    SpanQuery query = slowestInterface(*cloud.shop);
    query.order = SpanQuery::Order::newestFirst;
    query.limit = 1000;
    const SpanPage all = cloud.shop->search(query, {}).value();
    const auto twoSeconds =
        std::count_if(all.rows.begin(), all.rows.end(), [](const CallRow& row) { return row.duration >= 2 * kSecond; });
    ASSERT_GT(twoSeconds, 0) << "the shop has no slow calls there";
    query.minDuration = 2 * kSecond;
    const auto page = cloud.cloud->search(query, {});
    ASSERT_TRUE(page) << page.error().what;
    EXPECT_EQ(page->rows.size(), static_cast<std::size_t>(twoSeconds));
    for (const CallRow& row : page->rows)
        EXPECT_GE(row.duration, 2 * kSecond);
    EXPECT_EQ(cloud.cloud->capabilities().rules->durationStep, kSecond);
}

TEST(AliyunUnits, keepsABoundInMillisecondsExact)
{
    Cloud cloud;
    SpanQuery query = slowestInterface(*cloud.shop);
    query.order = SpanQuery::Order::newestFirst;
    query.limit = 1000;
    query.minDuration = 50 * kMillisecond;
    const auto expected = cloud.shop->search(query, {}).value();
    const auto page = cloud.cloud->search(query, {});
    ASSERT_TRUE(page) << page.error().what;
    EXPECT_EQ(page->rows.size(), expected.rows.size());
    EXPECT_EQ(page->truncation, SpanPage::Truncation::complete);
}

TEST(AliyunSearch, saysThatAListWasCut)
{
    Cloud cloud;
    SpanQuery query;
    query.range = kLastHalfHour;
    query.limit = 10;
    const auto page = cloud.cloud->search(query, {});
    ASSERT_TRUE(page);
    EXPECT_EQ(page->rows.size(), 10U);
    EXPECT_EQ(page->truncation, SpanPage::Truncation::byLimit);
    query.order = SpanQuery::Order::slowestFirst;
    EXPECT_EQ(cloud.cloud->search(query, {})->truncation, SpanPage::Truncation::unsorted);
}

TEST(AliyunSearch, asksArmsForFailedCalls)
{
    Cloud cloud;
    SpanQuery query;
    query.range = kLastHalfHour;
    query.onlyErrors = true;
    query.limit = 1000;
    const auto page = cloud.cloud->search(query, {});
    ASSERT_TRUE(page) << page.error().what;
    EXPECT_EQ(page->rows.size(), std::min<std::size_t>(1000, cloud.shop->search(query, {})->rows.size()));
    EXPECT_GT(cloud.asked("SearchTracesByPage"), 0U);
    EXPECT_EQ(cloud.asked("SearchTraces"), 0U);
}

TEST(AliyunTopology, isDrawnFromSampledTracesAndSaysSo)
{
    Cloud cloud;
    SpanQuery query;
    query.range = kLastHalfHour;
    const auto graph = cloud.cloud->topology(query, {});
    ASSERT_TRUE(graph) << graph.error().what;
    EXPECT_TRUE(graph->sample);
    EXPECT_GT(graph->traces, 0U);
    EXPECT_LE(graph->traces, cloud.access.sampledTraces);
    EXPECT_FALSE(graph->edges.empty());
}

TEST(AliyunMetrics, countsTheRequestsOfAnInterface)
{
    for (const bool seconds : {false, true}) {
        standin::Quirks quirks;
        quirks.secondsForInterval = seconds;
        Cloud cloud(quirks);
        const SpanQuery slowest = slowestInterface(*cloud.shop);
        source::MetricQuery query{slowest.application, slowest.interface, kLastHalfHour};
        const auto series = cloud.cloud->metrics(query, {});
        ASSERT_TRUE(series) << series.error().what;
        std::uint64_t requests = 0;
        std::size_t filled = 0;
        for (const auto& point : series->points) {
            requests += point.requests;
            filled += point.requests > 0 ? 1 : 0;
        }
        SpanQuery all = slowest;
        all.limit = 1'000'000;
        EXPECT_EQ(requests, cloud.shop->search(all, {})->rows.size());
        EXPECT_GT(filled, 5U) << "seconds: " << seconds;
    }
}

TEST(AliyunLists, givesMachinesAndTags)
{
    Cloud cloud;
    const source::ApplicationRef application = slowestInterface(*cloud.shop).application;
    EXPECT_FALSE(cloud.cloud->machines(application, kLastHalfHour, {}).value().empty());
    const auto keys = cloud.cloud->tagKeys(application, kLastHalfHour, {}).value();
    ASSERT_FALSE(keys.empty());
    EXPECT_FALSE(cloud.cloud->tagValues({application, keys.front(), kLastHalfHour}, {}).value().empty());
}

TEST(AliyunAccessPoints, takesTheTokenFromTheServerAndMasksIt)
{
    Cloud cloud;
    const auto points = cloud.cloud->accessPoints("cn-hangzhou", {});
    ASSERT_TRUE(points);
    EXPECT_EQ(points->tokenFrom, "GetToken");
    EXPECT_EQ(points->points.front().masked, "http://tracing-analysis-dc-hz.aliyuncs.com/adapt_********/api/v2/spans");
    EXPECT_EQ(points->points.front().address.reveal(),
        "http://tracing-analysis-dc-hz.aliyuncs.com/adapt_standin@licence_standin@pid/api/v2/spans");
}

TEST(AliyunAccessPoints, comesWithoutATokenWhereTheServerGivesOnlyHalf)
{
    standin::Quirks quirks;
    quirks.missing = {"GetToken"};
    Cloud cloud(quirks);
    const auto points = cloud.cloud->accessPoints("cn-shanghai", {});
    ASSERT_TRUE(points);
    EXPECT_TRUE(points->withoutToken);
    EXPECT_TRUE(points->points.front().address.empty());
    EXPECT_EQ(points->points.front().masked, "http://tracing-analysis-dc-sh.aliyuncs.com/adapt_********/api/v2/spans");
}

TEST(AliyunTraces, areWalkedEachOnce)
{
    Cloud cloud;
    const SpanQuery slowest = slowestInterface(*cloud.shop);
    source::TraceQuery query;
    query.application = slowest.application;
    query.range = {Cloud::kNow - Nanos{120} * kSecond, Cloud::kNow};
    std::set<TraceId> seen;
    std::size_t handed = 0;
    const auto visited = cloud.cloud->visitTraces(query,
        [&](const source::TraceBatch& batch) -> Result<> {
            for (const TraceNo no : batch.traces) {
                seen.insert(batch.table->traceId(no));
                ++handed;
            }
            return {};
        },
        {});
    ASSERT_TRUE(visited) << visited.error().what;
    EXPECT_EQ(seen.size(), handed);
    EXPECT_GT(handed, 0U);
}

} // namespace
} // namespace longspan
