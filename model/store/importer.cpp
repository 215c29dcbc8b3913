// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/importer.h"

#include <algorithm>
#include <chrono>

namespace longspan::store {

namespace {

Nanos systemTime()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

constexpr const char* kInsertSegment =
    "INSERT INTO segment(spans, traces, errors, unknown_starts, min_start, max_start, max_end, bytes, imported_at,"
    " origin) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

} // namespace

Importer::Importer(sqlite::Database& database, const SpanTable& table, const ImportOptions& options, const Call& call)
    : m_database(database)
    , m_table(table)
    , m_options(options)
    , m_call(call)
    , m_now(options.now.value_or(systemTime()))
    , m_firstSegment(table.traceCount())
{
}

Result<Imported> Importer::run(const Catalog& catalog)
{
    const Result<std::vector<SegmentInfo>> segments = readSegments(m_database);
    if (!segments)
        return tl::unexpected<Error>(segments.error());
    Result<KnownSpans> known = findKnown(m_database, m_table, *segments, m_call);
    if (!known)
        return failWith(std::move(known));
    m_known = std::move(*known);
    Result<StoreNames> names = NameWriter(m_database, catalog).write(m_table);
    if (!names)
        return failWith(std::move(names));
    m_names = std::move(*names);
    ImportPlan plan(m_table, m_known, m_options.segmentSpans);
    Result<> written = writeAll(plan);
    if (written)
        written = writeRepeated(plan);
    if (written)
        written = writeJoined();
    if (written)
        written = m_ready.addTo(m_database);
    if (!written)
        return failWith(std::move(written));
    m_result.known = plan.known();
    m_result.parts = plan.parts();
    return m_result;
}

Result<> Importer::writeAll(ImportPlan& plan)
{
    PackingPool pool(m_table, m_names, m_options.threads);
    std::optional<PlannedSegment> next = plan.next();
    m_call.progress("store", 0, m_table.size());
    while (next || pool.pending() > 0) {
        if (Result<> allowed = m_call.check(); !allowed)
            return allowed;
        while (next && pool.pending() < pool.capacity()) {
            pool.submit(std::move(*next));
            next = plan.next();
        }
        const Result<PackingPool::Packed> packed = pool.take();
        if (!packed)
            return tl::unexpected<Error>(packed.error());
        if (Result<> written = write(*packed, plan); !written)
            return written;
        m_call.progress("store", m_result.spans + plan.known(), m_table.size());
    }
    return {};
}

Result<> Importer::write(const PackingPool::Packed& packed, const ImportPlan& plan)
{
    std::span<const SpanIndex> rows = packed.plan.rows;
    for (const PackedSegment& segment : packed.segments) {
        const std::span<const SpanIndex> of = rows.first(segment.rows);
        const Result<SegmentId> id = writeSegment(segment, of);
        if (!id)
            return tl::unexpected<Error>(id.error());
        rows = rows.subspan(segment.rows);
        std::uint32_t trace = 0;
        for (std::uint32_t row = 0; row < of.size(); ++row) {
            const bool newTrace = row == 0 || m_table.trace(of[row]) != m_table.trace(of[row - 1]);
            trace += newTrace && row > 0 ? 1U : 0U;
            if (newTrace)
                placeTrace(m_table.trace(of[row]), *id);
            if (plan.repeatedRows().contains(static_cast<std::uint32_t>(of[row])))
                m_repeated[*id].push_back(row);
            else
                countRow(of[row], *id, row, trace);
        }
        m_result.spans += segment.rows;
        m_result.bytes += segment.bytes();
        ++m_result.segments;
    }
    return {};
}

Result<SegmentId> Importer::writeSegment(const PackedSegment& segment, std::span<const SpanIndex> rows)
{
    Result<sqlite::Statement> insert = m_database.prepare(kInsertSegment);
    if (!insert)
        return failWith(std::move(insert));
    const std::string from = origin();
    insert->bind(1, segment.rows).bind(2, segment.traces).bind(3, segment.errors).bind(4, segment.unknownStarts);
    if (segment.unknownStarts < rows.size())
        insert->bind(5, segment.minStart).bind(6, segment.maxStart).bind(7, segment.maxEnd);
    insert->bind(8, static_cast<std::int64_t>(segment.bytes())).bind(9, m_now).bindText(10, from);
    Result<> written = insert->run();
    const SegmentId id = m_database.lastRow();
    if (written)
        written = writePart("INSERT INTO columns VALUES(?, ?)", id, segment.columns);
    if (written)
        written = writePart("INSERT INTO ids VALUES(?, ?)", id, segment.ids);
    if (written)
        written = writePart("INSERT INTO details VALUES(?, ?)", id, segment.details);
    if (written)
        written = writePart("INSERT INTO filter VALUES(?, ?)", id, segment.filter);
    if (written)
        written = writeFacts(segment);
    if (!written)
        return failWith(std::move(written));
    return id;
}

Result<> Importer::writePart(const char* sql, SegmentId segment, std::string_view bytes)
{
    Result<sqlite::Statement> insert = m_database.prepare(sql);
    if (!insert)
        return failWith(std::move(insert));
    return insert->bind(1, segment).bindBlob(2, bytes).run();
}

Result<> Importer::writeFacts(const PackedSegment& segment)
{
    Result<sqlite::Statement> insert = m_database.prepare("INSERT OR IGNORE INTO fact VALUES(?, ?, ?)");
    if (!insert)
        return failWith(std::move(insert));
    for (const ColumnsHead::Fact& fact : segment.facts)
        if (Result<> written = insert->bind(1, fact.service).bind(2, fact.key).bindText(3, fact.value).run(); !written)
            return written;
    return {};
}

void Importer::countRow(SpanIndex span, SegmentId segment, std::uint32_t row, std::uint32_t trace)
{
    const std::uint32_t interface = m_names.interfaces[index(m_table.interface(span))];
    if (!m_ready.add({interface, m_table.start(span), m_table.duration(span), m_table.flags(span), m_table.kind(span),
            m_table.status(span)}))
        return;
    const TraceExtent& extent = m_table.extent(m_table.trace(span));
    ReadyCall call;
    call.duration = m_table.duration(span);
    call.start = m_table.start(span);
    call.trace = m_table.traceId(m_table.trace(span));
    call.span = m_table.id(span);
    call.kind = m_table.kind(span);
    call.traceDuration = extent.duration();
    call.segment = segment;
    call.row = row;
    call.traceInSegment = trace;
    call.address = m_names.texts[index(m_table.resource(span).address)];
    call.flags = m_table.flags(span);
    call.status = m_table.status(span);
    call.traceKnown = extent.known;
    call.idsKnown = true;
    m_ready.addCall(interface, call);
}

void Importer::placeTrace(TraceNo trace, SegmentId segment)
{
    SegmentId& first = m_firstSegment[index(trace)];
    const auto number = static_cast<std::uint32_t>(trace);
    if (first == 0) {
        first = segment;
        if (!m_known.tracesOf(trace).empty())
            m_joined[number] = {segment};
        return;
    }
    std::vector<SegmentId>& segments = m_joined[number];
    if (segments.empty())
        segments.push_back(first);
    segments.push_back(segment);
}

Result<> Importer::writeRepeated(const ImportPlan& plan)
{
    m_overtakesStored = !plan.overtaken().empty();
    if (m_overtakesStored) {
        Result<RepeatedRows> stored = readRepeated(m_database);
        if (!stored)
            return failWith(std::move(stored));
        for (const StoredSpan& span : plan.overtaken()) {
            const auto known = m_repeated.try_emplace(span.segment, (*stored)[span.segment]).first;
            known->second.push_back(span.row);
        }
    }
    for (auto& [segment, rows] : m_repeated) {
        std::sort(rows.begin(), rows.end());
        if (Result<> written = store::writeRepeated(m_database, segment, rows); !written)
            return written;
    }
    return {};
}

Result<> Importer::writeJoined()
{
    JoinedTraces table(m_database);
    for (const auto& [number, segments] : m_joined) {
        const TraceNo trace{number};
        JoinedTrace joined;
        const Result<std::optional<JoinedTrace>> before = table.find(m_table.traceId(trace));
        if (!before)
            return tl::unexpected<Error>(before.error());
        if (*before)
            joined = **before;
        joined.add(m_table.traceId(trace), m_table.extent(trace));
        for (const StoredTrace& stored : m_known.tracesOf(trace)) {
            joined.add(stored.id, stored.extent);
            joined.addSegment(stored.segment);
        }
        for (const SegmentId segment : segments)
            joined.addSegment(segment);
        if (Result<> written = table.write(joined); !written)
            return written;
    }
    return {};
}

std::string Importer::origin() const
{
    if (!m_options.origin.empty())
        return m_options.origin;
    std::string names;
    for (const Document& document : m_table.documents()) {
        if (names.size() > 1000)
            return names + ", ...";
        names += (names.empty() ? "" : ", ") + document.name;
    }
    return names;
}

} // namespace longspan::store
