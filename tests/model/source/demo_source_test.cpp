// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/demo_source.h"
#include "model/trace/trace_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace longspan::source {
namespace {

constexpr Nanos kNow = 1'767'261'600 * kSecond;

SpanTablePtr shop(std::uint64_t seed = 1, const std::string& region = {})
{
    auto table = makeDemoTable({.seed = seed, .now = kNow}, region);
    EXPECT_TRUE(table);
    return table.value_or(nullptr);
}

std::string textOf(const SpanTable& table, SpanIndex span, std::string_view key)
{
    const auto detail = table.detail(span);
    if (!detail)
        return "unreadable";
    for (const Attributes* attributes : {&detail->attributes, &detail->resource})
        if (const Value* value = find(*attributes, key))
            return toText(*value);
    return {};
}

template <class Visit>
void eachSpan(const SpanTable& table, Visit&& visit)
{
    for (std::uint32_t no = 0; no < table.size(); ++no)
        visit(SpanIndex{no});
}

TEST(DemoShop, isTheSameForTheSameSeedAndAnotherForAnother)
{
    const SpanTablePtr one = shop(5);
    const SpanTablePtr same = shop(5);
    const SpanTablePtr other = shop(6);
    ASSERT_EQ(one->size(), same->size());
    eachSpan(*one, [&](SpanIndex span) {
        ASSERT_EQ(one->id(span), same->id(span));
        ASSERT_EQ(one->duration(span), same->duration(span));
        ASSERT_EQ(one->start(span), same->start(span));
    });
    EXPECT_NE(one->id(SpanIndex{0}), other->id(SpanIndex{0}));
}

TEST(DemoShop, movesWithTheClockAndChangesNothingElse)
{
    const SpanTablePtr now = shop();
    const SpanTablePtr later = *makeDemoTable({.seed = 1, .now = kNow + 3600 * kSecond}, "");
    ASSERT_EQ(now->size(), later->size());
    eachSpan(*now, [&](SpanIndex span) {
        ASSERT_EQ(now->start(span) + 3600 * kSecond, later->start(span));
        ASSERT_EQ(now->duration(span), later->duration(span));
    });
}

TEST(DemoShop, hasSixteenServicesAndTensOfThousandsOfSpans)
{
    std::size_t spans = 0;
    const SourcePtr demo = makeDemoSource({.seed = 1, .now = kNow});
    const auto regions = demo->regions({});
    ASSERT_TRUE(regions);
    EXPECT_EQ(regions->size(), 5U);
    for (const Region& region : *regions) {
        const SpanTablePtr table = shop(1, region.id);
        std::set<std::string_view> services;
        eachSpan(*table, [&](SpanIndex span) { services.insert(table->service(span)); });
        EXPECT_EQ(services.size(), 16U) << region.id;
        EXPECT_FALSE(region.chineseName.empty());
        spans += table->size();
    }
    EXPECT_GE(spans, 20'000U);
    EXPECT_LE(spans, 80'000U);
}

TEST(DemoShop, endsNowAndBeginsHalfAnHourAgo)
{
    const SpanTablePtr table = shop();
    Nanos first = kNow;
    Nanos last = 0;
    eachSpan(*table, [&](SpanIndex span) {
        first = std::min(first, table->start(span));
        last = std::max(last, table->end(span));
    });
    EXPECT_GE(first, kNow - 1800 * kSecond);
    EXPECT_LT(first, kNow - 1790 * kSecond);
    EXPECT_LE(last, kNow);
    EXPECT_GT(last, kNow - 60 * kSecond);
}

TEST(DemoShop, makesOneTreeOfEveryTraceWithTheIngressOnTop)
{
    const SpanTablePtr table = shop();
    for (std::uint32_t no = 0; no < table->traceCount(); ++no) {
        const auto tree = TraceTree::build(Trace(table, TraceNo{no}));
        ASSERT_TRUE(tree);
        ASSERT_EQ(tree->roots().size(), 1U);
        ASSERT_EQ(tree->service(tree->roots().front()), "ingress-nginx");
        ASSERT_EQ(tree->size(), table->spansOf(TraceNo{no}).size());
    }
}

TEST(DemoShop, pilesTimeoutsAtOneValue)
{
    const SpanTablePtr table = shop();
    std::map<Nanos, int> failures;
    eachSpan(*table, [&](SpanIndex span) {
        if (table->service(span) == "checkout" && table->name(span) == "POST /charge" && table->isError(span))
            ++failures[table->duration(span)];
    });
    EXPECT_GE(failures[3 * kSecond], 10);
}

TEST(DemoShop, retriesPayments)
{
    const SpanTablePtr table = shop();
    int retries = 0;
    eachSpan(*table, [&](SpanIndex span) {
        if (table->name(span) == "POST /charge" && textOf(*table, span, "http.request.resend_count") == "1")
            ++retries;
    });
    EXPECT_GE(retries, 5);
}

TEST(DemoShop, hidesTheCauseOfTheSlowTailInAttributes)
{
    const SpanTablePtr table = shop();
    std::vector<SpanIndex> queries;
    eachSpan(*table, [&](SpanIndex span) {
        if (table->service(span) == "inventory" && table->name(span) == "SELECT shop.stock")
            queries.push_back(span);
    });
    ASSERT_GE(queries.size(), 50U);
    int slowElsewhere = 0;
    int slowThere = 0;
    std::set<std::string> nodes;
    for (const SpanIndex span : queries) {
        const bool slow = table->duration(span) > 150 * kMillisecond;
        const bool cold = textOf(*table, span, "service.version") == "2.4.1";
        slowThere += slow && cold ? 1 : 0;
        slowElsewhere += slow && !cold ? 1 : 0;
        if (slow)
            nodes.insert(textOf(*table, span, "k8s.node.name"));
    }
    EXPECT_GE(slowThere, 50);
    EXPECT_EQ(slowElsewhere, 0);
    EXPECT_EQ(nodes.size(), 1U);
}

TEST(DemoShop, missesTheCacheFarMoreOftenOnTheColdHost)
{
    const SpanTablePtr table = shop();
    int missesCold = 0;
    int hitsCold = 0;
    int missesWarm = 0;
    int hitsWarm = 0;
    eachSpan(*table, [&](SpanIndex span) {
        if (table->name(span) != "GET stock")
            return;
        const bool cold = textOf(*table, span, "service.version") == "2.4.1";
        const bool hit = textOf(*table, span, "cache.hit") == "true";
        ++(cold ? (hit ? hitsCold : missesCold) : (hit ? hitsWarm : missesWarm));
    });
    EXPECT_GT(missesCold, 3 * hitsCold);
    EXPECT_GT(hitsWarm, 10 * missesWarm);
}

TEST(DemoShop, saysWhyASpanFailed)
{
    const SpanTablePtr table = shop();
    int explained = 0;
    eachSpan(*table, [&](SpanIndex span) {
        if (!table->isError(span))
            return;
        const auto detail = table->detail(span);
        ASSERT_TRUE(detail);
        explained += !detail->events.empty() && detail->events.back().name == "exception" ? 1 : 0;
    });
    EXPECT_GE(explained, 20);
}

TEST(DemoShop, sendsMessagesThroughAQueue)
{
    const SpanTablePtr table = shop();
    std::size_t producers = 0;
    std::size_t consumers = 0;
    eachSpan(*table, [&](SpanIndex span) {
        producers += table->kind(span) == SpanKind::producer ? 1U : 0U;
        consumers += table->kind(span) == SpanKind::consumer ? 1U : 0U;
    });
    EXPECT_GT(producers, 20U);
    EXPECT_EQ(producers, consumers);
}

} // namespace
} // namespace longspan::source
