// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/analysis/layered_layout_checks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace longspan::test {

namespace {

using analysis::LayeredLayout;
using analysis::LayoutGraph;
using analysis::LayoutOptions;
using analysis::LayoutPoint;

constexpr double kTolerance = 1e-6;

struct Box {
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
};

class Inspector {
public:
    Inspector(const LayoutGraph& graph, const LayeredLayout& layout, const LayoutOptions& options)
        : m_graph(graph), m_layout(layout), m_options(options)
    {
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            const LayoutPoint centre = layout.nodes[i].centre;
            const double width = graph.nodes[i].width / 2;
            const double height = graph.nodes[i].height / 2;
            m_boxes.push_back({centre.x - width, centre.x + width, centre.y - height, centre.y + height});
        }
    }

    std::vector<std::string> faults()
    {
        checkBounds();
        checkLayers();
        checkOverlaps();
        for (std::size_t i = 0; i < m_graph.edges.size(); ++i)
            checkEdge(i);
        return std::move(m_faults);
    }

private:
    void require(bool holds, const std::string& what, std::size_t number)
    {
        if (!holds)
            m_faults.push_back(what + " " + std::to_string(number));
    }

    [[nodiscard]] bool inside(LayoutPoint point) const
    {
        return point.x >= -kTolerance && point.x <= m_layout.width + kTolerance && point.y >= -kTolerance &&
            point.y <= m_layout.height + kTolerance;
    }

    void checkBounds()
    {
        for (std::size_t i = 0; i < m_boxes.size(); ++i) {
            require(inside({m_boxes[i].left, m_boxes[i].top}) && inside({m_boxes[i].right, m_boxes[i].bottom}),
                "outside: node", i);
            require(m_layout.nodes[i].part < m_layout.parts, "unknown part: node", i);
        }
        for (std::size_t i = 0; i < m_layout.points.size(); ++i)
            require(inside(m_layout.points[i]), "outside: point", i);
    }

    /// Nodes of one layer are numbered from the top, keep their distance, and share a column that is theirs alone.
    void checkLayers()
    {
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::size_t>> layers;
        for (std::size_t i = 0; i < m_boxes.size(); ++i)
            layers[{m_layout.nodes[i].part, m_layout.nodes[i].rank}].push_back(i);
        std::pair<std::uint32_t, double> columnEnd{UINT32_MAX, 0}; // part, x
        for (auto& [place, nodes] : layers) {
            checkLayer(nodes);
            double left = INFINITY;
            double right = -INFINITY;
            for (const std::size_t node : nodes) {
                left = std::min(left, m_boxes[node].left);
                right = std::max(right, m_boxes[node].right);
            }
            require(columnEnd.first != place.first || left >= columnEnd.second + m_options.layerGap - kTolerance,
                "too near to the layer before: layer", place.second);
            columnEnd = {place.first, right};
        }
    }

    void checkLayer(std::vector<std::size_t>& nodes)
    {
        std::sort(nodes.begin(), nodes.end(),
            [&](std::size_t a, std::size_t b) { return m_layout.nodes[a].order < m_layout.nodes[b].order; });
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            require(m_layout.nodes[nodes[i]].order == i, "numbered wrongly: node", nodes[i]);
            require(i == 0 || m_boxes[nodes[i]].top >= m_boxes[nodes[i - 1]].bottom + m_options.nodeGap - kTolerance,
                "too near to the node above: node", nodes[i]);
        }
    }

    void checkOverlaps()
    {
        std::vector<std::size_t> sorted(m_boxes.size());
        std::iota(sorted.begin(), sorted.end(), 0);
        std::sort(sorted.begin(), sorted.end(),
            [&](std::size_t a, std::size_t b) { return m_boxes[a].left < m_boxes[b].left; });
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            const Box& box = m_boxes[sorted[i]];
            for (std::size_t j = i + 1; j < sorted.size() && m_boxes[sorted[j]].left < box.right - kTolerance; ++j) {
                const Box& other = m_boxes[sorted[j]];
                require(other.top >= box.bottom - kTolerance || other.bottom <= box.top + kTolerance,
                    "overlaps another one: node", sorted[j]);
            }
        }
    }

    void checkEdge(std::size_t i)
    {
        const LayoutGraph::Edge& edge = m_graph.edges[i];
        const LayeredLayout::Edge& drawn = m_layout.edges[i];
        const std::uint32_t from = m_layout.nodes[edge.from].rank;
        const std::uint32_t to = m_layout.nodes[edge.to].rank;
        require(drawn.loop == (edge.from == edge.to), "wrongly marked as loop: edge", i);
        require(drawn.pointCount >= 2, "without points: edge", i);
        if (edge.from == edge.to)
            return checkLoop(i);
        require(drawn.back ? from > to : from < to, "goes the wrong way: edge", i);
        checkEnds(i);
        checkPieces(i);
    }

    void checkLoop(std::size_t i)
    {
        const Box& box = m_boxes[m_graph.edges[i].from];
        for (const LayoutPoint point : m_layout.route(i)) {
            require(point.x >= box.left - kTolerance && point.x <= box.right + kTolerance &&
                    point.y <= box.top + kTolerance && point.y >= box.top - 10 * m_options.edgeGap,
                "not at the top of its node: edge", i);
        }
    }

    void checkEnds(std::size_t i)
    {
        const LayoutGraph::Edge& edge = m_graph.edges[i];
        const bool back = m_layout.edges[i].back;
        const Box& from = m_boxes[edge.from];
        const Box& to = m_boxes[edge.to];
        const LayoutPoint first = m_layout.route(i).front();
        const LayoutPoint last = m_layout.route(i).back();
        require(std::abs(first.x - (back ? from.left : from.right)) < kTolerance && first.y >= from.top - kTolerance &&
                first.y <= from.bottom + kTolerance,
            "does not begin at its source: edge", i);
        require(std::abs(last.x - (back ? to.right : to.left)) < kTolerance && last.y >= to.top - kTolerance &&
                last.y <= to.bottom + kTolerance,
            "does not end at its target: edge", i);
    }

    void checkPieces(std::size_t i)
    {
        const auto route = m_layout.route(i);
        const double way = m_layout.edges[i].back ? -1 : 1;
        for (std::size_t at = 1; at < route.size(); ++at) {
            require((route[at].x - route[at - 1].x) * way >= -kTolerance, "turns around: edge", i);
            checkPiece(route[at - 1], route[at], i);
        }
    }

    /// Whether a straight piece enters a node; every node is asked, so this is for small graphs.
    void checkPiece(LayoutPoint a, LayoutPoint b, std::size_t edge)
    {
        if (m_boxes.size() > kMostForPieces)
            return;
        if (a.x > b.x)
            std::swap(a, b);
        for (std::size_t i = 0; i < m_boxes.size(); ++i) {
            const double left = std::max(a.x, m_boxes[i].left + kTolerance);
            const double right = std::min(b.x, m_boxes[i].right - kTolerance);
            if (left >= right)
                continue;
            const auto heightAt = [&](double x) { return a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x); };
            const double low = std::min(heightAt(left), heightAt(right));
            const double high = std::max(heightAt(left), heightAt(right));
            require(high <= m_boxes[i].top + kTolerance || low >= m_boxes[i].bottom - kTolerance,
                "runs through node " + std::to_string(i) + ": edge", edge);
        }
    }

    static constexpr std::size_t kMostForPieces = 400;

    const LayoutGraph& m_graph;
    const LayeredLayout& m_layout;
    const LayoutOptions& m_options;
    std::vector<Box> m_boxes;
    std::vector<std::string> m_faults;
};

/// Heights of a route at the two sides of a gap; the route runs from left to right.
std::pair<double, double> heightsIn(std::span<const LayoutPoint> route, double left, double right)
{
    const auto heightAt = [&](double x) {
        std::size_t at = 1;
        while (at + 1 < route.size() && route[at].x < x)
            ++at;
        const LayoutPoint a = route[at - 1];
        const LayoutPoint b = route[at];
        return b.x == a.x ? b.y : a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x);
    };
    return {heightAt(left), heightAt(right)};
}

} // namespace

LayoutGraph graphOf(std::uint32_t nodes, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges)
{
    LayoutGraph graph;
    for (std::uint32_t i = 0; i < nodes; ++i)
        graph.nodes.push_back({"n" + std::to_string(100000 + i), 40, 20});
    for (const auto& [from, to] : edges)
        graph.edges.push_back({from, to, 1});
    return graph;
}

std::vector<std::string> faultsOf(const LayoutGraph& graph, const LayeredLayout& layout, const LayoutOptions& options)
{
    if (layout.nodes.size() != graph.nodes.size() || layout.edges.size() != graph.edges.size())
        return {"nodes or edges are missing"};
    return Inspector(graph, layout, options).faults();
}

std::uint64_t drawnCrossings(const LayoutGraph& graph, const LayeredLayout& layout)
{
    std::map<std::uint32_t, std::pair<double, double>> columns; // rank: left, right
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const double x = layout.nodes[i].centre.x;
        const double half = graph.nodes[i].width / 2;
        auto [column, made] = columns.try_emplace(layout.nodes[i].rank, x - half, x + half);
        column->second.first = std::min(column->second.first, x - half);
        column->second.second = std::max(column->second.second, x + half);
    }
    std::uint64_t crossings = 0;
    for (std::uint32_t rank = 0; rank + 1 < columns.size(); ++rank) {
        std::vector<std::pair<double, double>> heights;
        for (std::size_t i = 0; i < graph.edges.size(); ++i) {
            std::vector<LayoutPoint> route(layout.route(i).begin(), layout.route(i).end());
            if (layout.edges[i].back)
                std::reverse(route.begin(), route.end());
            if (!layout.edges[i].loop && route.front().x <= columns[rank].second &&
                route.back().x >= columns[rank + 1].first)
                heights.push_back(heightsIn(route, columns[rank].second, columns[rank + 1].first));
        }
        for (std::size_t a = 0; a < heights.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                const double before = heights[a].first - heights[b].first;
                const double after = heights[a].second - heights[b].second;
                crossings += before * after < -kTolerance ? 1 : 0;
            }
        }
    }
    return crossings;
}

} // namespace longspan::test
