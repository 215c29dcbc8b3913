// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/topology_painter.h"

#include <QWidget>
#include <memory>

namespace longspan::widgets {
class Appearance;
}

namespace longspan::panels {

/// A graph and where everything in it is; made by a worker.
struct ShownTopology {
    std::shared_ptr<const ServiceGraph> graph;
    scene::TopologyScene scene;
};

/// The picture of a topology: dragged, zoomed by the wheel, walked through with the arrows.
class TopologyCanvas final : public QWidget {
    Q_OBJECT

public:
    explicit TopologyCanvas(const widgets::Appearance& appearance, QWidget* parent = nullptr);
    ~TopologyCanvas() override;

    /// keepView: the same graph filtered otherwise.
    void show(std::shared_ptr<const ShownTopology> shown, bool keepView);
    void clear();
    [[nodiscard]] const std::shared_ptr<const ShownTopology>& shown() const { return m_shown; }
    void setMatches(std::vector<std::uint32_t> matches);
    void fit();
    void zoomBy(double factor);
    [[nodiscard]] const scene::TopologyHit& selected() const { return m_selected; }
    void select(const scene::TopologyHit& hit);
    /// Number of the node in the graph; nothing when none is selected.
    [[nodiscard]] std::optional<std::uint32_t> selectedNode() const;

Q_SIGNALS:
    void selectedChanged();
    void nodeOpened(quint32 graphNode);
    void edgeOpened(quint32 graphEdge);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] scene::TopologyHit hit(const QPointF& pixel) const;
    [[nodiscard]] QString describe(const scene::TopologyHit& hit) const;
    bool walkByKey(int key);
    void step(scene::TopologyStep step);

    const widgets::Appearance& m_appearance;
    scene::TextCache m_texts;
    std::shared_ptr<const ShownTopology> m_shown;
    scene::TopologyView m_view;
    bool m_fitted = true; ///< nobody has moved it yet
    scene::TopologyHit m_selected;
    scene::TopologyHit m_hovered;
    std::vector<std::uint32_t> m_matches;
    std::optional<QPointF> m_drag;
};

} // namespace longspan::panels
