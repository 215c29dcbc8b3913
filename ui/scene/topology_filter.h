// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/service_graph.h"

#include <QString>
#include <cstdint>
#include <optional>
#include <vector>

namespace longspan::scene {

/// Which part of a service graph is shown. Nodes and edges are named by their indices in the ServiceGraph.
struct TopologyFilter {
    std::optional<std::uint32_t> focus =
        {}; ///< only what is at most hops edges away from this node, in either direction
    std::uint32_t hops = 1;
    double leastShare = 0;   ///< edges with less than this share of the calls of the busiest edge are hidden
    bool onlyErrors = false; ///< edges on which calls failed

    friend bool operator==(const TopologyFilter&, const TopologyFilter&) = default;
};

/// In rising order.
struct TopologyChoice {
    std::vector<std::uint32_t> nodes;
    std::vector<std::uint32_t> edges;
};

/// A node goes with the last of its edges; one that never had any stays unless only errors or a neighbourhood are
/// wanted. The focus stays whatever happens. Edges without ends in the graph are left out.
[[nodiscard]] TopologyChoice chooseTopology(const ServiceGraph& graph, const TopologyFilter& filter);

/// Nodes whose name contains the text, whatever the case, in the order of the graph. Nothing for an empty text.
[[nodiscard]] std::vector<std::uint32_t> findInTopology(const ServiceGraph& graph, const QString& text);

} // namespace longspan::scene
