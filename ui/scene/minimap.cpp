// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/minimap.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <cstring>

namespace longspan::scene {
namespace {

/// Draws the spans of one trace.
class Drawing {
public:
    Drawing(const ShownTrace& trace, int width, int height) : m_trace(trace), m_nodes(trace.tree().size())
    {
        m_minimap.width = std::max(1, width);
        m_minimap.height = std::max(1, height);
        m_minimap.cells.assign(
            static_cast<std::size_t>(m_minimap.width) * static_cast<std::size_t>(m_minimap.height), Minimap::kEmpty);
        const TimeRange& extent = trace.extent();
        m_from = extent.from;
        m_perNano = static_cast<double>(m_minimap.width) / std::max(1.0, fromStart(extent.to));
    }

    Minimap make()
    {
        if (m_trace.skew().deltas.empty())
            drawAll([](std::size_t, Nanos start) { return start; });
        else
            drawAll([this](std::size_t at, Nanos start) { return addClamped(start, m_trace.skew().deltas[at]); });
        drawErrors();
        return std::move(m_minimap);
    }

private:
    /// Columns are read directly: this is the one picture that touches every span.
    template <class Moved>
    void drawAll(Moved moved)
    {
        const TraceTree& tree = m_trace.tree();
        const std::span<const Nanos> starts = tree.starts();
        const std::span<const Nanos> durations = tree.durations();
        const std::size_t height = static_cast<std::size_t>(m_minimap.height);
        const std::size_t thick = std::max<std::size_t>(1, m_nodes == 0 ? 1 : height / m_nodes);
        // Fractions of a row by addition: a division a span costs more than the drawing.
        std::size_t y = 0;
        std::size_t rest = 0;
        for (std::size_t at = 0; at < m_nodes; ++at) {
            const NodeNo node{static_cast<std::uint32_t>(at)};
            if (tree.startKnown(node)) {
                const auto colour = static_cast<std::uint8_t>(Minimap::kFirstService + m_trace.colour(node));
                const Nanos start = moved(at, starts[at]);
                for (std::size_t line = y; line < std::min(height, y + thick); ++line)
                    draw(line, start, durations[at], colour);
            }
            rest += height;
            y += rest / m_nodes;
            rest %= m_nodes;
        }
    }

    void drawErrors()
    {
        const std::size_t height = static_cast<std::size_t>(m_minimap.height);
        for (NodeNo node = m_trace.errors().firstFrom(0); node != NodeNo::none;
             node = m_trace.errors().firstFrom(index(node) + 1)) {
            if (!m_trace.tree().startKnown(node))
                continue;
            const std::size_t y = index(node) * height / m_nodes;
            const std::size_t thick = std::max<std::size_t>(2, height / m_nodes);
            for (std::size_t line = y; line < std::min(height, y + thick); ++line)
                draw(line, m_trace.start(node), m_trace.tree().duration(node), Minimap::kError);
        }
    }

    /// Unsigned differences do not overflow: the whole of time is more than Nanos can hold.
    [[nodiscard]] double fromStart(Nanos time) const
    {
        return time <= m_from
            ? 0
            : static_cast<double>(static_cast<std::uint64_t>(time) - static_cast<std::uint64_t>(m_from));
    }

    void draw(std::size_t line, Nanos start, Nanos duration, std::uint8_t colour)
    {
        const int from = std::min(static_cast<int>(fromStart(start) * m_perNano), m_minimap.width - 1);
        const int wide = static_cast<int>(static_cast<double>(duration) * m_perNano);
        std::uint8_t* place = m_minimap.cells.data() + line * static_cast<std::size_t>(m_minimap.width) + from;
        *place = colour;
        if (wide > 1)
            std::memset(place, colour, static_cast<std::size_t>(std::min(wide, m_minimap.width - from)));
    }

    const ShownTrace& m_trace;
    std::size_t m_nodes;
    Minimap m_minimap;
    Nanos m_from = 0;
    double m_perNano = 1;
};

} // namespace

Minimap makeMinimap(const ShownTrace& trace, int width, int height)
{
    return Drawing(trace, width, height).make();
}

QImage toImage(const Minimap& minimap, const Theme& theme)
{
    QImage image(minimap.width, minimap.height, QImage::Format_RGB32);
    std::array<QRgb, Minimap::kError + 1> colours{};
    colours[Minimap::kEmpty] = theme.panel.rgb();
    for (std::size_t i = 0; i < Theme::kServices; ++i)
        colours[Minimap::kFirstService + i] = theme.service(i).rgb();
    colours[Minimap::kError] = theme.bad.rgb();
    const std::uint8_t* cell = minimap.cells.data();
    for (int y = 0; y < minimap.height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < minimap.width; ++x)
            line[x] = colours[*cell++];
    }
    return image;
}

QRectF minimapWindow(const QRectF& area, const TimeRange& extent, const TimeRange& visible)
{
    const TimeScale scale(extent, area.width());
    const double from = std::clamp(scale.x(visible.from), 0.0, area.width());
    const double to = std::clamp(scale.x(visible.to), from, area.width());
    constexpr double kLeast = 3;
    const double width = std::max(kLeast, to - from);
    return {area.left() + std::min(from, area.width() - width), area.top(), width, area.height()};
}

MinimapHit hitTest(const QRectF& window, const QPointF& point)
{
    constexpr double kReach = 4;
    if (point.y() < window.top() || point.y() > window.bottom())
        return MinimapHit::outside;
    const double left = std::abs(point.x() - window.left());
    const double right = std::abs(point.x() - window.right());
    if (std::min(left, right) <= kReach)
        return left < right ? MinimapHit::leftEdge : MinimapHit::rightEdge;
    return window.contains(point) ? MinimapHit::window : MinimapHit::outside;
}

const QImage& MinimapCache::image(const ShownTracePtr& trace, QSize size, const Theme& theme)
{
    const bool same = trace == m_trace && m_minimap.width == size.width() && m_minimap.height == size.height();
    if (!same) {
        m_trace = trace;
        m_minimap = makeMinimap(*trace, size.width(), size.height());
    }
    if (!same || theme.dark != m_dark || m_image.isNull()) {
        m_dark = theme.dark;
        m_image = toImage(m_minimap, theme);
        ++m_drawn;
    }
    return m_image;
}

void paintMinimap(QPainter& painter, const QImage& image, const QRectF& area, const QRectF& window, const Theme& theme)
{
    painter.drawImage(area, image);
    QColor veil = theme.panel;
    veil.setAlphaF(0.6F);
    painter.fillRect(QRectF(area.topLeft(), QPointF(window.left(), area.bottom())), veil);
    painter.fillRect(QRectF(QPointF(window.right(), area.top()), area.bottomRight()), veil);
    painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.border);
    if (window.width() >= area.width() - 1)
        return;
    for (const double x : {window.left(), window.right() - 2})
        painter.fillRect(QRectF(std::round(x), window.top(), 2, window.height()), theme.accent);
}

} // namespace longspan::scene
