// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/span_table.h"

#include <algorithm>

namespace longspan {

std::optional<TraceNo> SpanTable::findTrace(TraceId id) const
{
    const std::uint32_t exact = m_traceIndex.find(id);
    if (exact != TraceIndex::kNone && !spansOf(static_cast<TraceNo>(exact)).empty())
        return static_cast<TraceNo>(exact);
    for (std::uint32_t no = 0; no < m_traceIndex.size(); ++no) {
        const TraceId other = m_traceIndex[no];
        const bool oneIsShort = id.high == 0 || other.high == 0;
        if (oneIsShort && other.low == id.low && !spansOf(static_cast<TraceNo>(no)).empty())
            return static_cast<TraceNo>(no);
    }
    return std::nullopt;
}

std::span<const SpanIndex> SpanTable::spansOf(TraceNo trace) const
{
    const std::size_t begin = m_traceBegin[index(trace)];
    return m_order.view().subspan(begin, m_traceBegin[index(trace) + 1] - begin);
}

const Document& SpanTable::document(SpanIndex span) const
{
    const std::uint64_t place = m_columns.place[index(span)];
    const auto after = std::upper_bound(m_documents.begin(), m_documents.end(), place,
        [](std::uint64_t wanted, const Document& document) { return wanted < document.base; });
    return *std::prev(after);
}

Result<SpanDetail> SpanTable::detail(SpanIndex span) const
{
    const Document& from = document(span);
    return from.reader ? readDetail(*from.reader, *this, span) : Result<SpanDetail>(SpanDetail{});
}

std::string_view SpanTable::raw(SpanIndex span) const
{
    const Document& from = document(span);
    return from.reader ? from.reader->raw(*this, span) : std::string_view();
}

std::string SpanTable::where(SpanIndex span) const
{
    const Document& from = document(span);
    return from.name + ":" + std::to_string(m_columns.place[index(span)] - from.base);
}

std::size_t SpanTable::memoryBytes() const
{
    return m_columns.bytes() + m_strings.bytes() + m_order.bytes() + m_interfaces.capacity() * sizeof(InterfaceKey) +
        m_resources.capacity() * sizeof(Resource) + m_extents.capacity() * sizeof(TraceExtent) +
        m_traceIndex.size() * (sizeof(TraceId) + 8) + m_traceBegin.capacity() * sizeof(std::uint32_t);
}

} // namespace longspan
