// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/grouped_call_model.h"

#include "ui/items/texts.h"

#include <algorithm>
#include <numeric>

namespace longspan::items {

GroupedCallModel::GroupedCallModel(QObject* parent) : QAbstractItemModel(parent) {}

void GroupedCallModel::setCalls(std::shared_ptr<const query::GroupedCalls> calls)
{
    beginResetModel();
    m_calls = std::move(calls);
    m_cells.setPage(std::shared_ptr<const source::SpanPage>(m_calls, &m_calls->page));
    m_order.assign(m_calls->interfaces.size(), {});
    for (std::size_t group = 0; group < m_order.size(); ++group) {
        m_order[group].resize(m_calls->interfaces[group].calls.size());
        std::iota(m_order[group].begin(), m_order[group].end(), 0U);
    }
    sortGroups();
    endResetModel();
}

void GroupedCallModel::setTimes(const TimeTexts& times)
{
    m_cells.setTimes(times);
    for (int group = 0; group < rowCount(); ++group) {
        const QModelIndex heading = index(group, 0);
        if (const int rows = rowCount(heading); rows > 0)
            Q_EMIT dataChanged(index(0, CallColumn::start, heading), index(rows - 1, CallColumn::start, heading));
    }
}

const source::CallRow* GroupedCallModel::callAt(const QModelIndex& index) const
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::IndexIsValid) || isGroup(index))
        return nullptr;
    return &m_cells.page().rows[pageRow(groupOf(index), static_cast<std::size_t>(index.row()))];
}

const query::InterfaceCalls* GroupedCallModel::groupAt(const QModelIndex& index) const
{
    return index.isValid() && checkIndex(index, CheckIndexOption::IndexIsValid) ? &m_calls->interfaces[groupOf(index)]
                                                                                : nullptr;
}

// A heading has the id 0, a call the number of its heading + 1.
QModelIndex GroupedCallModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr{0});
}

QModelIndex GroupedCallModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || isGroup(index))
        return {};
    return createIndex(static_cast<int>(index.internalId() - 1), 0, quintptr{0});
}

std::size_t GroupedCallModel::groupOf(const QModelIndex& index) const
{
    return isGroup(index) ? static_cast<std::size_t>(index.row()) : static_cast<std::size_t>(index.internalId() - 1);
}

std::size_t GroupedCallModel::pageRow(std::size_t group, std::size_t row) const
{
    const source::CallRow* call = m_calls->interfaces[group].calls.data() + m_order[group][row];
    return static_cast<std::size_t>(call - m_calls->page.rows.data());
}

int GroupedCallModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_order.size());
    if (!isGroup(parent) || parent.column() != 0)
        return 0;
    return static_cast<int>(m_order[static_cast<std::size_t>(parent.row())].size());
}

int GroupedCallModel::columnCount(const QModelIndex&) const
{
    return CallColumn::count;
}

QVariant GroupedCallModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::size_t group = groupOf(index);
    if (role == groupRole)
        return isGroup(index);
    if (isGroup(index))
        return heading(m_calls->interfaces[group], index.column(), role);
    const std::uint32_t rank = m_order[group][static_cast<std::size_t>(index.row())];
    return m_cells.cell(pageRow(group, static_cast<std::size_t>(index.row())), rank, index.column(), role);
}

QVariant GroupedCallModel::heading(const query::InterfaceCalls& group, int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return CallCells::header(column, role);
    if (role == kindRole)
        return static_cast<int>(group.interface.kind);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const std::optional<source::Statistics>& statistics = group.interface.statistics;
    switch (column) {
    case CallColumn::interface: return toQString(group.interface.name);
    case CallColumn::service: return toQString(group.interface.service);
    case CallColumn::duration: return statistics ? tr("p99 %1").arg(durationCell(statistics->p99)) : QVariant();
    case CallColumn::status:
        return statistics && statistics->errors > 0
            ? QVariant(tr(
                  "%n error(s)", nullptr, static_cast<int>(std::min<std::uint64_t>(statistics->errors, 1'000'000'000))))
            : QVariant();
    case CallColumn::tags: return statistics ? QVariant(tr("%1 calls").arg(countCell(statistics->calls))) : QVariant();
    default: return {};
    }
}

QVariant GroupedCallModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? CallCells::header(section, role) : QVariant();
}

void GroupedCallModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    const std::vector<std::vector<std::uint32_t>> before = m_order;
    sortGroups();
    QModelIndexList now;
    for (const QModelIndex& each : old) {
        if (isGroup(each)) {
            now.append(each);
            continue;
        }
        const std::size_t group = groupOf(each);
        const std::uint32_t held = before[group][static_cast<std::size_t>(each.row())];
        const auto place = std::find(m_order[group].begin(), m_order[group].end(), held) - m_order[group].begin();
        now.append(createIndex(static_cast<int>(place), each.column(), each.internalId()));
    }
    changePersistentIndexList(old, now);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void GroupedCallModel::sortGroups()
{
    for (std::size_t group = 0; group < m_order.size(); ++group) {
        std::vector<std::uint32_t>& order = m_order[group];
        std::sort(order.begin(), order.end());
        const auto* first = m_calls->interfaces[group].calls.data();
        const auto base = static_cast<std::size_t>(first - m_calls->page.rows.data());
        if (m_sortColumn < 0)
            continue;
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return m_sortOrder == Qt::AscendingOrder ? m_cells.less(base + a, base + b, m_sortColumn)
                                                     : m_cells.less(base + b, base + a, m_sortColumn);
        });
    }
}

} // namespace longspan::items
