// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/layered_layout_layers.h"

namespace longspan::analysis::layered {

/// Counts crossings between neighbouring layers in O(E log V) with an accumulator tree (Barth, Juenger and Mutzel
/// 2002). Keeps its memory from one count to the next.
class CrossingCounter {
public:
    /// Between this layer and the next.
    [[nodiscard]] std::uint64_t after(const Layers& layers, std::uint32_t rank);
    [[nodiscard]] std::uint64_t all(const Layers& layers);

private:
    std::vector<std::uint32_t> m_tree; ///< a Fenwick tree over the places of the layer after
    std::vector<std::uint32_t> m_places;
};

} // namespace longspan::analysis::layered
