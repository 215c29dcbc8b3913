// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/layered_layout_coordinates.h"
#include "model/analysis/layered_layout_layers.h"

namespace longspan::analysis::layered {

/// A part on its way to a drawing.
struct Drawing {
    const LayoutGraph& graph;
    const LayoutOptions& options;
    const Part& part;
    const Layers& layers;
};

/// What each vertex needs: a node its height and the loops above it, a bend all links of its arc side by side.
[[nodiscard]] std::vector<Room> roomsOf(const Drawing& drawing);

struct Size {
    double width = 0;
    double height = 0;
};

/// Fills in the nodes, edges and points of the part, which begins at (0, 0). centres: of rooms, as centres() gave them.
[[nodiscard]] Size draw(const Drawing& drawing, std::span<const double> centres, LayeredLayout& layout);

/// Moves the parts side by side and in rows, in their order or, when sizes alone decide, the highest first; numbers
/// them in that order. earlier: of each part, where it stood in an earlier layout, or kNone.
void packParts(const std::vector<Part>& parts, const std::vector<Size>& sizes,
    const std::vector<std::uint32_t>& earlier, const LayoutOptions& options, LayeredLayout& layout);

} // namespace longspan::analysis::layered
