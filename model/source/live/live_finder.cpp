// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/live/live_finder.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>

namespace longspan::source {

namespace {

/// No server is known to have a hidden maximum below that.
constexpr std::size_t kSmallestMaximum = 20;
constexpr std::size_t kSmallestLimit = 10;
/// A server's clock may run ahead of ours.
constexpr Nanos kClockSlack = 300 * kSecond;
/// Elasticsearch behind Zipkin gives no more spans an answer (SearchRequest.java).
constexpr std::size_t kCutAnswer = 10'000;

bool stops(const Error& error)
{
    return error.kind == ErrorKind::cancelled;
}

/// "search depth must be greater than 0 and less than max traces", "limit exceeds ..."
bool complainsOfLimit(const Error& error)
{
    return error.kind == ErrorKind::refused &&
        (error.what.find("depth") != std::string::npos || error.what.find("limit") != std::string::npos);
}

std::set<TraceId> idsOf(const SpanTable& table)
{
    std::set<TraceId> ids;
    for (std::uint32_t no = 0; no < table.traceCount(); ++no)
        if (!table.spansOf(TraceNo{no}).empty())
            ids.insert(table.traceId(TraceNo{no}));
    return ids;
}

/// The start that halves the traces, for a split that leaves some on both sides.
Nanos medianStart(const SpanTable& table, const TimeRange& window)
{
    std::vector<Nanos> starts;
    for (std::uint32_t no = 0; no < table.traceCount(); ++no)
        if (table.extent(TraceNo{no}).known)
            starts.push_back(std::clamp(table.extent(TraceNo{no}).start, window.from, window.to));
    if (starts.empty())
        return window.from + (window.to - window.from) / 2;
    const auto middle = starts.begin() + static_cast<std::ptrdiff_t>(starts.size() / 2);
    std::nth_element(starts.begin(), middle, starts.end());
    return *middle;
}

void add(Finding& whole, Finding&& more, const Call& call)
{
    whole.requests += more.requests;
    whole.cut = whole.cut || more.cut;
    if (more.answer.traces == 0)
        return;
    std::move(more.bodies.begin(), more.bodies.end(), std::back_inserter(whole.bodies));
    if (auto all = readTraces(whole.bodies, call))
        whole.answer = std::move(*all);
    else
        whole.cut = true;
}

} // namespace

std::size_t Finding::bodyBytes() const
{
    std::size_t bytes = 0;
    for (const AnswerBody& body : bodies)
        bytes += body.bytes->view().size();
    return bytes;
}

LiveFinder::LiveFinder(TraceServerPtr server, LiveLimits limits, std::function<Nanos()> now)
    : m_server(std::move(server)), m_limits(limits), m_now(std::move(now)), m_cache(limits.cachedBytes)
{
}

Capabilities LiveFinder::capabilities() const
{
    Capabilities able = m_server->capabilities();
    if (able.rules)
        able.rules->largestLimit = learnt().largestLimit;
    return able;
}

LiveFinder::Window LiveFinder::windowOf(const TimeRange& range) const
{
    Window window{range, false};
    if (range.to == std::numeric_limits<Nanos>::max())
        window.range.to = addClamped(m_now(), kClockSlack);
    if (range.from == std::numeric_limits<Nanos>::min()) {
        // What lies in memory may be asked for at any age; elsewhere every day or hour costs a look.
        const auto rules = m_server->capabilities().rules;
        const bool all = rules && rules->store.starts_with("InMemory");
        window.range.from = all ? 0 : subtractClamped(m_now(), m_limits.lookback);
        window.narrowed = !all;
    }
    window.range.from = std::max<Nanos>(0, window.range.from);
    window.range.to = std::max(window.range.to, window.range.from + 1);
    return window;
}

LiveFinder::Learnt LiveFinder::learnt() const
{
    const std::lock_guard lock(m_mutex);
    return m_learnt;
}

void LiveFinder::learnLimit(std::size_t limit)
{
    const std::lock_guard lock(m_mutex);
    m_learnt.largestLimit = limit;
}

void LiveFinder::learnGiven(std::size_t traces)
{
    const std::lock_guard lock(m_mutex);
    m_learnt.given = std::max(m_learnt.given, traces);
}

void LiveFinder::learnLengths(const SpanTable& table)
{
    Nanos longest = 0;
    for (std::uint32_t no = 0; no < table.traceCount(); ++no)
        if (const TraceExtent& extent = table.extent(TraceNo{no}); extent.known)
            longest = std::max(longest, extent.duration());
    // Clocks that are wrong by days must not make every later question as wide.
    constexpr Nanos kAnHour = 3600 * kSecond;
    const std::lock_guard lock(m_mutex);
    m_learnt.longestTrace = std::max(m_learnt.longestTrace, std::min(longest, kAnHour));
}

Nanos LiveFinder::longestTrace() const
{
    return learnt().longestTrace;
}

std::size_t LiveFinder::limitFor(std::size_t wanted) const
{
    const std::size_t largest = learnt().largestLimit;
    return largest > 0 ? std::min(wanted, largest) : wanted;
}

void LiveFinder::keep(const Finding& finding)
{
    const auto rules = m_server->capabilities().rules;
    const bool partial =
        finding.answer.damaged || (rules && rules->partialTraces && finding.answer.table->size() >= kCutAnswer);
    m_cache.add(finding.answer.table, finding.bodyBytes(), partial, subtractClamped(m_now(), m_limits.settling));
}

Result<Finding> LiveFinder::findOnce(FindQuery query, const Call& call)
{
    Finding finding;
    query.limit = limitFor(query.limit);
    auto bodies = m_server->find({&query, 1}, call);
    ++finding.requests;
    while (!bodies.front() && complainsOfLimit(bodies.front().error()) && query.limit > kSmallestLimit) {
        query.limit = std::max(kSmallestLimit, query.limit / 2);
        bodies = m_server->find({&query, 1}, call);
        ++finding.requests;
        if (bodies.front())
            learnLimit(query.limit);
    }
    if (!bodies.front())
        return failWith(std::move(bodies.front()));
    finding.bodies.push_back(std::move(*bodies.front()));
    auto answer = readTraces(finding.bodies, call);
    if (!answer)
        return failWith(std::move(answer));
    finding.answer = std::move(*answer);
    const auto rules = m_server->capabilities().rules;
    const bool full = finding.answer.traces >= query.limit;
    finding.cut = full || finding.answer.damaged || !rules || !rules->fewerMeansAll;
    if (full && learnt().largestLimit == 0)
        learnGiven(query.limit);
    learnLengths(*finding.answer.table);
    return finding;
}

bool LiveFinder::mayBeHiddenMaximum(const Finding& finding) const
{
    return !finding.cut && finding.answer.traces >= kSmallestMaximum && finding.answer.traces >= learnt().given;
}

/// Asks for both halves of the traces: if more come than before, their number was the server's maximum.
void LiveFinder::confirm(Finding& finding, const FindQuery& query, const Call& call)
{
    const std::size_t before = finding.answer.traces;
    const Nanos middle = medianStart(*finding.answer.table, query.window);
    FindQuery early = query;
    FindQuery late = query;
    early.window.to = late.window.from = middle;
    std::size_t most = 0;
    std::set<TraceId> ids = idsOf(*finding.answer.table);
    for (const FindQuery& half : {early, late}) {
        auto part = findOnce(half, call);
        if (!part) {
            finding.cut = true;
            call.note(NoteKind::partialAnswer, m_server->place());
            return;
        }
        most = std::max(most, part->answer.traces);
        ids.merge(idsOf(*part->answer.table));
        finding.requests += part->requests;
        if (ids.size() > before)
            add(finding, std::move(*part), call);
    }
    if (ids.size() > before) {
        learnLimit(before);
        finding.cut = true;
    } else if (most < before) {
        learnGiven(before + 1);
    } else {
        finding.cut = true; // all began at one moment: nothing tells the two cases apart
    }
}

Result<Finding> LiveFinder::find(FindQuery query, const Call& call)
{
    auto finding = findOnce(query, call);
    if (finding && mayBeHiddenMaximum(*finding))
        confirm(*finding, query, call);
    return finding;
}

Result<Finding> LiveFinder::findAll(std::span<const FindQuery> queries, const Call& call)
{
    Finding all;
    std::optional<Error> failure;
    all.requests = queries.size();
    auto bodies = m_server->find(queries, call);
    for (std::size_t no = 0; no < bodies.size(); ++no) {
        auto answer = bodies[no] ? readTraces({&*bodies[no], 1}, call) : failWith(std::move(bodies[no]));
        if (!answer) {
            if (stops(answer.error()))
                return failWith(std::move(answer));
            if (!failure)
                failure = answer.error();
            call.note(NoteKind::partialAnswer, m_server->place());
            continue;
        }
        all.cut = all.cut || answer->damaged || answer->traces >= queries[no].limit;
        all.bodies.push_back(std::move(*bodies[no]));
    }
    if (all.bodies.empty() && failure)
        return tl::unexpected(*failure);
    auto answer = readTraces(all.bodies, call);
    if (!answer)
        return failWith(std::move(answer));
    all.answer = std::move(*answer);
    const auto rules = m_server->capabilities().rules;
    all.cut = all.cut || failure || !rules || !rules->fewerMeansAll;
    learnLengths(*all.answer.table);
    return all;
}

void LiveFinder::widen(Finding& finding, const FindQuery& query, const Call& call)
{
    if (auto more = findOnce(query, call)) {
        add(finding, std::move(*more), call);
        return;
    }
    ++finding.requests;
    finding.cut = true;
    call.note(NoteKind::partialAnswer, m_server->place());
}

} // namespace longspan::source
