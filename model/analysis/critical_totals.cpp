// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/critical_totals.h"

#include "model/analysis/critical_spans.h"

#include <algorithm>

namespace longspan::analysis {

bool CriticalTotals::add(const TraceTree& tree, NodeNo root)
{
    const CriticalSpans critical(tree, root);
    if (critical.spans().empty())
        return false;
    std::vector<std::uint32_t> paths(critical.spans().size());
    for (std::uint32_t i = 0; i < paths.size(); ++i) {
        const CriticalSpan& span = critical.spans()[i];
        paths[i] = pathOf(i == 0 ? kNone : paths[span.parent], tree, span.node);
        addSpan(paths[i], tree, span.node, span.inclusive, span.exclusive);
    }
    ++m_calls;
    return true;
}

std::uint32_t CriticalTotals::pathOf(std::uint32_t parent, const TraceTree& tree, NodeNo node)
{
    const OperationKey key{m_texts.intern(tree.service(node)), m_texts.intern(tree.name(node))};
    const std::uint32_t operation = m_operations.insert(key);
    if (operation == m_operationSums.size())
        m_operationSums.emplace_back();
    const std::uint32_t path = m_pathNumbers.insert({parent, operation});
    if (path == m_paths.size()) {
        CallPath& added = m_paths.emplace_back();
        added.parent = parent;
        added.operation = operation;
    }
    return path;
}

void CriticalTotals::addSpan(std::uint32_t path, const TraceTree& tree, NodeNo node, Nanos inclusive, Nanos exclusive)
{
    CallPath& sums = m_paths[path];
    sums.inclusive = addClamped(sums.inclusive, inclusive);
    sums.exclusive = addClamped(sums.exclusive, exclusive);
    if (sums.count++ == 0 || exclusive > sums.worst) {
        sums.worst = exclusive;
        sums.worstTrace = tree.trace().id();
        sums.worstSpan = tree.id(node);
    }
    Sums& operation = m_operationSums[sums.operation];
    operation.exclusive = addClamped(operation.exclusive, exclusive);
    ++operation.count;
}

std::vector<CriticalTotals::Operation> CriticalTotals::operations() const
{
    std::vector<Operation> result;
    result.reserve(m_operationSums.size());
    for (std::uint32_t no = 0; no < m_operationSums.size(); ++no)
        result.push_back({m_texts.text(m_operations[no].service), m_texts.text(m_operations[no].name),
            m_operationSums[no].exclusive, m_operationSums[no].count});
    return result;
}

std::string CriticalTotals::text(std::uint32_t path) const
{
    std::vector<std::uint32_t> chain;
    for (; path != kNone; path = m_paths[path].parent)
        chain.push_back(m_paths[path].operation);
    std::string text;
    for (auto operation = chain.rbegin(); operation != chain.rend(); ++operation) {
        const OperationKey& key = m_operations[*operation];
        text.append(text.empty() ? "[" : "->[").append(m_texts.text(key.service)).append("] ");
        text.append(m_texts.text(key.name));
    }
    return text;
}

} // namespace longspan::analysis
