// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/topology_filter.h"

#include <algorithm>

namespace longspan::scene {
namespace {

using Marks = std::vector<std::uint8_t>;

bool hasEnds(const ServiceGraph& graph, const ServiceGraph::Edge& edge)
{
    return edge.from < graph.nodes.size() && edge.to < graph.nodes.size();
}

Marks edgesThatPass(const ServiceGraph& graph, const TopologyFilter& filter)
{
    std::uint64_t most = 0;
    for (const ServiceGraph::Edge& edge : graph.edges)
        most = std::max(most, edge.calls);
    const double least = filter.leastShare * static_cast<double>(most);
    Marks passes(graph.edges.size(), 0);
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const ServiceGraph::Edge& edge = graph.edges[i];
        passes[i] =
            hasEnds(graph, edge) && static_cast<double>(edge.calls) >= least && (!filter.onlyErrors || edge.errors > 0);
    }
    return passes;
}

/// Nodes that the focus reaches over passing edges.
Marks neighbourhood(const ServiceGraph& graph, const Marks& passes, std::uint32_t focus, std::uint32_t hops)
{
    std::vector<std::vector<std::uint32_t>> beside(graph.nodes.size());
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        if (!passes[i])
            continue;
        beside[graph.edges[i].from].push_back(graph.edges[i].to);
        beside[graph.edges[i].to].push_back(graph.edges[i].from);
    }
    Marks near(graph.nodes.size(), 0);
    near[focus] = 1;
    std::vector<std::uint32_t> front{focus};
    for (std::uint32_t hop = 0; hop < hops && !front.empty(); ++hop) {
        std::vector<std::uint32_t> next;
        for (const std::uint32_t node : front) {
            for (const std::uint32_t other : beside[node]) {
                if (!near[other])
                    next.push_back(other);
                near[other] = 1;
            }
        }
        front = std::move(next);
    }
    return near;
}

/// Nodes at the ends of edges that pass, and those that have no edges at all.
Marks nodesThatStay(const ServiceGraph& graph, const Marks& passes, bool lonely)
{
    Marks stays(graph.nodes.size(), lonely);
    for (const ServiceGraph::Edge& edge : graph.edges) {
        if (hasEnds(graph, edge))
            stays[edge.from] = stays[edge.to] = 0;
    }
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        if (passes[i])
            stays[graph.edges[i].from] = stays[graph.edges[i].to] = 1;
    }
    return stays;
}

} // namespace

TopologyChoice chooseTopology(const ServiceGraph& graph, const TopologyFilter& filter)
{
    Marks edges = edgesThatPass(graph, filter);
    const bool focused = filter.focus && *filter.focus < graph.nodes.size();
    const Marks nodes = focused ? neighbourhood(graph, edges, *filter.focus, filter.hops)
                                : nodesThatStay(graph, edges, !filter.onlyErrors);
    TopologyChoice choice;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i])
            choice.nodes.push_back(i);
    }
    for (std::uint32_t i = 0; i < edges.size(); ++i) {
        if (edges[i] && nodes[graph.edges[i].from] && nodes[graph.edges[i].to])
            choice.edges.push_back(i);
    }
    return choice;
}

std::vector<std::uint32_t> findInTopology(const ServiceGraph& graph, const QString& text)
{
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < graph.nodes.size() && !text.isEmpty(); ++i) {
        if (QString::fromStdString(graph.nodes[i].name).contains(text, Qt::CaseInsensitive))
            found.push_back(i);
    }
    return found;
}

} // namespace longspan::scene
