// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/compare_model.h"

#include "ui/items/texts.h"

namespace longspan::items {

using analysis::ComparedNode;
using analysis::Side;

void CompareModel::setTraces(ComparedTracesPtr traces)
{
    beginResetModel();
    m_traces = std::move(traces);
    rebuild();
    endResetModel();
}

void CompareModel::setOnlyDifferences(bool only)
{
    if (only == m_onlyDifferences)
        return;
    beginResetModel();
    m_onlyDifferences = only;
    rebuild();
    endResetModel();
}

std::vector<bool> CompareModel::kept() const
{
    const std::vector<ComparedNode>& nodes = m_traces->comparison.nodes;
    std::vector<bool> keep(nodes.size(), !m_onlyDifferences);
    for (std::size_t i = nodes.size(); m_onlyDifferences && i-- > 0;) {
        keep[i] = keep[i] || m_traces->differs(nodes[i]);
        if (keep[i] && nodes[i].parent != ComparedNode::kNone)
            keep[nodes[i].parent] = true;
    }
    return keep;
}

// Children of one parent get one stretch of m_children; its length is counted first.
void CompareModel::rebuild()
{
    m_children.clear();
    m_begin.clear();
    m_row.clear();
    if (!m_traces)
        return;
    const std::vector<ComparedNode>& nodes = m_traces->comparison.nodes;
    const std::vector<bool> keep = kept();
    const auto slot = [&nodes](std::size_t node) {
        return nodes[node].parent == ComparedNode::kNone ? std::size_t{0} : std::size_t{nodes[node].parent} + 1;
    };
    m_begin.assign(nodes.size() + 2, 0);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        m_begin[slot(i) + 1] += keep[i] ? 1U : 0U;
    for (std::size_t i = 1; i < m_begin.size(); ++i)
        m_begin[i] += m_begin[i - 1];
    m_children.resize(m_begin.back());
    m_row.assign(nodes.size(), 0);
    std::vector<std::uint32_t> filled(nodes.size() + 1, 0);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!keep[i])
            continue;
        m_row[i] = filled[slot(i)]++;
        m_children[m_begin[slot(i)] + m_row[i]] = static_cast<std::uint32_t>(i);
    }
}

std::uint32_t CompareModel::nodeOf(const QModelIndex& index) const
{
    return static_cast<std::uint32_t>(index.internalId());
}

const ComparedNode* CompareModel::nodeAt(const QModelIndex& index) const
{
    if (!m_traces || !index.isValid() || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return nullptr;
    return &m_traces->comparison.nodes[nodeOf(index)];
}

int CompareModel::rowCount(const QModelIndex& parent) const
{
    if (m_begin.empty() || parent.column() > 0)
        return 0;
    const std::size_t slot = parent.isValid() ? std::size_t{nodeOf(parent)} + 1 : 0;
    return static_cast<int>(m_begin[slot + 1] - m_begin[slot]);
}

QModelIndex CompareModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const std::size_t slot = parent.isValid() ? std::size_t{nodeOf(parent)} + 1 : 0;
    return createIndex(row, column, quintptr{m_children[m_begin[slot] + static_cast<std::size_t>(row)]});
}

QModelIndex CompareModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || !m_traces)
        return {};
    const std::uint32_t up = m_traces->comparison.nodes[nodeOf(index)].parent;
    return up == ComparedNode::kNone ? QModelIndex() : createIndex(static_cast<int>(m_row[up]), 0, quintptr{up});
}

CompareCells CompareModel::cells(const ComparedNode& node) const
{
    CompareCells cells;
    for (const Side side : {Side::second, Side::first}) {
        if (!node.in(side))
            continue;
        const auto number = static_cast<std::size_t>(side);
        const TraceTree& tree = *m_traces->trace(side).tree;
        const NodeNo own = node.node(side);
        cells.name = toQString(tree.service(own)) + QStringLiteral("  ") + toQString(tree.name(own));
        cells.there[number] = true;
        if (tree.durationKnown(own)) {
            cells.durations[number] = tree.duration(own);
            cells.selfTimes[number] = m_traces->trace(side).selfOf(own);
        }
    }
    const analysis::ComparedSums& sums = m_traces->comparison.paths[node.path].sums;
    cells.spans = {sums[0].spans, sums[1].spans};
    cells.longest = m_traces->longest;
    return cells;
}

QVariant CompareModel::data(const QModelIndex& index, int role) const
{
    const ComparedNode* node = nodeAt(index);
    return node != nullptr ? cells(*node).cell(index.column(), role) : QVariant();
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? CompareCells::header(section, role) : QVariant();
}

} // namespace longspan::items
