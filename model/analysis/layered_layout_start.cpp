// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/layered_layout_start.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace longspan::analysis::layered {

namespace {

class Walker {
public:
    Walker(Layers& layers, bool backwards)
        : m_layers(layers)
        , m_ahead(backwards ? layers.left : layers.right)
        , m_next(layers.order.begin.begin(), layers.order.begin.end() - 1)
        , m_met(layers.vertices(), 0)
    {
        const Lists& behind = backwards ? layers.right : layers.left;
        for (std::uint32_t vertex = 0; vertex < layers.vertices(); ++vertex) {
            if (behind.size(vertex) == 0)
                walkFrom(vertex);
        }
        // A far arc may leave a part of the graph that no walk from an end reaches.
        for (std::uint32_t vertex = 0; vertex < layers.vertices(); ++vertex)
            walkFrom(vertex);
    }

private:
    void walkFrom(std::uint32_t root)
    {
        meet(root);
        while (!m_open.empty()) {
            const std::uint32_t vertex = m_open.back();
            m_open.pop_back();
            m_layers.order.items[m_next[m_layers.rank[vertex]]++] = vertex;
            const std::span<const std::uint32_t> ahead = m_ahead.of(vertex);
            for (std::size_t i = ahead.size(); i-- > 0;)
                meet(ahead[i]);
        }
    }

    void meet(std::uint32_t vertex)
    {
        if (!m_met[vertex])
            m_open.push_back(vertex);
        m_met[vertex] = 1;
    }

    Layers& m_layers;
    const Lists& m_ahead;
    std::vector<std::uint32_t> m_next; ///< of each rank: where its next vertex goes
    std::vector<std::uint8_t> m_met;
    std::vector<std::uint32_t> m_open;
};

/// Two nodes that an arc binds.
struct Spring {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    double pull = 1;
};

/// Calls visit(from, firstBend or to, to) for each arc that is not far.
template <class Visit>
void forEachChain(const Layers& layers, Visit visit)
{
    for (std::uint32_t node = 0; node < layers.nodes; ++node) {
        for (const std::uint32_t first : layers.right.of(node)) {
            std::uint32_t last = first;
            while (layers.isBend(last))
                last = layers.right.of(last)[0];
            visit(node, first, last);
        }
    }
}

class Drift {
public:
    Drift(const Layers& layers, const FixedOrder& fixed) : m_layers(layers), m_fixed(fixed), m_height(layers.vertices())
    {
        forEachChain(layers, [&](std::uint32_t from, std::uint32_t, std::uint32_t to) {
            m_springs.push_back({from, to, 1.0 / (layers.rank[to] - layers.rank[from])});
        });
        m_pull.assign(layers.nodes, 0);
        for (const Spring& spring : m_springs) {
            m_pull[spring.from] += spring.pull;
            m_pull[spring.to] += spring.pull;
        }
        for (std::uint32_t node = 0; node < layers.nodes; ++node)
            m_height[node] = (layers.place[node] + 0.5) / layers.order.size(layers.rank[node]) - 0.5;
        spreadFixed();
    }

    void round()
    {
        m_sum.assign(m_layers.nodes, 0);
        for (const Spring& spring : m_springs) {
            m_sum[spring.from] += spring.pull * m_height[spring.to];
            m_sum[spring.to] += spring.pull * m_height[spring.from];
        }
        for (std::uint32_t node = 0; node < m_layers.nodes; ++node) {
            if (m_pull[node] > 0 && !isFixed(node))
                m_height[node] = (m_height[node] + m_sum[node] / m_pull[node]) / 2;
        }
        if (m_fixed.empty())
            spread();
    }

    /// Bends lie on straight lines.
    std::vector<double>& heights()
    {
        forEachChain(m_layers, [&](std::uint32_t from, std::uint32_t first, std::uint32_t to) {
            const double steps = m_layers.rank[to] - m_layers.rank[from];
            const double rise = (m_height[to] - m_height[from]) / steps;
            double height = m_height[from];
            for (std::uint32_t bend = first; bend != to; bend = m_layers.right.of(bend)[0])
                m_height[bend] = height += rise;
        });
        return m_height;
    }

private:
    [[nodiscard]] bool isFixed(std::uint32_t node) const { return !m_fixed.empty() && m_fixed[node] != kNone; }

    void spreadFixed()
    {
        if (m_fixed.empty())
            return;
        std::vector<std::uint32_t> sorted;
        for (std::uint32_t node = 0; node < m_layers.nodes; ++node) {
            if (isFixed(node))
                sorted.push_back(node);
        }
        std::sort(
            sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) { return m_fixed[a] < m_fixed[b]; });
        for (std::size_t i = 0; i < sorted.size(); ++i)
            m_height[sorted[i]] = (static_cast<double>(i) + 0.5) / static_cast<double>(sorted.size()) - 0.5;
    }

    /// Keeps the mean at 0 and the mean square at 1: without that all heights become equal.
    void spread()
    {
        double mean = 0;
        double pull = 0;
        for (std::uint32_t node = 0; node < m_layers.nodes; ++node) {
            mean += m_pull[node] * m_height[node];
            pull += m_pull[node];
        }
        mean = pull > 0 ? mean / pull : 0;
        double squares = 0;
        for (std::uint32_t node = 0; node < m_layers.nodes; ++node) {
            m_height[node] -= mean;
            squares += m_height[node] * m_height[node];
        }
        const double scale = squares > 0 ? std::sqrt(m_layers.nodes / squares) : 1;
        for (std::uint32_t node = 0; node < m_layers.nodes; ++node)
            m_height[node] *= scale;
    }

    const Layers& m_layers;
    const FixedOrder& m_fixed;
    std::vector<Spring> m_springs;
    std::vector<double> m_pull; ///< of each node: all its springs together
    std::vector<double> m_sum;
    std::vector<double> m_height;
};

} // namespace

void restoreFixed(Layers& layers, const FixedOrder& fixed, std::uint32_t rank)
{
    if (fixed.empty())
        return;
    std::vector<std::uint32_t> members;
    const auto isFixed = [&](std::uint32_t vertex) { return !layers.isBend(vertex) && fixed[vertex] != kNone; };
    for (const std::uint32_t vertex : layers.order.of(rank)) {
        if (isFixed(vertex))
            members.push_back(vertex);
    }
    std::sort(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) { return fixed[a] < fixed[b]; });
    std::size_t next = 0;
    for (std::uint32_t& vertex : layers.order.of(rank)) {
        if (isFixed(vertex))
            vertex = members[next++];
    }
}

void orderByWalk(Layers& layers, const FixedOrder& fixed, bool backwards)
{
    const Walker walker(layers, backwards);
    for (std::uint32_t rank = 0; rank < layers.ranks(); ++rank) {
        restoreFixed(layers, fixed, rank);
        layers.notePlaces(rank);
    }
}

void orderAnyhow(Layers& layers, const FixedOrder& fixed, std::uint32_t seed)
{
    // An odd factor with well mixed high bits: Fibonacci hashing.
    const auto scatter = [&](std::uint32_t vertex) { return (vertex + 1) * (seed * 2 + 1) * 0x9e3779b1U; };
    for (std::uint32_t rank = 0; rank < layers.ranks(); ++rank) {
        const std::span<std::uint32_t> order = layers.order.of(rank);
        std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return std::pair(scatter(a), a) < std::pair(scatter(b), b); });
        restoreFixed(layers, fixed, rank);
        layers.notePlaces(rank);
    }
}

void orderByDrift(Layers& layers, const FixedOrder& fixed, int rounds)
{
    Drift drift(layers, fixed);
    for (int i = 0; i < rounds; ++i)
        drift.round();
    const std::vector<double>& height = drift.heights();
    for (std::uint32_t rank = 0; rank < layers.ranks(); ++rank) {
        const std::span<std::uint32_t> order = layers.order.of(rank);
        std::stable_sort(
            order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return height[a] < height[b]; });
        layers.notePlaces(rank);
    }
}

Smoother::Smoother(Layers& layers, const FixedOrder& fixed)
    : m_layers(layers), m_fixed(fixed), m_height(layers.vertices())
{
    for (std::uint32_t rank = 0; rank < layers.ranks(); ++rank)
        noteHeights(rank);
}

void Smoother::noteHeights(std::uint32_t rank)
{
    const std::span<const std::uint32_t> order = m_layers.order.of(rank);
    for (std::size_t i = 0; i < order.size(); ++i)
        m_height[order[i]] = (static_cast<double>(i) + 0.5) / static_cast<double>(order.size());
}

void Smoother::round(bool backwards)
{
    for (std::uint32_t step = 0; step < m_layers.ranks(); ++step)
        smooth(backwards ? m_layers.ranks() - 1 - step : step);
}

void Smoother::smooth(std::uint32_t rank)
{
    const std::span<std::uint32_t> order = m_layers.order.of(rank);
    m_old.assign(order.begin(), order.end());
    m_wanted.clear();
    for (std::uint32_t place = 0; place < m_old.size(); ++place)
        m_wanted.emplace_back(meanBeside(m_old[place]), place);
    std::sort(m_wanted.begin(), m_wanted.end());
    std::transform(
        m_wanted.begin(), m_wanted.end(), order.begin(), [this](const auto& wanted) { return m_old[wanted.second]; });
    restoreFixed(m_layers, m_fixed, rank);
    m_layers.notePlaces(rank);
    noteHeights(rank);
}

double Smoother::meanBeside(std::uint32_t vertex) const
{
    const std::span<const std::uint32_t> left = m_layers.left.of(vertex);
    const std::span<const std::uint32_t> right = m_layers.right.of(vertex);
    if (left.empty() && right.empty())
        return m_height[vertex];
    double sum = 0;
    for (const std::uint32_t neighbour : left)
        sum += m_height[neighbour];
    for (const std::uint32_t neighbour : right)
        sum += m_height[neighbour];
    return sum / static_cast<double>(left.size() + right.size());
}

} // namespace longspan::analysis::layered
