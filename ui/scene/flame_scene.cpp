// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/flame_scene.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace longspan::scene {
namespace {

using Frame = FlameGraph::Frame;
using Box = FlameScene::Box;

class Layout {
public:
    explicit Layout(const FlameInput& input) : m_input(input)
    {
        m_scene.view = QRectF(0, 0, input.scale.width(), input.height);
        m_scene.contentHeight = (input.graph.maxDepth() + 1) * input.rowHeight;
    }

    // Frames are in the order of the tree: one walk, and whole subtrees that are out of sight are stepped over.
    FlameScene make()
    {
        const auto count = static_cast<std::uint32_t>(m_input.graph.frames().size());
        for (std::uint32_t at = 0; at < count;) {
            const Frame& frame = m_input.graph.frame(at);
            const double left = std::max(0.0, m_input.scale.x(frame.from));
            const double right = std::min(m_input.scale.width(), m_input.scale.x(frame.to()));
            const double top = frame.depth * m_input.rowHeight - m_input.scrollY;
            // Frames that only touch an edge are out of sight, but for those that have no width anyway.
            const bool aside = frame.total > 0 && (right <= 0 || left >= m_input.scale.width());
            if (aside || right < left || top >= m_input.height) {
                at = frame.subtreeEnd;
                continue;
            }
            if (top + m_input.rowHeight > 0)
                add(at, {left, top, right - left, m_input.rowHeight});
            at = right - left < 1 ? frame.subtreeEnd : at + 1;
        }
        return std::move(m_scene);
    }

private:
    void add(std::uint32_t number, const QRectF& rect)
    {
        const Frame& frame = m_input.graph.frame(number);
        if (m_lastThin.size() <= frame.depth)
            m_lastThin.resize(frame.depth + 1, kNone);
        std::size_t& thin = m_lastThin[frame.depth];
        const bool narrow = rect.width() < 1;
        if (narrow && thin != kNone && rect.left() <= m_scene.boxes[thin].rect.right() + 0.5) {
            join(m_scene.boxes[thin], number, rect);
            return;
        }
        Box box;
        box.frame = number;
        box.rect = narrow ? QRectF(rect.left(), rect.top(), 1, rect.height()) : rect;
        box.colour = m_input.graph.colour(frame);
        box.errors = frame.errors > 0;
        box.hovered = m_input.hovered == number;
        thin = narrow ? m_scene.boxes.size() : kNone;
        m_scene.boxes.push_back(box);
    }

    void join(Box& box, std::uint32_t number, const QRectF& rect) const
    {
        const Frame& frame = m_input.graph.frame(number);
        ++box.joined;
        box.rect.setRight(std::max(box.rect.right(), rect.right()));
        box.errors = box.errors || frame.errors > 0;
        if (frame.total > m_input.graph.frame(box.frame).total) {
            box.frame = number;
            box.colour = m_input.graph.colour(frame);
        }
    }

    static constexpr std::size_t kNone = ~std::size_t{0};
    const FlameInput& m_input;
    FlameScene m_scene;
    std::vector<std::size_t> m_lastThin; ///< by depth: the box that the next narrow frame may join
};

void paintBox(QPainter& painter, const Box& box, const FlameGraph& graph, const Theme& theme, TextCache& texts)
{
    const Frame& frame = graph.frame(box.frame);
    const bool whole = frame.interface == InterfaceNo::none;
    // Light enough that text of one colour can be read on all of them.
    const QColor colour = whole ? theme.panel : (box.hovered ? theme.service(box.colour) : theme.shade(box.colour));
    const double left = std::floor(box.rect.left());
    const double right = std::max(left + 1, std::floor(box.rect.right()));
    const QRectF rect(left, std::round(box.rect.top()), right - left, box.rect.height() - 1);
    painter.fillRect(rect.width() > 3 ? rect.adjusted(0, 0, -1, 0) : rect, colour);
    if (rect.width() > 3)
        painter.fillRect(
            QRectF(rect.left(), rect.top(), 2, rect.height()), whole ? theme.border : theme.service(box.colour));
    if (box.errors && !whole)
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 2, rect.width() - (rect.width() > 3 ? 1 : 0), 2), theme.bad);
    constexpr double kReadable = 24;
    if (rect.width() < kReadable)
        return;
    QRectF room = rect.adjusted(6, 0, -5, 0);
    const QColor& ink = readableOn(colour, theme.text, theme.base);
    std::string text = durationText(frame.total);
    if (!whole)
        text = std::string(graph.service(frame)).append(" ").append(graph.name(frame)).append("  ").append(text);
    texts.draw(painter, {room, text, TextStyle::small, {}, ink});
}

} // namespace

FlameScene layOutFlames(const FlameInput& input)
{
    return Layout(input).make();
}

std::optional<std::size_t> hitTest(const FlameScene& scene, const QPointF& point)
{
    for (std::size_t at = 0; at < scene.boxes.size(); ++at) {
        if (scene.boxes[at].rect.contains(point))
            return at;
    }
    return std::nullopt;
}

TimeRange rangeOf(const FlameGraph::Frame& frame)
{
    return {frame.from, std::max(frame.to(), frame.from + 1)};
}

void paintFlames(
    QPainter& painter, const FlameScene& scene, const FlameGraph& graph, const Theme& theme, TextCache& texts)
{
    painter.save();
    painter.setClipRect(scene.view, Qt::IntersectClip);
    painter.fillRect(scene.view, theme.base);
    for (const Box& box : scene.boxes)
        paintBox(painter, box, graph, theme, texts);
    painter.restore();
}

} // namespace longspan::scene
