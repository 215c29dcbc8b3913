// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/call_model.h"

#include <algorithm>

namespace longspan::items {

void CallModel::setCalls(std::shared_ptr<const source::SpanPage> page)
{
    replaceItems([&] { m_cells.setPage(std::move(page)); });
}

void CallModel::setTimes(const TimeTexts& times)
{
    m_cells.setTimes(times);
    cellsChanged(CallColumn::start, CallColumn::start, {Qt::DisplayRole});
}

const source::CallRow* CallModel::callAt(const QModelIndex& index) const
{
    const std::optional<Item> item = itemAt(index);
    return item ? &m_cells.page().rows[*item] : nullptr;
}

QModelIndex CallModel::indexOfCall(TraceId trace, SpanId span) const
{
    const auto& rows = m_cells.page().rows;
    const auto found = std::find_if(
        rows.begin(), rows.end(), [&](const source::CallRow& row) { return row.trace == trace && row.span == span; });
    return found == rows.end() ? QModelIndex() : indexOf(static_cast<Item>(found - rows.begin()));
}

void CallModel::setFilter(const Filter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    refilter();
}

QVariant CallModel::cell(Item item, int column, int role) const
{
    return m_cells.cell(item, item, column, role);
}

bool CallModel::accepts(Item item) const
{
    const source::CallRow& row = m_cells.page().rows[item];
    if (m_filter.onlyErrors && row.status != SpanStatus::error)
        return false;
    if (m_filter.minDuration > 0 && !(row.durationKnown() && row.duration >= m_filter.minDuration))
        return false;
    if (m_filter.text.isEmpty())
        return true;
    for (int column = CallColumn::interface; column < CallColumn::count; ++column) {
        if (m_cells.cell(item, item, column, Qt::DisplayRole).toString().contains(m_filter.text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace longspan::items
