// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/known_spans.h"

#include "model/store/catalog.h"
#include "model/store/damage.h"
#include "model/store/joined_traces.h"
#include "model/store/trace_filter.h"

#include <algorithm>
#include <tuple>

namespace longspan::store {

namespace {

struct Wanted {
    std::uint64_t hash = 0;
    TraceNo trace = TraceNo::none;
};

/// Collects what one segment after the other has.
class Finder {
public:
    Finder(sqlite::Database& database, const SpanTable& table, const Call& call)
        : m_database(database), m_table(table), m_call(call)
    {
    }

    Result<KnownSpans> run(const std::vector<SegmentInfo>& segments)
    {
        if (segments.empty())
            return KnownSpans{};
        if (Result<> prepared = prepare(); !prepared)
            return failWith(std::move(prepared));
        for (const SegmentInfo& segment : segments) {
            if (Result<> allowed = m_call.check(); !allowed)
                return failWith(std::move(allowed));
            const Result<> looked = look(segment.id);
            if (looked)
                continue;
            if (!isDamage(looked.error()))
                return tl::unexpected<Error>(looked.error());
            noteDamage(m_call, m_database.path(), segment.id, looked.error());
        }
        sort();
        return std::move(m_known);
    }

private:
    Result<> prepare()
    {
        for (std::uint32_t trace = 0; trace < m_table.traceCount(); ++trace)
            if (!m_table.spansOf(TraceNo{trace}).empty())
                m_wanted.push_back({TraceFilter::hash(m_table.traceId(TraceNo{trace})), TraceNo{trace}});
        Result<RepeatedRows> repeated = readRepeated(m_database);
        if (!repeated)
            return failWith(std::move(repeated));
        m_repeated = std::move(*repeated);
        return {};
    }

    Result<> look(SegmentId segment)
    {
        const Result<std::string> bytes = readPart(m_database, "filter", segment);
        const Result<TraceFilter> filter = bytes ? TraceFilter::read(*bytes) : tl::unexpected<Error>(bytes.error());
        if (!filter)
            return tl::unexpected<Error>(filter.error());
        m_candidates.clear();
        for (const Wanted& wanted : m_wanted)
            if (filter->mayHave(wanted.hash))
                m_candidates.push_back(wanted.trace);
        return m_candidates.empty() ? Result<>() : confirm(segment);
    }

    Result<> confirm(SegmentId segment)
    {
        Result<RawSegment> raw = readRaw(m_database, segment);
        if (!raw)
            return failWith(std::move(raw));
        const Result<SegmentIds> ids = unpackIds(raw->ids);
        if (!ids)
            return tl::unexpected<Error>(ids.error());
        const TraceLookup lookup(ids->traces);
        m_traceOf.assign(ids->traces.size(), TraceNo::none);
        bool any = false;
        for (const TraceNo trace : m_candidates) {
            const TraceId id = m_table.traceId(trace);
            for (const std::uint32_t at : lookup.withLowHalf(id.low)) {
                if (!sameTrace(ids->traces[at], id))
                    continue;
                m_traceOf[at] = trace;
                any = true;
            }
        }
        return any ? collect(*raw) : Result<>();
    }

    Result<> collect(const RawSegment& raw)
    {
        if (Result<> unpacked = m_segment.unpack(raw); !unpacked)
            return unpacked;
        std::vector<StringId> services;
        const Result<CatalogPtr> catalog = m_catalogs.read(m_database);
        if (!catalog)
            return tl::unexpected<Error>(catalog.error());
        const std::size_t firstTrace = m_known.traces.size();
        TraceNo open = TraceNo::none;
        for (std::uint32_t row = 0; row < m_segment.columns.size(); ++row) {
            const TraceNo local = m_segment.columns.trace[row];
            const TraceNo trace = m_traceOf[index(local)];
            if (trace == TraceNo::none)
                continue;
            if (local != open || m_known.traces.size() == firstTrace)
                m_known.traces.push_back({trace, m_segment.traces[index(local)], raw.id, {}});
            open = local;
            addRow(row, trace, **catalog);
        }
        return {};
    }

    void addRow(std::uint32_t row, TraceNo trace, const Catalog& catalog)
    {
        const SpanColumns& columns = m_segment.columns;
        const SpanFlags flags = columns.flags[row];
        StoredSpan span;
        span.trace = trace;
        span.interface = m_segment.interface(row);
        // A service that the table does not have cannot match any of its spans, and a name neither.
        span.key = {columns.id[row], textOfTable(catalog.service(span.interface)), columns.kind[row]};
        span.content = {.start = columns.start[row],
            .duration = columns.duration[row],
            .parent = columns.parent[row],
            .name = textOfTable(catalog.name(span.interface)),
            .startKnown = !flags.has(SpanFlag::startUnknown),
            .durationKnown = !flags.has(SpanFlag::durationUnknown),
            .error = columns.status[row] == SpanStatus::error,
            .micros = flags.has(SpanFlag::micros)};
        span.segment = m_segment.id;
        span.row = row;
        const std::vector<std::uint32_t>& repeated = m_repeated[m_segment.id];
        span.repeated = std::binary_search(repeated.begin(), repeated.end(), row);
        m_known.spans.push_back(span);
        if (!span.content.startKnown)
            return;
        TraceExtent& extent = m_known.traces.back().extent;
        const Nanos end = addClamped(span.content.start, span.content.duration);
        extent.start = extent.known ? std::min(extent.start, span.content.start) : span.content.start;
        extent.end = extent.known ? std::max(extent.end, end) : end;
        extent.known = true;
    }

    [[nodiscard]] StringId textOfTable(std::string_view text) const { return m_table.strings().find(text, kNoText); }

    void sort()
    {
        std::sort(m_known.traces.begin(), m_known.traces.end(), [](const StoredTrace& a, const StoredTrace& b) {
            return std::tie(a.trace, a.segment) < std::tie(b.trace, b.segment);
        });
        std::sort(m_known.spans.begin(), m_known.spans.end(), [](const StoredSpan& a, const StoredSpan& b) {
            return std::tie(a.trace, a.segment, a.row) < std::tie(b.trace, b.segment, b.row);
        });
    }

    static constexpr StringId kNoText{0xffff'ffffU};

    sqlite::Database& m_database;
    const SpanTable& m_table;
    const Call& m_call;
    std::vector<Wanted> m_wanted;
    std::vector<TraceNo> m_candidates;
    std::vector<TraceNo> m_traceOf; ///< by trace of the segment
    RepeatedRows m_repeated;
    CatalogCache m_catalogs;
    UnpackedSegment m_segment;
    KnownSpans m_known;
};

template <class Row>
std::span<const Row> rowsOf(const std::vector<Row>& rows, TraceNo trace)
{
    Row wanted;
    wanted.trace = trace;
    const auto [from, to] = std::equal_range(
        rows.begin(), rows.end(), wanted, [](const Row& a, const Row& b) { return a.trace < b.trace; });
    return {from, to};
}

} // namespace

std::span<const StoredTrace> KnownSpans::tracesOf(TraceNo trace) const
{
    return rowsOf(traces, trace);
}

std::span<const StoredSpan> KnownSpans::spansOf(TraceNo trace) const
{
    return rowsOf(spans, trace);
}

Result<KnownSpans> findKnown(
    sqlite::Database& database, const SpanTable& table, const std::vector<SegmentInfo>& segments, const Call& call)
{
    return Finder(database, table, call).run(segments);
}

} // namespace longspan::store
