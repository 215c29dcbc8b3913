// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/layered_layout_ranks.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace longspan::analysis::layered {

namespace {

/// Longest path from the sources.
std::vector<std::int32_t> firstRanks(std::uint32_t nodes, std::span<const Arc> arcs, const Lists& out)
{
    std::vector<std::int32_t> rank(nodes, 0);
    std::vector<std::uint32_t> waiting(nodes, 0);
    for (const Arc& arc : arcs)
        ++waiting[arc.to];
    std::vector<std::uint32_t> ready;
    for (std::uint32_t node = 0; node < nodes; ++node) {
        if (waiting[node] == 0)
            ready.push_back(node);
    }
    for (std::size_t at = 0; at < ready.size(); ++at) {
        for (const std::uint32_t i : out.of(ready[at])) {
            const std::uint32_t to = arcs[i].to;
            rank[to] = std::max(rank[to], rank[ready[at]] + 1);
            if (--waiting[to] == 0)
                ready.push_back(to);
        }
    }
    return rank;
}

/// Grows the tree by the arc with the least slack on its border, after moving the whole tree to make that arc tight.
/// Moves are kept as one number: m_moved, and each heap keeps slacks as they were when nothing had moved.
class Grower {
public:
    Grower(std::uint32_t nodes, std::span<const Arc> arcs)
        : m_arcs(arcs), m_out(arcsByFrom(nodes, arcs)), m_in(arcsByTo(nodes, arcs)), m_joined(nodes, 0)
    {
        m_tree.rank = firstRanks(nodes, arcs, m_out);
        m_tree.parent.assign(nodes, kNone);
        m_tree.parentArc.assign(nodes, kNone);
    }

    TightTree grow()
    {
        join(0);
        while (!m_leaving.empty() || !m_entering.empty())
            takeShortest();
        for (std::int32_t& rank : m_tree.rank)
            rank += m_moved;
        return std::move(m_tree);
    }

private:
    using Border = std::pair<std::int32_t, std::uint32_t>; ///< slack before moves, arc
    using Heap = std::priority_queue<Border, std::vector<Border>, std::greater<>>;

    /// A joined node keeps its rank as it would be before the moves.
    void join(std::uint32_t node)
    {
        m_joined[node] = 1;
        m_tree.rank[node] -= m_moved;
        const std::int32_t rank = m_tree.rank[node];
        for (const std::uint32_t i : m_out.of(node)) {
            if (!m_joined[m_arcs[i].to])
                m_leaving.emplace(m_tree.rank[m_arcs[i].to] - rank - 1, i);
        }
        for (const std::uint32_t i : m_in.of(node)) {
            if (!m_joined[m_arcs[i].from])
                m_entering.emplace(rank - m_tree.rank[m_arcs[i].from] - 1, i);
        }
    }

    void takeShortest()
    {
        const bool leaves = m_entering.empty() ||
            (!m_leaving.empty() && m_leaving.top().first - m_moved <= m_entering.top().first + m_moved);
        Heap& heap = leaves ? m_leaving : m_entering;
        const auto [slack, i] = heap.top();
        heap.pop();
        const std::uint32_t node = leaves ? m_arcs[i].to : m_arcs[i].from;
        if (m_joined[node])
            return;
        m_moved = leaves ? slack : -slack;
        m_tree.parent[node] = leaves ? m_arcs[i].from : m_arcs[i].to;
        m_tree.parentArc[node] = i;
        join(node);
    }

    std::span<const Arc> m_arcs;
    Lists m_out;
    Lists m_in;
    std::vector<std::uint8_t> m_joined;
    TightTree m_tree;
    Heap m_leaving;
    Heap m_entering;
    std::int32_t m_moved = 0;
};

} // namespace

TightTree tightTree(std::uint32_t nodes, std::span<const Arc> arcs)
{
    return Grower(nodes, arcs).grow();
}

} // namespace longspan::analysis::layered
