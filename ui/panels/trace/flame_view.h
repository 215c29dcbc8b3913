// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/flame_scene.h"

#include <QAbstractScrollArea>
#include <memory>

namespace longspan::widgets {
class Appearance;
}

namespace longspan::panels {

/// A flame graph: a click selects the slowest span of a frame, a double click zooms in, Escape and 0 zoom out.
class FlameView final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit FlameView(const widgets::Appearance& appearance, QWidget* parent = nullptr);
    ~FlameView() override;

    void setGraph(std::shared_ptr<const scene::FlameGraph> graph);
    [[nodiscard]] const scene::FlameScene& scene() const { return m_scene; }
    [[nodiscard]] const scene::TimeScale& scale() const { return m_scale; }

Q_SIGNALS:
    void nodeChosen(longspan::NodeNo node);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] TimeRange whole() const;
    [[nodiscard]] std::optional<std::uint32_t> frameAt(const QPointF& point) const;
    [[nodiscard]] QString describe(std::uint32_t frame) const;
    void setScale(const scene::TimeScale& scale);
    void updateScrollBar();

    const widgets::Appearance& m_appearance;
    scene::TextCache m_texts;
    std::shared_ptr<const scene::FlameGraph> m_graph;
    scene::FlameScene m_scene;
    scene::TimeScale m_scale;
    std::optional<std::uint32_t> m_hovered;
};

} // namespace longspan::panels
