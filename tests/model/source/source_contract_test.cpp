// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/source/source_truth.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

namespace longspan::source {
namespace {

using test::Seen;
using test::SourceMaker;
using Order = SpanQuery::Order;

/// What every source has to keep, whatever it is made of. The truth is told by its own traces, looked at one by one.
class SourceContract : public testing::TestWithParam<SourceMaker> {
protected:
    void SetUp() override
    {
        m_source = GetParam().make();
        ASSERT_TRUE(m_source);
        m_truth = test::everySpan(*m_source);
        ASSERT_GT(m_truth.size(), 1000U);
    }

    [[nodiscard]] SpanPage search(const SpanQuery& query)
    {
        auto page = m_source->search(query, {});
        EXPECT_TRUE(page) << (page ? "" : page.error().what);
        return page.value_or(SpanPage{});
    }

    [[nodiscard]] std::vector<Seen> truth(const std::function<bool(const Seen&)>& fits) const
    {
        std::vector<Seen> fitting;
        std::copy_if(m_truth.begin(), m_truth.end(), std::back_inserter(fitting), fits);
        return fitting;
    }

    SourcePtr m_source;
    std::vector<Seen> m_truth;
};

TEST_P(SourceContract, listsEveryApplicationOnceAndInOrder)
{
    const auto applications = m_source->applications("", {}, {});
    ASSERT_TRUE(applications);
    std::vector<std::string> names;
    for (const Application& application : *applications)
        names.push_back(application.ref.name);
    EXPECT_EQ(names, test::distinct(m_truth, [](const Seen& s) { return s.service; }));
    std::uint64_t spans = 0;
    for (const Application& application : *applications)
        spans += application.spans.value_or(0);
    EXPECT_EQ(spans, m_truth.size());
}

TEST_P(SourceContract, countsEveryInterface)
{
    const auto interfaces = m_source->interfaces({}, {}, {});
    ASSERT_TRUE(interfaces);
    EXPECT_EQ(
        interfaces->size(), test::distinct(m_truth, [](const Seen& s) { return s.service + '\0' + s.name; }).size());
    EXPECT_TRUE(std::is_sorted(interfaces->begin(), interfaces->end(), [](const Interface& a, const Interface& b) {
        return std::tie(a.service, a.name) < std::tie(b.service, b.name);
    }));
    for (const Interface& interface : *interfaces) {
        const auto own =
            truth([&](const Seen& s) { return s.service == interface.service && s.name == interface.name; });
        ASSERT_TRUE(interface.statistics);
        EXPECT_EQ(interface.statistics->calls, own.size());
        EXPECT_EQ(interface.statistics->errors,
            static_cast<std::uint64_t>(std::count_if(own.begin(), own.end(), test::failed)));
        const auto slowest = std::max_element(own.begin(), own.end(), test::shorter);
        EXPECT_EQ(interface.statistics->max, slowest->duration);
        const auto mostSlow = truth([&](const Seen& s) {
            return s.service == interface.service && s.name == interface.name && s.duration == slowest->duration;
        });
        EXPECT_TRUE(std::any_of(mostSlow.begin(), mostSlow.end(),
            [&](const Seen& s) { return s.trace == interface.statistics->slowestTrace; }));
    }
}

TEST_P(SourceContract, givesPercentilesWithinTheErrorOfItsHistograms)
{
    const auto interfaces = m_source->interfaces({}, {}, {});
    ASSERT_TRUE(interfaces);
    for (const Interface& interface : *interfaces) {
        auto own = truth([&](const Seen& s) { return s.service == interface.service && s.name == interface.name; });
        std::sort(own.begin(), own.end(), test::shorter);
        const auto exact = [&own](double q) {
            const auto rank = static_cast<std::size_t>(std::ceil(q * static_cast<double>(own.size())));
            return static_cast<double>(own[std::max<std::size_t>(rank, 1) - 1].duration);
        };
        EXPECT_NEAR(static_cast<double>(interface.statistics->p50), exact(0.5), exact(0.5) / 60 + 1);
        EXPECT_NEAR(static_cast<double>(interface.statistics->p99), exact(0.99), exact(0.99) / 60 + 1);
    }
}

TEST_P(SourceContract, narrowsInterfacesToAnApplication)
{
    const std::string service = m_truth.front().service;
    const auto interfaces = m_source->interfaces({"", service}, {}, {});
    ASSERT_TRUE(interfaces);
    EXPECT_FALSE(interfaces->empty());
    for (const Interface& interface : *interfaces)
        EXPECT_EQ(interface.service, service);
}

TEST_P(SourceContract, refusesAnApplicationThatDoesNotExist)
{
    const auto interfaces = m_source->interfaces({"", "no such service"}, {}, {});
    ASSERT_FALSE(interfaces);
    EXPECT_EQ(interfaces.error().kind, ErrorKind::notFound);
}

TEST_P(SourceContract, givesTheSlowestOfEveryInterfaceAsAFullSortWould)
{
    SpanQuery query;
    query.order = Order::slowestPerInterface;
    query.limit = 5;
    const SpanPage page = search(query);
    std::size_t row = 0;
    for (const auto& [service, name] : test::interfacesOf(m_truth)) {
        auto own = truth([&, service = service, name = name](
                             const Seen& s) { return s.service == service && s.name == name && s.durationKnown; });
        std::sort(own.begin(), own.end(), test::slowerSeen);
        for (std::size_t i = 0; i < std::min<std::size_t>(5, own.size()); ++i, ++row) {
            ASSERT_LT(row, page.rows.size());
            EXPECT_EQ(page.interfaces[page.rows[row].interface].service, service);
            EXPECT_EQ(page.interfaces[page.rows[row].interface].name, name);
            EXPECT_EQ(page.rows[row].span, own[i].span) << service << ' ' << name << ' ' << i;
            EXPECT_EQ(page.rows[row].duration, own[i].duration);
            EXPECT_EQ(page.rows[row].traceDuration, own[i].traceDuration);
        }
    }
    EXPECT_EQ(row, page.rows.size());
    EXPECT_EQ(page.truncation, SpanPage::Truncation::byLimit);
}

TEST_P(SourceContract, givesTheSlowestOfAllAsAFullSortWould)
{
    SpanQuery query;
    query.order = Order::slowestFirst;
    query.limit = 50;
    const SpanPage page = search(query);
    auto all = truth([](const Seen& s) { return s.durationKnown; });
    std::sort(all.begin(), all.end(), test::slowerSeen);
    ASSERT_EQ(page.rows.size(), 50U);
    for (std::size_t i = 0; i < 50; ++i)
        EXPECT_EQ(page.rows[i].span, all[i].span) << i;
}

TEST_P(SourceContract, saysThatNothingWasCutWhenEverythingFits)
{
    SpanQuery query;
    query.application.name = m_truth.front().service;
    query.interface = m_truth.front().name;
    query.limit = 1'000'000;
    for (const Order order : {Order::newestFirst, Order::slowestFirst, Order::slowestPerInterface}) {
        query.order = order;
        const SpanPage page = search(query);
        const auto own = truth([&](const Seen& s) {
            return s.service == query.application.name && s.name == *query.interface && s.durationKnown;
        });
        EXPECT_EQ(page.rows.size(), own.size());
        EXPECT_EQ(page.truncation, SpanPage::Truncation::complete);
        query.limit = own.size();
        EXPECT_EQ(search(query).truncation, SpanPage::Truncation::complete);
        query.limit = own.size() - 1;
        EXPECT_EQ(search(query).truncation, SpanPage::Truncation::byLimit);
        query.limit = 1'000'000;
    }
}

TEST_P(SourceContract, putsTheNewestFirst)
{
    SpanQuery query;
    query.limit = 200;
    const SpanPage page = search(query);
    ASSERT_EQ(page.rows.size(), 200U);
    auto all = m_truth;
    std::sort(all.begin(), all.end(), [](const Seen& a, const Seen& b) { return a.start > b.start; });
    for (std::size_t i = 0; i < 200; ++i)
        EXPECT_EQ(page.rows[i].start, all[i].start) << i;
}

TEST_P(SourceContract, keepsEveryConditionOfASearch)
{
    SpanQuery query;
    query.limit = 1'000'000;
    query.minDuration = 2 * kMillisecond;
    query.maxDuration = 20 * kMillisecond;
    const auto within = truth([&](const Seen& s) {
        return s.durationKnown && s.duration >= query.minDuration && s.duration <= *query.maxDuration;
    });
    EXPECT_EQ(search(query).rows.size(), within.size());
    query.onlyErrors = true;
    const auto bad = std::count_if(within.begin(), within.end(), test::failed);
    const SpanPage page = search(query);
    EXPECT_EQ(page.rows.size(), static_cast<std::size_t>(bad));
    for (const CallRow& row : page.rows)
        EXPECT_EQ(row.status, SpanStatus::error);
}

TEST_P(SourceContract, treatsATimeRangeAsHalfOpen)
{
    auto sorted = m_truth;
    std::sort(sorted.begin(), sorted.end(), [](const Seen& a, const Seen& b) { return a.start < b.start; });
    const TimeRange range{sorted[sorted.size() / 4].start, sorted[sorted.size() / 2].start};
    const auto inside = truth([&](const Seen& s) { return s.start >= range.from && s.start < range.to; });
    SpanQuery query;
    query.range = range;
    query.limit = 1'000'000;
    EXPECT_EQ(search(query).rows.size(), inside.size());
    query.order = Order::slowestPerInterface;
    EXPECT_EQ(search(query).rows.size(), inside.size());
    const auto interfaces = m_source->interfaces({}, range, {});
    ASSERT_TRUE(interfaces);
    std::uint64_t calls = 0;
    for (const Interface& interface : *interfaces)
        calls += interface.statistics->calls;
    EXPECT_EQ(calls, inside.size());
}

TEST_P(SourceContract, answersAnEmptyRangeWithNothing)
{
    SpanQuery query;
    query.range = {0, 1};
    EXPECT_TRUE(search(query).rows.empty());
    EXPECT_TRUE(m_source->interfaces({}, query.range, {}).value().empty());
    EXPECT_TRUE(m_source->applications("", query.range, {}).value().empty());
}

TEST_P(SourceContract, findsSpansByTheirAttributes)
{
    const auto wanted = test::someAttribute(*m_source);
    SpanQuery query;
    query.limit = 1'000'000;
    query.attributes = {{wanted.key, std::nullopt}};
    EXPECT_EQ(search(query).rows.size(), wanted.withKey);
    query.attributes = {{wanted.key, wanted.value}};
    EXPECT_EQ(search(query).rows.size(), wanted.withValue);
    query.order = Order::slowestPerInterface;
    EXPECT_EQ(search(query).rows.size(), wanted.withValue);
    query.attributes.push_back({"no.such.key", std::nullopt});
    EXPECT_TRUE(search(query).rows.empty());
}

TEST_P(SourceContract, opensTheTraceOfARow)
{
    SpanQuery query;
    query.limit = 3;
    for (const CallRow& row : search(query).rows) {
        const auto trace = m_source->trace(row.trace, {});
        ASSERT_TRUE(trace);
        EXPECT_EQ(trace->id(), row.trace);
        const auto spans = trace->spans();
        EXPECT_TRUE(std::any_of(
            spans.begin(), spans.end(), [&](SpanIndex span) { return trace->table().id(span) == row.span; }));
        EXPECT_EQ(spans.size(), truth([&](const Seen& s) { return s.trace == row.trace; }).size());
    }
}

TEST_P(SourceContract, saysWhenThereIsNoSuchTrace)
{
    const auto trace = m_source->trace(TraceId{1, 2}, {});
    ASSERT_FALSE(trace);
    EXPECT_EQ(trace.error().kind, ErrorKind::notFound);
}

TEST_P(SourceContract, handsOverTheTracesThatAreNamed)
{
    std::vector<TraceId> ids{m_truth.front().trace, TraceId{1, 2}};
    std::vector<TraceId> got;
    const auto visited = m_source->visitTraces({{}, {}, ids},
        [&got](const TraceBatch& batch) -> Result<> {
            for (const TraceNo no : batch.traces)
                got.push_back(batch.table->traceId(no));
            return {};
        },
        {});
    EXPECT_TRUE(visited);
    EXPECT_EQ(got, std::vector<TraceId>{m_truth.front().trace});
}

TEST_P(SourceContract, endsAVisitWithTheVisitorsError)
{
    const auto visited = m_source->visitTraces(
        {}, [](const TraceBatch&) -> Result<> { return fail(ErrorKind::conflict, "enough"); }, {});
    ASSERT_FALSE(visited);
    EXPECT_EQ(visited.error().what, "enough");
}

TEST_P(SourceContract, countsEveryRequestOfAnInterfaceOverTime)
{
    const MetricQuery query{{"", m_truth.front().service}, m_truth.front().name, {}, 20};
    const auto series = m_source->metrics(query, {});
    ASSERT_TRUE(series);
    const auto own =
        truth([&](const Seen& s) { return s.service == query.application.name && s.name == *query.interface; });
    EXPECT_LE(series->points.size(), 21U);
    std::uint64_t requests = 0;
    std::uint64_t errors = 0;
    for (std::size_t i = 0; i < series->points.size(); ++i) {
        const Nanos from = series->start + static_cast<Nanos>(i) * series->step;
        const auto here = std::count_if(
            own.begin(), own.end(), [&](const Seen& s) { return s.start >= from && s.start < from + series->step; });
        EXPECT_EQ(series->points[i].requests, static_cast<std::uint64_t>(here)) << i;
        requests += series->points[i].requests;
        errors += series->points[i].errors;
    }
    EXPECT_EQ(requests, own.size());
    EXPECT_EQ(errors, static_cast<std::uint64_t>(std::count_if(own.begin(), own.end(), test::failed)));
}

TEST_P(SourceContract, countsTheDurationsOfRequestsWhenAsked)
{
    MetricQuery query{{"", m_truth.front().service}, m_truth.front().name, {}, 20};
    const auto plain = m_source->metrics(query, {});
    query.durations = true;
    const auto asked = m_source->metrics(query, {});
    ASSERT_TRUE(plain && asked);
    EXPECT_FALSE(plain->durations);
    EXPECT_TRUE(asked->durations);
    ASSERT_EQ(plain->points.size(), asked->points.size());
    analysis::Histogram all;
    analysis::Histogram failed;
    for (std::size_t i = 0; i < asked->points.size(); ++i) {
        EXPECT_TRUE(plain->points[i].durations.empty());
        EXPECT_EQ(asked->points[i].durations.max(), plain->points[i].max) << i;
        all.merge(asked->points[i].durations);
        failed.merge(asked->points[i].failedDurations);
    }
    analysis::Histogram own;
    analysis::Histogram ownFailed;
    for (const Seen& s : m_truth) {
        if (s.service != query.application.name || s.name != *query.interface || !s.durationKnown)
            continue;
        own.add(s.duration);
        if (test::failed(s))
            ownFailed.add(s.duration);
    }
    EXPECT_GT(own.count(), 0U);
    EXPECT_TRUE(all == own);
    EXPECT_TRUE(failed == ownFailed);
}

TEST_P(SourceContract, knowsTheExtentOfItsSpans)
{
    const auto facts = m_source->facts({});
    ASSERT_TRUE(facts);
    EXPECT_FALSE(facts->kind.empty());
    EXPECT_FALSE(facts->title.empty());
    ASSERT_TRUE(facts->extent);
    for (const Seen& seen : m_truth)
        ASSERT_TRUE(facts->extent->contains(seen.start));
}

TEST_P(SourceContract, treatsNoRegionAsItsFirst)
{
    const auto regions = m_source->regions({});
    ASSERT_TRUE(regions);
    EXPECT_EQ(m_source->capabilities().regions, !regions->empty());
    SpanQuery query;
    query.application.region = "no such region";
    const auto nowhere = m_source->search(query, {});
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().kind, ErrorKind::notFound);
    if (regions->empty())
        return;
    query.application.region = regions->front().id;
    const SpanPage named = search(query);
    query.application.region.clear();
    const SpanPage unnamed = search(query);
    ASSERT_EQ(named.rows.size(), unnamed.rows.size());
    EXPECT_EQ(named.rows.front().span, unnamed.rows.front().span);
}

TEST_P(SourceContract, stopsWhenAsked)
{
    std::stop_source stop;
    stop.request_stop();
    Call call;
    call.stop = stop.get_token();
    const auto kindOf = [](const auto& result) { return result ? ErrorKind::internal : result.error().kind; };
    EXPECT_EQ(kindOf(m_source->facts(call)), ErrorKind::cancelled);
    EXPECT_EQ(kindOf(m_source->regions(call)), ErrorKind::cancelled);
    EXPECT_EQ(kindOf(m_source->applications("", {}, call)), ErrorKind::cancelled);
    EXPECT_EQ(kindOf(m_source->interfaces({}, {}, call)), ErrorKind::cancelled);
    EXPECT_EQ(kindOf(m_source->search({}, call)), ErrorKind::cancelled);
    EXPECT_EQ(kindOf(m_source->trace(m_truth.front().trace, call)), ErrorKind::cancelled);
    EXPECT_EQ(kindOf(m_source->topology({}, call)), ErrorKind::cancelled);
    EXPECT_EQ(kindOf(m_source->metrics({}, call)), ErrorKind::cancelled);
    EXPECT_EQ(kindOf(m_source->visitTraces(
                  {}, [](const auto&) { return Result<>(); }, call)),
        ErrorKind::cancelled);
}

TEST_P(SourceContract, answersSeveralThreadsAtOnce)
{
    const SourcePtr fresh = GetParam().make();
    std::vector<std::vector<SpanId>> answers(4);
    {
        std::vector<std::jthread> threads;
        for (auto& answer : answers)
            threads.emplace_back([&fresh, &answer] {
                SpanQuery query;
                query.order = Order::slowestFirst;
                if (const auto page = fresh->search(query, {}))
                    for (const CallRow& row : page->rows)
                        answer.push_back(row.span);
            });
    }
    EXPECT_EQ(answers[0].size(), 100U);
    for (const auto& answer : answers)
        EXPECT_EQ(answer, answers[0]);
}

TEST_P(SourceContract, givesTheSameAnswersWhenMadeAgain)
{
    const SourcePtr again = GetParam().make();
    const auto truthAgain = test::everySpan(*again);
    ASSERT_EQ(truthAgain.size(), m_truth.size());
    for (std::size_t i = 0; i < m_truth.size(); ++i)
        ASSERT_EQ(truthAgain[i].span, m_truth[i].span);
}

INSTANTIATE_TEST_SUITE_P(Kinds, SourceContract, testing::ValuesIn(test::allSources()),
    [](const testing::TestParamInfo<SourceMaker>& maker) { return maker.param.name; });

} // namespace
} // namespace longspan::source
