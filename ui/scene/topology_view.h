// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace longspan::scene {

/// What of a scene stands where in a window: pixels = (scene - origin) * zoom.
struct TopologyView {
    static constexpr double kLeastZoom = 0.02;
    static constexpr double kMostZoom = 4;

    QPointF origin; ///< of the scene, in the window's upper left corner
    double zoom = 1;

    [[nodiscard]] QPointF toScene(const QPointF& pixel) const { return origin + pixel / zoom; }
    [[nodiscard]] QPointF toWindow(const QPointF& point) const { return (point - origin) * zoom; }
    [[nodiscard]] QRectF visible(const QSizeF& window) const { return {origin, window / zoom}; }

    /// What lies under the pixel stays there. The zoom stays within its limits.
    [[nodiscard]] TopologyView zoomed(double factor, const QPointF& pixel) const;
    [[nodiscard]] TopologyView panned(const QPointF& pixels) const { return {origin - pixels / zoom, zoom}; }
    /// Moved as little as possible so that the rectangle is in the window with some room around it.
    [[nodiscard]] TopologyView showing(const QRectF& rect, const QSizeF& window) const;

    friend bool operator==(const TopologyView&, const TopologyView&) = default;
};

/// All of it in the middle of the window, not larger than at zoom 1.
[[nodiscard]] TopologyView fitTopology(const QRectF& bounds, const QSizeF& window);

} // namespace longspan::scene
