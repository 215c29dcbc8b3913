// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/self_time.h"
#include "model/base/call.h"
#include "model/trace/trace_tree.h"
#include "ui/items/columns.h"
#include "ui/items/row_table_model.h"
#include "ui/items/texts.h"

#include <memory>
#include <vector>

namespace longspan::items {

/// A trace and its self times, as the table and the statistics share them.
struct SpansOfTrace {
    std::shared_ptr<const TraceTree> tree;
    std::shared_ptr<const analysis::SelfTimes> self;

    [[nodiscard]] Nanos selfOf(NodeNo node) const { return self->self[index(node)]; }
};

/// All spans of a trace in one table; an item is a NodeNo; columns: SpanColumn.
///
/// Up to kSortedAtOnce spans are sorted in place. Longer tables tell sortWanted() instead: whoever shows the table has
/// sortedSpans() run away from the event loop and hands the order over.
class SpanModel final : public RowTableModel {
    Q_OBJECT

public:
    static constexpr std::size_t kSortedAtOnce = 20'000;

    explicit SpanModel(QObject* parent = nullptr) : RowTableModel(parent) {}

    void setSpans(const SpansOfTrace& spans);
    void setTimes(const TimeTexts& times);
    /// Only these, ascending; nothing: all.
    void setShown(std::optional<std::vector<NodeNo>> nodes);
    void sort(int column, Qt::SortOrder order) override;
    void setOrder(std::vector<Item> order, int column, Qt::SortOrder direction);

    [[nodiscard]] NodeNo nodeAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOfNode(NodeNo node) const { return indexOf(static_cast<Item>(node)); }

Q_SIGNALS:
    void sortWanted(int column, Qt::SortOrder order);

protected:
    [[nodiscard]] Item items() const override
    {
        return m_spans.tree ? static_cast<Item>(m_spans.tree->size()) : Item{0};
    }
    [[nodiscard]] int columns() const override { return SpanColumn::count; }
    [[nodiscard]] QVariant cell(Item item, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] bool less(Item a, Item b, int column) const override;
    [[nodiscard]] bool accepts(Item item) const override;
    [[nodiscard]] bool sortsAtOnce() const override { return items() <= kSortedAtOnce; }

private:
    /// The order is gone: somebody has to find it anew.
    void askForOrder();
    [[nodiscard]] QString display(NodeNo node, int column) const;
    [[nodiscard]] QVariant copy(NodeNo node, int column) const;

    SpansOfTrace m_spans;
    std::optional<std::vector<NodeNo>> m_shown;
    TimeTexts m_times;
};

/// The order of all spans by a column; equal ones in the order of the tree. Errors: cancelled, deadline.
[[nodiscard]] Result<std::vector<std::uint32_t>> sortedSpans(
    const SpansOfTrace& spans, int column, Qt::SortOrder order, const Call& call = {});

} // namespace longspan::items
