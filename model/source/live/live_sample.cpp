// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/ascii.h"
#include "model/source/live/live_source.h"
#include "model/source/table_answers.h"

#include <algorithm>

namespace longspan::source {

namespace {

std::vector<FindQuery> pieces(const FindQuery& query, std::size_t count, std::size_t traces)
{
    std::vector<FindQuery> queries;
    const Nanos width = std::max<Nanos>(1, (query.window.to - query.window.from) / static_cast<Nanos>(count));
    for (Nanos from = query.window.from; from < query.window.to && queries.size() < count; from += width) {
        queries.push_back(query);
        queries.back().window = {from, queries.size() == count ? query.window.to : from + width};
        queries.back().limit = std::max<std::size_t>(1, traces / count);
    }
    return queries;
}

/// What the application reaches, and what reaches it.
ServiceGraph around(const ServiceGraph& graph, const std::string& application)
{
    std::vector<bool> kept(graph.nodes.size(), false);
    const auto spread = [&](bool down) {
        std::vector<bool> reached(graph.nodes.size(), false);
        std::vector<std::uint32_t> next;
        for (std::uint32_t no = 0; no < graph.nodes.size(); ++no)
            if (sameInAnyCase(graph.nodes[no].name, application))
                next.push_back(no);
        while (!next.empty()) {
            const std::uint32_t at = next.back();
            next.pop_back();
            if (reached[at])
                continue;
            reached[at] = kept[at] = true;
            for (const ServiceGraph::Edge& edge : graph.edges)
                if ((down ? edge.from : edge.to) == at)
                    next.push_back(down ? edge.to : edge.from);
        }
    };
    spread(true);
    spread(false);
    ServiceGraph part = graph;
    part.nodes.clear();
    part.edges.clear();
    std::vector<std::uint32_t> number(graph.nodes.size(), 0);
    for (std::size_t no = 0; no < graph.nodes.size(); ++no)
        if (kept[no]) {
            number[no] = static_cast<std::uint32_t>(part.nodes.size());
            part.nodes.push_back(graph.nodes[no]);
        }
    for (ServiceGraph::Edge edge : graph.edges) {
        if (!kept[edge.from] || !kept[edge.to])
            continue;
        edge.from = number[edge.from];
        edge.to = number[edge.to];
        part.edges.push_back(edge);
    }
    return part;
}

/// Errors that end the whole question; others only mean that the server does not count.
bool isFinal(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::cancelled:
    case ErrorKind::deadline:
    case ErrorKind::offline:
    case ErrorKind::unauthorised: return true;
    default: return false;
    }
}

} // namespace

/// All there is, if that is little; else some traces from each part of the window.
Result<LiveSource::Sample> LiveSource::sample(
    const ApplicationRef& application, const TimeRange& range, const Call& call)
{
    const LiveLimits& limits = m_finder.limits();
    const LiveFinder::Window window = m_finder.windowOf(range);
    FindQuery query;
    query.service = application.name;
    query.window = window.range;
    query.limit = limits.sampledTraces;
    const bool any = capabilities().rules && capabilities().rules->anyApplication;
    const bool everywhere = query.service.empty() && !any;
    auto first = everywhere ? findEverywhere(query, call) : m_finder.findOnce(query, call);
    if (!first)
        return failWith(std::move(first));
    if (first->answer.traces < query.limit && !first->answer.damaged)
        return Sample{std::move(*first), !window.narrowed && (!everywhere || !first->cut)};
    call.note(NoteKind::partialAnswer, m_finder.server().place());
    if (everywhere || limits.sampledRequests < 3)
        return Sample{std::move(*first), false};
    auto spread = m_finder.findAll(pieces(query, limits.sampledRequests - 1, limits.sampledTraces), call);
    if (!spread && isFinal(spread.error()))
        return failWith(std::move(spread));
    // A wide range may hold all its traces in one of the pieces.
    const bool richer = spread && spread->answer.traces >= first->answer.traces;
    return Sample{richer ? std::move(*spread) : std::move(*first), false};
}

Result<ServiceGraph> LiveSource::topology(const SpanQuery& query, const Call& call)
{
    if (auto met = begin(query.application.region, call); !met)
        return failWith(std::move(met));
    const TimeRange window = m_finder.windowOf(query.range).range;
    if (!query.interface) {
        auto counted = m_finder.server().links(window, call);
        if (!counted && isFinal(counted.error()))
            return failWith(std::move(counted));
        if (counted && *counted) {
            (*counted)->window = window;
            return query.application.name.empty() ? **counted : around(**counted, query.application.name);
        }
    }
    auto some = sample(query.application, query.range, call);
    if (!some)
        return failWith(std::move(some));
    m_finder.keep(some->finding);
    const SpanTablePtr& table = some->finding.answer.table;
    SpanQuery local = query;
    if (!query.application.name.empty())
        local.application.name = serviceIn(*table, query.application.name);
    if (query.interface)
        local.interface = nameIn(*table, local.application.name, *query.interface);
    return TableAnswers(table).topology(local, call).map([&some](ServiceGraph&& graph) {
        graph.sample = !some->whole;
        return std::move(graph);
    });
}

Result<MetricSeries> LiveSource::metrics(const MetricQuery& query, const Call& call)
{
    if (auto met = begin(query.application.region, call); !met)
        return failWith(std::move(met));
    auto counted = m_finder.server().metrics(query, m_finder.windowOf(query.range).range, call);
    if (!counted && isFinal(counted.error()))
        return failWith(std::move(counted));
    if (counted && *counted)
        return **counted;
    auto some = sample(query.application, query.range, call);
    if (!some)
        return failWith(std::move(some));
    const SpanTablePtr& table = some->finding.answer.table;
    MetricQuery local = query;
    if (!query.application.name.empty())
        local.application.name = serviceIn(*table, query.application.name);
    if (query.interface)
        local.interface = nameIn(*table, local.application.name, *query.interface);
    return TableAnswers(table).metrics(local, call).map([&some](MetricSeries&& series) {
        series.sample = !some->whole;
        return std::move(series);
    });
}

} // namespace longspan::source
