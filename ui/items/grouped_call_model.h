// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/query/queries.h"
#include "ui/items/call_cells.h"

#include <QAbstractItemModel>
#include <memory>
#include <utility>
#include <vector>

namespace longspan::items {

/// The slowest calls of every interface, each under the heading of its interface; columns: CallColumn. The heading
/// tells the interface, its p99 and how many calls it had. Sorting works within groups; groups keep the answer's order.
class GroupedCallModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    explicit GroupedCallModel(QObject* parent = nullptr);

    void setCalls(std::shared_ptr<const query::GroupedCalls> calls);
    void setTimes(const TimeTexts& times);
    /// nullptr for headings and invalid indices.
    [[nodiscard]] const source::CallRow* callAt(const QModelIndex& index) const;
    /// Of a heading or of the heading above a call; nullptr for an invalid index.
    [[nodiscard]] const query::InterfaceCalls* groupAt(const QModelIndex& index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    [[nodiscard]] static bool isGroup(const QModelIndex& index) { return index.internalId() == 0; }
    [[nodiscard]] std::size_t groupOf(const QModelIndex& index) const;
    [[nodiscard]] QVariant heading(const query::InterfaceCalls& group, int column, int role) const;
    [[nodiscard]] std::size_t pageRow(std::size_t group, std::size_t row) const;
    void sortGroups();

    std::shared_ptr<const query::GroupedCalls> m_calls = std::make_shared<query::GroupedCalls>();
    CallCells m_cells;
    std::vector<std::vector<std::uint32_t>> m_order; ///< by group: rows of InterfaceCalls::calls as shown
    int m_sortColumn = CallColumn::rank;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace longspan::items
