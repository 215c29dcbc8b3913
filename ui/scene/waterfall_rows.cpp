// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/waterfall_rows.h"

#include <algorithm>
#include <utility>

namespace longspan::scene {
namespace {

NodeNo nodeAt(std::size_t number)
{
    return NodeNo{static_cast<std::uint32_t>(number)};
}

} // namespace

WaterfallRows::WaterfallRows(TreePtr tree) : m_tree(std::move(tree)), m_folded(m_tree->size(), 0)
{
    rebuild();
}

std::optional<std::size_t> WaterfallRows::rowOf(NodeNo node) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), node);
    if (found == m_rows.end() || *found != node)
        return std::nullopt;
    return static_cast<std::size_t>(found - m_rows.begin());
}

std::optional<std::size_t> WaterfallRows::nearestRow(NodeNo node) const
{
    // Rows are in the order of the tree, so the nearest shown ancestor is the last row at or before the node whose
    // subtree holds it; the rows between belong to its other children.
    while (node != NodeNo::none) {
        if (const std::optional<std::size_t> row = rowOf(node))
            return row;
        node = m_tree->parent(node);
    }
    return std::nullopt;
}

bool WaterfallRows::expandable(NodeNo node) const
{
    if (!m_kept)
        return m_tree->childCount(node) > 0;
    // What is kept has kept ancestors, so any kept node below will do.
    const NodeNo next = m_kept->firstFrom(index(node) + 1);
    return next != NodeNo::none && next < m_tree->subtreeEnd(node);
}

std::size_t WaterfallRows::hiddenBelow(NodeNo node) const
{
    if (!folded(node))
        return 0;
    const std::size_t from = index(node) + 1;
    const std::size_t to = index(m_tree->subtreeEnd(node));
    return m_kept ? m_kept->count(from, to) : to - from;
}

void WaterfallRows::setFolded(NodeNo node, bool folded)
{
    const std::uint8_t wanted = folded && m_tree->childCount(node) > 0 ? 1 : 0;
    if (std::exchange(m_folded[index(node)], wanted) != wanted)
        rebuild();
}

void WaterfallRows::setSubtreeFolded(NodeNo node, bool folded)
{
    for (std::size_t at = index(node); at < index(m_tree->subtreeEnd(node)); ++at)
        m_folded[at] = folded && m_tree->childCount(nodeAt(at)) > 0 ? 1 : 0;
    rebuild();
}

void WaterfallRows::foldAll()
{
    foldFrom(0);
}

void WaterfallRows::unfoldAll()
{
    std::fill(m_folded.begin(), m_folded.end(), std::uint8_t{0});
    rebuild();
}

void WaterfallRows::foldFrom(std::uint32_t depth)
{
    for (std::size_t at = 0; at < m_folded.size(); ++at)
        m_folded[at] = m_tree->depth(nodeAt(at)) >= depth && m_tree->childCount(nodeAt(at)) > 0 ? 1 : 0;
    rebuild();
}

bool WaterfallRows::reveal(NodeNo node)
{
    if (!passes(node))
        return false;
    bool changed = false;
    for (NodeNo up = m_tree->parent(node); up != NodeNo::none; up = m_tree->parent(up))
        changed = std::exchange(m_folded[index(up)], std::uint8_t{0}) != 0 || changed;
    if (changed)
        rebuild();
    return true;
}

void WaterfallRows::setFilter(const RowFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    chooseKept();
    rebuild();
}

bool WaterfallRows::passes(NodeNo node) const
{
    const NodeNo root = m_filter.root;
    const bool below = root == NodeNo::none || (node >= root && node < m_tree->subtreeEnd(root));
    return below && (!m_kept || m_kept->contains(node));
}

void WaterfallRows::chooseKept()
{
    m_kept.reset();
    if (m_filter.everything())
        return;
    m_kept.emplace(m_tree->size());
    const auto accepts = [this](NodeNo node) {
        const bool longEnough = m_tree->duration(node) >= m_filter.minDuration || !m_tree->durationKnown(node);
        return longEnough && (!m_filter.matches || m_filter.matches->contains(node));
    };
    // Backwards, so that children are settled before their parents.
    for (std::size_t at = m_tree->size(); at-- > 0;) {
        const NodeNo node = nodeAt(at);
        if (!m_kept->contains(node) && !accepts(node))
            continue;
        m_kept->insert(node);
        if (const NodeNo up = m_tree->parent(node); up != NodeNo::none)
            m_kept->insert(up);
    }
}

void WaterfallRows::rebuild()
{
    ++m_revision;
    const NodeNo root = m_filter.root;
    std::size_t at = root == NodeNo::none ? 0 : index(root);
    const std::size_t end = root == NodeNo::none ? m_tree->size() : index(m_tree->subtreeEnd(root));
    m_rows.resize(end - at);
    std::size_t count = 0;
    while (at < end) {
        const NodeNo node = nodeAt(at);
        const bool shown = !m_kept || m_kept->contains(node);
        if (shown)
            m_rows[count++] = node;
        at = shown && m_folded[at] == 0 ? at + 1 : index(m_tree->subtreeEnd(node));
    }
    m_rows.resize(count);
}

} // namespace longspan::scene
