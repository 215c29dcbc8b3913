// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/trace_statistics.h"

#include "model/base/hash.h"
#include "model/base/key_index.h"

#include <algorithm>

namespace longspan::items {
namespace {

struct KeyHash {
    std::uint64_t operator()(const InterfaceKey& key) const
    {
        return hashWord(
            std::uint64_t{static_cast<std::uint32_t>(key.service)} << 32U | static_cast<std::uint32_t>(key.name));
    }
};

void add(StatisticsRow& row, const SpansOfTrace& spans, NodeNo node)
{
    const TraceTree& tree = *spans.tree;
    ++row.calls;
    row.errors += tree.isError(node) ? 1U : 0U;
    if (!tree.durationKnown(node))
        return;
    row.total = addClamped(row.total, tree.duration(node));
    row.self = addClamped(row.self, spans.selfOf(node));
    row.durations.add(tree.duration(node));
}

} // namespace

Result<std::vector<StatisticsRow>> traceStatistics(const SpansOfTrace& spans, StatisticsBy by, const Call& call)
{
    const TraceTree& tree = *spans.tree;
    const SpanTable& table = tree.table();
    KeyIndex<InterfaceKey, KeyHash> numbers;
    std::vector<StatisticsRow> rows;
    constexpr std::uint32_t kCheckEvery = 1U << 14U;
    for (std::uint32_t at = 0; at < tree.size(); ++at) {
        if (at % kCheckEvery == 0) {
            if (Result<> may = call.check(); !may)
                return failWith(std::move(may));
        }
        InterfaceKey key = table.interfaces()[index(table.interface(tree.span(NodeNo{at})))];
        if (by == StatisticsBy::service)
            key.name = StringId::empty;
        const std::uint32_t number = numbers.insert(key);
        if (number == rows.size())
            rows.push_back({.service = table.text(key.service), .name = table.text(key.name), .durations = {}});
        add(rows[number], spans, NodeNo{at});
    }
    Nanos whole = 0;
    for (const StatisticsRow& row : rows)
        whole = addClamped(whole, row.self);
    for (StatisticsRow& row : rows)
        row.selfShare = whole == 0 ? 0 : static_cast<double>(row.self) / static_cast<double>(whole);
    std::stable_sort(
        rows.begin(), rows.end(), [](const StatisticsRow& a, const StatisticsRow& b) { return a.self > b.self; });
    return rows;
}

} // namespace longspan::items
