// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/detail_cache.h"

#include "model/store/damage.h"

#include <algorithm>

namespace longspan::store {

std::shared_ptr<const DetailRows> DetailCache::find(SegmentId segment)
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(
        m_entries.begin(), m_entries.end(), [segment](const Entry& entry) { return entry.segment == segment; });
    if (found == m_entries.end())
        return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, found);
    return m_entries.front().rows;
}

Result<std::shared_ptr<const DetailRows>> DetailCache::get(SegmentId segment)
{
    if (std::shared_ptr<const DetailRows> known = find(segment))
        return known;
    const Call call;
    Result<Session> session = m_connections.read(call);
    if (!session)
        return failWith(std::move(session));
    Result<DetailRows> rows = read(session->database(), segment);
    if (!rows) {
        const Result<bool> there = hasSegment(session->database(), segment);
        if (there && !*there)
            return fail(ErrorKind::notFound, "the segment was removed", placeOf(m_connections.path(), segment));
        return fail(rows.error().kind, rows.error().what, placeOf(m_connections.path(), segment));
    }
    auto kept = std::make_shared<const DetailRows>(std::move(*rows));
    const std::lock_guard lock(m_mutex);
    m_entries.push_front({segment, kept});
    if (m_entries.size() > kKept)
        m_entries.pop_back();
    return kept;
}

Result<DetailRows> DetailCache::read(sqlite::Database& database, SegmentId segment)
{
    Result<RawSegment> raw = readRaw(database, segment);
    if (!raw)
        return failWith(std::move(raw));
    Result<std::string> details = readPart(database, "details", segment);
    if (!details)
        return failWith(std::move(details));
    UnpackedSegment columns;
    if (Result<> unpacked = columns.unpack(*raw); !unpacked)
        return failWith(std::move(unpacked));
    std::vector<std::uint32_t> interfaces(columns.columns.size());
    for (std::size_t row = 0; row < interfaces.size(); ++row)
        interfaces[row] = static_cast<std::uint32_t>(columns.columns.interface[row]);
    return DetailRows::open(std::move(*details), {interfaces, columns.columns.start.view()});
}

} // namespace longspan::store
