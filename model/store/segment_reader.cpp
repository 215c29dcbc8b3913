// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/segment_reader.h"

#include <algorithm>

namespace longspan::store {

Result<std::vector<SegmentInfo>> readSegments(sqlite::Database& database)
{
    Result<sqlite::Statement> rows = database.prepare(
        "SELECT id, spans, traces, unknown_starts, bytes, min_start, max_start, max_end, imported_at, origin"
        " FROM segment ORDER BY id");
    if (!rows)
        return failWith(std::move(rows));
    std::vector<SegmentInfo> segments;
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) {
        SegmentInfo& info = segments.emplace_back();
        info.id = rows->integer(0);
        info.spans = static_cast<std::uint32_t>(rows->integer(1));
        info.traces = static_cast<std::uint32_t>(rows->integer(2));
        info.unknownStarts = static_cast<std::uint32_t>(rows->integer(3));
        info.bytes = static_cast<std::uint64_t>(rows->integer(4));
        info.startKnown = !rows->isNull(5);
        info.minStart = rows->integer(5);
        info.maxStart = rows->integer(6);
        info.maxEnd = rows->integer(7);
        info.importedAt = rows->integer(8);
        info.origin = rows->bytes(9);
    }
    if (!row)
        return tl::unexpected<Error>(row.error());
    return segments;
}

Result<bool> hasSegment(sqlite::Database& database, SegmentId segment)
{
    Result<sqlite::Statement> row = database.prepare("SELECT 1 FROM segment WHERE id = ?");
    if (!row)
        return failWith(std::move(row));
    return row->bind(1, segment).step();
}

namespace {

/// A row that is missing is damage like one that cannot be read; a call that was stopped is not.
tl::unexpected<Error> partError(const Error& error, const std::string& table)
{
    const ErrorKind kind = error.kind == ErrorKind::internal ? ErrorKind::malformed : error.kind;
    return fail(kind, table + ": " + error.what, error.where);
}

} // namespace

Result<> readPart(sqlite::Database& database, const std::string& table, SegmentId segment, std::string& bytes)
{
    const Result<sqlite::Blob> blob = database.blob(table, segment);
    bytes.resize(blob ? blob->size() : 0);
    if (!blob)
        return partError(blob.error(), table);
    if (Result<> read = blob->read(bytes, 0); !read) {
        bytes.clear();
        return partError(read.error(), table);
    }
    return {};
}

Result<std::string> readPart(sqlite::Database& database, const std::string& table, SegmentId segment)
{
    std::string bytes;
    if (Result<> read = readPart(database, table, segment, bytes); !read)
        return failWith(std::move(read));
    return bytes;
}

Result<RepeatedRows> readRepeated(sqlite::Database& database)
{
    Result<sqlite::Statement> rows = database.prepare("SELECT segment, data FROM repeated");
    if (!rows)
        return failWith(std::move(rows));
    RepeatedRows repeated;
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) {
        std::vector<std::uint32_t>& of = repeated[rows->integer(0)];
        ByteReader in(rows->bytes(1));
        std::uint64_t last = 0;
        while (in.ok() && !in.atEnd()) {
            last += in.number();
            of.push_back(static_cast<std::uint32_t>(last));
        }
        if (!in.ok())
            return fail(ErrorKind::malformed, "the list of repeated rows is damaged", database.path());
    }
    if (!row)
        return tl::unexpected<Error>(row.error());
    return repeated;
}

Result<> writeRepeated(sqlite::Database& database, SegmentId segment, const std::vector<std::uint32_t>& rows)
{
    ByteWriter out;
    std::uint32_t last = 0;
    for (const std::uint32_t row : rows) {
        out.number(row - last);
        last = row;
    }
    Result<sqlite::Statement> write = database.prepare("INSERT OR REPLACE INTO repeated VALUES(?, ?)");
    if (!write)
        return failWith(std::move(write));
    return write->bind(1, segment).bindBlob(2, out.view()).run();
}

Result<> readRaw(sqlite::Database& database, SegmentId segment, RawSegment& raw)
{
    raw.id = segment;
    raw.ids.clear();
    raw.details.clear();
    if (Result<> read = readPart(database, "columns", segment, raw.columns); !read)
        return read;
    return readPart(database, "ids", segment, raw.ids);
}

Result<RawSegment> readRaw(sqlite::Database& database, SegmentId segment)
{
    RawSegment raw;
    if (Result<> read = readRaw(database, segment, raw); !read)
        return failWith(std::move(read));
    return raw;
}

Result<> UnpackedSegment::unpack(const RawSegment& raw)
{
    Result<SegmentIds> ids = unpackIds(raw.ids);
    if (!ids)
        return failWith(std::move(ids));
    Result<ColumnsDecoder> decoder = ColumnsDecoder::open(raw.columns);
    if (!decoder)
        return failWith(std::move(decoder));
    ColumnMaps maps;
    for (std::uint32_t interface = 0; interface < decoder->head().interfaces.size(); ++interface)
        maps.interfaces.push_back(InterfaceNo{interface});
    for (std::uint32_t resource = 0; resource < decoder->head().resources.size(); ++resource)
        maps.resources.push_back(ResourceNo{resource});
    for (const std::uint32_t peer : decoder->head().peers)
        maps.peers.push_back(StringId{peer});
    if (ids->traces.size() != decoder->head().traces)
        return fail(ErrorKind::malformed, "ids and columns do not fit together");
    for (std::uint32_t trace = 0; trace < ids->traces.size(); ++trace)
        maps.traces.push_back(TraceNo{trace});
    columns.clear();
    columns.forEach([&ids](auto& column) { column.extend(ids->spans.size()); });
    if (Result<> rows = decoder->rows(ids->spans, maps, columns, 0); !rows)
        return rows;
    id = raw.id;
    head = decoder->head();
    traces = std::move(ids->traces);
    return {};
}

std::vector<TraceExtent> UnpackedSegment::extents() const
{
    std::vector<TraceExtent> extents(traces.size());
    for (std::size_t row = 0; row < columns.size(); ++row) {
        if (columns.flags[row].has(SpanFlag::startUnknown))
            continue;
        TraceExtent& extent = extents[longspan::index(columns.trace[row])];
        const Nanos start = columns.start[row];
        const Nanos end = addClamped(start, columns.duration[row]);
        extent.start = extent.known ? std::min(extent.start, start) : start;
        extent.end = extent.known ? std::max(extent.end, end) : end;
        extent.known = true;
    }
    return extents;
}

} // namespace longspan::store
