// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/time.h"
#include "ui/scene/theme.h"

#include <QChartView>
#include <QList>
#include <QTimeZone>
#include <optional>

class QValueAxis;
class QXYSeries;

namespace longspan::panels {

/// Lines over time in one frame. A drag across it chooses a stretch of time.
class TimeChart final : public QChartView {
    Q_OBJECT

public:
    struct Line {
        QString name;
        QColor colour;
        QList<double> values; ///< not a number: nothing is known for that step, the line has a gap
    };

    explicit TimeChart(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// values: one a step, the first at start.
    void show(Nanos start, Nanos step, const QTimeZone& zone, const QList<Line>& lines);
    void setColours(const scene::Theme& theme);
    /// What is drawn of the lines: pieces between gaps, a step alone as a dot.
    [[nodiscard]] const QList<QXYSeries*>& pieces() const { return m_pieces; }
    [[nodiscard]] const TimeRange& range() const { return m_range; }

Q_SIGNALS:
    void chosen(qint64 from, qint64 to);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void addLine(const Line& line);
    void addPiece(const QList<QPointF>& points, const QColor& colour);
    void paintLegend(QPainter& painter) const;
    [[nodiscard]] Nanos timeAt(double x) const;

    QString m_title;
    QValueAxis* m_steps; ///< in steps since the start; its marks are painted by us
    QValueAxis* m_values;
    QList<QXYSeries*> m_pieces;
    QList<Line> m_lines;
    TimeRange m_range{0, 0};
    QTimeZone m_zone;
    std::optional<double> m_pressed;
    double m_at = 0;
    scene::Theme m_theme;
};

} // namespace longspan::panels
