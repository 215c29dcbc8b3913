// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/links.h"

#include "model/analysis/trace_links.h"

#include <algorithm>
#include <numeric>

namespace longspan::analysis {

namespace {

constexpr std::uint32_t kTracesBetweenChecks = 1U << 10U;

} // namespace

void LinkCounter::EdgeSums::addLatency(Nanos duration, TraceId trace)
{
    if (latency.empty() || duration > latency.max() || (duration == latency.max() && trace < slowestTrace))
        slowestTrace = trace;
    latency.add(duration);
}

void LinkCounter::EdgeSums::merge(const EdgeSums& other)
{
    calls += other.calls;
    errors += other.errors;
    messaging = messaging || other.messaging;
    if (other.latency.empty())
        return;
    const bool sameMaximum = other.latency.max() == latency.max();
    if (latency.empty() || other.latency.max() > latency.max() || (sameMaximum && other.slowestTrace < slowestTrace))
        slowestTrace = other.slowestTrace;
    latency.merge(other.latency);
}

std::uint32_t LinkCounter::node(std::string_view name, bool made)
{
    const std::uint32_t number = m_nodes.insert({m_names.intern(name), made});
    if (number == m_nodeSums.size())
        m_nodeSums.emplace_back();
    return number;
}

LinkCounter::EdgeSums& LinkCounter::edge(std::uint32_t from, std::uint32_t to)
{
    const std::uint32_t number = m_edges.insert({from, to});
    if (number == m_edgeSums.size())
        m_edgeSums.emplace_back();
    return m_edgeSums[number];
}

void LinkCounter::widen(TimeRange seen)
{
    if (!m_window) {
        m_window = seen;
        return;
    }
    m_window->from = std::min(m_window->from, seen.from);
    m_window->to = std::max(m_window->to, seen.to);
}

Result<> LinkCounter::add(const SpanTablePtr& table, const Call& call)
{
    TraceLinks links(*this, *table);
    for (std::uint32_t no = 0; no < table->traceCount(); ++no) {
        if (no % kTracesBetweenChecks == 0)
            if (Result<> go = call.check(); !go)
                return go;
        const Trace trace(table, TraceNo{no});
        const TraceExtent& extent = trace.extent();
        const bool inWindow =
            m_options.window.everything() || (extent.known && m_options.window.contains(extent.start));
        if (inWindow && !trace.spans().empty())
            links.add(trace);
    }
    return {};
}

void LinkCounter::add(const Trace& trace)
{
    TraceLinks(*this, trace.table()).add(trace);
}

void LinkCounter::merge(const LinkCounter& other)
{
    std::vector<std::uint32_t> here(other.m_nodeSums.size());
    for (std::uint32_t no = 0; no < here.size(); ++no) {
        const NodeKey& key = other.m_nodes[no];
        const NodeSums& sums = other.m_nodeSums[no];
        here[no] = node(other.m_names.text(key.name), key.made);
        NodeSums& own = m_nodeSums[here[no]];
        own.spans += sums.spans;
        own.errors += sums.errors;
        if (own.kind == NodeKind::external)
            own.kind = sums.kind;
    }
    for (std::uint32_t no = 0; no < other.m_edgeSums.size(); ++no)
        edge(here[other.m_edges[no].from], here[other.m_edges[no].to]).merge(other.m_edgeSums[no]);
    m_traces += other.m_traces;
    m_unmatched += other.m_unmatched;
    if (other.m_window)
        widen(*other.m_window);
}

ServiceGraph LinkCounter::graph() const
{
    ServiceGraph graph;
    std::vector<std::uint32_t> order(m_nodeSums.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
        return std::pair(m_names.text(m_nodes[a].name), m_nodes[a].made) <
            std::pair(m_names.text(m_nodes[b].name), m_nodes[b].made);
    });
    std::vector<std::uint32_t> place(order.size());
    for (const std::uint32_t no : order) {
        const NodeSums& sums = m_nodeSums[no];
        place[no] = static_cast<std::uint32_t>(graph.nodes.size());
        const NodeKind kind = sums.spans > 0 ? NodeKind::service : sums.kind;
        graph.nodes.push_back({std::string(m_names.text(m_nodes[no].name)), kind, sums.spans, sums.errors});
    }
    for (std::uint32_t no = 0; no < m_edgeSums.size(); ++no) {
        const EdgeSums& sums = m_edgeSums[no];
        ServiceGraph::Edge& edge = graph.edges.emplace_back();
        edge.from = place[m_edges[no].from];
        edge.to = place[m_edges[no].to];
        edge.calls = sums.calls;
        edge.errors = sums.errors;
        edge.messaging = sums.messaging;
        if (const Histogram& latency = sums.latency; !latency.empty())
            edge.latency = ServiceGraph::Latency{latency.quantile(0.5), latency.quantile(0.95), latency.quantile(0.99),
                latency.max(), sums.slowestTrace};
    }
    std::sort(graph.edges.begin(), graph.edges.end(), [](const ServiceGraph::Edge& a, const ServiceGraph::Edge& b) {
        return std::pair(a.from, a.to) < std::pair(b.from, b.to);
    });
    graph.traces = m_traces;
    graph.window = m_window;
    graph.unmatchedCalls = m_unmatched;
    return graph;
}

Result<ServiceGraph> serviceGraph(const SpanTablePtr& table, const LinkOptions& options, const Call& call)
{
    LinkCounter counter(options);
    if (Result<> added = counter.add(table, call); !added)
        return failWith(std::move(added));
    return counter.graph();
}

} // namespace longspan::analysis
