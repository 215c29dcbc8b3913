// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/topology_labels.h"
#include "ui/scene/topology_scene.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace longspan::scene {
namespace {

using Node = TopologyScene::Node;
using Edge = TopologyScene::Edge;

double distance(const QPointF& from, const QPointF& to, const QPointF& point)
{
    const QPointF way = to - from;
    const double square = QPointF::dotProduct(way, way);
    const double share = square > 0 ? std::clamp(QPointF::dotProduct(point - from, way) / square, 0.0, 1.0) : 0;
    const QPointF off = point - (from + share * way);
    return std::hypot(off.x(), off.y());
}

/// From the middle of the line, less half its width.
double distance(const TopologyScene& scene, const Edge& edge, const QPointF& point)
{
    constexpr std::size_t kSteps = 16; // a piece; off by less than a pixel
    const std::span<const QPointF> curve = scene.curve(edge);
    const std::size_t steps = (curve.size() - 1) / 3 * kSteps;
    double least = std::numeric_limits<double>::infinity();
    QPointF from = curve.front();
    for (std::size_t i = 1; i <= steps; ++i) {
        const QPointF to = pointOnCurve(curve, static_cast<double>(i) / static_cast<double>(steps));
        least = std::min(least, distance(from, to, point));
        from = to;
    }
    least = std::min(least, distance(from, edge.arrow[0], point));
    return std::max(0.0, least - edge.width / 2);
}

/// Keeps the index with the least value.
template <class Value>
struct Nearest {
    std::uint32_t index = TopologyScene::kNone;
    Value value = {};

    void offer(std::uint32_t candidate, const Value& with)
    {
        if (index != TopologyScene::kNone && value <= with)
            return;
        index = candidate;
        value = with;
    }
};

/// Along edges in either direction to a node on that side: near layers first, then near heights.
std::uint32_t stepAside(const TopologyScene& scene, std::uint32_t at, bool right)
{
    Nearest<std::tuple<std::uint32_t, double, std::uint32_t>> nearest;
    const Node& node = scene.nodes[at];
    for (const Edge& edge : scene.edges) {
        if (edge.from != at && edge.to != at)
            continue;
        const std::uint32_t other = edge.from == at ? edge.to : edge.from;
        const Node& there = scene.nodes[other];
        if (right ? there.rank <= node.rank : there.rank >= node.rank)
            continue;
        const std::uint32_t layers = std::max(there.rank, node.rank) - std::min(there.rank, node.rank);
        nearest.offer(other, {layers, std::abs(there.box.center().y() - node.box.center().y()), there.order});
    }
    return nearest.index;
}

std::uint32_t stepInLayer(const TopologyScene& scene, std::uint32_t at, bool down)
{
    const Node& node = scene.nodes[at];
    Nearest<std::uint32_t> next;
    Nearest<std::tuple<std::uint32_t, double, std::uint32_t>> beyond; // the layer: the part, how far in x, the order
    for (std::uint32_t i = 0; i < scene.nodes.size(); ++i) {
        const Node& there = scene.nodes[i];
        const bool further = down ? there.order > node.order : there.order < node.order;
        if (there.part == node.part && there.rank == node.rank && further)
            next.offer(i, down ? there.order : UINT32_MAX - there.order);
        if (down ? there.part > node.part : there.part < node.part)
            beyond.offer(i,
                {down ? there.part : UINT32_MAX - there.part, std::abs(there.box.center().x() - node.box.center().x()),
                    down ? there.order : UINT32_MAX - there.order});
    }
    return next.index != TopologyScene::kNone ? next.index : beyond.index;
}

} // namespace

TopologyHit hitTest(const TopologyScene& scene, const QPointF& point, double zoom)
{
    // From behind: what is painted later lies above.
    for (std::size_t i = scene.nodes.size(); i-- > 0;) {
        if (scene.nodes[i].box.contains(point))
            return {static_cast<std::uint32_t>(i), TopologyScene::kNone};
    }
    for (std::size_t i = scene.edges.size(); i-- > 0 && zoom >= TopologyScene::kLabelZoom;) {
        if (scene.edges[i].labelRect.contains(point))
            return {TopologyScene::kNone, static_cast<std::uint32_t>(i)};
    }
    constexpr double kReach = 5;
    const double reach = kReach / zoom;
    Nearest<double> nearest;
    for (std::uint32_t i = 0; i < scene.edges.size(); ++i) {
        const Edge& edge = scene.edges[i];
        if (!edge.bounds.adjusted(-reach, -reach, reach, reach).contains(point))
            continue;
        if (const double off = distance(scene, edge, point); off <= reach)
            nearest.offer(i, off);
    }
    return {TopologyScene::kNone, nearest.index};
}

std::uint32_t walk(const TopologyScene& scene, std::uint32_t node, TopologyStep step)
{
    if (node >= scene.nodes.size())
        return node;
    const bool aside = step == TopologyStep::left || step == TopologyStep::right;
    const std::uint32_t there = aside ? stepAside(scene, node, step == TopologyStep::right)
                                      : stepInLayer(scene, node, step == TopologyStep::down);
    return there != TopologyScene::kNone ? there : node;
}

} // namespace longspan::scene
