// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overview/time_chart.h"

#include "ui/scene/theme.h"

#include <QChart>
#include <QDateTimeAxis>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace longspan::panels {
namespace {

constexpr int kTicks = 4;

} // namespace

TimeChart::TimeChart(const QString& title, QWidget* parent)
    : QChartView(parent), m_times(new QDateTimeAxis(this)), m_values(new QValueAxis(this))
{
    setAccessibleName(title);
    viewport()->setAccessibleName(title);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setMinimumHeight(120);
    chart()->setMargins(QMargins());
    chart()->setBackgroundRoundness(0);
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
    m_times->setFormat(QStringLiteral("HH:mm"));
    m_times->setTickCount(7);
    m_values->setTickCount(kTicks);
    chart()->addAxis(m_times, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
}

void TimeChart::setTitle(const QString& title)
{
    m_title = title;
    scene()->update();
}

void TimeChart::setColours(const scene::Theme& theme)
{
    m_accent = theme.accent;
    chart()->setBackgroundBrush(theme.base);
    chart()->setTitleBrush(theme.text);
    m_dim = theme.dimText;
    setBackgroundBrush(theme.base);
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_times), static_cast<QAbstractAxis*>(m_values)}) {
        axis->setLabelsColor(theme.dimText);
        axis->setGridLineColor(theme.grid);
        axis->setLinePenColor(theme.border);
    }
}

void TimeChart::show(Nanos start, Nanos step, const QTimeZone& zone, const QList<Line>& lines)
{
    for (QLineSeries* line : m_lines) {
        chart()->removeSeries(line);
        delete line;
    }
    m_lines.clear();
    const QDateTime first = QDateTime::fromMSecsSinceEpoch(start / kMillisecond, zone);
    m_shift = (zone.offsetFromUtc(first) - first.toLocalTime().offsetFromUtc()) * qint64{1000};
    double most = 0;
    Nanos last = start;
    for (const Line& line : lines) {
        auto* series = new QLineSeries(this);
        series->setName(line.name);
        series->setPen(QPen(line.colour, 1.6));
        for (qsizetype i = 0; i < line.values.size(); ++i) {
            last = start + step * static_cast<Nanos>(i);
            series->append(static_cast<double>((start + step * i) / kMillisecond + m_shift), line.values.at(i));
            most = std::max(most, line.values.at(i));
        }
        chart()->addSeries(series);
        series->attachAxis(m_times);
        series->attachAxis(m_values);
        m_lines.append(series);
    }
    m_times->setRange(QDateTime::fromMSecsSinceEpoch(start / kMillisecond + m_shift),
        QDateTime::fromMSecsSinceEpoch(std::max(last, start + step) / kMillisecond + m_shift));
    m_values->setRange(0, most > 0 ? most : 1);
    m_values->applyNiceNumbers();
    m_values->setLabelFormat(m_values->max() < kTicks ? QStringLiteral("%.1f") : QStringLiteral("%.0f"));
}

Nanos TimeChart::timeAt(double x) const
{
    if (m_lines.isEmpty())
        return 0;
    const QPointF point =
        chart()->mapToValue(chart()->mapFromScene(mapToScene(static_cast<int>(x), 0)), m_lines.front());
    return (static_cast<Nanos>(std::llround(point.x())) - m_shift) * kMillisecond;
}

// The same sides as the heat map below, so that times stand above each other.
void TimeChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    constexpr double kLeft = 64;
    constexpr double kRight = 20;
    constexpr double kTop = 32;
    constexpr double kBottom = 8;
    chart()->setPlotArea(
        QRectF(kLeft, kTop, std::max(1.0, width() - kLeft - kRight), std::max(1.0, height() - kTop - kBottom)));
}

// From the right: a short line in the colour of the series, and its name.
void TimeChart::paintLegend(QPainter& painter) const
{
    constexpr double kLine = 16;
    constexpr double kGap = 6;
    double right = chart()->plotArea().right();
    for (auto line = m_lines.rbegin(); line != m_lines.rend(); ++line) {
        const double text = fontMetrics().horizontalAdvance((*line)->name());
        painter.setPen(m_dim);
        painter.drawText(QRectF(right - text, 2, text + 1, 28), Qt::AlignVCenter, (*line)->name());
        right -= text + kGap;
        painter.setPen(QPen((*line)->color(), 2));
        painter.drawLine(QPointF(right - kLine, 16), QPointF(right, 16));
        right -= kLine + 3 * kGap;
    }
}

void TimeChart::drawForeground(QPainter* painter, const QRectF&)
{
    painter->setPen(chart()->titleBrush().color());
    painter->drawText(QRectF(12, 2, width() / 2.0, 28), Qt::AlignVCenter, m_title);
    paintLegend(*painter);
    if (!m_pressed)
        return;
    const QRectF area = chart()->plotArea();
    QColor ground = m_accent;
    ground.setAlphaF(0.18F);
    painter->fillRect(
        QRectF(QPointF(std::min(*m_pressed, m_at), area.top()), QPointF(std::max(*m_pressed, m_at), area.bottom())),
        ground);
}

void TimeChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !m_lines.isEmpty())
        m_pressed = m_at = event->position().x();
}

void TimeChart::mouseMoveEvent(QMouseEvent* event)
{
    m_at = event->position().x();
    if (m_pressed)
        scene()->update();
}

void TimeChart::mouseReleaseEvent(QMouseEvent* event)
{
    constexpr double kLeastPixels = 4;
    const std::optional<double> pressed = std::exchange(m_pressed, std::nullopt);
    scene()->update();
    const double x = event->position().x();
    if (pressed && std::abs(x - *pressed) >= kLeastPixels)
        Q_EMIT chosen(timeAt(std::min(*pressed, x)), timeAt(std::max(*pressed, x)));
}

} // namespace longspan::panels
