// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/layered_layout_crossings.h"

#include <algorithm>

namespace longspan::analysis::layered {

std::uint64_t CrossingCounter::after(const Layers& layers, std::uint32_t rank)
{
    const std::uint32_t size = layers.order.size(rank + 1);
    m_tree.assign(size + 1, 0);
    std::uint64_t crossings = 0;
    std::uint64_t added = 0;
    for (const std::uint32_t vertex : layers.order.of(rank)) {
        m_places.clear();
        for (const std::uint32_t neighbour : layers.right.of(vertex))
            m_places.push_back(layers.place[neighbour]);
        std::sort(m_places.begin(), m_places.end());
        // Arcs of one vertex do not cross each other: in rising order none sees another beyond it.
        for (const std::uint32_t place : m_places) {
            std::uint64_t notBeyond = 0;
            for (std::uint32_t at = place + 1; at > 0; at &= at - 1)
                notBeyond += m_tree[at];
            crossings += added - notBeyond;
            for (std::uint32_t at = place + 1; at <= size; at += at & (~at + 1))
                ++m_tree[at];
            ++added;
        }
    }
    return crossings;
}

std::uint64_t CrossingCounter::all(const Layers& layers)
{
    std::uint64_t crossings = 0;
    for (std::uint32_t rank = 0; rank + 1 < layers.ranks(); ++rank)
        crossings += after(layers, rank);
    return crossings;
}

} // namespace longspan::analysis::layered
