// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/live/trace_cache.h"

namespace longspan::source {

void TraceCache::add(const SpanTablePtr& table, std::size_t bodyBytes, bool partial, Nanos settledBefore)
{
    const std::size_t bytes = bodyBytes + table->memoryBytes();
    if (bytes > m_limit || table->empty())
        return;
    const std::lock_guard lock(m_mutex);
    m_entries.push_front({table, bytes, partial, settledBefore});
    m_bytes += bytes;
    while (m_bytes > m_limit || m_entries.size() > kMaxEntries) {
        m_bytes -= m_entries.back().bytes;
        m_entries.pop_back();
    }
}

std::optional<TraceCache::Hit> TraceCache::find(TraceId id) const
{
    const std::lock_guard lock(m_mutex);
    std::optional<Hit> found;
    for (const Entry& entry : m_entries) {
        const auto no = entry.table->findTrace(id);
        if (!no || entry.table->spansOf(*no).empty())
            continue;
        const TraceExtent& extent = entry.table->extent(*no);
        const bool whole = !entry.partial && extent.known && extent.end < entry.settledBefore;
        if (!found || whole)
            found = Hit{Trace(entry.table, *no), whole};
        if (whole)
            break;
    }
    return found;
}

std::size_t TraceCache::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

} // namespace longspan::source
