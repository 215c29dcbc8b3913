// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/critical_spans.h"

#include "model/analysis/rpc_pair.h"
#include "model/analysis/waiting.h"

#include <algorithm>

namespace longspan::analysis {

CriticalSpans::CriticalSpans(const TraceTree& tree, NodeNo root) : m_tree(tree), m_root(root)
{
    if (!tree.startKnown(root) || !tree.durationKnown(root))
        return;
    fit();
    m_spans.push_back({root, 0, tree.duration(root), tree.duration(root)});
    // Spans are added while the list is walked over, each after its parent.
    for (std::uint32_t i = 0; i < m_spans.size(); ++i)
        takeChildren(i);
}

void CriticalSpans::fit()
{
    m_fitted.resize(index(m_tree.subtreeEnd(m_root)) - index(m_root));
    at(m_root) = {m_tree.start(m_root), m_tree.end(m_root), m_tree.duration(m_root), true};
    for (std::uint32_t no = static_cast<std::uint32_t>(m_root) + 1; NodeNo{no} != m_tree.subtreeEnd(m_root);) {
        const NodeNo node{no};
        at(node) = fitOne(node);
        no = at(node).kept ? no + 1 : static_cast<std::uint32_t>(m_tree.subtreeEnd(node));
    }
}

CriticalSpans::Fitted CriticalSpans::fitOne(NodeNo node)
{
    if (!m_tree.startKnown(node) || !m_tree.durationKnown(node) || !parentWaits(m_tree, node))
        return {};
    const Fitted& parent = at(m_tree.parent(node));
    const Nanos start = m_tree.start(node);
    const Nanos end = m_tree.end(node);
    if (isSkewedCall(m_tree, node))
        return {start, end, std::min(m_tree.duration(node), parent.duration), true};
    const bool startsInside = parent.start <= start && start < parent.end;
    const bool endsInside = parent.start < end && end <= parent.end;
    if (parent.start <= start && end <= parent.end)
        return {start, end, end - start, true};
    if (endsInside)
        return {parent.start, end, end - parent.start, true};
    if (startsInside)
        return {start, parent.end, parent.end - start, true};
    return {};
}

void CriticalSpans::sortChildren(NodeNo parent)
{
    m_children.clear();
    m_events.clear();
    for (const NodeNo child : m_tree.children(parent)) {
        if (!at(child).kept)
            continue;
        m_children.push_back(child);
        m_events.push_back(at(child).start);
        m_events.push_back(at(child).end);
    }
    std::sort(m_events.begin(), m_events.end());
    std::sort(m_children.begin(), m_children.end(), [this](NodeNo a, NodeNo b) {
        if (at(a).end != at(b).end)
            return at(a).end > at(b).end;
        return at(a).start != at(b).start ? at(a).start < at(b).start : a < b;
    });
}

bool CriticalSpans::happensBefore(NodeNo a, NodeNo b, Nanos parentDuration)
{
    const Fitted& first = at(a);
    const Fitted& second = at(b);
    if (first.end < second.start)
        return true;
    if (first.start >= second.start || first.end >= second.end)
        return false;
    const Nanos overlap = first.end - second.start;
    if (static_cast<double>(overlap) * 100 >= static_cast<double>(parentDuration))
        return false;
    const auto from = std::lower_bound(m_events.begin(), m_events.end(), second.start);
    const auto to = std::upper_bound(m_events.begin(), m_events.end(), first.end);
    return to - from == 2;
}

void CriticalSpans::takeChildren(std::uint32_t parent)
{
    const NodeNo node = m_spans[parent].node;
    if (m_tree.childCount(node) == 0)
        return;
    sortChildren(node);
    NodeNo last = NodeNo::none;
    for (const NodeNo child : m_children) {
        if (last != NodeNo::none && !happensBefore(child, last, at(node).duration))
            continue;
        last = child;
        const Nanos duration = at(child).duration;
        m_spans[parent].exclusive = std::max<Nanos>(m_spans[parent].exclusive - duration, 0);
        m_spans.push_back({child, parent, duration, duration});
    }
}

} // namespace longspan::analysis
