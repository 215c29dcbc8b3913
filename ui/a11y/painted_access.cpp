// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/a11y/painted_access.h"

namespace longspan::a11y {
namespace {

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    auto* items = dynamic_cast<PaintedItems*>(object);
    return widget && items ? new PaintedAccess(*widget, *items) : nullptr;
}

PaintedAccess* accessOf(QWidget& widget)
{
    return dynamic_cast<PaintedAccess*>(QAccessible::queryAccessibleInterface(&widget));
}

} // namespace

void installPaintedAccess()
{
    QAccessible::installFactory(make);
}

void tellItemsChanged(QWidget& widget)
{
    PaintedAccess* access = accessOf(widget);
    if (!access)
        return;
    access->forgetChildren();
    QAccessibleEvent event(&widget, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void tellCurrentChanged(QWidget& widget)
{
    const PaintedAccess* access = QAccessible::isActive() ? accessOf(widget) : nullptr;
    if (!access || !access->focusChild())
        return;
    QAccessibleEvent event(access->focusChild(), QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

PaintedAccess::PaintedAccess(QWidget& widget, PaintedItems& items)
    : QAccessibleWidget(&widget, items.isTree() ? QAccessible::Tree : QAccessible::List), m_items(items)
{
}

PaintedAccess::~PaintedAccess()
{
    forgetChildren();
}

void PaintedAccess::forgetChildren()
{
    for (const auto& [number, id] : m_ids)
        QAccessible::deleteAccessibleInterface(id);
    m_ids.clear();
    m_asked.clear();
}

int PaintedAccess::childCount() const
{
    return isValid() ? m_items.itemCount() : 0;
}

QAccessibleInterface* PaintedAccess::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    if (const auto known = m_ids.find(index); known != m_ids.end())
        return QAccessible::accessibleInterface(known->second);
    if (m_asked.size() >= kMostKept) {
        const auto oldest = m_ids.find(m_asked.front());
        QAccessible::deleteAccessibleInterface(oldest->second);
        m_ids.erase(oldest);
        m_asked.pop_front();
    }
    auto* made = new PaintedItem(*this, index);
    m_ids.emplace(index, QAccessible::registerAccessibleInterface(made));
    m_asked.push_back(index);
    return made;
}

int PaintedAccess::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* item = dynamic_cast<const PaintedItem*>(child);
    return item && item->parent() == this ? item->number() : -1;
}

QAccessibleInterface* PaintedAccess::childAt(int x, int y) const
{
    const QWidget& surface = m_items.surface();
    const QPoint point = surface.mapFromGlobal(QPoint(x, y));
    return surface.rect().contains(point) ? child(m_items.itemAt(point)) : nullptr;
}

QAccessibleInterface* PaintedAccess::focusChild() const
{
    return hasFocus() ? child(m_items.currentItem()) : nullptr;
}

} // namespace longspan::a11y
