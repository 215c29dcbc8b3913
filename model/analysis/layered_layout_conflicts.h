// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/layered_layout_layers.h"

namespace longspan::analysis::layered {

/// The pieces of arcs between neighbouring layers, and which of them may be made straight.
struct Alignable {
    struct Segment {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        bool conflict = false; ///< crosses a piece between two bends, which goes before
    };
    std::vector<Segment> segments;
    Lists left;  ///< segments that end at each vertex, by the place of their other end
    Lists right; ///< segments that leave it
};

/// Of the pieces between two bends that cross each other, the most that do not are kept; the rest, and all other pieces
/// which cross a kept one ("type 1 conflicts"), are in conflict.
[[nodiscard]] Alignable findConflicts(const Layers& layers);

} // namespace longspan::analysis::layered
