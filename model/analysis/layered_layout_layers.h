// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/layered_layout_parts.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace longspan::analysis::layered {

/// A part with its ranks as layers. An arc over several ranks becomes a chain of bends, one in each layer it passes;
/// nodes and bends together are vertices: nodes first, then the bends of each arc from its source to its target.
struct Layers {
    std::uint32_t nodes = 0;
    std::vector<std::uint32_t> rank;      ///< of each vertex
    std::vector<std::uint32_t> firstBend; ///< of each arc; kNone for an arc to the next layer and for one that is far
    std::vector<std::uint8_t> far;        ///< of each arc: so long that it goes around the part, and has no bends
    Lists left;                           ///< neighbours of each vertex in the layer before
    Lists right;                          ///< and in the layer after
    Lists order;                          ///< of each rank: its vertices from top to bottom
    std::vector<std::uint32_t> place;     ///< of each vertex: where it stands in its layer

    [[nodiscard]] std::uint32_t ranks() const { return static_cast<std::uint32_t>(order.begin.size() - 1); }
    [[nodiscard]] std::uint32_t vertices() const { return static_cast<std::uint32_t>(rank.size()); }
    [[nodiscard]] bool isBend(std::uint32_t vertex) const { return vertex >= nodes; }

    /// Makes place tell what order says.
    void notePlaces(std::uint32_t layer);
};

/// Bends of one part; when arcs need more, the longest of them are far instead. Keeps memory and time of a deep graph
/// with many long arcs in bounds.
[[nodiscard]] std::size_t mostBends(std::size_t nodes, std::size_t arcs);

/// In the order of the vertices' numbers within each layer.
[[nodiscard]] Layers makeLayers(std::span<const Arc> arcs, std::vector<std::uint32_t> ranks);

} // namespace longspan::analysis::layered
