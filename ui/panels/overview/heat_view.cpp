// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overview/heat_view.h"

#include "ui/items/texts.h"
#include "ui/panels/overview/time_marks.h"
#include "ui/widgets/appearance.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace longspan::panels {

HeatView::HeatView(const widgets::Appearance& appearance, QWidget* parent)
    : QWidget(parent), m_appearance(appearance), m_texts(font()), m_title(tr("Latencies"))
{
    setAccessibleName(m_title);
    setMinimumHeight(120);
    setMouseTracking(true);
    connect(&m_appearance, &widgets::Appearance::changed, this, qOverload<>(&QWidget::update));
}

void HeatView::setGrid(std::shared_ptr<const scene::HeatGrid> grid, const QTimeZone& zone, const QString& title)
{
    m_zone = zone;
    m_title = title;
    setAccessibleName(title);
    m_grid = std::move(grid);
    update();
}

QRectF HeatView::area() const
{
    return chartArea(QRectF(rect()));
}

Nanos HeatView::timeAt(double x) const
{
    const double share = std::clamp((x - area().left()) / std::max(1.0, area().width()), 0.0, 1.0);
    const TimeRange& range = m_grid->range();
    return range.from + static_cast<Nanos>(share * static_cast<double>(range.to - range.from));
}

void HeatView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const scene::Theme& theme = m_appearance.theme();
    painter.fillRect(rect(), theme.base);
    painter.setPen(theme.text);
    painter.drawText(QRect(12, 2, width(), 28), Qt::AlignVCenter, m_title);
    if (!m_grid)
        return;
    scene::paintHeat(painter, scene::layOutHeat(*m_grid, area()), theme, m_texts);
    paintTimeAxis(painter, area(), m_grid->range(), m_zone, theme);
    if (!m_pressed)
        return;
    QColor ground = theme.accent;
    ground.setAlphaF(0.18F);
    painter.fillRect(
        QRectF(std::min(*m_pressed, m_at), area().top(), std::abs(m_at - *m_pressed), area().height()), ground);
}

bool HeatView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !m_grid)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto under = scene::hitTest(*m_grid, scene::layOutHeat(*m_grid, area()), help->pos());
    if (!under) {
        QToolTip::hideText();
        return true;
    }
    const TimeRange durations = m_grid->durationsOf(under->row);
    QToolTip::showText(help->globalPos(),
        tr("%Ln call(s) of %1 to %2", nullptr, static_cast<int>(m_grid->count(under->column, under->row)))
            .arg(items::durationCell(durations.from), items::durationCell(durations.to)),
        this);
    return true;
}

void HeatView::mousePressEvent(QMouseEvent* event)
{
    if (m_grid && event->button() == Qt::LeftButton)
        m_pressed = m_at = event->position().x();
}

void HeatView::mouseMoveEvent(QMouseEvent* event)
{
    m_at = event->position().x();
    if (m_pressed)
        update();
}

void HeatView::mouseReleaseEvent(QMouseEvent* event)
{
    constexpr double kLeastPixels = 4;
    const std::optional<double> pressed = std::exchange(m_pressed, std::nullopt);
    update();
    const double x = event->position().x();
    if (m_grid && pressed && std::abs(x - *pressed) >= kLeastPixels)
        Q_EMIT chosen(timeAt(std::min(*pressed, x)), timeAt(std::max(*pressed, x)));
}

} // namespace longspan::panels
