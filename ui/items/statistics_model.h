// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/items/trace_statistics.h"

namespace longspan::items {

/// What each service or operation of a trace added to it; columns: StatisticsColumn.
class StatisticsModel final : public RowTableModel {
    Q_OBJECT

public:
    explicit StatisticsModel(QObject* parent = nullptr) : RowTableModel(parent) {}

    /// trace: keeps the texts alive.
    void setRows(std::vector<StatisticsRow> rows, std::shared_ptr<const TraceTree> trace);
    /// nullptr for an invalid index.
    [[nodiscard]] const StatisticsRow* rowAt(const QModelIndex& index) const;

protected:
    [[nodiscard]] Item items() const override { return static_cast<Item>(m_rows.size()); }
    [[nodiscard]] int columns() const override { return StatisticsColumn::count; }
    [[nodiscard]] QVariant cell(Item item, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] bool less(Item a, Item b, int column) const override;

private:
    std::vector<StatisticsRow> m_rows;
    std::shared_ptr<const TraceTree> m_trace;
};

} // namespace longspan::items
