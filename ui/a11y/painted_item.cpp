// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/a11y/painted_item.h"

#include "ui/a11y/painted_access.h"

#include <QWidget>

namespace longspan::a11y {

bool PaintedItem::isValid() const
{
    return m_parent.isValid() && m_number < m_parent.items().itemCount();
}

PaintedItems::Item PaintedItem::item() const
{
    return isValid() ? m_parent.items().item(m_number) : PaintedItems::Item{};
}

QWindow* PaintedItem::window() const
{
    return m_parent.window();
}

QAccessibleInterface* PaintedItem::parent() const
{
    return QAccessible::queryAccessibleInterface(m_parent.object());
}

QString PaintedItem::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Name)
        return item().name;
    return kind == QAccessible::Description ? item().description : QString();
}

QRect PaintedItem::rect() const
{
    const QRect place = item().rect;
    return place.isNull() ? QRect() : QRect(m_parent.items().surface().mapToGlobal(place.topLeft()), place.size());
}

QAccessible::Role PaintedItem::role() const
{
    return m_parent.items().isTree() ? QAccessible::TreeItem : QAccessible::ListItem;
}

QAccessible::State PaintedItem::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    const PaintedItems::Item now = item();
    state.selectable = true;
    state.focusable = true;
    state.selected = now.selected;
    state.focused = m_parent.hasFocus() && m_parent.items().currentItem() == m_number;
    state.expandable = now.expandable;
    state.expanded = now.expandable && now.expanded;
    state.collapsed = now.expandable && !now.expanded;
    state.offscreen = now.rect.isNull();
    return state;
}

void* PaintedItem::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
}

QStringList PaintedItem::actionNames() const
{
    QStringList names{setFocusAction(), pressAction()};
    if (item().expandable)
        names.append(toggleAction());
    return names;
}

void PaintedItem::doAction(const QString& name)
{
    if (!isValid())
        return;
    if (name == setFocusAction() || name == pressAction())
        m_parent.items().selectItem(m_number);
    else if (name == toggleAction() && item().expandable)
        m_parent.items().toggleItem(m_number);
}

} // namespace longspan::a11y
