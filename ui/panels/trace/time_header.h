// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/minimap.h"
#include "ui/scene/text_cache.h"

#include <QWidget>
#include <optional>

namespace longspan::panels {

class WaterfallView;

/// Above the rows: the whole trace in small with a window that can be dragged, and the ruler. A drag across the ruler
/// or beside the window chooses a stretch to zoom in on.
class TimeHeader final : public QWidget {
    Q_OBJECT

public:
    static constexpr int kMinimap = 48;
    static constexpr int kRuler = 24;

    explicit TimeHeader(WaterfallView& view);

    void setSummary(const QString& summary);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    enum class Drag : unsigned char { none, move, left, right, choose };

    [[nodiscard]] QRectF mapArea() const;
    [[nodiscard]] Nanos mapTime(double x) const;
    /// On the ruler the visible time counts, on the minimap the whole.
    [[nodiscard]] Nanos timeUnder(const QPointF& point) const;
    void paintCorner(QPainter& painter);
    void paintChosen(QPainter& painter);
    void drag(const QPointF& point);
    void showCursor(const QPointF& point);

    WaterfallView& m_view;
    scene::MinimapCache m_minimaps;
    QString m_summary;
    Drag m_drag = Drag::none;
    bool m_onRuler = false;
    Nanos m_pressed = 0;
    std::optional<TimeRange> m_start;  ///< what was visible when the drag began
    std::optional<TimeRange> m_chosen; ///< the stretch dragged across so far
};

} // namespace longspan::panels
