// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/raw_vector.h"
#include "ui/scene/node_set.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace longspan::scene {

using TreePtr = std::shared_ptr<const TraceTree>;

/// What of a trace is hidden besides folded subtrees. Ancestors of what is shown are always shown.
struct RowFilter {
    NodeSetPtr matches = {};    ///< only these; null: no such condition
    Nanos minDuration = 0;      ///< spans known to be shorter are hidden
    NodeNo root = NodeNo::none; ///< only this subtree; none: everything

    [[nodiscard]] bool everything() const { return !matches && minDuration <= 0; }
    friend bool operator==(const RowFilter&, const RowFilter&) = default;
};

/// Which nodes of a trace have a row in the waterfall, in the order of the tree. A change walks over the nodes that may
/// be shown once; asking takes constant time, or a binary search for a node's row.
class WaterfallRows {
public:
    explicit WaterfallRows(TreePtr tree);

    [[nodiscard]] const TraceTree& tree() const { return *m_tree; }
    /// Grows with every change: what was derived from an older one is stale.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }

    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] NodeNo node(std::size_t row) const { return m_rows[row]; }
    /// Nothing for hidden nodes.
    [[nodiscard]] std::optional<std::size_t> rowOf(NodeNo node) const;
    /// The row of the node, or of its nearest shown ancestor; nothing when that is hidden too.
    [[nodiscard]] std::optional<std::size_t> nearestRow(NodeNo node) const;

    /// Whether the node's children are hidden because it was folded. Leaves cannot be folded.
    [[nodiscard]] bool folded(NodeNo node) const { return m_folded[index(node)] != 0; }
    /// Whether the node has children that would be shown if it were unfolded.
    [[nodiscard]] bool expandable(NodeNo node) const;
    /// Of a folded node: how many nodes its folding hides.
    [[nodiscard]] std::size_t hiddenBelow(NodeNo node) const;

    void setFolded(NodeNo node, bool folded);
    /// The node and everything below it.
    void setSubtreeFolded(NodeNo node, bool folded);
    void foldAll();
    void unfoldAll();
    /// Nodes of this depth and deeper are folded, those above unfolded: depth 1 shows roots and their children.
    void foldFrom(std::uint32_t depth);
    /// Unfolds the ancestors of a node. False when a filter hides it all the same.
    bool reveal(NodeNo node);

    [[nodiscard]] const RowFilter& filter() const { return m_filter; }
    void setFilter(const RowFilter& filter);
    /// Whether the filter alone would show the node.
    [[nodiscard]] bool passes(NodeNo node) const;

private:
    void chooseKept();
    void rebuild();

    TreePtr m_tree;
    std::vector<std::uint8_t> m_folded; ///< by NodeNo
    std::optional<NodeSet> m_kept;      ///< nothing while the filter hides nothing
    RawVector<NodeNo> m_rows;           ///< ascending, as nodes are numbered in the order of the tree
    RowFilter m_filter;
    std::uint64_t m_revision = 0;
};

} // namespace longspan::scene
