// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/segment_encoder.h"

#include "model/store/ids_part.h"
#include "model/store/store_types.h"
#include "model/store/trace_filter.h"

#include <algorithm>

namespace longspan::store {

void SegmentEncoder::Teller::attribute(std::string_view key, const ValueView& value)
{
    m_record.attribute(key, value);
    if (m_scope)
        return;
    const auto found = std::find(std::begin(kFactKeys), std::end(kFactKeys), key);
    if (found != std::end(kFactKeys))
        m_facts.push_back({0, static_cast<std::uint32_t>(found - std::begin(kFactKeys)), toText(toValue(value))});
}

void SegmentEncoder::Teller::beginScope(std::string_view name, std::string_view version)
{
    m_record.beginScope(name, version);
    m_scope = true;
}

void SegmentEncoder::Teller::clear()
{
    m_record.clear();
    m_facts.clear();
    m_scope = false;
}

const DetailReader* SegmentEncoder::readerOf(SpanIndex span)
{
    const std::uint64_t place = m_table.columns().place[index(span)];
    if (!m_document || place < m_document->base || place - m_document->base >= m_document->size)
        m_document = &m_table.document(span);
    return m_document->reader.get();
}

Result<PackedSegment> SegmentEncoder::pack(const SegmentRows& wanted)
{
    const Result<std::size_t> count = packDetails(wanted.rows);
    if (!count)
        return tl::unexpected<Error>(count.error());
    std::vector<std::uint32_t> traces;
    for (std::size_t left = *count; left > 0; left -= traces.back())
        traces.push_back(static_cast<std::uint32_t>(std::min<std::size_t>(left, wanted.traces[traces.size()])));
    const SegmentRows rows = {wanted.rows.first(*count), traces};
    m_columns.begin(rows);
    for (const SpanIndex span : rows.rows)
        addRow(span);
    PackedSegment segment;
    segment.rows = static_cast<std::uint32_t>(rows.rows.size());
    segment.traces = static_cast<std::uint32_t>(traces.size());
    Result<std::string> details = m_details.finish(m_part);
    if (!details)
        return failWith(std::move(details));
    Result<std::string> columns = m_columns.finish(m_part);
    if (!columns)
        return failWith(std::move(columns));
    segment.details = std::move(*details);
    segment.columns = std::move(*columns);
    segment.facts = m_columns.head().facts;
    measure(rows.rows, segment);
    packIds(rows, segment);
    return segment;
}

/// Returns how many rows there is room for.
Result<std::size_t> SegmentEncoder::packDetails(std::span<const SpanIndex> rows)
{
    m_details.begin();
    m_interfaces.begin(m_table.interfaces().size());
    m_interfaceCount = 0;
    m_records.begin(m_table.resources().size());
    m_factsOfRecord.clear();
    std::size_t count = 0;
    while (count < rows.size() && m_details.told() < kDetailBytes)
        if (Result<> told = tellSpan(rows[count++]); !told)
            return failWith(std::move(told));
    return count;
}

Result<> SegmentEncoder::tellSpan(SpanIndex span)
{
    const DetailReader* const reader = readerOf(span);
    if (m_records.find(index(m_table.resourceNo(span))) == LocalNumbers::kNone)
        if (Result<> told = tellResource(span, reader); !told)
            return told;
    // Numbered in order of first use, as ColumnsEncoder does.
    const std::size_t interface = index(m_table.interface(span));
    if (m_interfaces.find(interface) == LocalNumbers::kNone)
        m_interfaces.set(interface, m_interfaceCount++);
    m_details.beginSpan(m_interfaces.find(interface), m_table.start(span));
    if (reader)
        if (Result<> told = reader->visitSpan(m_table, span, m_details); !told)
            return fail(told.error().kind, told.error().what, m_table.where(span));
    m_details.endSpan();
    return {};
}

Result<> SegmentEncoder::tellResource(SpanIndex span, const DetailReader* reader)
{
    const ResourceNo resource = m_table.resourceNo(span);
    m_teller.clear();
    if (reader)
        if (Result<> told = reader->visitResource(m_table, resource, m_teller); !told)
            return fail(told.error().kind, told.error().what, m_table.where(span));
    const std::uint32_t record = m_details.resource(m_teller.record());
    m_records.set(index(resource), record);
    if (record == m_factsOfRecord.size())
        m_factsOfRecord.push_back(m_teller.facts());
    return {};
}

void SegmentEncoder::addRow(SpanIndex span)
{
    const ResourceNo resource = m_table.resourceNo(span);
    if (!m_columns.knowsResource(resource)) {
        const std::uint32_t record = m_records.find(index(resource));
        if (m_columns.addResource(resource, record))
            for (const ColumnsHead::Fact& fact : m_factsOfRecord[record])
                m_columns.addFact(resource, fact.key, fact.value);
    }
    m_columns.row(span);
}

void SegmentEncoder::measure(std::span<const SpanIndex> rows, PackedSegment& segment) const
{
    bool any = false;
    for (const SpanIndex span : rows) {
        segment.errors += m_table.isError(span) ? 1U : 0U;
        if (!m_table.startKnown(span)) {
            ++segment.unknownStarts;
            continue;
        }
        const Nanos start = m_table.start(span);
        const Nanos end = m_table.end(span);
        segment.minStart = any ? std::min(segment.minStart, start) : start;
        segment.maxStart = any ? std::max(segment.maxStart, start) : start;
        segment.maxEnd = any ? std::max(segment.maxEnd, end) : end;
        any = true;
    }
}

void SegmentEncoder::packIds(const SegmentRows& rows, PackedSegment& segment) const
{
    std::vector<TraceId> traces;
    traces.reserve(rows.traces.size());
    std::size_t at = 0;
    for (const std::uint32_t count : rows.traces) {
        traces.push_back(m_table.traceId(m_table.trace(rows.rows[at])));
        at += count;
    }
    std::vector<SpanId> spans;
    spans.reserve(rows.rows.size());
    for (const SpanIndex span : rows.rows)
        spans.push_back(m_table.id(span));
    segment.ids = store::packIds(traces, spans);
    segment.filter = TraceFilter::of(traces).bytes();
}

} // namespace longspan::store
