// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/call_finder.h"

#include "model/store/call_ids.h"
#include "model/store/damage.h"
#include "model/store/joined_traces.h"

#include <algorithm>
#include <tuple>

namespace longspan::store {

CallFinder::CallFinder(sqlite::Database& database, CatalogPtr catalog, const CallQuery& query, const Call& call)
    : m_database(database)
    , m_catalog(std::move(catalog))
    , m_query(query)
    , m_call(call)
    , m_wanted(m_catalog->interfaceEnd())
{
    for (std::uint32_t id = 0; id < m_catalog->interfaceEnd(); ++id)
        m_wanted[id] = m_catalog->interface(id).used &&
            (query.service.empty() || m_catalog->service(id) == query.service) &&
            (!query.name || m_catalog->name(id) == *query.name);
}

Result<CallPage> CallFinder::run()
{
    Result<> found;
    bool done = false;
    if (readyAnswers()) {
        found = fromReady();
        if (found)
            found = identify();
        // A ready list that leads into a damaged segment does not know who moves up.
        done = found || !isDamage(found.error());
    }
    if (!done)
        found = fromSegments();
    if (found)
        found = joinTraces();
    if (!found)
        return failWith(std::move(found));
    return page();
}

bool CallFinder::readyAnswers() const
{
    return m_query.plain() && m_query.order != CallQuery::Order::newestFirst && m_query.limit <= kReadyCalls;
}

Result<> CallFinder::fromReady()
{
    const auto wanted = std::count(m_wanted.begin(), m_wanted.end(), true);
    if (wanted == 1) {
        const auto id =
            static_cast<std::uint32_t>(std::find(m_wanted.begin(), m_wanted.end(), true) - m_wanted.begin());
        Result<sqlite::Statement> row = m_database.prepare("SELECT data FROM ready WHERE interface = ?");
        if (!row)
            return failWith(std::move(row));
        const Result<bool> there = row->bind(1, id).step();
        if (!there)
            return tl::unexpected<Error>(there.error());
        return *there ? addReady(id, row->bytes(0)) : Result<>();
    }
    Result<sqlite::Statement> rows = m_database.prepare("SELECT interface, data FROM ready");
    if (!rows)
        return failWith(std::move(rows));
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) {
        const auto id = static_cast<std::uint32_t>(rows->integer(0));
        if (id < m_wanted.size() && m_wanted[id])
            if (Result<> added = addReady(id, rows->bytes(1)); !added)
                return added;
    }
    return row ? Result<>() : tl::unexpected<Error>(row.error());
}

Result<> CallFinder::addReady(std::uint32_t interface, std::string_view bytes)
{
    Result<ReadyInterface> ready = ReadyInterface::read(bytes);
    if (!ready)
        return failWith(std::move(ready));
    const std::size_t count = std::min(ready->slowest.size(), m_query.limit);
    m_cut = m_cut || ready->stats.durations.count() > count;
    m_seen += ready->stats.calls;
    for (std::size_t i = 0; i < count; ++i) {
        FoundCall& call = m_calls.emplace_back();
        static_cast<ReadyCall&>(call) = ready->slowest[i];
        call.interface = interface;
        call.service = m_catalog->interface(interface).service;
    }
    return {};
}

Result<> CallFinder::identify()
{
    if (m_query.order == CallQuery::Order::slowestFirst && m_calls.size() > m_query.limit && m_query.limit > 0) {
        // Only those that can be among the first need their ids; all that tie with the last one can.
        const auto longer = [](const FoundCall& a, const FoundCall& b) { return a.duration > b.duration; };
        const auto last = m_calls.begin() + static_cast<std::ptrdiff_t>(m_query.limit - 1);
        std::nth_element(m_calls.begin(), last, m_calls.end(), longer);
        const Nanos least = last->duration;
        std::erase_if(m_calls, [least](const FoundCall& call) { return call.duration < least; });
        m_cut = true;
    }
    std::sort(m_calls.begin(), m_calls.end(),
        [](const FoundCall& a, const FoundCall& b) { return std::tie(a.segment, a.row) < std::tie(b.segment, b.row); });
    CallIds ids(m_database);
    for (FoundCall& call : m_calls)
        if (Result<> known = ids.identify(call); !known) {
            m_calls.clear();
            m_seen = 0;
            m_cut = false;
            return known;
        }
    Found found;
    for (const FoundCall& call : m_calls)
        bestOf(found, call.interface).add(call);
    m_calls.clear();
    collect(found);
    return {};
}

BestCalls& CallFinder::bestOf(Found& found, std::uint32_t interface) const
{
    const std::uint32_t key = m_query.order == CallQuery::Order::slowestPerInterface ? interface : 0;
    return found.best.try_emplace(key, m_query.order, m_query.limit).first->second;
}

void CallFinder::collect(Found& found)
{
    m_seen += found.seen;
    for (auto& [key, best] : found.best) {
        const std::vector<FoundCall> calls = best.take();
        m_calls.insert(m_calls.end(), calls.begin(), calls.end());
        m_cut = m_cut || best.dropped();
    }
}

Result<> CallFinder::fromSegments()
{
    Result<std::vector<SegmentInfo>> segments = readSegments(m_database);
    if (!segments)
        return failWith(std::move(segments));
    std::erase_if(*segments, [this](const SegmentInfo& segment) { return !segment.touches(m_query.range); });
    Result<RepeatedRows> repeated = readRepeated(m_database);
    if (!repeated)
        return failWith(std::move(repeated));
    m_repeated = std::move(*repeated);
    const SegmentScan scan{m_database, m_call, 0, !m_query.attributes.empty()};
    std::vector<Found> found(scan.workers(segments->size()));
    const Result<> scanned = scan.run(*segments, [&](const UnpackedSegment& segment, const SegmentScan::Place& place) {
        return lookInto(segment, place, found[place.worker]);
    });
    if (!scanned)
        return scanned;
    for (std::size_t worker = 1; worker < found.size(); ++worker) {
        found[0].seen += found[worker].seen;
        for (auto& [key, best] : found[worker].best)
            bestOf(found[0], key).merge(std::move(best));
    }
    collect(found[0]);
    return {};
}

Result<> CallFinder::lookInto(const UnpackedSegment& segment, const SegmentScan::Place& place, Found& found) const
{
    const std::vector<std::uint32_t> rows = candidates(segment);
    found.seen += segment.columns.size();
    if (rows.empty())
        return {};
    std::optional<AttributeSearch> attributes;
    if (!m_query.attributes.empty()) {
        Result<std::optional<AttributeSearch>> opened =
            AttributeSearch::open(m_query.attributes, segment, place.details);
        if (!opened)
            return failWith(std::move(opened));
        if (!*opened)
            return {};
        attributes = std::move(*opened);
    }
    const std::vector<TraceExtent> extents = segment.extents();
    for (const std::uint32_t row : rows) {
        if (attributes && !attributes->matches(row))
            continue;
        FoundCall call;
        static_cast<ReadyCall&>(call) = callAt(segment, row, extents);
        call.interface = segment.interface(row);
        BestCalls& best = bestOf(found, call.interface);
        if (best.admits(call, call.flags))
            best.add(call);
        else
            best.drop();
    }
    return {};
}

std::vector<std::uint32_t> CallFinder::candidates(const UnpackedSegment& segment) const
{
    std::vector<std::uint32_t> rows;
    std::vector<bool> wanted(segment.head.interfaces.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const std::uint32_t id = segment.head.interfaces[i].id;
        wanted[i] = id < m_wanted.size() && m_wanted[id];
    }
    if (std::find(wanted.begin(), wanted.end(), true) == wanted.end())
        return rows;
    for (std::uint32_t row = 0; row < segment.columns.size(); ++row)
        if (wanted[index(segment.columns.interface[row])] && fits(segment, row))
            rows.push_back(row);
    const auto repeated = m_repeated.find(segment.id);
    if (repeated != m_repeated.end())
        std::erase_if(rows, [&](std::uint32_t row) {
            return std::binary_search(repeated->second.begin(), repeated->second.end(), row);
        });
    return rows;
}

bool CallFinder::fits(const UnpackedSegment& segment, std::uint32_t row) const
{
    const SpanColumns& columns = segment.columns;
    const SpanFlags flags = columns.flags[row];
    const bool startKnown = !flags.has(SpanFlag::startUnknown);
    const bool durationKnown = !flags.has(SpanFlag::durationUnknown);
    const Nanos duration = columns.duration[row];
    const bool slowest = m_query.order != CallQuery::Order::newestFirst;
    return (m_query.range.everything() || (startKnown && m_query.range.contains(columns.start[row]))) &&
        (!m_query.onlyErrors || columns.status[row] == SpanStatus::error) && (durationKnown || !slowest) &&
        (m_query.minDuration <= 0 || (durationKnown && duration >= m_query.minDuration)) &&
        (!m_query.maxDuration || (durationKnown && duration <= *m_query.maxDuration));
}

/// Traces that other segments have rows of are longer than their segment knows, and may have a longer id.
Result<> CallFinder::joinTraces()
{
    JoinedTraces joined(m_database);
    const Result<bool> none = joined.empty();
    if (!none)
        return tl::unexpected<Error>(none.error());
    if (*none)
        return {};
    for (FoundCall& call : m_calls) {
        const Result<std::optional<JoinedTrace>> trace = joined.find(call.trace);
        if (!trace)
            return tl::unexpected<Error>(trace.error());
        if (!*trace)
            continue;
        call.trace = (*trace)->id;
        call.traceDuration = (*trace)->extent.duration();
        call.traceKnown = (*trace)->extent.known;
    }
    return {};
}

CallPage CallFinder::page() const
{
    CallPage page;
    page.texts = m_catalog;
    page.cut = m_cut;
    page.spansSeen = m_seen;
    std::vector<std::uint32_t> used;
    for (const FoundCall& call : m_calls)
        used.push_back(call.interface);
    const auto byName = [this](std::uint32_t a, std::uint32_t b) {
        return std::pair(m_catalog->service(a), m_catalog->name(a)) <
            std::pair(m_catalog->service(b), m_catalog->name(b));
    };
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    std::sort(used.begin(), used.end(), byName);
    std::vector<std::uint32_t> numbers(m_catalog->interfaceEnd());
    for (std::uint32_t number = 0; number < used.size(); ++number) {
        numbers[used[number]] = number;
        page.interfaces.push_back({m_catalog->service(used[number]), m_catalog->name(used[number])});
    }
    for (const FoundCall& call : m_calls)
        page.rows.push_back(
            {call.trace, call.span, call.start, call.duration, call.traceDuration, m_catalog->text(call.address),
                numbers[call.interface], SpanIndex::none, call.flags, call.kind, call.status, call.traceKnown});
    if (m_query.order == CallQuery::Order::slowestPerInterface)
        std::stable_sort(page.rows.begin(), page.rows.end(),
            [](const CallRow& a, const CallRow& b) { return a.interface < b.interface; });
    return page;
}

} // namespace longspan::store
