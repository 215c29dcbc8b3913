// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/table_query.h"

#include "model/store/damage.h"
#include "model/store/trace_filter.h"

#include <algorithm>
#include <mutex>

namespace longspan::store {

namespace {

// Tables of visit(): some million spans.
constexpr std::size_t kSegmentsAtATime = 16;
constexpr std::size_t kJoinedAtATime = 50'000;

bool inRange(const TimeRange& range, bool known, Nanos start)
{
    return range.everything() || (known && range.contains(start));
}

} // namespace

Result<> TableQuery::readJoined()
{
    Result<std::vector<JoinedTrace>> joined = JoinedTraces(m_scan.database).all();
    if (!joined)
        return failWith(std::move(joined));
    for (JoinedTrace& trace : *joined)
        m_whole.joined.insert_or_assign(trace.id.low, std::move(trace));
    return {};
}

Result<> TableQuery::prepare(const LoadQuery& query)
{
    Result<std::vector<SegmentInfo>> segments = readSegments(m_scan.database);
    if (!segments)
        return failWith(std::move(segments));
    m_segments = std::move(*segments);
    m_whole.needed = query.wholeTraces;
    if (query.wholeTraces)
        if (Result<> read = readJoined(); !read)
            return read;
    // Rows of a trace that began in the range may lie outside of it, but only if they are in another segment.
    if (m_whole.joined.empty())
        std::erase_if(m_segments, [&](const SegmentInfo& segment) { return !segment.touches(query.range); });
    m_whole.ofService = query.wholeTraces && !query.service.empty();
    return m_whole.ofService ? findService(query) : Result<>();
}

/// The traces in which the service sent a span.
Result<> TableQuery::findService(const LoadQuery& query)
{
    std::mutex mutex;
    return m_scan.run(m_segments, [&](const UnpackedSegment& segment, const SegmentScan::Place&) -> Result<> {
        std::vector<bool> ofService(segment.traces.size());
        for (std::size_t row = 0; row < segment.columns.size(); ++row)
            if (m_catalog.service(segment.interface(row)) == query.service)
                ofService[index(segment.columns.trace[row])] = true;
        const std::lock_guard lock(mutex);
        for (std::size_t trace = 0; trace < ofService.size(); ++trace)
            if (ofService[trace])
                m_whole.withService.insert(segment.traces[trace].low);
        return {};
    });
}

Result<SpanTablePtr> TableQuery::load(const LoadQuery& query)
{
    if (Result<> prepared = prepare(query); !prepared)
        return failWith(std::move(prepared));
    std::uint64_t spans = 0;
    for (const SegmentInfo& segment : m_segments)
        spans += segment.spans;
    if (spans > kMaxSpans && query.range.everything() && query.service.empty())
        return fail(ErrorKind::tooLarge, "more spans than a table can hold", m_scan.database.path());
    return loadFrom(m_segments, query, Traces::all);
}

Result<SpanTablePtr> TableQuery::loadFrom(std::span<const SegmentInfo> segments, const LoadQuery& query, Traces which)
{
    std::vector<SegmentInfo> whole;
    std::vector<SegmentInfo> partly;
    const bool anyTrace = !m_whole.needed || (m_whole.joined.empty() && !m_whole.ofService);
    for (const SegmentInfo& segment : segments) {
        const bool everyRow = segment.within(query.range) && (m_whole.needed || query.service.empty());
        const bool all = query.range.everything() && query.service.empty() && which == Traces::all;
        (all || (everyRow && anyTrace && which == Traces::all) ? whole : partly).push_back(segment);
    }
    TableLoader loader(m_scan, m_catalog, m_details);
    if (Result<> added = loader.addWhole(whole); !added)
        return failWith(std::move(added));
    const Result<> added =
        loader.addChosen(partly, [&](const UnpackedSegment& segment) { return choose(segment, query, which); });
    if (!added)
        return tl::unexpected<Error>(added.error());
    return loader.finish();
}

std::vector<std::uint32_t> TableQuery::choose(
    const UnpackedSegment& segment, const LoadQuery& query, Traces which) const
{
    if (m_whole.needed)
        return chooseTraces(segment, query, which);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < segment.columns.size(); ++row) {
        const bool known = !segment.columns.flags[row].has(SpanFlag::startUnknown);
        if (!inRange(query.range, known, segment.columns.start[row]))
            continue;
        if (query.service.empty() || m_catalog.service(segment.interface(row)) == query.service)
            rows.push_back(row);
    }
    return rows;
}

std::vector<std::uint32_t> TableQuery::chooseTraces(
    const UnpackedSegment& segment, const LoadQuery& query, Traces which) const
{
    const std::vector<TraceExtent> extents = segment.extents();
    std::vector<bool> wanted(segment.traces.size());
    for (std::size_t trace = 0; trace < wanted.size(); ++trace) {
        const TraceId id = segment.traces[trace];
        const auto found = m_whole.joined.find(id.low);
        const bool joined = found != m_whole.joined.end() && sameTrace(found->second.id, id);
        if ((which == Traces::notJoined && joined) ||
            (which == Traces::someJoined && !(joined && m_wantedJoined.contains(id.low))))
            continue;
        const TraceExtent& extent = joined ? found->second.extent : extents[trace];
        wanted[trace] = inRange(query.range, extent.known, extent.start) &&
            (!m_whole.ofService || m_whole.withService.contains(id.low));
    }
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < segment.columns.size(); ++row)
        if (wanted[index(segment.columns.trace[row])])
            rows.push_back(row);
    return rows;
}

Result<> TableQuery::visit(const LoadQuery& query, const std::function<Result<>(const SpanTablePtr&)>& visitor)
{
    if (Result<> prepared = prepare(query); !prepared)
        return prepared;
    const Traces which = m_whole.joined.empty() ? Traces::all : Traces::notJoined;
    for (std::size_t from = 0; from < m_segments.size(); from += kSegmentsAtATime) {
        const std::size_t count = std::min(kSegmentsAtATime, m_segments.size() - from);
        const Result<SpanTablePtr> table = loadFrom(std::span(m_segments).subspan(from, count), query, which);
        if (!table)
            return tl::unexpected<Error>(table.error());
        if (!(*table)->empty())
            if (Result<> visited = visitor(*table); !visited)
                return visited;
    }
    return m_whole.joined.empty() ? Result<>() : visitJoined(query, visitor);
}

/// Traces in several segments, some thousand at a time.
Result<> TableQuery::visitJoined(const LoadQuery& query, const std::function<Result<>(const SpanTablePtr&)>& visitor)
{
    auto next = m_whole.joined.begin();
    while (next != m_whole.joined.end()) {
        m_wantedJoined.clear();
        std::unordered_set<SegmentId> ids;
        for (; next != m_whole.joined.end() && m_wantedJoined.size() < kJoinedAtATime; ++next) {
            m_wantedJoined.insert(next->first);
            ids.insert(next->second.segments.begin(), next->second.segments.end());
        }
        std::vector<SegmentInfo> segments;
        std::copy_if(m_segments.begin(), m_segments.end(), std::back_inserter(segments),
            [&ids](const SegmentInfo& segment) { return ids.contains(segment.id); });
        const Result<SpanTablePtr> table = loadFrom(segments, query, Traces::someJoined);
        if (!table)
            return tl::unexpected<Error>(table.error());
        if (!(*table)->empty())
            if (Result<> visited = visitor(*table); !visited)
                return visited;
    }
    return {};
}

Result<std::vector<SegmentInfo>> TableQuery::segmentsOf(TraceId id)
{
    Result<std::vector<SegmentInfo>> segments = readSegments(m_scan.database);
    if (!segments)
        return segments;
    const Result<std::optional<JoinedTrace>> joined = JoinedTraces(m_scan.database).find(id);
    if (!joined)
        return tl::unexpected<Error>(joined.error());
    std::vector<SegmentInfo> found;
    for (SegmentInfo& segment : *segments) {
        if (*joined) {
            if (std::binary_search((*joined)->segments.begin(), (*joined)->segments.end(), segment.id))
                found.push_back(std::move(segment));
            continue;
        }
        const Result<std::string> bytes = readPart(m_scan.database, "filter", segment.id);
        const Result<TraceFilter> filter = bytes ? TraceFilter::read(*bytes) : tl::unexpected<Error>(bytes.error());
        if (!filter && !isDamage(filter.error()))
            return tl::unexpected<Error>(filter.error());
        // Without its filter the segment itself has to be looked at.
        if (!filter || filter->mayHave(id))
            found.push_back(std::move(segment));
    }
    return found;
}

Result<Trace> TableQuery::trace(TraceId id)
{
    const Result<std::vector<SegmentInfo>> segments = segmentsOf(id);
    if (!segments)
        return tl::unexpected<Error>(segments.error());
    TableLoader loader(m_scan, m_catalog, m_details);
    const Result<> added = loader.addChosen(*segments, [id](const UnpackedSegment& segment) {
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < segment.columns.size(); ++row)
            if (sameTrace(segment.traces[index(segment.columns.trace[row])], id))
                rows.push_back(row);
        return rows;
    });
    if (!added)
        return tl::unexpected<Error>(added.error());
    const SpanTablePtr table = loader.finish();
    const std::optional<TraceNo> found = table->findTrace(id);
    if (!found)
        return fail(ErrorKind::notFound, "no trace " + toHex(id), m_scan.database.path());
    return Trace(table, *found);
}

} // namespace longspan::store
