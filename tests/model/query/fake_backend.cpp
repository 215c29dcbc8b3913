// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/query/fake_backend.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

namespace longspan::test {

using source::SearchRules;
using Subject = SearchRules::Subject;

namespace {

constexpr std::uint32_t kInterfaces = 3;

Nanos durationOf(Spread spread, std::mt19937_64& random)
{
    const double part = std::uniform_real_distribution<>(0, 1)(random);
    switch (spread) {
    case Spread::uniform: return static_cast<Nanos>(1e6 + part * 2e9);
    case Spread::ties:
        if (part < 0.02)
            return 30 * kSecond;
        break;
    case Spread::bursts:
    case Spread::heavyTail: break;
    }
    // Log-normal around 20 ms with a tail of minutes.
    const double exponent = std::normal_distribution<>(0, 1.4)(random);
    return std::min(static_cast<Nanos>(2e7 * std::exp(exponent)), 600 * kSecond);
}

Nanos startOf(Spread spread, std::mt19937_64& random, const std::vector<Nanos>& bursts)
{
    const Nanos hour = 3600 * kSecond;
    if (spread == Spread::bursts && random() % 10 != 0)
        return bursts[random() % bursts.size()] + static_cast<Nanos>(random() % (2 * kSecond));
    return static_cast<Nanos>(random() % static_cast<std::uint64_t>(hour));
}

/// In bursts calls are also slow: the slowest of the hour lie within seconds of each other.
Nanos burstFactor(Spread spread, Nanos start, const std::vector<Nanos>& bursts)
{
    if (spread != Spread::bursts)
        return 1;
    return start >= bursts.front() && start < bursts.front() + 2 * kSecond ? 8 : 1;
}

} // namespace

std::string name(Spread spread)
{
    switch (spread) {
    case Spread::uniform: return "uniform";
    case Spread::heavyTail: return "heavyTail";
    case Spread::ties: return "ties";
    case Spread::bursts: return "bursts";
    }
    return {};
}

DataSet makeDataSet(Spread spread, std::size_t calls, std::uint64_t seed, Nanos durationStep)
{
    std::mt19937_64 random(seed);
    std::vector<Nanos> bursts(3);
    for (Nanos& burst : bursts)
        burst = static_cast<Nanos>(random() % static_cast<std::uint64_t>(3500 * kSecond));
    DataSet data;
    data.interfaces = {"GET /busy", "GET /quiet", "GET /rare"};
    data.calls.reserve(calls);
    HeldCall trace;
    for (std::size_t at = 0; at < calls; ++at) {
        HeldCall call;
        // Every fourth call lies in the trace of the one before it, some of them under the same interface.
        const bool same = at > 0 && random() % 4 == 0;
        const Nanos start = startOf(spread, random, bursts);
        call.trace = same ? trace.trace : TraceId{seed, at + 1};
        call.span = SpanId{at + 1};
        call.start = DataSet::kBegin + start;
        if (same)
            call.start = trace.start + static_cast<Nanos>(random() % (50 * kMillisecond));
        call.duration = durationOf(spread, random) * burstFactor(spread, start, bursts);
        call.duration -= call.duration % durationStep;
        const std::uint64_t share = random() % 1000;
        call.interface = share < 2 ? 2U : share < 60 ? 1U : 0U;
        call.traceStart = same ? trace.start : call.start - static_cast<Nanos>(random() % (20 * kMillisecond));
        call.traceDuration = call.duration + (call.start - call.traceStart);
        if (!same)
            trace = call;
        data.calls.push_back(call);
    }
    // What a trace is as a whole: from its first start to its last end.
    std::map<TraceId, std::pair<Nanos, Nanos>> extents;
    for (const HeldCall& call : data.calls) {
        const auto [place, fresh] = extents.emplace(call.trace, std::pair(call.traceStart, call.start + call.duration));
        place->second.first = std::min(place->second.first, call.traceStart);
        place->second.second = std::max(place->second.second, call.start + call.duration);
    }
    for (HeldCall& call : data.calls) {
        const auto& extent = extents.at(call.trace);
        call.traceStart = extent.first;
        call.traceDuration = extent.second - extent.first;
    }
    std::sort(
        data.calls.begin(), data.calls.end(), [](const HeldCall& a, const HeldCall& b) { return a.start > b.start; });
    return data;
}

FakeBackend::FakeBackend(DataSet data, FakeServer server) : m_data(std::move(data)), m_server(std::move(server)) {}

source::Capabilities FakeBackend::capabilities() const
{
    source::Capabilities able;
    able.live = m_server.live;
    able.settling = m_server.settling;
    able.statistics = m_server.statistics;
    able.rules = m_server.rules;
    return able;
}

Result<source::Facts> FakeBackend::facts(const Call&)
{
    source::Facts facts;
    facts.kind = "fake";
    return facts;
}

Result<std::vector<source::Region>> FakeBackend::regions(const Call&)
{
    return std::vector<source::Region>{};
}

Result<std::vector<source::Application>> FakeBackend::applications(const std::string&, const TimeRange&, const Call&)
{
    source::Application application;
    application.ref.name = "shop";
    return std::vector<source::Application>{application};
}

Result<std::vector<source::Interface>> FakeBackend::interfaces(
    const source::ApplicationRef&, const TimeRange& range, const Call&)
{
    std::vector<source::Interface> list;
    for (std::uint32_t no = 0; no < kInterfaces; ++no) {
        source::Interface interface {
            "shop", m_data.interfaces[no], SpanKind::server, std::nullopt
        };
        const std::vector<Nanos> all = truth(no, range, m_data.calls.size());
        if (m_server.statistics && !all.empty()) {
            source::Statistics statistics;
            statistics.calls = all.size();
            statistics.p50 = all[all.size() / 2];
            statistics.p95 = all[all.size() / 20];
            statistics.p99 = all[all.size() / 100];
            statistics.max = all.front();
            interface.statistics = statistics;
        }
        list.push_back(std::move(interface));
    }
    return list;
}

std::vector<Nanos> FakeBackend::truth(std::uint32_t interface, const TimeRange& range, std::size_t k) const
{
    std::vector<Nanos> durations;
    for (const HeldCall& call : m_data.calls)
        if (call.interface == interface && range.contains(call.start))
            durations.push_back(call.duration);
    std::sort(durations.begin(), durations.end(), std::greater<>());
    durations.resize(std::min(k, durations.size()));
    return durations;
}

bool FakeBackend::fulfils(const HeldCall& call, const source::SpanQuery& query) const
{
    return (!query.interface || m_data.interfaces[call.interface] == *query.interface) &&
        query.range.contains(call.start) && call.duration >= query.minDuration &&
        (!query.maxDuration || call.duration <= *query.maxDuration);
}

bool FakeBackend::serverTakes(const HeldCall& call, const source::SpanQuery& query) const
{
    const SearchRules& rules = m_server.rules;
    TimeRange window = query.part.value_or(query.range);
    if (!window.everything()) {
        window.from -= window.from % rules.timeStep;
        window.to += (rules.timeStep - window.to % rules.timeStep) % rules.timeStep;
    }
    const Nanos start = rules.window == Subject::trace ? call.traceStart : call.start;
    if (!window.contains(start) || (query.interface && m_data.interfaces[call.interface] != *query.interface))
        return false;
    if (!rules.filtersDuration || rules.duration == Subject::none)
        return true;
    const Nanos duration = rules.duration == Subject::span ? call.duration : call.traceDuration;
    return duration / rules.durationStep >= query.minDuration / rules.durationStep;
}

/// Calls by trace where traces are counted, else each for itself; in the order of the data, newest first.
std::vector<std::vector<std::uint32_t>> FakeBackend::units(const std::vector<std::uint32_t>& taken) const
{
    std::vector<std::vector<std::uint32_t>> units;
    std::map<TraceId, std::size_t> places;
    for (const std::uint32_t at : taken) {
        if (m_server.rules.limitCounts == SearchRules::Unit::traces) {
            const auto [place, fresh] = places.emplace(m_data.calls[at].trace, units.size());
            if (!fresh) {
                units[place->second].push_back(at);
                continue;
            }
        }
        units.push_back({at});
    }
    return units;
}

void FakeBackend::keep(std::vector<std::vector<std::uint32_t>>& units, std::size_t most, std::uint64_t request) const
{
    if (units.size() <= most)
        return;
    if (m_server.rules.kept == SearchRules::Kept::arbitrary) {
        std::mt19937_64 random(m_server.seed * 7919 + request);
        for (std::size_t at = 0; at < most; ++at)
            std::swap(units[at], units[at + random() % (units.size() - at)]);
    }
    units.resize(most);
}

Result<source::SpanPage> FakeBackend::search(const source::SpanQuery& query, const Call& call)
{
    if (auto good = call.check(); !good)
        return failWith(std::move(good));
    const std::size_t request = ++m_requests;
    if (m_server.before)
        if (auto good = m_server.before(request); !good)
            return failWith(std::move(good));
    std::vector<std::uint32_t> taken;
    for (std::uint32_t at = 0; at < m_data.calls.size(); ++at)
        if (serverTakes(m_data.calls[at], query))
            taken.push_back(at);
    auto kept = units(taken);
    const std::size_t asked =
        m_server.rules.largestLimit > 0 ? std::min(query.limit, m_server.rules.largestLimit) : query.limit;
    keep(kept, m_server.hiddenMaximum > 0 ? std::min(asked, m_server.hiddenMaximum) : asked, request);
    source::SpanPage page;
    page.interfaces = {{"shop", m_data.interfaces[0]}, {"shop", m_data.interfaces[1]}, {"shop", m_data.interfaces[2]}};
    for (const auto& unit : kept)
        for (const std::uint32_t at : unit) {
            const HeldCall& held = m_data.calls[at];
            ++page.spansSeen;
            if (!fulfils(held, query))
                continue;
            source::CallRow row;
            row.trace = held.trace;
            row.span = held.span;
            row.start = held.start;
            row.duration = held.duration;
            row.interface = held.interface;
            row.traceDuration = held.traceDuration;
            row.traceDurationKnown = true;
            page.rows.push_back(row);
        }
    page.tracesSeen = kept.size();
    std::stable_sort(page.rows.begin(), page.rows.end(),
        [](const source::CallRow& a, const source::CallRow& b) { return a.duration > b.duration; });
    using Truncation = source::SpanPage::Truncation;
    const bool whole = m_server.rules.fewerMeansAll && kept.size() < asked;
    page.truncation = !whole             ? Truncation::unsorted
        : page.rows.size() > query.limit ? Truncation::byLimit
                                         : Truncation::complete;
    if (page.rows.size() > query.limit)
        page.rows.resize(query.limit);
    return page;
}

Result<Trace> FakeBackend::trace(TraceId, const Call&)
{
    return fail(ErrorKind::notFound, "no such trace");
}

Result<> FakeBackend::visitTraces(const source::TraceQuery&, const TraceVisitor&, const Call&)
{
    return {};
}

Result<ServiceGraph> FakeBackend::topology(const source::SpanQuery&, const Call&)
{
    return ServiceGraph{};
}

Result<source::MetricSeries> FakeBackend::metrics(const source::MetricQuery&, const Call&)
{
    return source::MetricSeries{};
}

} // namespace longspan::test
