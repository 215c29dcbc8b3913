// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/items/columns.h"
#include "ui/items/compare_cells.h"
#include "ui/items/compared_traces.h"
#include "ui/items/row_table_model.h"
#include "ui/items/trace_statistics.h"

#include <vector>

namespace longspan::items {

/// What each service or operation spent in two traces; columns: CompareColumn.
class CompareTotalsModel final : public RowTableModel {
    Q_OBJECT

public:
    explicit CompareTotalsModel(StatisticsBy by, QObject* parent = nullptr) : RowTableModel(parent), m_by(by) {}

    /// nullptr: nothing is compared.
    void setTraces(const ComparedTracesPtr& traces);
    void setOnlyDifferences(bool only);

protected:
    [[nodiscard]] Item items() const override { return static_cast<Item>(m_rows.size()); }
    [[nodiscard]] int columns() const override { return CompareColumn::count; }
    [[nodiscard]] QVariant cell(Item item, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override { return CompareCells::header(column, role); }
    [[nodiscard]] bool less(Item a, Item b, int column) const override;
    [[nodiscard]] bool accepts(Item item) const override;

private:
    StatisticsBy m_by;
    std::vector<CompareCells> m_rows;
    bool m_onlyDifferences = false;
};

} // namespace longspan::items
