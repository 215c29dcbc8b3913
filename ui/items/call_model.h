// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/query/queries.h"
#include "ui/items/call_cells.h"
#include "ui/items/row_table_model.h"

#include <memory>

namespace longspan::items {

/// The slowest calls of an interface in one list, as the source gave them; columns: CallColumn.
class CallModel final : public RowTableModel {
    Q_OBJECT

public:
    explicit CallModel(QObject* parent = nullptr) : RowTableModel(parent) {}

    /// Texts are kept alive by the page.
    void setCalls(std::shared_ptr<const source::SpanPage> page);
    void setTimes(const TimeTexts& times);
    /// nullptr for an invalid index.
    [[nodiscard]] const source::CallRow* callAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOfCall(TraceId trace, SpanId span) const;

    /// What of the list is shown; the query itself stays.
    struct Filter {
        Nanos minDuration = 0;
        bool onlyErrors = false;
        QString text = {}; ///< in interface, service, address, tags or trace id

        friend bool operator==(const Filter&, const Filter&) = default;
    };
    void setFilter(const Filter& filter);

protected:
    [[nodiscard]] Item items() const override { return static_cast<Item>(m_cells.page().rows.size()); }
    [[nodiscard]] int columns() const override { return CallColumn::count; }
    [[nodiscard]] QVariant cell(Item item, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override { return CallCells::header(column, role); }
    [[nodiscard]] bool less(Item a, Item b, int column) const override { return m_cells.less(a, b, column); }
    [[nodiscard]] bool accepts(Item item) const override;

private:
    CallCells m_cells;
    Filter m_filter;
};

} // namespace longspan::items
