// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/trace/time_header.h"
#include "ui/panels/trace/waterfall_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

/// What a person does with the waterfall: pointer, wheel, keys.
namespace longspan::panels {
namespace {

constexpr double kZoomStep = 1.25;
constexpr double kNotch = 120; ///< of a wheel, in eighths of a degree
constexpr double kPanStep = 80;
constexpr double kDividerReach = 4;

} // namespace

std::optional<scene::WaterfallHit> WaterfallView::hit(const QPointF& point) const
{
    return m_trace ? scene::hitTest(m_scene, m_scale, point) : std::nullopt;
}

bool WaterfallView::onDivider(const QPointF& point) const
{
    return std::abs(point.x() - m_style.treeWidth) <= kDividerReach;
}

void WaterfallView::setHovered(NodeNo node)
{
    if (node == m_hovered)
        return;
    m_hovered = node;
    viewport()->update();
}

bool WaterfallView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto under = hit(help->pos());
        if (under)
            QToolTip::showText(help->globalPos(), describe(under->node), viewport());
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::Leave)
        setHovered(NodeNo::none);
    return QAbstractScrollArea::viewportEvent(event);
}

// Ctrl zooms at the pointer, Shift (and a sideways wheel) moves along the time, else rows scroll.
void WaterfallView::wheelEvent(QWheelEvent* event)
{
    const QPoint delta = event->angleDelta();
    if (m_trace && event->modifiers().testFlag(Qt::ControlModifier)) {
        const double notches = delta.y() / kNotch;
        const double anchor = std::clamp(event->position().x() - m_style.treeWidth, 0.0, m_scale.width());
        setScale(m_scale.zoomed(std::pow(kZoomStep, notches), anchor, m_extent));
        event->accept();
        return;
    }
    const bool sideways = event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(delta.x()) > std::abs(delta.y());
    if (m_trace && sideways) {
        panBy((delta.x() != 0 ? delta.x() : delta.y()) / kNotch * kPanStep);
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void WaterfallView::mousePressEvent(QMouseEvent* event)
{
    const QPointF point = event->position();
    if (event->button() != Qt::LeftButton) {
        // The menu is about the row under the pointer.
        if (const auto under = hit(point); under && event->button() == Qt::RightButton)
            select(under->node);
        return;
    }
    m_last = point;
    if (onDivider(point)) {
        m_drag = Drag::divider;
        return;
    }
    const auto under = hit(point);
    if (point.x() > m_style.treeWidth)
        m_drag = Drag::pan;
    if (!under)
        return;
    if (under->part == scene::WaterfallHit::Part::expander)
        toggle(under->node, event->modifiers());
    else
        select(under->node);
}

void WaterfallView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF point = event->position();
    const QPointF moved = point - m_last;
    switch (m_drag) {
    case Drag::none: {
        const auto under = hit(point);
        setHovered(under ? under->node : NodeNo::none);
        viewport()->setCursor(onDivider(point) ? Qt::SplitHCursor : Qt::ArrowCursor);
        return;
    }
    case Drag::divider: setTreeWidth(point.x()); break;
    case Drag::pan:
        viewport()->setCursor(Qt::ClosedHandCursor);
        panBy(moved.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - static_cast<int>(moved.y()));
        break;
    }
    m_last = point;
}

void WaterfallView::mouseReleaseEvent(QMouseEvent*)
{
    m_drag = Drag::none;
    viewport()->unsetCursor();
    settle();
}

void WaterfallView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto under = hit(event->position());
    if (!under || under->part == scene::WaterfallHit::Part::expander)
        return;
    if (event->position().x() > m_style.treeWidth)
        zoomToSelected();
    else
        toggle(under->node, event->modifiers());
}

void WaterfallView::toggle(NodeNo node, Qt::KeyboardModifiers modifiers)
{
    if (!m_rows->folded(node) && !m_rows->expandable(node))
        return;
    const bool fold = !m_rows->folded(node);
    if (modifiers.testFlag(Qt::ShiftModifier) || modifiers.testFlag(Qt::AltModifier))
        m_rows->setSubtreeFolded(node, fold);
    else
        m_rows->setFolded(node, fold);
    rowsMoved();
}

void WaterfallView::toggleSubtree()
{
    if (m_trace && m_selected != NodeNo::none)
        toggle(m_selected, Qt::ShiftModifier);
}

std::size_t WaterfallView::currentRow() const
{
    return m_selected == NodeNo::none ? 0 : m_rows->nearestRow(m_selected).value_or(0);
}

void WaterfallView::moveTo(std::size_t row)
{
    if (m_rows->size() > 0)
        select(m_rows->node(std::min(row, m_rows->size() - 1)));
}

bool WaterfallView::moveByKey(int key)
{
    const std::size_t row = currentRow();
    const auto page = static_cast<std::size_t>(std::max(1.0, viewport()->height() / m_style.rowHeight - 1));
    switch (key) {
    case Qt::Key_Down: moveTo(m_selected == NodeNo::none ? 0 : row + 1); return true;
    case Qt::Key_Up: moveTo(row == 0 ? 0 : row - 1); return true;
    case Qt::Key_PageDown: moveTo(row + page); return true;
    case Qt::Key_PageUp: moveTo(row > page ? row - page : 0); return true;
    case Qt::Key_Home: moveTo(0); return true;
    case Qt::Key_End: moveTo(m_rows->size()); return true;
    case Qt::Key_Left: goLeft(); return true;
    case Qt::Key_Right: goRight(); return true;
    default: return false;
    }
}

bool WaterfallView::timeByKey(const QKeyEvent& event)
{
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_W: zoomBy(kZoomStep); return true;
    case Qt::Key_Minus:
    case Qt::Key_S: zoomBy(1 / kZoomStep); return true;
    case Qt::Key_0: zoomOut(); return true;
    case Qt::Key_A: panBy(kPanStep); return true;
    case Qt::Key_D: panBy(-kPanStep); return true;
    case Qt::Key_Left: return control && (panBy(kPanStep), true);
    case Qt::Key_Right: return control && (panBy(-kPanStep), true);
    case Qt::Key_Return:
    case Qt::Key_Enter: zoomToSelected(); return true;
    case Qt::Key_Space:
        if (m_selected != NodeNo::none)
            toggle(m_selected, event.modifiers());
        return true;
    default: return false;
    }
}

void WaterfallView::keyPressEvent(QKeyEvent* event)
{
    const bool plain = (event->modifiers() & (Qt::AltModifier | Qt::MetaModifier)) == 0;
    const bool letters =
        event->modifiers().testFlag(Qt::ControlModifier) && event->key() >= Qt::Key_A && event->key() <= Qt::Key_Z;
    if (!m_trace || !plain || letters || (!timeByKey(*event) && !moveByKey(event->key())))
        QAbstractScrollArea::keyPressEvent(event);
}

// As in a tree: folds what is open, else goes to the parent.
void WaterfallView::goLeft()
{
    if (m_selected == NodeNo::none)
        return;
    if (!m_rows->folded(m_selected) && m_rows->expandable(m_selected))
        toggle(m_selected, {});
    else if (const NodeNo parent = m_trace->tree().parent(m_selected); parent != NodeNo::none)
        select(parent);
}

void WaterfallView::goRight()
{
    if (m_selected == NodeNo::none)
        return;
    if (m_rows->folded(m_selected))
        toggle(m_selected, {});
    else if (m_rows->expandable(m_selected))
        moveTo(currentRow() + 1);
}

} // namespace longspan::panels
