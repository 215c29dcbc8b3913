// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overview/time_chart.h"

#include "ui/panels/overview/time_marks.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QScatterSeries>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace longspan::panels {
namespace {

constexpr int kTicks = 4;

} // namespace

TimeChart::TimeChart(const QString& title, QWidget* parent)
    : QChartView(parent), m_steps(new QValueAxis(this)), m_values(new QValueAxis(this))
{
    setAccessibleName(title);
    viewport()->setAccessibleName(title);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setMinimumHeight(120);
    chart()->setMargins(QMargins());
    chart()->setBackgroundRoundness(0);
    chart()->setBackgroundVisible(false); // ours, with the lines of the axis of time
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
    m_steps->setLabelsVisible(false);
    m_steps->setGridLineVisible(false);
    m_values->setTickCount(kTicks);
    chart()->addAxis(m_steps, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
}

void TimeChart::setTitle(const QString& title)
{
    m_title = title;
    scene()->update();
}

void TimeChart::setColours(const scene::Theme& theme)
{
    m_theme = theme;
    setBackgroundBrush(theme.base);
    for (QValueAxis* axis : {m_steps, m_values}) {
        axis->setLabelsColor(theme.dimText);
        axis->setGridLineColor(theme.grid);
        axis->setLinePenColor(theme.border);
    }
}

void TimeChart::show(Nanos start, Nanos step, const QTimeZone& zone, const QList<Line>& lines)
{
    for (QXYSeries* piece : m_pieces) {
        chart()->removeSeries(piece);
        delete piece;
    }
    m_pieces.clear();
    m_lines = lines;
    m_zone = zone;
    qsizetype steps = 1;
    double most = 0;
    for (const Line& line : lines) {
        steps = std::max(steps, line.values.size());
        for (const double value : line.values)
            most = std::isnan(value) ? most : std::max(most, value);
    }
    m_range = {start, addClamped(start, std::max<Nanos>(1, step) * static_cast<Nanos>(steps))};
    m_steps->setRange(0, static_cast<double>(steps));
    m_values->setRange(0, most > 0 ? most : 1);
    m_values->applyNiceNumbers();
    m_values->setLabelFormat(m_values->max() < kTicks ? QStringLiteral("%.1f") : QStringLiteral("%.0f"));
    for (const Line& line : lines)
        addLine(line);
    resetCachedContent();
}

void TimeChart::addLine(const Line& line)
{
    QList<QPointF> points;
    for (qsizetype i = 0; i < line.values.size(); ++i) {
        const double value = line.values.at(i);
        if (!std::isnan(value))
            points.append({static_cast<double>(i) + 0.5, value}); // a step is as wide as the heat map's columns
        else
            addPiece(std::exchange(points, {}), line.colour);
    }
    addPiece(points, line.colour);
}

void TimeChart::addPiece(const QList<QPointF>& points, const QColor& colour)
{
    if (points.isEmpty())
        return;
    QXYSeries* piece = nullptr;
    if (points.size() == 1) {
        auto* dot = new QScatterSeries(this);
        dot->setMarkerSize(5);
        dot->setBorderColor(Qt::transparent);
        piece = dot;
    } else {
        piece = new QLineSeries(this);
        piece->setPen(QPen(colour, 1.6));
    }
    piece->setColor(colour);
    piece->append(points);
    chart()->addSeries(piece);
    piece->attachAxis(m_steps);
    piece->attachAxis(m_values);
    m_pieces.append(piece);
}

Nanos TimeChart::timeAt(double x) const
{
    const QRectF area = chart()->plotArea();
    const double share = std::clamp((x - area.left()) / area.width(), 0.0, 1.0);
    return m_range.from + static_cast<Nanos>(share * static_cast<double>(m_range.to - m_range.from));
}

void TimeChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    chart()->setPlotArea(chartArea(QRectF(QPointF(), QSizeF(size()))));
}

void TimeChart::drawBackground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawBackground(painter, rect);
    if (!m_lines.isEmpty())
        paintTimeAxis(*painter, chart()->plotArea(), m_range, m_zone, m_theme);
}

// From the right: a short line in the colour of the series, and its name.
void TimeChart::paintLegend(QPainter& painter) const
{
    constexpr double kLine = 16;
    constexpr double kGap = 6;
    double right = chart()->plotArea().right();
    for (auto line = m_lines.rbegin(); line != m_lines.rend(); ++line) {
        const double text = fontMetrics().horizontalAdvance(line->name);
        painter.setPen(m_theme.dimText);
        painter.drawText(QRectF(right - text, 2, text + 1, 28), Qt::AlignVCenter, line->name);
        right -= text + kGap;
        painter.setPen(QPen(line->colour, 2));
        painter.drawLine(QPointF(right - kLine, 16), QPointF(right, 16));
        right -= kLine + 3 * kGap;
    }
}

void TimeChart::drawForeground(QPainter* painter, const QRectF&)
{
    painter->setPen(m_theme.text);
    painter->drawText(QRectF(12, 2, width() / 2.0, 28), Qt::AlignVCenter, m_title);
    paintLegend(*painter);
    if (!m_pressed)
        return;
    const QRectF area = chart()->plotArea();
    QColor ground = m_theme.accent;
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
