// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/clean_spans.h"

#include <algorithm>

namespace longspan {

namespace {

/// How many spans of one id without a shared half are looked at for the best parent.
constexpr std::size_t kMostPlain = 16;

struct Sender {
    StringId service;
    StringId address;

    [[nodiscard]] bool mayBe(const MergedSpan& span) const
    {
        return span.service == service &&
            (span.address == address || span.address == StringId::empty || address == StringId::empty);
    }
};

/// The shared half on the sender's own service and address, else on its service when one address is unknown. The spans
/// are sorted by service and address.
const MergedSpan* sharedOf(const SpanTable& table, std::span<const MergedSpan> sorted, const Sender& sender)
{
    const auto from = [&](StringId address) {
        return std::lower_bound(sorted.begin(), sorted.end(),
            std::pair(table.text(sender.service), table.text(address)), [&](const MergedSpan& span, const auto& key) {
                return std::pair(table.text(span.service), table.text(span.address)) < key;
            });
    };
    for (const StringId address : {sender.address, StringId::empty})
        if (const auto found = from(address); found != sorted.end() && sender.mayBe(*found))
            return &*found;
    return nullptr;
}

} // namespace

CleanSpans::CleanSpans(const Trace& trace)
    : m_table(trace.table()), m_columns(trace.table().columns()), m_rows(trace.spans()), m_index(m_rows.size())
{
    indexIds();
    if (!m_repeated.empty())
        mergeRepeated(trace);
}

void CleanSpans::indexIds()
{
    constexpr std::size_t kAhead = 12;
    const std::size_t rows = m_rows.size();
    for (std::uint32_t position = 0; position < rows; ++position) {
        if (position + kAhead < rows)
            m_index.fetch(id(position + kAhead));
        const SpanId own = id(position);
        if (own == SpanId::none)
            continue;
        if (const std::uint32_t first = m_index.insert(own, position, ids()); first != position)
            chain(first, position);
    }
}

void CleanSpans::chain(std::uint32_t first, std::uint32_t position)
{
    if (m_next.empty())
        m_next.assign(m_rows.size(), kNone);
    if (m_next[first] == kNone)
        m_repeated.push_back(first);
    m_next[position] = std::exchange(m_next[first], position);
}

void CleanSpans::mergeRepeated(const Trace& trace)
{
    m_mergedAt.assign(m_rows.size(), kNone);
    m_merged.reserve(m_repeated.size());
    SpanMerger merger(trace);
    std::vector<std::uint32_t> positions;
    for (const std::uint32_t first : m_repeated) {
        positions.clear();
        for (std::uint32_t position = first; position != kNone; position = m_next[position])
            positions.push_back(position);
        const std::span<MergedSpan> spans = merger.merge(positions);
        addGroup(spans, merger.parts());
    }
    m_next = {};
}

void CleanSpans::addGroup(std::span<MergedSpan> spans, std::span<const std::uint32_t> parts)
{
    const auto group = static_cast<std::uint32_t>(m_merged.size());
    const auto firstPart = static_cast<std::uint32_t>(m_parts.size());
    m_index.replace(id(spans.front().position), spans.front().position, ids());
    for (MergedSpan& span : spans) {
        span.group = group;
        span.firstPart += firstPart;
        for (const std::uint32_t part : parts.subspan(span.firstPart - firstPart, span.parts))
            m_mergedAt[part] = kPart;
        m_mergedAt[span.position] = static_cast<std::uint32_t>(m_merged.size());
        m_merged.push_back(span);
        if (span.contradicts && m_conflicts.count++ == 0)
            m_conflicts.first = span.position;
        if (span.parts > 1 && m_duplicates.count == 0)
            m_duplicates.first = parts[span.firstPart - firstPart + 1];
        m_duplicates.count += span.parts - 1;
    }
    m_parts.insert(m_parts.end(), parts.begin(), parts.end());
}

std::uint32_t CleanSpans::parentOf(std::uint32_t position) const
{
    const MergedSpan* own = merged(position);
    if (own && own->shared() && own->plain != 0)
        return m_merged[own->group].position;
    const SpanId ownId = id(position);
    const SpanId parent = own ? own->parent : m_columns.parent[index(m_rows[position])];
    if (parent == SpanId::none || parent == ownId)
        return kNone;
    const std::uint32_t found = m_index.find(parent, ids());
    if (found == kNone)
        return kMissing;
    const MergedSpan* first = merged(found);
    return first && first->groupSize > 1 ? choose(*first, position) : found;
}

std::uint32_t CleanSpans::choose(const MergedSpan& first, std::uint32_t child) const
{
    const SpanIndex row = m_rows[child];
    const StringId service = m_table.interfaces()[index(m_table.interface(row))].service;
    const Sender sender{service, m_table.resource(row).address};
    const std::span<const MergedSpan> group(&m_merged[first.group], first.groupSize);
    if (const MergedSpan* shared = sharedOf(m_table, group.subspan(first.plain), sender))
        return shared->position;
    for (const MergedSpan& plain : group.first(std::min<std::size_t>(first.plain, kMostPlain)))
        if (sender.mayBe(plain))
            return plain.position;
    return first.position;
}

} // namespace longspan
