// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/shown_trace.h"
#include "ui/scene/theme.h"
#include "ui/scene/time_scale.h"

#include <QImage>
#include <QRectF>
#include <cstdint>
#include <vector>

namespace longspan::scene {

/// A whole trace in a few hundred pixels: every span a line at the height of its place in the tree. A byte a pixel, so
/// that another theme needs no new one.
struct Minimap {
    static constexpr std::uint8_t kEmpty = 0;
    static constexpr std::uint8_t kFirstService = 1; ///< kFirstService + number of the service's colour
    static constexpr std::uint8_t kError = kFirstService + Theme::kServices;

    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> cells; ///< row by row from the top

    [[nodiscard]] std::uint8_t at(int x, int y) const
    {
        return cells[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
};

/// Linear in the spans; a span never vanishes, errors are drawn last. Sizes in device pixels, at least 1 x 1.
[[nodiscard]] Minimap makeMinimap(const ShownTrace& trace, int width, int height);
[[nodiscard]] QImage toImage(const Minimap& minimap, const Theme& theme);

/// What the pointer hits of the frame around the visible time.
enum class MinimapHit : unsigned char { outside, window, leftEdge, rightEdge };

/// The frame around what the waterfall shows of the extent. area: where the minimap is.
[[nodiscard]] QRectF minimapWindow(const QRectF& area, const TimeRange& extent, const TimeRange& visible);
[[nodiscard]] MinimapHit hitTest(const QRectF& window, const QPointF& point);

/// Keeps the image of one trace until trace, size or theme change.
class MinimapCache {
public:
    /// size: in device pixels.
    [[nodiscard]] const QImage& image(const ShownTracePtr& trace, QSize size, const Theme& theme);
    /// How often it was drawn anew.
    [[nodiscard]] int drawn() const { return m_drawn; }

private:
    ShownTracePtr m_trace;
    Minimap m_minimap;
    QImage m_image;
    bool m_dark = false;
    int m_drawn = 0;
};

/// image in area, what is not visible dimmed, a frame around what is.
void paintMinimap(QPainter& painter, const QImage& image, const QRectF& area, const QRectF& window, const Theme& theme);

} // namespace longspan::scene
