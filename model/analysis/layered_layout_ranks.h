// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/layered_layout_parts.h"

namespace longspan::analysis::layered {

/// A spanning tree of arcs that are as short as they can be, and the ranks that make them so.
struct TightTree {
    std::vector<std::int32_t> rank;
    std::vector<std::uint32_t> parent;    ///< of each node; kNone for node 0, which is the root
    std::vector<std::uint32_t> parentArc; ///< the arc between a node and its parent
};

/// Of a connected acyclic graph: every arc goes to a higher rank, those of the tree to the next.
[[nodiscard]] TightTree tightTree(std::uint32_t nodes, std::span<const Arc> arcs);

/// A rank for each node of a connected acyclic graph, from 0: every arc goes to a higher rank, and the sum of lengths
/// times weights is small; least, unless the network simplex runs out of its budget of work. Nodes that may stand on
/// several ranks at equal cost go to the emptiest.
[[nodiscard]] Result<std::vector<std::uint32_t>> shortestRanks(
    std::uint32_t nodes, std::span<const Arc> arcs, const Call& call);

} // namespace longspan::analysis::layered
