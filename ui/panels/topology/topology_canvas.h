// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/a11y/painted_items.h"
#include "ui/panels/topology/sharp_picture.h"

#include <QWidget>

namespace longspan::widgets {
class Appearance;
}

namespace longspan::panels {

/// The picture of a topology: dragged, zoomed by the wheel, walked through with the arrows. Small ones are painted as
/// they are; of large ones a picture is moved while they are in motion.
class TopologyCanvas final : public QWidget, public a11y::PaintedItems {
    Q_OBJECT

public:
    /// Nodes and edges up to which a graph is painted within a frame.
    static constexpr std::size_t kMostPainted = 250;

    TopologyCanvas(const widgets::Appearance& appearance, session::Workers& workers, QWidget* parent = nullptr);
    ~TopologyCanvas() override;

    /// keepView: the same graph filtered otherwise.
    void show(std::shared_ptr<const ShownTopology> shown, bool keepView);
    void clear();
    [[nodiscard]] const std::shared_ptr<const ShownTopology>& shown() const { return m_shown; }
    [[nodiscard]] const scene::TopologyView& view() const { return m_view; }
    void setMatches(std::vector<std::uint32_t> matches);
    void fit();
    void zoomBy(double factor);
    [[nodiscard]] const scene::TopologyHit& selected() const { return m_selected; }
    void select(const scene::TopologyHit& hit);
    /// Number of the node in the graph; nothing when none is selected.
    [[nodiscard]] std::optional<std::uint32_t> selectedNode() const;
    /// What is on the screen is not only a moved picture, or will be so without further ado.
    [[nodiscard]] bool sharp() const;

    [[nodiscard]] const QWidget& surface() const override { return *this; }
    [[nodiscard]] bool isTree() const override { return false; }
    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] Item item(int number) const override;
    [[nodiscard]] int itemAt(const QPoint& point) const override;
    [[nodiscard]] int currentItem() const override;
    void selectItem(int number) override;
    void toggleItem(int) override {}

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
    [[nodiscard]] bool paintsDirectly(const QPainter& painter) const;
    [[nodiscard]] bool large() const;
    [[nodiscard]] SharpPicture::Window window() const;
    void setSelected(const scene::TopologyHit& hit);
    void otherSubject();
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
    std::uint32_t m_version = 1; ///< of the subject of the picture
    SharpPicture m_picture;
};

} // namespace longspan::panels
