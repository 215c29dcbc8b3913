// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/import_plan.h"

#include "model/store/store_types.h"

#include <algorithm>
#include <array>

namespace longspan::store {

namespace {

RowRank rankOf(const SpanTable& table, SpanIndex row)
{
    return {table.duration(row), table.start(row), table.durationKnown(row), table.startKnown(row),
        !table.name(row).empty()};
}

} // namespace

ImportPlan::ImportPlan(const SpanTable& table, const KnownSpans& known, std::size_t segmentSpans)
    : m_table(table), m_known(known), m_segmentSpans(std::clamp<std::size_t>(segmentSpans, 1, kSegmentSpans))
{
    orderTraces();
}

void ImportPlan::orderTraces()
{
    for (std::uint32_t trace = 0; trace < m_table.traceCount(); ++trace)
        if (!m_table.spansOf(TraceNo{trace}).empty())
            m_traces.push_back(TraceNo{trace});
    const auto earlier = [this](TraceNo a, TraceNo b) {
        const TraceExtent& left = m_table.extent(a);
        const TraceExtent& right = m_table.extent(b);
        return left.known != right.known ? left.known : left.start < right.start;
    };
    if (!std::is_sorted(m_traces.begin(), m_traces.end(), earlier))
        std::stable_sort(m_traces.begin(), m_traces.end(), earlier);
}

std::optional<PlannedSegment> ImportPlan::next()
{
    PlannedSegment planned;
    planned.rows.reserve(std::min(m_segmentSpans, m_table.size()));
    while (planned.rows.size() < m_segmentSpans) {
        if (m_taken == m_rows.size()) {
            if (m_at == m_traces.size())
                break;
            choose(m_traces[m_at++]);
            continue;
        }
        const std::size_t left = m_rows.size() - m_taken;
        const std::size_t room = m_segmentSpans - planned.rows.size();
        // A trace that fits into a segment of its own is not cut.
        if (left > room && left <= m_segmentSpans)
            break;
        const std::size_t count = std::min(left, room);
        const auto from = m_rows.begin() + static_cast<std::ptrdiff_t>(m_taken);
        planned.rows.insert(planned.rows.end(), from, from + static_cast<std::ptrdiff_t>(count));
        planned.traces.push_back(static_cast<std::uint32_t>(count));
        m_taken += count;
    }
    return planned.rows.empty() ? std::nullopt : std::optional(std::move(planned));
}

void ImportPlan::choose(TraceNo trace)
{
    m_trace = trace;
    m_rows.clear();
    m_taken = 0;
    const std::span<const SpanIndex> rows = m_table.spansOf(trace);
    const std::span<const StoredSpan> stored = m_known.spansOf(trace);
    if (stored.empty() && allDiffer(rows)) {
        m_rows.assign(rows.begin(), rows.end());
        return;
    }
    m_keys.clear();
    m_calls.clear();
    for (const StoredSpan& span : stored)
        addStored(span);
    for (const SpanIndex row : rows)
        addRow(row);
}

/// True for most traces, found with one look: no two ids share one of 512 bits.
bool ImportPlan::allDiffer(std::span<const SpanIndex> rows) const
{
    std::array<std::uint64_t, 8> seen{};
    std::uint64_t shared = rows.size() > 64 ? 1 : 0;
    for (std::size_t i = 0; i < rows.size() && shared == 0; ++i) {
        const std::uint64_t hash = hashWord(static_cast<std::uint64_t>(m_table.id(rows[i])));
        const std::uint64_t bit = std::uint64_t{1} << (hash & 63U);
        shared = seen[hash >> 61U] & bit;
        seen[hash >> 61U] |= bit;
    }
    return shared == 0;
}

void ImportPlan::addStored(const StoredSpan& span)
{
    const std::uint32_t number = m_keys.insert(span.key);
    if (number == m_calls.size())
        m_calls.push_back({0, span.rank, &span, SpanIndex::none, true});
    Call& call = m_calls[number];
    call.knowledge |= span.knowledge;
    if (!span.repeated)
        call = {call.knowledge, span.rank, &span, SpanIndex::none, true};
}

void ImportPlan::addRow(SpanIndex row)
{
    const std::uint8_t knowledge = knowledgeOf(m_table.flags(row), m_table.parentId(row));
    const RowRank rank = rankOf(m_table, row);
    const std::uint32_t number = m_keys.insert(keyOf(m_table, row));
    if (number == m_calls.size()) {
        m_calls.push_back({knowledge, rank, nullptr, row, false});
        m_rows.push_back(row);
        return;
    }
    Call& call = m_calls[number];
    if ((knowledge & ~call.knowledge) == 0) {
        ++m_knownRows;
        return;
    }
    call.knowledge |= knowledge;
    m_parts += call.wasStored ? 1 : 0;
    m_rows.push_back(row);
    if (!rank.before(call.rank)) {
        m_repeatedRows.emplace(static_cast<std::uint32_t>(row));
        return;
    }
    demote(call);
    call.rank = rank;
    call.stored = nullptr;
    call.row = row;
}

void ImportPlan::demote(const Call& call)
{
    if (call.stored)
        m_overtaken.push_back(*call.stored);
    else
        m_repeatedRows.emplace(static_cast<std::uint32_t>(call.row));
}

} // namespace longspan::store
