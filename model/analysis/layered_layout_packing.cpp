// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/layered_layout_routes.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace longspan::analysis::layered {

namespace {

/// Rows are filled up to this width.
double rowWidth(const std::vector<Size>& sizes, const LayoutOptions& options)
{
    double area = 0;
    double widest = 0;
    for (const Size& size : sizes) {
        area += (size.width + options.partGap) * (size.height + options.partGap);
        widest = std::max(widest, size.width);
    }
    return std::max(widest, std::sqrt(area * options.aspect));
}

void movePart(const Part& part, LayoutPoint by, std::uint32_t number, LayeredLayout& layout)
{
    for (const std::uint32_t node : part.nodes) {
        layout.nodes[node].centre.x += by.x;
        layout.nodes[node].centre.y += by.y;
        layout.nodes[node].part = number;
    }
    const auto moveEdge = [&](const LayeredLayout::Edge& edge) {
        for (std::uint32_t i = 0; i < edge.pointCount; ++i) {
            layout.points[edge.firstPoint + i].x += by.x;
            layout.points[edge.firstPoint + i].y += by.y;
        }
    };
    for (const Part::Link& link : part.links)
        moveEdge(layout.edges[link.edge]);
    for (const Part::Loop& loop : part.loops)
        moveEdge(layout.edges[loop.edge]);
}

} // namespace

void packParts(const std::vector<Part>& parts, const std::vector<Size>& sizes,
    const std::vector<std::uint32_t>& earlier, const LayoutOptions& options, LayeredLayout& layout)
{
    std::vector<std::uint32_t> sorted(parts.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    const auto key = [&](std::uint32_t i) { return std::tuple(earlier[i], -sizes[i].height, -sizes[i].width, i); };
    std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });

    const double width = rowWidth(sizes, options);
    LayoutPoint at;
    double rowHeight = 0;
    std::uint32_t number = 0;
    for (const std::uint32_t i : sorted) {
        if (at.x > 0 && at.x + sizes[i].width > width) {
            at = {0, at.y + rowHeight + options.partGap};
            rowHeight = 0;
        }
        movePart(parts[i], at, number++, layout);
        layout.width = std::max(layout.width, at.x + sizes[i].width);
        layout.height = std::max(layout.height, at.y + sizes[i].height);
        rowHeight = std::max(rowHeight, sizes[i].height);
        at.x += sizes[i].width + options.partGap;
    }
    layout.parts = static_cast<std::uint32_t>(parts.size());
}

} // namespace longspan::analysis::layered
