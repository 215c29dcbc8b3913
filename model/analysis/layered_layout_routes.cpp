// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/layered_layout_routes.h"

#include <algorithm>
#include <cmath>

namespace longspan::analysis::layered {

namespace {

constexpr std::uint32_t kLoopLanes = 4; ///< more loops of one node share the outermost lane
constexpr std::uint32_t kLinkLanes = 8; ///< more links of one arc lie closer together
constexpr std::uint32_t kFarLanes = 32; ///< more far arcs that overlap share lanes
constexpr double kPortShare = 0.6;      ///< of a node's height, where links may end
constexpr double kComfortableSlope = 2; ///< mean height : width of the pieces in a gap
constexpr double kWidestGap = 4;        ///< times the option

/// Loops of each node.
std::vector<std::uint32_t> loopCounts(const Part& part)
{
    std::vector<std::uint32_t> counts(part.nodes.size(), 0);
    for (const Part::Loop& loop : part.loops)
        ++counts[loop.node];
    return counts;
}

/// Links of each arc.
std::vector<std::uint32_t> linkCounts(const Part& part)
{
    std::vector<std::uint32_t> counts(part.arcs.size(), 0);
    for (const Part::Link& link : part.links)
        ++counts[link.arc];
    return counts;
}

double linksHeight(std::uint32_t links, const LayoutOptions& options)
{
    return options.edgeGap * (std::min(links, kLinkLanes) - 1);
}

double loopsHeight(std::uint32_t loops, const LayoutOptions& options)
{
    return options.edgeGap * std::min(loops, kLoopLanes);
}

/// Where the layers lie from left to right.
struct Columns {
    std::vector<double> left;
    std::vector<double> right;
};

class Pen {
public:
    Pen(const Drawing& drawing, std::span<const double> centres, LayeredLayout& layout)
        : m_drawing(drawing)
        , m_graph(drawing.graph)
        , m_part(drawing.part)
        , m_layers(drawing.layers)
        , m_layout(layout)
        , m_y(centres.begin(), centres.end())
        , m_loops(loopCounts(drawing.part))
        , m_links(linkCounts(drawing.part))
    {
        beginAtTop();
        placeColumns();
    }

    Size draw()
    {
        placeNodes();
        placeFarArcs();
        std::uint32_t lane = 0;
        for (std::size_t i = 0; i < m_part.links.size(); ++i) {
            lane = i > 0 && m_part.links[i - 1].arc == m_part.links[i].arc ? lane + 1 : 0;
            drawLink(m_part.links[i], lane);
        }
        for (std::size_t i = 0; i < m_part.loops.size(); ++i) {
            lane = i > 0 && m_part.loops[i - 1].node == m_part.loops[i].node ? lane + 1 : 0;
            drawLoop(m_part.loops[i], std::min(lane, kLoopLanes - 1) + 1);
        }
        return {m_columns.right.back(), m_height};
    }

private:
    [[nodiscard]] const LayoutGraph::Node& node(std::uint32_t vertex) const
    {
        return m_graph.nodes[m_part.nodes[vertex]];
    }
    [[nodiscard]] LayeredLayout::Node& placed(std::uint32_t vertex) { return m_layout.nodes[m_part.nodes[vertex]]; }

    void beginAtTop()
    {
        const std::vector<Room> rooms = roomsOf(m_drawing);
        double top = m_y[0];
        for (std::size_t i = 0; i < m_y.size(); ++i)
            top = std::min(top, m_y[i] - rooms[i].size / 2);
        for (std::size_t i = 0; i < m_y.size(); ++i) {
            m_y[i] -= top;
            m_height = std::max(m_height, m_y[i] + rooms[i].size / 2);
        }
    }

    void placeColumns()
    {
        double x = 0;
        for (std::uint32_t rank = 0; rank < m_layers.ranks(); ++rank) {
            double width = 0;
            for (const std::uint32_t vertex : m_layers.order.of(rank))
                width = std::max(width, m_layers.isBend(vertex) ? 0 : node(vertex).width);
            m_columns.left.push_back(x);
            m_columns.right.push_back(x + width);
            x += width + gapAfter(rank);
        }
    }

    /// Wider where lines would be steep.
    [[nodiscard]] double gapAfter(std::uint32_t rank) const
    {
        double rise = 0;
        double pieces = 0;
        for (const std::uint32_t vertex : m_layers.order.of(rank)) {
            for (const std::uint32_t neighbour : m_layers.right.of(vertex))
                rise += std::abs(m_y[neighbour] - m_y[vertex]);
            pieces += m_layers.right.size(vertex);
        }
        const double gap = m_drawing.options.layerGap;
        return std::clamp(pieces > 0 ? rise / pieces / kComfortableSlope : 0, gap, gap * kWidestGap);
    }

    /// Columns centre their nodes; loops take the upper end of a node's room.
    void placeNodes()
    {
        for (std::uint32_t rank = 0; rank < m_layers.ranks(); ++rank) {
            std::uint32_t order = 0;
            const double x = (m_columns.left[rank] + m_columns.right[rank]) / 2;
            for (const std::uint32_t vertex : m_layers.order.of(rank)) {
                if (m_layers.isBend(vertex))
                    continue;
                const double y = m_y[vertex] + loopsHeight(m_loops[vertex], m_drawing.options) / 2;
                placed(vertex) = {{x, y}, rank, order++, 0};
            }
        }
    }

    /// Far arcs run below the part, each in the first lane that is free where it begins.
    void placeFarArcs()
    {
        std::vector<std::uint32_t> byBegin;
        for (std::uint32_t i = 0; i < m_part.arcs.size(); ++i) {
            if (m_layers.far[i])
                byBegin.push_back(i);
        }
        m_farLane.assign(byBegin.empty() ? 0 : m_part.arcs.size(), 0);
        const auto begin = [&](std::uint32_t i) { return m_layers.rank[m_part.arcs[i].from]; };
        std::stable_sort(
            byBegin.begin(), byBegin.end(), [&](std::uint32_t a, std::uint32_t b) { return begin(a) < begin(b); });
        std::vector<std::uint32_t> taken; // of each lane: the rank where it is free again
        for (const std::uint32_t i : byBegin) {
            std::size_t lane = 0;
            while (lane < taken.size() && taken[lane] > begin(i))
                ++lane;
            if (lane == taken.size() && lane < kFarLanes)
                taken.push_back(0);
            if (lane == kFarLanes)
                lane = static_cast<std::size_t>(std::min_element(taken.begin(), taken.end()) - taken.begin());
            taken[lane] = m_layers.rank[m_part.arcs[i].to];
            m_farLane[i] = m_height + m_drawing.options.edgeGap * static_cast<double>(lane + 1);
        }
        m_height += m_drawing.options.edgeGap * static_cast<double>(taken.size());
    }

    void drawLink(const Part::Link& link, std::uint32_t lane)
    {
        const Arc& arc = m_part.arcs[link.arc];
        const std::uint32_t first = m_layers.rank[arc.from];
        const std::uint32_t last = m_layers.rank[arc.to];
        const std::uint32_t lanes = m_links[link.arc];
        const double height = linksHeight(lanes, m_drawing.options);
        const double offset = lanes < 2 ? 0 : height * (static_cast<double>(lane) / (lanes - 1) - 0.5);

        const auto begin = static_cast<std::uint32_t>(m_layout.points.size());
        addEnd(arc.from, offset, m_columns.right[first], true);
        if (m_layers.far[link.arc])
            addPass(first + 1, last - 1, m_farLane[link.arc]);
        for (std::uint32_t rank = first + 1; rank < last && !m_layers.far[link.arc]; ++rank)
            addPass(rank, rank, m_y[m_layers.firstBend[link.arc] + rank - first - 1] + offset);
        addEnd(arc.to, offset, m_columns.left[last], false);
        finish(link.edge, begin);
        m_layout.edges[link.edge].back = link.reversed;
        if (link.reversed)
            std::reverse(m_layout.points.begin() + begin, m_layout.points.end());
    }

    /// The border of a node and, beside it, the edge of its column.
    void addEnd(std::uint32_t vertex, double offset, double columnEdge, bool source)
    {
        const LayoutPoint centre = placed(vertex).centre;
        const double reach = node(vertex).height * kPortShare / 2;
        const double y = centre.y + std::clamp(offset, -reach, reach);
        const double border = centre.x + (source ? 0.5 : -0.5) * node(vertex).width;
        if (source)
            m_layout.points.push_back({border, y});
        add({columnEdge, y});
        if (!source)
            add({border, y});
    }

    void addPass(std::uint32_t firstRank, std::uint32_t lastRank, double y)
    {
        add({m_columns.left[firstRank], y});
        add({m_columns.right[lastRank], y});
    }

    /// Drops what lies on a horizontal line between its neighbours, and repeated points.
    void add(LayoutPoint point)
    {
        std::vector<LayoutPoint>& points = m_layout.points;
        if (points.back() == point)
            return;
        const std::size_t count = points.size() - m_begin;
        if (count >= 2 && points.back().y == point.y && points[points.size() - 2].y == point.y)
            points.back() = point;
        else
            points.push_back(point);
    }

    void finish(std::uint32_t edge, std::uint32_t begin)
    {
        std::vector<LayoutPoint>& points = m_layout.points;
        if (points.size() - begin < 2)
            points.push_back(points.back());
        m_begin = static_cast<std::uint32_t>(points.size());
        m_layout.edges[edge].firstPoint = begin;
        m_layout.edges[edge].pointCount = m_begin - begin;
    }

    /// Inner lanes lie within outer ones, from the left half of the node's top to the right half.
    void drawLoop(const Part::Loop& loop, std::uint32_t lane)
    {
        const auto begin = static_cast<std::uint32_t>(m_layout.points.size());
        const LayoutPoint centre = placed(loop.node).centre;
        const double reach = node(loop.node).width * kPortShare / 2 * lane / kLoopLanes;
        const double top = centre.y - node(loop.node).height / 2;
        const double high = top - m_drawing.options.edgeGap * lane;
        for (const LayoutPoint point : {LayoutPoint{-reach, top}, {-reach, high}, {reach, high}, {reach, top}})
            m_layout.points.push_back({centre.x + point.x, point.y});
        finish(loop.edge, begin);
        m_layout.edges[loop.edge].loop = true;
    }

    const Drawing& m_drawing;
    const LayoutGraph& m_graph;
    const Part& m_part;
    const Layers& m_layers;
    LayeredLayout& m_layout;
    std::vector<double> m_y; ///< of each vertex
    std::vector<std::uint32_t> m_loops;
    std::vector<std::uint32_t> m_links;
    Columns m_columns;
    std::vector<double> m_farLane; ///< y, of each far arc; empty without any
    double m_height = 0;
    std::uint32_t m_begin = 0; ///< where the points of the drawn edge begin
};

} // namespace

std::vector<Room> roomsOf(const Drawing& drawing)
{
    const LayoutOptions& options = drawing.options;
    const std::vector<std::uint32_t> loops = loopCounts(drawing.part);
    const std::vector<std::uint32_t> links = linkCounts(drawing.part);
    std::vector<Room> rooms(drawing.layers.vertices());
    for (std::uint32_t i = 0; i < drawing.layers.nodes; ++i) {
        const double height = drawing.graph.nodes[drawing.part.nodes[i]].height;
        rooms[i] = {height + loopsHeight(loops[i], options), options.nodeGap};
    }
    for (std::uint32_t arc = 0; arc < drawing.part.arcs.size(); ++arc) {
        if (drawing.layers.firstBend[arc] == kNone)
            continue;
        const Arc& ends = drawing.part.arcs[arc];
        const std::uint32_t bends = drawing.layers.rank[ends.to] - drawing.layers.rank[ends.from] - 1;
        for (std::uint32_t i = 0; i < bends; ++i)
            rooms[drawing.layers.firstBend[arc] + i] = {linksHeight(links[arc], options), options.edgeGap};
    }
    return rooms;
}

Size draw(const Drawing& drawing, std::span<const double> centres, LayeredLayout& layout)
{
    return Pen(drawing, centres, layout).draw();
}

} // namespace longspan::analysis::layered
