// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/trace/time_header.h"

#include "ui/panels/trace/waterfall_view.h"
#include "ui/scene/waterfall_painter.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace longspan::panels {

using scene::MinimapHit;

TimeHeader::TimeHeader(WaterfallView& view) : QWidget(&view), m_view(view)
{
    setMouseTracking(true);
    setAccessibleName(tr("Overview and time axis of the trace"));
}

void TimeHeader::setSummary(const QString& summary)
{
    m_summary = summary;
    setAccessibleDescription(summary);
    update();
}

QRectF TimeHeader::mapArea() const
{
    return {m_view.treeWidth(), 0, std::max(1.0, m_view.scale().width()), kMinimap};
}

Nanos TimeHeader::mapTime(double x) const
{
    return scene::TimeScale(m_view.extent(), mapArea().width()).timeAt(x - m_view.treeWidth());
}

Nanos TimeHeader::timeUnder(const QPointF& point) const
{
    return m_onRuler ? m_view.scale().timeAt(point.x() - m_view.treeWidth()) : mapTime(point.x());
}

void TimeHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const scene::Theme& theme = m_view.theme();
    painter.fillRect(rect(), theme.panel);
    if (!m_view.trace())
        return;
    const QRectF map = mapArea();
    const double ratio = devicePixelRatioF();
    painter.setClipRect(map);
    scene::paintMinimap(painter, m_minimaps.image(m_view.trace(), (map.size() * ratio).toSize(), theme), map,
        scene::minimapWindow(map, m_view.extent(), m_view.visible()), theme);
    const QRectF ruler(map.left(), kMinimap, map.width(), kRuler);
    painter.setClipRect(ruler);
    scene::paintRuler(painter, scene::layOutRuler(m_view.scale(), m_view.extent().from, m_view.texts()), ruler, theme,
        m_view.texts());
    painter.setClipping(false);
    paintChosen(painter);
    paintCorner(painter);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border);
    painter.fillRect(QRect(0, kMinimap, width(), 1), theme.grid);
    painter.fillRect(QRectF(m_view.treeWidth() - 1, 0, 1, height()), theme.border);
}

void TimeHeader::paintCorner(QPainter& painter)
{
    const scene::Theme& theme = m_view.theme();
    scene::TextCache& texts = m_view.texts();
    constexpr double kMargin = 12;
    const double width = m_view.treeWidth() - 2 * kMargin;
    const QStringList lines = m_summary.split(QLatin1Char('\n'));
    const double line = texts.lineHeight(scene::TextStyle::normal) + 2;
    double y = (kMinimap - line * static_cast<double>(lines.size())) / 2;
    for (const QString& text : lines) {
        const std::string bytes = text.toStdString();
        texts.draw(painter,
            {.rect = QRectF(kMargin, y, width, line),
                .text = bytes,
                .colour = &text == &lines.front() ? theme.text : theme.dimText});
        y += line;
    }
    const std::string caption = tr("Service and operation").toStdString();
    texts.draw(painter,
        {.rect = QRectF(kMargin, kMinimap, width, kRuler),
            .text = caption,
            .style = scene::TextStyle::small,
            .colour = theme.dimText});
}

void TimeHeader::paintChosen(QPainter& painter)
{
    if (!m_chosen)
        return;
    const scene::TimeScale scale = m_onRuler ? m_view.scale() : scene::TimeScale(m_view.extent(), mapArea().width());
    QRectF chosen(m_view.treeWidth() + scale.x(m_chosen->from), 0, 0, height());
    chosen.setRight(m_view.treeWidth() + scale.x(m_chosen->to));
    QColor ground = m_view.theme().accent;
    ground.setAlphaF(0.2F);
    painter.fillRect(chosen.intersected(QRectF(m_view.treeWidth(), 0, mapArea().width(), height())), ground);
}

void TimeHeader::mousePressEvent(QMouseEvent* event)
{
    const QPointF point = event->position();
    if (!m_view.trace() || event->button() != Qt::LeftButton || point.x() < m_view.treeWidth())
        return;
    m_onRuler = point.y() >= kMinimap;
    m_start = m_view.visible();
    m_pressed = timeUnder(point);
    m_drag = Drag::choose;
    if (m_onRuler)
        return;
    switch (scene::hitTest(scene::minimapWindow(mapArea(), m_view.extent(), m_view.visible()), point)) {
    case MinimapHit::leftEdge: m_drag = Drag::left; break;
    case MinimapHit::rightEdge: m_drag = Drag::right; break;
    // Nothing to move while everything is visible.
    case MinimapHit::window: m_drag = *m_start == m_view.extent() ? Drag::choose : Drag::move; break;
    case MinimapHit::outside: break;
    }
}

void TimeHeader::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag == Drag::none)
        showCursor(event->position());
    else
        drag(event->position());
}

void TimeHeader::drag(const QPointF& point)
{
    const Nanos time = std::clamp(timeUnder(point), m_view.extent().from, m_view.extent().to);
    const Nanos moved = time - m_pressed;
    switch (m_drag) {
    case Drag::move: m_view.panTo(m_start->from + moved); break;
    case Drag::left: m_view.zoomTo({std::min(time, m_start->to - 1), m_start->to}); break;
    case Drag::right: m_view.zoomTo({m_start->from, std::max(time, m_start->from + 1)}); break;
    case Drag::choose:
        m_chosen = TimeRange{std::min(time, m_pressed), std::max(time, m_pressed)};
        update();
        break;
    case Drag::none: break;
    }
}

void TimeHeader::mouseReleaseEvent(QMouseEvent*)
{
    constexpr double kLeastPixels = 4;
    const std::optional<TimeRange> chosen = std::exchange(m_chosen, std::nullopt);
    const Drag drag = std::exchange(m_drag, Drag::none);
    update();
    if (drag == Drag::choose && chosen && m_view.scale().length(chosen->to - chosen->from) >= kLeastPixels)
        m_view.zoomTo(*chosen);
    m_view.settle();
}

void TimeHeader::mouseDoubleClickEvent(QMouseEvent*)
{
    m_view.zoomOut();
}

void TimeHeader::showCursor(const QPointF& point)
{
    if (!m_view.trace() || point.x() < m_view.treeWidth()) {
        unsetCursor();
        return;
    }
    const MinimapHit hit = point.y() >= kMinimap
        ? MinimapHit::outside
        : scene::hitTest(scene::minimapWindow(mapArea(), m_view.extent(), m_view.visible()), point);
    const bool whole = m_view.visible() == m_view.extent();
    if (hit == MinimapHit::leftEdge || hit == MinimapHit::rightEdge)
        setCursor(Qt::SizeHorCursor);
    else if (hit == MinimapHit::window && !whole)
        setCursor(Qt::OpenHandCursor);
    else
        setCursor(Qt::CrossCursor);
}

} // namespace longspan::panels
