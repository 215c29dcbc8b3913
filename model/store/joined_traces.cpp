// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/joined_traces.h"

#include <algorithm>

namespace longspan::store {

namespace {

constexpr const char* kColumns = "SELECT low, high, segments, first_start, last_end FROM joined";

Result<JoinedTrace> readRow(const sqlite::Statement& row, const sqlite::Database& database)
{
    JoinedTrace trace;
    trace.id = {static_cast<std::uint64_t>(row.integer(1)), static_cast<std::uint64_t>(row.integer(0))};
    ByteReader in(row.bytes(2));
    SegmentId last = 0;
    while (in.ok() && !in.atEnd()) {
        last += static_cast<SegmentId>(in.number());
        trace.segments.push_back(last);
    }
    if (!in.ok())
        return fail(ErrorKind::malformed, "the list of joined traces is damaged", database.path());
    trace.extent = {row.integer(3), row.integer(4), !row.isNull(3)};
    return trace;
}

} // namespace

void JoinedTrace::add(TraceId other, const TraceExtent& otherExtent)
{
    if (other.high != 0 || !id.valid())
        id = other;
    if (!otherExtent.known)
        return;
    extent.start = extent.known ? std::min(extent.start, otherExtent.start) : otherExtent.start;
    extent.end = extent.known ? std::max(extent.end, otherExtent.end) : otherExtent.end;
    extent.known = true;
}

void JoinedTrace::addSegment(SegmentId segment)
{
    const auto at = std::lower_bound(segments.begin(), segments.end(), segment);
    if (at == segments.end() || *at != segment)
        segments.insert(at, segment);
}

Result<std::optional<JoinedTrace>> JoinedTraces::find(TraceId id)
{
    Result<sqlite::Statement> rows = m_database.prepare(std::string(kColumns) + " WHERE low = ?");
    if (!rows)
        return failWith(std::move(rows));
    rows->bind(1, static_cast<std::int64_t>(id.low));
    std::optional<JoinedTrace> found;
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) {
        Result<JoinedTrace> trace = readRow(*rows, m_database);
        if (!trace)
            return failWith(std::move(trace));
        if (sameTrace(trace->id, id) && (!found || trace->id == id))
            found = std::move(*trace);
    }
    if (!row)
        return tl::unexpected<Error>(row.error());
    return found;
}

Result<> JoinedTraces::removeAll(TraceId id)
{
    Result<sqlite::Statement> remove =
        m_database.prepare("DELETE FROM joined WHERE low = ? AND (high = ? OR high = 0)");
    if (!remove)
        return failWith(std::move(remove));
    return remove->bind(1, static_cast<std::int64_t>(id.low)).bind(2, static_cast<std::int64_t>(id.high)).run();
}

Result<> JoinedTraces::write(const JoinedTrace& trace)
{
    if (Result<> removed = removeAll(trace.id); !removed || trace.segments.size() < 2)
        return removed;
    ByteWriter segments;
    SegmentId last = 0;
    for (const SegmentId segment : trace.segments) {
        segments.number(static_cast<std::uint64_t>(segment - last));
        last = segment;
    }
    Result<sqlite::Statement> insert = m_database.prepare("INSERT INTO joined VALUES(?, ?, ?, ?, ?)");
    if (!insert)
        return failWith(std::move(insert));
    insert->bind(1, static_cast<std::int64_t>(trace.id.low)).bind(2, static_cast<std::int64_t>(trace.id.high));
    insert->bindBlob(3, segments.view());
    if (trace.extent.known)
        insert->bind(4, trace.extent.start).bind(5, trace.extent.end);
    return insert->run();
}

Result<std::vector<JoinedTrace>> JoinedTraces::all()
{
    Result<sqlite::Statement> rows = m_database.prepare(kColumns);
    if (!rows)
        return failWith(std::move(rows));
    std::vector<JoinedTrace> traces;
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) {
        Result<JoinedTrace> trace = readRow(*rows, m_database);
        if (!trace)
            return failWith(std::move(trace));
        traces.push_back(std::move(*trace));
    }
    if (!row)
        return tl::unexpected<Error>(row.error());
    return traces;
}

Result<bool> JoinedTraces::empty()
{
    const Result<std::int64_t> any = m_database.integer("SELECT EXISTS(SELECT 1 FROM joined)");
    if (!any)
        return tl::unexpected<Error>(any.error());
    return *any == 0;
}

} // namespace longspan::store
