// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <cstdint>
#include <optional>
#include <vector>

namespace longspan::items {

/// A table that can be sorted and filtered: which rows are shown in what order is written once, here; subclasses tell
/// cells by the row's number in their own data ("item"). Rows that compare equal keep the order of the data.
class RowTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using Item = std::uint32_t;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;
    /// column -1: the order of the data.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }
    /// The item of a row; nothing for an index of another model.
    [[nodiscard]] std::optional<Item> itemAt(const QModelIndex& index) const;
    /// An invalid index when the item is filtered out. Linear in the rows.
    [[nodiscard]] QModelIndex indexOf(Item item, int column = 0) const;

protected:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] virtual Item items() const = 0;
    [[nodiscard]] virtual int columns() const = 0;
    [[nodiscard]] virtual QVariant cell(Item item, int column, int role) const = 0;
    [[nodiscard]] virtual QVariant header(int column, int role) const = 0;
    /// Whether a comes before b, when sorted by the column, upwards.
    [[nodiscard]] virtual bool less(Item a, Item b, int column) const = 0;
    [[nodiscard]] virtual bool accepts(Item) const { return true; }
    /// Whether there are few enough items for sorting them in between; else they keep the order of the data until
    /// takeOrder().
    [[nodiscard]] virtual bool sortsAtOnce() const { return true; }

    /// change() puts other data in place; sorting and filter stay.
    template <class Change>
    void replaceItems(Change&& change)
    {
        beginResetModel();
        change();
        chooseRows();
        endResetModel();
    }
    /// The filter changed.
    void refilter();
    void cellsChanged(int firstColumn, int lastColumn, const QList<int>& roles = {});
    /// An order that was found elsewhere, for tables too long to be sorted in between; of all items that are shown.
    void takeOrder(std::vector<Item> rows, int column, Qt::SortOrder order);

private:
    void chooseRows();
    void sortRows();
    void moveTo(std::vector<Item> rows);

    std::vector<Item> m_rows;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace longspan::items
