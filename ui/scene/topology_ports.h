// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/layered_layout.h"

#include <cstdint>
#include <vector>

namespace longspan::scene {

/// Where edges meet the left and right sides of nodes: the layout lets them all end in the middle, where their arrows
/// would lie on one another.
class TopologyPorts {
public:
    TopologyPorts(std::size_t nodes, double nodeHeight) : m_sides(2 * nodes), m_height(nodeHeight) {}

    /// An edge, which is no loop, by its place in the routes. back: as in LayeredLayout::Edge.
    void add(std::uint32_t edge, std::uint32_t from, std::uint32_t to, bool back);

    /// Moves the ends of all routes apart, in the order of where the routes turn to.
    void spread(std::vector<std::vector<analysis::LayoutPoint>>& routes) const;

private:
    struct End {
        std::uint32_t edge = 0;
        bool last = false; ///< of the route
    };
    std::vector<std::vector<End>> m_sides; ///< left and right of each node
    double m_height;
};

} // namespace longspan::scene
