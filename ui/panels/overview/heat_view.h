// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/heat_map.h"

#include <QTimeZone>
#include <QWidget>
#include <memory>
#include <optional>

namespace longspan::widgets {
class Appearance;
}

namespace longspan::panels {

/// Calls by when they began and how long they took. A drag across it chooses a stretch of time.
class HeatView final : public QWidget {
    Q_OBJECT

public:
    explicit HeatView(const widgets::Appearance& appearance, QWidget* parent = nullptr);

    /// zone: in which times are shown; title: which calls they are.
    void setGrid(std::shared_ptr<const scene::HeatGrid> grid, const QTimeZone& zone, const QString& title);
    [[nodiscard]] const std::shared_ptr<const scene::HeatGrid>& grid() const { return m_grid; }
    [[nodiscard]] const QString& title() const { return m_title; }

Q_SIGNALS:
    void chosen(qint64 from, qint64 to);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] Nanos timeAt(double x) const;

    const widgets::Appearance& m_appearance;
    scene::TextCache m_texts;
    std::shared_ptr<const scene::HeatGrid> m_grid;
    QTimeZone m_zone;
    QString m_title;
    std::optional<double> m_pressed;
    double m_at = 0;
};

} // namespace longspan::panels
