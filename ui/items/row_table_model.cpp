// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/row_table_model.h"

#include <algorithm>

namespace longspan::items {

int RowTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RowTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns();
}

QVariant RowTableModel::data(const QModelIndex& index, int role) const
{
    const std::optional<Item> item = itemAt(index);
    return item ? cell(*item, index.column(), role) : QVariant();
}

QVariant RowTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns())
        return {};
    return header(section, role);
}

std::optional<RowTableModel::Item> RowTableModel::itemAt(const QModelIndex& index) const
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return std::nullopt;
    return m_rows[static_cast<std::size_t>(index.row())];
}

QModelIndex RowTableModel::indexOf(Item item, int column) const
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), item);
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()), column);
}

void RowTableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    std::vector<Item> before = m_rows;
    sortRows();
    m_rows.swap(before);
    moveTo(std::move(before));
}

void RowTableModel::takeOrder(std::vector<Item> rows, int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    moveTo(std::move(rows));
}

// Selections and open editors hold persistent indices, which must follow their items.
void RowTableModel::moveTo(std::vector<Item> rows)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    std::vector<Item> held;
    for (const QModelIndex& index : old)
        held.push_back(m_rows[static_cast<std::size_t>(index.row())]);
    m_rows = std::move(rows);
    if (!old.isEmpty()) {
        std::vector<int> place(items(), -1);
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            place[m_rows[row]] = static_cast<int>(row);
        QModelIndexList now;
        for (qsizetype i = 0; i < old.size(); ++i) {
            const int row = place[held[static_cast<std::size_t>(i)]];
            now.append(row < 0 ? QModelIndex() : index(row, old[i].column()));
        }
        changePersistentIndexList(old, now);
    }
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void RowTableModel::refilter()
{
    replaceItems([] {});
}

void RowTableModel::cellsChanged(int firstColumn, int lastColumn, const QList<int>& roles)
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, firstColumn), index(rowCount() - 1, lastColumn), roles);
}

void RowTableModel::chooseRows()
{
    m_rows.clear();
    for (Item item = 0; item < items(); ++item) {
        if (accepts(item))
            m_rows.push_back(item);
    }
    if (sortsAtOnce())
        sortRows();
}

void RowTableModel::sortRows()
{
    std::sort(m_rows.begin(), m_rows.end());
    if (m_sortColumn < 0)
        return;
    const auto before = [this](Item a, Item b) {
        return m_sortOrder == Qt::AscendingOrder ? less(a, b, m_sortColumn) : less(b, a, m_sortColumn);
    };
    std::stable_sort(m_rows.begin(), m_rows.end(), before);
}

} // namespace longspan::items
