// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/layered_layout_ranks.h"

#include <algorithm>

namespace longspan::analysis::layered {

namespace {

/// Nodes and arcs that the simplex may look at before it stops where it is.
constexpr std::uint64_t kWorkPerNode = 20'000;
constexpr std::uint64_t kMostWork = 400'000'000;
constexpr std::uint32_t kCandidates = 100;  ///< negative arcs looked at before the worst of them leaves the tree
constexpr std::uint32_t kMostChoice = 1000; ///< ranks that a node with room to move is offered

/// Network simplex of Gansner, Koutsofios, North and Vo (1993), section 2.3 and 2.4. The tree is kept rooted, and
/// numbered in postorder, so that a subtree is a range of numbers. The cut value of a tree arc is the sum of the
/// balances (weights out minus weights in) of the subtree it hangs on, with the sign of its direction; so it need not
/// be followed along paths, but comes for free when a subtree is numbered anew.
class Simplex {
public:
    Simplex(std::uint32_t nodes, std::span<const Arc> arcs)
        : m_arcs(arcs)
        , m_out(arcsByFrom(nodes, arcs))
        , m_in(arcsByTo(nodes, arcs))
        , m_tree(tightTree(nodes, arcs))
        , m_balance(nodes, 0)
        , m_sum(nodes, 0)
        , m_low(nodes, 0)
        , m_last(nodes, 0)
        , m_nodeAt(nodes, 0)
        , m_firstChild(nodes, kNone)
        , m_next(nodes, kNone)
        , m_previous(nodes, kNone)
    {
        for (const Arc& arc : arcs) {
            m_balance[arc.from] += arc.weight;
            m_balance[arc.to] -= arc.weight;
        }
        for (std::uint32_t node = nodes; node-- > 1;)
            hang(node, m_tree.parent[node]);
        number(0, 0);
    }

    Result<> run(const Call& call)
    {
        const std::uint64_t budget = std::min(kMostWork, m_balance.size() * kWorkPerNode);
        std::uint64_t checked = 0;
        for (std::uint32_t child = leaving(); child != kNone && m_work < budget; child = leaving()) {
            pivot(child);
            if (m_work < checked + 1'000'000)
                continue;
            checked = m_work;
            if (Result<> going = call.check(); !going)
                return going;
        }
        return {};
    }

    [[nodiscard]] const std::vector<std::int32_t>& ranks() const { return m_tree.rank; }
    [[nodiscard]] const Lists& out() const { return m_out; }
    [[nodiscard]] const Lists& in() const { return m_in; }

private:
    void hang(std::uint32_t node, std::uint32_t parent)
    {
        m_tree.parent[node] = parent;
        m_previous[node] = kNone;
        m_next[node] = m_firstChild[parent];
        if (m_next[node] != kNone)
            m_previous[m_next[node]] = node;
        m_firstChild[parent] = node;
    }

    void unhang(std::uint32_t node)
    {
        if (m_next[node] != kNone)
            m_previous[m_next[node]] = m_previous[node];
        if (m_previous[node] != kNone)
            m_next[m_previous[node]] = m_next[node];
        else
            m_firstChild[m_tree.parent[node]] = m_next[node];
    }

    /// Numbers the subtree in postorder from low on, without a stack: children are linked and know their parent.
    void number(std::uint32_t top, std::uint32_t low)
    {
        std::uint32_t counter = low;
        std::uint32_t node = top;
        bool descend = true;
        for (;;) {
            if (descend) {
                m_low[node] = counter;
                m_sum[node] = m_balance[node];
                if (m_firstChild[node] != kNone) {
                    node = m_firstChild[node];
                    continue;
                }
            }
            m_last[node] = counter;
            m_nodeAt[counter++] = node;
            if (node == top)
                break;
            m_sum[m_tree.parent[node]] += m_sum[node];
            descend = m_next[node] != kNone;
            node = descend ? m_next[node] : m_tree.parent[node];
        }
        m_work += counter - low;
    }

    /// Whether the tree arc above the node leaves its subtree.
    [[nodiscard]] bool leavesSubtree(std::uint32_t node) const { return m_arcs[m_tree.parentArc[node]].from == node; }
    [[nodiscard]] std::int64_t cutValue(std::uint32_t node) const
    {
        return leavesSubtree(node) ? m_sum[node] : -m_sum[node];
    }

    /// The node below a tree arc with a negative cut value; the search goes on where the last one stopped.
    std::uint32_t leaving()
    {
        std::uint32_t worst = kNone;
        std::uint32_t seen = 0;
        const auto nodes = static_cast<std::uint32_t>(m_balance.size());
        for (std::uint32_t step = 0; step < nodes && seen < kCandidates; ++step) {
            m_search = m_search + 1 == nodes ? 0 : m_search + 1;
            ++m_work;
            if (m_search == 0 || cutValue(m_search) >= 0)
                continue;
            ++seen;
            if (worst == kNone || cutValue(m_search) < cutValue(worst))
                worst = m_search;
        }
        return worst;
    }

    [[nodiscard]] bool inSubtree(std::uint32_t node, std::uint32_t top) const
    {
        return m_last[node] >= m_low[top] && m_last[node] <= m_last[top];
    }
    [[nodiscard]] std::int32_t slack(std::uint32_t arc) const
    {
        return m_tree.rank[m_arcs[arc].to] - m_tree.rank[m_arcs[arc].from] - 1;
    }

    /// The shortest arc across the cut against the direction of the leaving one. Looks at the smaller side only.
    std::uint32_t entering(std::uint32_t child)
    {
        const bool wantsInto = leavesSubtree(child);
        const std::uint32_t size = m_last[child] - m_low[child] + 1;
        const auto nodes = static_cast<std::uint32_t>(m_balance.size());
        std::uint32_t best = kNone;
        if (2 * size <= nodes) {
            const Lists& arcs = wantsInto ? m_in : m_out;
            for (std::uint32_t at = m_low[child]; at <= m_last[child]; ++at)
                best = shorter(best, arcs.of(m_nodeAt[at]), child);
            return best;
        }
        const Lists& arcs = wantsInto ? m_out : m_in;
        for (std::uint32_t at = 0; at < nodes; ++at) {
            if (at == m_low[child])
                at = m_last[child] + 1;
            if (at < nodes)
                best = shorter(best, arcs.of(m_nodeAt[at]), child);
        }
        return best;
    }

    /// The best of an arc and those of the list that cross the border of the subtree.
    std::uint32_t shorter(std::uint32_t best, std::span<const std::uint32_t> arcs, std::uint32_t child)
    {
        m_work += arcs.size() + 1;
        for (const std::uint32_t i : arcs) {
            if (inSubtree(m_arcs[i].from, child) == inSubtree(m_arcs[i].to, child))
                continue;
            if (best == kNone || slack(i) < slack(best) || (slack(i) == slack(best) && i < best))
                best = i;
        }
        return best;
    }

    /// The arc above child leaves, the shortest the other way round enters, and the smaller side moves to make it
    /// tight.
    void pivot(std::uint32_t child)
    {
        const std::uint32_t arc = entering(child);
        moveSubtree(child, leavesSubtree(child) ? -slack(arc) : slack(arc));
        const bool fromInside = inSubtree(m_arcs[arc].from, child);
        const std::uint32_t inner = fromInside ? m_arcs[arc].from : m_arcs[arc].to;
        const std::uint32_t outer = fromInside ? m_arcs[arc].to : m_arcs[arc].from;
        std::uint32_t top = outer;
        while (!inSubtree(child, top))
            top = m_tree.parent[top];
        const std::uint32_t low = m_low[top];
        rehang(child, inner, outer, arc);
        number(top, low);
    }

    void moveSubtree(std::uint32_t child, std::int32_t shift)
    {
        if (shift == 0)
            return;
        const auto nodes = static_cast<std::uint32_t>(m_balance.size());
        const bool inside = 2 * (m_last[child] - m_low[child] + 1) <= nodes;
        const std::uint32_t low = m_low[child];
        const std::uint32_t last = m_last[child];
        if (inside) {
            for (std::uint32_t at = low; at <= last; ++at)
                m_tree.rank[m_nodeAt[at]] += shift;
            return;
        }
        for (std::uint32_t at = 0; at < nodes; ++at) {
            if (at < low || at > last)
                m_tree.rank[m_nodeAt[at]] -= shift;
        }
    }

    /// Cuts the subtree of child off and hangs it under outer by its node inner: the path between them turns around.
    void rehang(std::uint32_t child, std::uint32_t inner, std::uint32_t outer, std::uint32_t arc)
    {
        std::uint32_t node = inner;
        std::uint32_t parent = outer;
        for (;;) {
            const std::uint32_t oldParent = m_tree.parent[node];
            const std::uint32_t oldArc = m_tree.parentArc[node];
            unhang(node);
            hang(node, parent);
            m_tree.parentArc[node] = arc;
            if (node == child)
                return;
            parent = node;
            node = oldParent;
            arc = oldArc;
        }
    }

    std::span<const Arc> m_arcs;
    Lists m_out;
    Lists m_in;
    TightTree m_tree;
    std::vector<std::int64_t> m_balance;
    std::vector<std::int64_t> m_sum;   ///< of the balances of a node's subtree
    std::vector<std::uint32_t> m_low;  ///< smallest number in the subtree
    std::vector<std::uint32_t> m_last; ///< own number, the biggest in the subtree
    std::vector<std::uint32_t> m_nodeAt;
    std::vector<std::uint32_t> m_firstChild;
    std::vector<std::uint32_t> m_next;
    std::vector<std::uint32_t> m_previous;
    std::uint32_t m_search = 0;
    std::uint64_t m_work = 0;
};

/// The ranks with the least moved to 0.
std::vector<std::uint32_t> fromZero(const std::vector<std::int32_t>& ranks)
{
    const std::int32_t least = *std::min_element(ranks.begin(), ranks.end());
    std::vector<std::uint32_t> moved(ranks.size());
    std::transform(ranks.begin(), ranks.end(), moved.begin(),
        [&](std::int32_t rank) { return static_cast<std::uint32_t>(rank - least); });
    return moved;
}

/// Moves nodes whose arcs pull equally to both sides to the emptiest rank they may take. Such a node has arcs on both
/// sides, so rank 0 is never left empty.
class Balance {
public:
    Balance(const Simplex& simplex, std::span<const Arc> arcs, std::vector<std::uint32_t>& ranks)
        : m_simplex(simplex)
        , m_arcs(arcs)
        , m_ranks(ranks)
        , m_population(*std::max_element(ranks.begin(), ranks.end()) + 1, 0)
    {
        for (const std::uint32_t rank : ranks)
            ++m_population[rank];
        for (std::uint32_t node = 0; node < ranks.size(); ++node)
            moveNode(node);
    }

private:
    void moveNode(std::uint32_t node)
    {
        std::int64_t pull = 0;
        std::uint32_t low = 0;
        auto high = static_cast<std::uint32_t>(m_population.size()) - 1;
        for (const std::uint32_t i : m_simplex.in().of(node)) {
            pull -= m_arcs[i].weight;
            low = std::max(low, m_ranks[m_arcs[i].from] + 1);
        }
        for (const std::uint32_t i : m_simplex.out().of(node)) {
            pull += m_arcs[i].weight;
            high = std::min(high, m_ranks[m_arcs[i].to] - 1);
        }
        if (pull != 0)
            return;
        std::uint32_t best = m_ranks[node];
        --m_population[best];
        for (std::uint32_t rank = low; rank <= std::min(high, low + kMostChoice); ++rank) {
            if (m_population[rank] < m_population[best])
                best = rank;
        }
        ++m_population[best];
        m_ranks[node] = best;
    }

    const Simplex& m_simplex;
    std::span<const Arc> m_arcs;
    std::vector<std::uint32_t>& m_ranks;
    std::vector<std::uint32_t> m_population;
};

} // namespace

Result<std::vector<std::uint32_t>> shortestRanks(std::uint32_t nodes, std::span<const Arc> arcs, const Call& call)
{
    if (arcs.empty())
        return std::vector<std::uint32_t>(nodes, 0);
    Simplex simplex(nodes, arcs);
    if (Result<> done = simplex.run(call); !done)
        return failWith(std::move(done));
    std::vector<std::uint32_t> ranks = fromZero(simplex.ranks());
    const Balance balance(simplex, arcs, ranks);
    return ranks;
}

} // namespace longspan::analysis::layered
