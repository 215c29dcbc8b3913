// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/graph_generator.h"

#include "tests/support/generate_random.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace longspan::test {

namespace {

constexpr std::uint32_t kTiers = 8; ///< from entries to databases
constexpr std::uint32_t kTeamSize = 25;
constexpr double kOwnTeam = 0.6;    ///< share of calls that stay in the team
constexpr double kNextTier = 0.75;  ///< share of calls that skip no tier
constexpr double kPopularity = 0.5; ///< exponent of the tail of popularity; smaller spreads calls over more services

/// Nodes are numbered from the entries to the databases, tier after tier; teams have members in every tier.
class Maker {
public:
    explicit Maker(const GraphShape& shape)
        : m_shape(shape), m_random(shape.seed), m_teams(std::max(1U, shape.nodes / kTeamSize))
    {
    }

    analysis::LayoutGraph make()
    {
        for (std::uint32_t node = 0; node < m_shape.nodes; ++node)
            m_graph.nodes.push_back({"service-" + std::to_string(node), width(), 28});
        for (std::uint32_t node = 1; node < m_shape.nodes; ++node)
            addCaller(node);
        const auto wanted = static_cast<std::size_t>(m_shape.edgesPerNode * m_shape.nodes);
        for (std::size_t tries = 0; m_graph.edges.size() < wanted && tries < 20 * wanted; ++tries)
            addCall(m_random.below(m_shape.nodes));
        return std::move(m_graph);
    }

private:
    double width() { return 80 + 10 * static_cast<double>(m_random.below(9)); }

    [[nodiscard]] std::uint32_t tierBegin(std::uint32_t tier) const
    {
        const double share = static_cast<double>(tier) / kTiers;
        return std::min(m_shape.nodes, static_cast<std::uint32_t>(share * share * m_shape.nodes));
    }
    [[nodiscard]] std::uint32_t tierOf(std::uint32_t node) const
    {
        std::uint32_t tier = 0;
        while (tier + 1 < kTiers && tierBegin(tier + 1) <= node)
            ++tier;
        return tier;
    }

    /// Every service has a caller, so that the graph is connected.
    void addCaller(std::uint32_t node)
    {
        const std::uint32_t tier = tierOf(node);
        const std::uint32_t before = tier == 0 ? 0 : tierBegin(tier - 1);
        const std::uint32_t end = tier == 0 ? node : tierBegin(tier);
        if (end <= before)
            return add(m_random.below(node), node);
        add(member(before, end, node), node);
    }

    void addCall(std::uint32_t from)
    {
        std::uint32_t tier = tierOf(from) + 1;
        while (tier + 1 < kTiers && !m_random.chance(kNextTier))
            ++tier;
        const std::uint32_t end = tier + 1 >= kTiers ? m_shape.nodes : tierBegin(tier + 1);
        if (tier >= kTiers || tierBegin(tier) >= end)
            return;
        const std::uint32_t to =
            m_random.chance(kOwnTeam) ? member(tierBegin(tier), end, from) : popular(tierBegin(tier), end);
        if (m_random.chance(m_shape.backShare))
            add(to, from);
        else
            add(from, to);
    }

    /// Somebody of the same team among [begin, end), when there is.
    std::uint32_t member(std::uint32_t begin, std::uint32_t end, std::uint32_t colleague)
    {
        const std::uint32_t node = begin + m_random.below(end - begin);
        const std::uint32_t own = node - node % m_teams + colleague % m_teams;
        return own >= begin && own < end ? own : node;
    }

    /// A few services of each tier are called by everybody.
    std::uint32_t popular(std::uint32_t begin, std::uint32_t end)
    {
        const double rank = std::min(m_random.pareto(kPopularity) - 1, 1e9);
        return begin + static_cast<std::uint32_t>(rank) % (end - begin);
    }

    void add(std::uint32_t from, std::uint32_t to)
    {
        if (from != to && m_known.emplace(from, to).second)
            m_graph.edges.push_back({from, to, 1});
    }

    GraphShape m_shape;
    Random m_random;
    std::uint32_t m_teams;
    analysis::LayoutGraph m_graph;
    std::set<std::pair<std::uint32_t, std::uint32_t>> m_known;
};

} // namespace

analysis::LayoutGraph makeServiceGraph(const GraphShape& shape)
{
    return Maker(shape).make();
}

} // namespace longspan::test
