// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/topology_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace longspan::scene {
namespace {

constexpr double kLabelHeight = 16;
constexpr double kLabelPadding = 4;
constexpr double kClear = 2; ///< between a label and what it must not touch
constexpr double kCell = 128;
constexpr int kMostCells = 64; ///< of one rectangle in either direction; what is larger is looked at always

/// Rectangles that are taken, found by the squares of a grid they touch.
class Taken {
public:
    void add(const QRectF& rect)
    {
        if (rect.width() > kCell * kMostCells || rect.height() > kCell * kMostCells) {
            m_large.push_back(rect);
            return;
        }
        forEachCell(rect, [&](std::uint64_t cell) { m_cells[cell].push_back(rect); });
    }

    [[nodiscard]] bool isFree(const QRectF& rect) const
    {
        const auto touches = [&](const QRectF& other) { return other.intersects(rect); };
        bool free = std::none_of(m_large.begin(), m_large.end(), touches);
        forEachCell(rect, [&](std::uint64_t cell) {
            const auto found = m_cells.find(cell);
            free =
                free && (found == m_cells.end() || std::none_of(found->second.begin(), found->second.end(), touches));
        });
        return free;
    }

private:
    template <class Visit>
    static void forEachCell(const QRectF& rect, Visit visit)
    {
        const auto cell = [](double at) { return static_cast<std::int64_t>(std::floor(at / kCell)); };
        for (std::int64_t x = cell(rect.left()); x <= cell(rect.right()); ++x) {
            for (std::int64_t y = cell(rect.top()); y <= cell(rect.bottom()); ++y)
                visit(static_cast<std::uint64_t>(x) << 32U ^ static_cast<std::uint32_t>(y));
        }
    }

    std::unordered_map<std::uint64_t, std::vector<QRectF>> m_cells;
    std::vector<QRectF> m_large;
};

QRectF boundsOf(const std::array<QPointF, 3>& points)
{
    const auto [left, right] = std::minmax({points[0].x(), points[1].x(), points[2].x()});
    const auto [top, bottom] = std::minmax({points[0].y(), points[1].y(), points[2].y()});
    return {left, top, right - left, bottom - top};
}

/// Around the middle first, then towards the ends.
QRectF placeFor(const TopologyScene& scene, const TopologyScene::Edge& edge, double width, const Taken& taken)
{
    constexpr std::array kShares = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82};
    for (const double share : kShares) {
        const QPointF centre = pointOnCurve(scene.curve(edge), share);
        const QRectF rect(centre.x() - width / 2, centre.y() - kLabelHeight / 2, width, kLabelHeight);
        if (scene.bounds.contains(rect) && taken.isFree(rect.adjusted(-kClear, -kClear, kClear, kClear)))
            return rect;
    }
    return {};
}

} // namespace

QPointF pointOnCurve(std::span<const QPointF> curve, double share)
{
    const std::size_t pieces = (curve.size() - 1) / 3;
    const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(pieces);
    const std::size_t piece = std::min(static_cast<std::size_t>(at), pieces - 1);
    const double t = at - static_cast<double>(piece);
    const double u = 1 - t;
    const auto p = curve.subspan(3 * piece, 4);
    return u * u * u * p[0] + 3 * u * u * t * p[1] + 3 * u * t * t * p[2] + t * t * t * p[3];
}

void placeTopologyLabels(
    TopologyScene& scene, const std::vector<std::uint32_t>& busiest, const TextWidths& widths, const Call& call)
{
    Taken taken;
    for (const TopologyScene::Node& node : scene.nodes)
        taken.add(node.box);
    for (const TopologyScene::Edge& edge : scene.edges)
        taken.add(boundsOf(edge.arrow));
    for (const std::uint32_t i : busiest) {
        if (!call.check())
            return;
        TopologyScene::Edge& edge = scene.edges[i];
        edge.labelRect = placeFor(scene, edge, widths.width(TextStyle::small, edge.label) + 2 * kLabelPadding, taken);
        if (!edge.labelRect.isNull())
            taken.add(edge.labelRect);
    }
}

} // namespace longspan::scene
