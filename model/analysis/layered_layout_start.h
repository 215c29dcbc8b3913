// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/layered_layout_order.h"

#include <utility>

/// Orders to begin with, and how they become smooth over the whole part before single crossings are looked at.
namespace longspan::analysis::layered {

/// Vertices as a walk depth first meets them that begins at the sources or, backwards, at the sinks; so a tree is drawn
/// without crossings. Fixed nodes are put in their order afterwards.
void orderByWalk(Layers& layers, const FixedOrder& fixed, bool backwards);

/// An order without sense, another one for each seed. Fixed nodes are put in their order afterwards.
void orderAnyhow(Layers& layers, const FixedOrder& fixed, std::uint32_t seed);

/// Takes the order as heights, lets every node drift to the mean of its neighbours for some rounds, and orders by the
/// new heights: a low-pass filter on the graph that brings together what belongs together over many layers, at the cost
/// of a pass over the arcs a round. Long arcs pull less. Fixed nodes stay at heights in their order.
void orderByDrift(Layers& layers, const FixedOrder& fixed, int rounds);

/// Puts the fixed nodes of a layer, wherever they stand, into their order.
void restoreFixed(Layers& layers, const FixedOrder& fixed, std::uint32_t rank);

/// Orders each layer by the means of the neighbours on both sides, layer by layer. Heights are relative to the layer,
/// so that narrow and wide layers compare.
class Smoother {
public:
    /// layers and fixed must outlive it; begins with the order of the layers.
    Smoother(Layers& layers, const FixedOrder& fixed);
    /// All layers from left to right, or back.
    void round(bool backwards);

private:
    void noteHeights(std::uint32_t rank);
    void smooth(std::uint32_t rank);
    [[nodiscard]] double meanBeside(std::uint32_t vertex) const;

    Layers& m_layers;
    const FixedOrder& m_fixed;
    std::vector<double> m_height;                           ///< of each vertex
    std::vector<std::uint32_t> m_old;                       ///< the layer in work before it is sorted
    std::vector<std::pair<double, std::uint32_t>> m_wanted; ///< height and place in m_old
};

} // namespace longspan::analysis::layered
