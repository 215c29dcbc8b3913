// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/a11y/scene_items.h"
#include "ui/panels/topology/topology_canvas.h"

/// What a screen reader is told of the nodes.
namespace longspan::panels {

int TopologyCanvas::itemCount() const
{
    return m_shown ? static_cast<int>(m_shown->scene.nodes.size()) : 0;
}

a11y::PaintedItems::Item TopologyCanvas::item(int number) const
{
    const auto node = static_cast<std::uint32_t>(number);
    Item item = a11y::topologyItem(m_shown->scene, m_view, node);
    item.rect = item.rect.intersected(rect());
    if (item.rect.isEmpty())
        item.rect = QRect();
    item.selected = m_selected.node == node;
    return item;
}

int TopologyCanvas::itemAt(const QPoint& point) const
{
    return m_shown ? a11y::topologyItemAt(m_shown->scene, m_view, point) : -1;
}

int TopologyCanvas::currentItem() const
{
    return m_shown && m_selected.node != scene::TopologyScene::kNone ? static_cast<int>(m_selected.node) : -1;
}

void TopologyCanvas::selectItem(int number)
{
    if (number >= 0 && number < itemCount())
        select({.node = static_cast<std::uint32_t>(number)});
}

} // namespace longspan::panels
