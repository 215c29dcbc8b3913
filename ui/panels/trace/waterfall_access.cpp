// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/a11y/scene_items.h"
#include "ui/panels/trace/waterfall_view.h"

#include <algorithm>
#include <limits>

/// What a screen reader is told of the rows.
namespace longspan::panels {

int WaterfallView::itemCount() const
{
    constexpr std::size_t kMost = std::numeric_limits<int>::max();
    return m_rows ? static_cast<int>(std::min(m_rows->size(), kMost)) : 0;
}

a11y::PaintedItems::Item WaterfallView::item(int number) const
{
    const auto row = static_cast<std::size_t>(number);
    Item item = a11y::waterfallItem(*m_trace, *m_rows, m_scene, row);
    // The scene knows only what is in view, and that as it was painted last.
    item.selected = m_rows->node(row) == m_selected;
    return item;
}

int WaterfallView::itemAt(const QPoint& point) const
{
    return m_trace ? a11y::waterfallItemAt(m_scene, point) : -1;
}

int WaterfallView::currentItem() const
{
    if (!m_trace || m_selected == NodeNo::none)
        return -1;
    const auto row = m_rows->nearestRow(m_selected);
    return row ? static_cast<int>(*row) : -1;
}

void WaterfallView::selectItem(int number)
{
    if (number >= 0 && number < itemCount())
        moveTo(static_cast<std::size_t>(number));
}

void WaterfallView::toggleItem(int number)
{
    if (number >= 0 && number < itemCount())
        toggle(m_rows->node(static_cast<std::size_t>(number)), {});
}

} // namespace longspan::panels
