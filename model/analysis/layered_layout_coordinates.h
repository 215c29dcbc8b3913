// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/layered_layout_layers.h"

namespace longspan::analysis::layered {

/// What a vertex needs within its layer.
struct Room {
    double size = 0;
    double gap = 0; ///< two neighbours stand apart by the mean of their gaps
};

/// The centre of each vertex across the layers. Orders are kept, neighbours get their room, arcs are straight where
/// that can be, and bends of one arc stand in line unless arcs that are long both cross each other. Begins near 0.
///
/// Brandes and Koepf (GD 2001) in four directions, with three changes. Of long arcs that cross each other the most that
/// do not are kept straight (the paper rules such crossings out). Which segments conflict is decided before any
/// alignment, so that all four agree. And blocks are compacted by longest paths over the graph of blocks instead of by
/// classes with shifts, which is where the paper errs (Brandes, Walter and Zink, "Erratum", 2020).
[[nodiscard]] std::vector<double> centres(const Layers& layers, const std::vector<Room>& rooms);

} // namespace longspan::analysis::layered
