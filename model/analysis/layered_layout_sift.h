// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/layered_layout_order.h"

namespace longspan::analysis::layered {

/// Moves every vertex of a layer in turn to where it has the fewest crossings on both sides together. A vertex goes on
/// from its place while that might pay, not through the whole layer, which costs little quality and saves nine tenths
/// of the time (see kPatience).
class Sifter {
public:
    /// layers and fixed must outlive it. budget: arcs it may look at in all rounds together, about.
    Sifter(Layers& layers, const FixedOrder& fixed, std::uint64_t budget);
    Sifter(Layers& layers, FixedOrder&& fixed, std::uint64_t budget) = delete;

    /// All layers from left to right, or back; how many crossings have gone. 0 when the budget is used up.
    std::uint64_t round(bool backwards);

private:
    /// The places of neighbours in one of the two layers beside, for each vertex of the layer in work.
    struct Side {
        std::vector<std::uint32_t> begin;
        std::vector<std::uint32_t> places; ///< of each vertex in rising order
        std::uint32_t width = 0;           ///< of the layer beside
        std::uint32_t moving = 0;
        bool tabled = false;
        std::vector<std::int32_t> table; ///< of each place beside: neighbours of the moving vertex below it minus above

        void gather(const Layers& layers, std::span<const std::uint32_t> vertices, const Lists& neighbours);
        void aim(std::uint32_t vertex);
        [[nodiscard]] std::int64_t costBefore(std::uint32_t other) const;
        [[nodiscard]] std::uint32_t degree(std::uint32_t vertex) const { return begin[vertex + 1] - begin[vertex]; }
    };

    std::uint64_t siftLayer(std::uint32_t rank);
    std::uint64_t siftVertex(std::uint32_t vertex);
    struct Best;
    void look(std::uint32_t vertex, bool upwards, Best& best);
    void move(std::uint32_t from, std::uint32_t to);
    [[nodiscard]] bool isFixed(std::uint32_t vertex) const;

    Layers& m_layers;
    const FixedOrder& m_fixed;
    std::uint64_t m_budget;
    std::vector<std::uint32_t> m_vertices; ///< of the layer; below, a vertex is its index here
    std::vector<std::uint32_t> m_at;       ///< of each place: the vertex
    std::vector<std::uint32_t> m_place;    ///< of each vertex
    Side m_left;
    Side m_right;
};

} // namespace longspan::analysis::layered
