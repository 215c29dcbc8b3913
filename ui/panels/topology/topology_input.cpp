// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/topology/topology_canvas.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>

/// Keys, the wheel and the pointer.
namespace longspan::panels {
namespace {

constexpr double kZoomStep = 1.25;
constexpr double kNotch = 120;

} // namespace

void TopologyCanvas::wheelEvent(QWheelEvent* event)
{
    m_fitted = false;
    m_view = m_view.zoomed(std::pow(kZoomStep, event->angleDelta().y() / kNotch), event->position());
    update();
    event->accept();
}

void TopologyCanvas::step(scene::TopologyStep step)
{
    if (!m_shown || m_shown->scene.nodes.empty())
        return;
    if (m_selected.node == scene::TopologyScene::kNone)
        select({.node = 0});
    else if (const std::uint32_t next = scene::walk(m_shown->scene, m_selected.node, step);
             next != scene::TopologyScene::kNone)
        select({.node = next});
}

bool TopologyCanvas::walkByKey(int key)
{
    switch (key) {
    case Qt::Key_Left: step(scene::TopologyStep::left); return true;
    case Qt::Key_Right: step(scene::TopologyStep::right); return true;
    case Qt::Key_Up: step(scene::TopologyStep::up); return true;
    case Qt::Key_Down: step(scene::TopologyStep::down); return true;
    default: return false;
    }
}

void TopologyCanvas::keyPressEvent(QKeyEvent* event)
{
    if (walkByKey(event->key()))
        return;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomBy(kZoomStep); break;
    case Qt::Key_Minus: zoomBy(1 / kZoomStep); break;
    case Qt::Key_0: fit(); break;
    case Qt::Key_Escape: select({}); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto node = selectedNode())
            Q_EMIT nodeOpened(*node);
        break;
    default: QWidget::keyPressEvent(event);
    }
}

void TopologyCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_drag = event->position();
    const scene::TopologyHit under = hit(event->position());
    setSelected(under);
}

void TopologyCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag) {
        const QPointF moved = event->position() - *m_drag;
        m_drag = event->position();
        m_fitted = m_fitted && moved.isNull();
        m_view = m_view.panned(moved);
        update();
        return;
    }
    const scene::TopologyHit under = hit(event->position());
    if (under == m_hovered)
        return;
    m_hovered = under;
    setCursor(under == scene::TopologyHit{} ? Qt::OpenHandCursor : Qt::PointingHandCursor);
    update();
}

void TopologyCanvas::mouseReleaseEvent(QMouseEvent*)
{
    m_drag.reset();
}

void TopologyCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    const scene::TopologyHit under = hit(event->position());
    if (under.node != scene::TopologyScene::kNone)
        Q_EMIT nodeOpened(m_shown->scene.nodes[under.node].node);
    else if (under.edge != scene::TopologyScene::kNone)
        Q_EMIT edgeOpened(m_shown->scene.edges[under.edge].edge);
}

} // namespace longspan::panels
