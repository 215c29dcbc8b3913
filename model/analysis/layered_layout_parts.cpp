// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/layered_layout_parts.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace longspan::analysis::layered {

namespace {

constexpr double kMaxWeight = 1000;

template <class End>
Lists arcsBy(std::uint32_t nodes, std::span<const Arc> arcs, End end)
{
    Lists lists;
    lists.begin.assign(nodes + 1, 0);
    for (const Arc& arc : arcs)
        ++lists.begin[end(arc) + 1];
    std::partial_sum(lists.begin.begin(), lists.begin.end(), lists.begin.begin());
    lists.items.resize(arcs.size());
    std::vector<std::uint32_t> next(lists.begin.begin(), lists.begin.end() - 1);
    for (std::uint32_t i = 0; i < arcs.size(); ++i)
        lists.items[next[end(arcs[i])]++] = i;
    return lists;
}

/// Disjoint sets of nodes, each named by its smallest member.
class Sets {
public:
    explicit Sets(std::size_t size) : m_parent(size) { std::iota(m_parent.begin(), m_parent.end(), 0); }

    std::uint32_t find(std::uint32_t node)
    {
        while (m_parent[node] != node) {
            m_parent[node] = m_parent[m_parent[node]];
            node = m_parent[node];
        }
        return node;
    }
    void join(std::uint32_t a, std::uint32_t b)
    {
        a = find(a);
        b = find(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::uint32_t> m_parent;
};

/// The nodes' places when they are ordered by key; nodes of one key stay in their order.
std::vector<std::uint32_t> nodesByKey(const LayoutGraph& graph)
{
    std::vector<std::uint32_t> nodes(graph.nodes.size());
    std::iota(nodes.begin(), nodes.end(), 0);
    std::stable_sort(nodes.begin(), nodes.end(),
        [&](std::uint32_t a, std::uint32_t b) { return graph.nodes[a].key < graph.nodes[b].key; });
    return nodes;
}

/// Where the node of a graph went.
struct Home {
    std::uint32_t part = 0;
    std::uint32_t node = 0;
};

std::vector<Home> settle(const LayoutGraph& graph, std::vector<Part>& parts)
{
    const std::vector<std::uint32_t> byKey = nodesByKey(graph);
    std::vector<std::uint32_t> place(byKey.size());
    for (std::uint32_t i = 0; i < byKey.size(); ++i)
        place[byKey[i]] = i;
    Sets sets(byKey.size());
    for (const LayoutGraph::Edge& edge : graph.edges)
        sets.join(place[edge.from], place[edge.to]);
    std::vector<std::uint32_t> partOf(byKey.size(), kNone);
    std::vector<Home> homes(byKey.size());
    for (std::uint32_t i = 0; i < byKey.size(); ++i) {
        std::uint32_t& part = partOf[sets.find(i)];
        if (part == kNone) {
            part = static_cast<std::uint32_t>(parts.size());
            parts.emplace_back();
        }
        homes[byKey[i]] = {part, parts[part].nodeCount()};
        parts[part].nodes.push_back(byKey[i]);
    }
    return homes;
}

std::int32_t roundedWeight(double weight)
{
    return static_cast<std::int32_t>(std::lround(std::clamp(weight, 1.0, kMaxWeight)));
}

} // namespace

Lists arcsByFrom(std::uint32_t nodes, std::span<const Arc> arcs)
{
    return arcsBy(nodes, arcs, [](const Arc& arc) { return arc.from; });
}

Lists arcsByTo(std::uint32_t nodes, std::span<const Arc> arcs)
{
    return arcsBy(nodes, arcs, [](const Arc& arc) { return arc.to; });
}

void joinArcs(Part& part, const std::vector<Arc>& ends)
{
    std::vector<std::uint32_t> sorted(part.links.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    const auto key = [&](std::uint32_t i) {
        const Part::Link& link = part.links[i];
        return std::tuple(ends[i].from, ends[i].to, link.reversed, -link.weight, link.edge);
    };
    std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    std::vector<Part::Link> links;
    links.reserve(part.links.size());
    part.arcs.clear();
    for (const std::uint32_t i : sorted) {
        Part::Link link = part.links[i];
        if (part.arcs.empty() || part.arcs.back().from != ends[i].from || part.arcs.back().to != ends[i].to)
            part.arcs.push_back({ends[i].from, ends[i].to, 0});
        std::int32_t& weight = part.arcs.back().weight;
        weight = std::min(weight + link.weight, static_cast<std::int32_t>(kMaxWeight));
        link.arc = static_cast<std::uint32_t>(part.arcs.size() - 1);
        links.push_back(link);
    }
    part.links = std::move(links);
}

std::vector<Part> splitIntoParts(const LayoutGraph& graph)
{
    std::vector<Part> parts;
    const std::vector<Home> homes = settle(graph, parts);
    std::vector<std::vector<Arc>> ends(parts.size());
    for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
        const LayoutGraph::Edge& edge = graph.edges[i];
        const Home from = homes[edge.from];
        const Home to = homes[edge.to];
        if (from.node == to.node) {
            parts[from.part].loops.push_back({i, from.node});
            continue;
        }
        parts[from.part].links.push_back({i, 0, roundedWeight(edge.weight), false});
        ends[from.part].push_back({from.node, to.node});
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        joinArcs(parts[i], ends[i]);
        std::stable_sort(parts[i].loops.begin(), parts[i].loops.end(),
            [](const Part::Loop& a, const Part::Loop& b) { return a.node < b.node; });
    }
    return parts;
}

} // namespace longspan::analysis::layered
