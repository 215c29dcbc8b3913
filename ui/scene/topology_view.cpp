// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/topology_view.h"

#include <algorithm>

namespace longspan::scene {
namespace {

/// Where a view of some length must begin to show [from, to); its beginning when it does not fit.
double shifted(double begin, double length, double from, double to)
{
    if (begin > from || to - from >= length)
        return from;
    return std::max(begin, to - length);
}

} // namespace

TopologyView TopologyView::zoomed(double factor, const QPointF& pixel) const
{
    const double next = std::clamp(zoom * factor, kLeastZoom, kMostZoom);
    return {toScene(pixel) - pixel / next, next};
}

TopologyView TopologyView::showing(const QRectF& rect, const QSizeF& window) const
{
    constexpr double kRoom = 24;
    const double room = kRoom / zoom;
    const QRectF wanted = rect.adjusted(-room, -room, room, room);
    const QSizeF size = window / zoom;
    return {{shifted(origin.x(), size.width(), wanted.left(), wanted.right()),
                shifted(origin.y(), size.height(), wanted.top(), wanted.bottom())},
        zoom};
}

TopologyView fitTopology(const QRectF& bounds, const QSizeF& window)
{
    TopologyView view;
    if (!bounds.isEmpty() && !window.isEmpty()) {
        const double fits = std::min(window.width() / bounds.width(), window.height() / bounds.height());
        view.zoom = std::clamp(fits, TopologyView::kLeastZoom, 1.0);
    }
    const QSizeF size = window / view.zoom;
    view.origin = bounds.center() - QPointF(size.width() / 2, size.height() / 2);
    return view;
}

} // namespace longspan::scene
