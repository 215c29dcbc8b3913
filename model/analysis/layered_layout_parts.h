// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/layered_layout.h"

#include <cstdint>
#include <span>
#include <vector>

/// The steps of layout(), one file each. Nothing here is meant for other callers than layered_layout.cpp and tests.
namespace longspan::analysis::layered {

inline constexpr std::uint32_t kNone = UINT32_MAX;

/// What the steps work on: at most one arc between two nodes and no loops, once cycles are broken.
struct Arc {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::int32_t weight = 1;

    friend bool operator==(const Arc&, const Arc&) = default;
};

/// Items of each node, one list after the other.
struct Lists {
    std::vector<std::uint32_t> begin; ///< nodes + 1
    std::vector<std::uint32_t> items;

    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t node) const
    {
        return {items.data() + begin[node], begin[node + 1] - begin[node]};
    }
    [[nodiscard]] std::span<std::uint32_t> of(std::uint32_t node)
    {
        return {items.data() + begin[node], begin[node + 1] - begin[node]};
    }
    [[nodiscard]] std::uint32_t size(std::uint32_t node) const { return begin[node + 1] - begin[node]; }
};

/// Indices of arcs by the node they leave, or enter; each list in the order of the arcs.
[[nodiscard]] Lists arcsByFrom(std::uint32_t nodes, std::span<const Arc> arcs);
[[nodiscard]] Lists arcsByTo(std::uint32_t nodes, std::span<const Arc> arcs);

/// A weakly connected part of the graph. Its nodes are numbered in the order of their keys.
struct Part {
    /// An edge of the graph and the arc that stands for it, perhaps against its direction.
    struct Link {
        std::uint32_t edge = 0;
        std::uint32_t arc = 0;
        std::int32_t weight = 1;
        bool reversed = false;
    };
    struct Loop {
        std::uint32_t edge = 0;
        std::uint32_t node = 0;
    };

    std::vector<std::uint32_t> nodes; ///< indices into LayoutGraph::nodes
    std::vector<Arc> arcs;            ///< ordered by (from, to)
    std::vector<Link> links;          ///< ordered by (arc, reversed, heavier first, edge)
    std::vector<Loop> loops;          ///< ordered by (node, edge)

    [[nodiscard]] std::uint32_t nodeCount() const { return static_cast<std::uint32_t>(nodes.size()); }
};

/// Parts in the order of their first node. Links are not reversed yet and parts may hold cycles.
[[nodiscard]] std::vector<Part> splitIntoParts(const LayoutGraph& graph);

/// Sorts the links by ends, which holds the two nodes of each, and makes the arcs anew: one for all links of equal
/// ends.
void joinArcs(Part& part, const std::vector<Arc>& ends);

/// Turns arcs around until no cycle is left, joins arcs that now have the same ends, and tells the links. Few and light
/// arcs are turned: the greedy heuristic of Eades, Lin and Smyth (1993), within strongly connected components alone.
void breakCycles(Part& part);

} // namespace longspan::analysis::layered
