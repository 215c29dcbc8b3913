// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/time.h"

#include <QChartView>
#include <QList>
#include <QTimeZone>
#include <optional>

class QDateTimeAxis;
class QLineSeries;
class QValueAxis;

namespace longspan::scene {
struct Theme;
}

namespace longspan::panels {

/// Lines over time in one frame. A drag across it chooses a stretch of time.
class TimeChart final : public QChartView {
    Q_OBJECT

public:
    struct Line {
        QString name;
        QColor colour;
        QList<double> values;
    };

    explicit TimeChart(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);

    /// values: one a step, the first at start.
    void show(Nanos start, Nanos step, const QTimeZone& zone, const QList<Line>& lines);
    void setColours(const scene::Theme& theme);

Q_SIGNALS:
    void chosen(qint64 from, qint64 to);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void paintLegend(QPainter& painter) const;
    [[nodiscard]] Nanos timeAt(double x) const;

    QString m_title;
    QDateTimeAxis* m_times;
    QValueAxis* m_values;
    QList<QLineSeries*> m_lines;
    qint64 m_shift = 0; ///< milliseconds that make the axis, which knows the system's zone only, show another one
    std::optional<double> m_pressed;
    double m_at = 0;
    QColor m_accent;
    QColor m_dim;
};

} // namespace longspan::panels
