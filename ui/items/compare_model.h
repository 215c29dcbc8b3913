// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/items/columns.h"
#include "ui/items/compare_cells.h"
#include "ui/items/compared_traces.h"

#include <QAbstractItemModel>
#include <vector>

namespace longspan::items {

/// The spans of two traces as one tree; columns: CompareColumn. The counts are of the path: of all spans with the same
/// operations above them.
class CompareModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    explicit CompareModel(QObject* parent = nullptr) : QAbstractItemModel(parent) {}

    /// nullptr: nothing is compared.
    void setTraces(ComparedTracesPtr traces);
    [[nodiscard]] const ComparedTracesPtr& traces() const { return m_traces; }
    /// Hides what does not differ, unless something below it does.
    void setOnlyDifferences(bool only);
    /// nullptr for an invalid index.
    [[nodiscard]] const analysis::ComparedNode* nodeAt(const QModelIndex& index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& = {}) const override { return CompareColumn::count; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void rebuild();
    [[nodiscard]] std::vector<bool> kept() const;
    [[nodiscard]] std::uint32_t nodeOf(const QModelIndex& index) const;
    [[nodiscard]] CompareCells cells(const analysis::ComparedNode& node) const;

    ComparedTracesPtr m_traces;
    bool m_onlyDifferences = false;
    std::vector<std::uint32_t> m_begin;    ///< by node + 1, 0 for the top: its first child in m_children
    std::vector<std::uint32_t> m_children; ///< nodes that are shown, those of one parent together
    std::vector<std::uint32_t> m_row;      ///< by node: its place below its parent
};

} // namespace longspan::items
