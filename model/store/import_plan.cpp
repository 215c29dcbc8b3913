// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/import_plan.h"

#include "model/store/store_types.h"

#include <algorithm>
#include <array>
#include <bit>

namespace longspan::store {

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
    m_others.clear();
    m_nextOther.clear();
    for (const StoredSpan& span : stored)
        addStored(span);
    m_sharedBits.clear();
    if (stored.empty())
        findShared(rows);
    m_rows.reserve(rows.size());
    for (const SpanIndex row : rows)
        if (mayShare(row))
            addRow(row);
        else
            m_rows.push_back(row);
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

/// Rows of one call have one id, so a row whose id is nobody else's needs no look-up: about 97 of 100 are found to be
/// such with two small passes.
void ImportPlan::findShared(std::span<const SpanIndex> rows)
{
    constexpr std::size_t kBitsOfRow = 32;
    const std::size_t bits = std::bit_ceil(std::max<std::size_t>(rows.size() * kBitsOfRow, 64));
    m_bitMask = bits - 1;
    m_sharedBits.assign(bits / 64, 0);
    std::vector<std::uint64_t> seen(bits / 64);
    for (const SpanIndex row : rows) {
        const std::uint64_t at = bitOf(row);
        const std::uint64_t bit = std::uint64_t{1} << (at % 64);
        m_sharedBits[at / 64] |= seen[at / 64] & bit;
        seen[at / 64] |= bit;
    }
}

void ImportPlan::addStored(const StoredSpan& span)
{
    const std::uint32_t number = m_keys.insert(span.key);
    if (number == m_calls.size()) {
        m_calls.push_back({span.content, &span, SpanIndex::none, true});
        return;
    }
    addOther(number, span.repeated ? span.content : m_calls[number].best);
    if (span.repeated)
        return;
    m_calls[number].best = span.content;
    m_calls[number].stored = &span;
}

void ImportPlan::addRow(SpanIndex row)
{
    const SpanContent content = SpanContent::of(m_table, row);
    const SpanKey key = keyOf(m_table, row);
    if (isKnownUnder(key.twin(), content)) {
        ++m_knownRows;
        return;
    }
    const std::uint32_t number = m_keys.insert(key);
    if (number == m_calls.size()) {
        m_calls.push_back({content, nullptr, row, false});
        m_rows.push_back(row);
        return;
    }
    if (isKnown(number, content)) {
        ++m_knownRows;
        return;
    }
    Call& call = m_calls[number];
    m_parts += call.wasStored ? 1 : 0;
    m_rows.push_back(row);
    if (!content.countsBefore(call.best)) {
        addOther(number, content);
        m_repeatedRows.emplace(static_cast<std::uint32_t>(row));
        return;
    }
    addOther(number, call.best);
    demote(call);
    call.best = content;
    call.stored = nullptr;
    call.row = row;
}

void ImportPlan::addOther(std::uint32_t call, const SpanContent& content)
{
    const std::uint32_t number = m_others.insert({call, content});
    if (number < m_nextOther.size())
        return;
    m_nextOther.push_back(m_calls[call].others);
    m_calls[call].others = number;
}

bool ImportPlan::isKnownUnder(const std::optional<SpanKey>& key, const SpanContent& content) const
{
    const std::uint32_t number = key ? m_keys.find(*key) : kNone;
    return number != kNone && isKnown(number, content);
}

bool ImportPlan::isKnown(std::uint32_t number, const SpanContent& content) const
{
    const Call& call = m_calls[number];
    if (call.best.tells(content))
        return true;
    std::uint32_t other = call.others;
    for (int compared = 0; other != kNone && compared < kCompared; ++compared, other = m_nextOther[other])
        if (m_others[other].content.tells(content))
            return true;
    return other != kNone && m_others.find({number, content}) != kNone;
}

void ImportPlan::demote(const Call& call)
{
    if (call.stored)
        m_overtaken.push_back(*call.stored);
    else
        m_repeatedRows.emplace(static_cast<std::uint32_t>(call.row));
}

} // namespace longspan::store
