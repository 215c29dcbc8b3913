// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/table_answers.h"

#include "model/analysis/interface_stats.h"
#include "model/analysis/slowest.h"

#include <algorithm>
#include <map>

namespace longspan::source {

namespace {

std::optional<TimeRange> extentOf(const SpanTable& table)
{
    std::optional<TimeRange> extent;
    for (std::uint32_t no = 0; no < table.size(); ++no) {
        const SpanIndex span{no};
        if (!table.startKnown(span))
            continue;
        const Nanos start = table.start(span);
        if (!extent)
            extent = TimeRange{start, start};
        extent->from = std::min(extent->from, start);
        extent->to = std::max(extent->to, start);
    }
    if (extent)
        extent->to = addClamped(extent->to, 1);
    return extent;
}

/// The kind to show for a set of them: the one that says most.
SpanKind mainKind(analysis::KindSet kinds)
{
    for (const SpanKind kind :
        {SpanKind::server, SpanKind::consumer, SpanKind::client, SpanKind::producer, SpanKind::internal})
        if (kinds.contains(kind))
            return kind;
    return SpanKind::unspecified;
}

Statistics figures(const analysis::CallStats& stats)
{
    Statistics figures;
    figures.calls = stats.calls;
    figures.errors = stats.errors;
    figures.unknownDurations = stats.unknownDurations;
    figures.p50 = stats.durations.quantile(0.5);
    figures.p95 = stats.durations.quantile(0.95);
    figures.p99 = stats.durations.quantile(0.99);
    figures.max = stats.durations.max();
    return figures;
}

analysis::CallFilter startedIn(const TimeRange& range)
{
    analysis::CallFilter filter;
    filter.started = range;
    return filter;
}

} // namespace

TableAnswers::TableAnswers(SpanTablePtr table, std::string region)
    : m_scan(std::move(table)), m_region(std::move(region)), m_extent(extentOf(m_scan.table()))
{
}

Result<std::vector<Application>> TableAnswers::applications(const TimeRange& range, const Call& call) const
{
    const auto stats = analysis::interfaceStats(m_scan, startedIn(range), call);
    if (!stats)
        return tl::unexpected(stats.error());
    const SpanTable& table = m_scan.table();
    struct Sum {
        std::uint64_t interfaces = 0;
        analysis::CallStats stats;
    };
    std::map<std::string_view, Sum> services;
    for (std::size_t no = 0; no < stats->size(); ++no) {
        if ((*stats)[no].calls == 0)
            continue;
        Sum& sum = services[table.text(table.interfaces()[no].service)];
        ++sum.interfaces;
        sum.stats.merge((*stats)[no]);
    }
    std::vector<Application> applications;
    applications.reserve(services.size());
    for (const auto& [name, sum] : services)
        applications.push_back({{m_region, std::string(name)}, sum.stats.calls, sum.stats.errors, sum.interfaces,
            sum.stats.durations.quantile(0.99)});
    return applications;
}

Result<std::vector<Interface>> TableAnswers::interfaces(
    const std::string& application, const TimeRange& range, const Call& call) const
{
    const analysis::CallFilter filter = startedIn(range);
    const auto stats = analysis::interfaceStats(m_scan, filter, call);
    if (!stats)
        return tl::unexpected(stats.error());
    const auto slowest = analysis::slowestOfEach(m_scan, {1, filter}, call);
    if (!slowest)
        return tl::unexpected(slowest.error());
    const SpanTable& table = m_scan.table();
    std::vector<Interface> interfaces;
    bool known = application.empty();
    for (std::uint32_t no = 0; no < stats->size(); ++no) {
        const InterfaceKey key = table.interfaces()[no];
        if (!application.empty() && table.text(key.service) != application)
            continue;
        known = true;
        if ((*stats)[no].calls == 0)
            continue;
        Statistics statistics = figures((*stats)[no]);
        if (const auto calls = slowest->of(InterfaceNo{no}); !calls.empty())
            statistics.slowestTrace = table.traceId(table.trace(calls.front().span));
        interfaces.push_back({std::string(table.text(key.service)), std::string(table.text(key.name)),
            mainKind((*stats)[no].kinds), statistics});
    }
    if (!known)
        return fail(ErrorKind::notFound, ErrorReason::noSuchService, "no application '" + application + "'");
    std::sort(interfaces.begin(), interfaces.end(), [](const Interface& a, const Interface& b) {
        return std::tie(a.service, a.name) < std::tie(b.service, b.name);
    });
    return interfaces;
}

TraceBatch TableAnswers::traces(const TraceQuery& query) const
{
    const SpanTable& spans = m_scan.table();
    TraceBatch batch{m_scan.tablePtr(), {}};
    for (const TraceId id : query.ids)
        if (const auto no = spans.findTrace(id))
            batch.traces.push_back(*no);
    if (!query.ids.empty())
        return batch;
    const auto sentHere = [&](TraceNo no) {
        const auto of = spans.spansOf(no);
        return query.application.name.empty() ||
            std::any_of(of.begin(), of.end(), [&](SpanIndex s) { return spans.service(s) == query.application.name; });
    };
    for (std::uint32_t no = 0; no < spans.traceCount(); ++no) {
        const TraceExtent& extent = spans.extent(TraceNo{no});
        const bool inTime = query.range.everything() || (extent.known && query.range.contains(extent.start));
        if (inTime && !spans.spansOf(TraceNo{no}).empty() && sentHere(TraceNo{no}))
            batch.traces.push_back(TraceNo{no});
    }
    return batch;
}

Result<Trace> TableAnswers::trace(TraceId id, const Call& call) const
{
    if (auto good = call.check(); !good)
        return failWith(std::move(good));
    const auto no = m_scan.table().findTrace(id);
    if (!no)
        return fail(ErrorKind::notFound, "no trace " + toHex(id));
    return Trace(m_scan.tablePtr(), *no);
}

} // namespace longspan::source
