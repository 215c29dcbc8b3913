// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/query/interface_proof.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace longspan::query {

namespace {

/// Room between the calls that are wanted and the limit: with four times as many a threshold in between is found by a
/// guess or two.
constexpr std::size_t kLimitTimes = 4;
constexpr std::size_t kSmallestLimit = 50;
/// Traces that began that long before the range are looked for at least, where a server goes by the starts of traces.
constexpr Nanos kLeastSlack = 60 * kSecond;

Nanos wallClock()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

ThresholdSearch::Goal goalOf(const source::SpanQuery& query, const source::SearchRules& rules, std::size_t limit)
{
    ThresholdSearch::Goal goal;
    goal.limit = limit;
    goal.wanted = std::max<std::size_t>(1, std::min(query.limit, limit / 2));
    goal.floor = std::max<Nanos>(0, query.minDuration);
    goal.step = std::max<Nanos>(1, rules.durationStep);
    return goal;
}

} // namespace

InterfaceProof::InterfaceProof(source::TraceSource& from, source::SpanQuery query, const ProofOptions& options,
    SourceKnowledge& knowledge, std::optional<source::Statistics> statistics)
    : m_from(&from)
    , m_query(std::move(query))
    , m_options(options)
    , m_knowledge(&knowledge)
    , m_statistics(std::move(statistics))
    , m_able(from.capabilities())
    , m_rules(m_able.rules.value_or(source::SearchRules{}))
    , m_search(goalOf(m_query, m_rules, limit()))
    , m_began(Call::Clock::now())
{
    m_query.order = source::SpanQuery::Order::slowestFirst;
    m_query.minDuration = std::max<Nanos>(0, m_query.minDuration);
    const bool byTraces = m_rules.window == source::SearchRules::Subject::trace ||
        m_rules.window == source::SearchRules::Subject::unknown;
    if (byTraces && m_query.range.from > TimeRange{}.from)
        m_slack = kLeastSlack;
    m_windows.push_back({{subtractClamped(m_query.range.from, m_slack), m_query.range.to}, std::nullopt});
    if (m_query.maxDuration) {
        m_windows.front().complete = addClamped(*m_query.maxDuration, 1);
        m_search.complete(*m_windows.front().complete, 0);
    }
}

std::size_t InterfaceProof::limit() const
{
    std::size_t limit = std::max(kSmallestLimit, std::min(m_query.limit, std::size_t{1} << 24U) * kLimitTimes);
    if (m_rules.largestLimit > 0)
        limit = std::min(limit, m_rules.largestLimit);
    if (const auto maximum = m_knowledge->maximum())
        limit = std::min(limit, static_cast<std::size_t>(*maximum));
    return std::max<std::size_t>(1, limit);
}

std::size_t InterfaceProof::unitsFrom(Nanos d) const
{
    return m_rules.limitCounts == source::SearchRules::Unit::traces ? m_candidates.traces(d) : m_candidates.calls(d);
}

Result<InterfaceProof::Answer> InterfaceProof::askRaw(const source::SpanQuery& query, const Call& call)
{
    if (auto good = call.check(); !good)
        return failWith(std::move(good));
    ++m_requests;
    auto page = m_from->search(query, call);
    if (!page)
        return failWith(std::move(page));
    m_evidence.requests += page->requests;
    m_evidence.spansSeen += page->spansSeen;
    m_evidence.tracesSeen += page->tracesSeen;
    Answer answer;
    const bool traces = m_rules.limitCounts == source::SearchRules::Unit::traces;
    answer.units = std::max<std::uint64_t>(
        traces ? page->tracesSeen : page->spansSeen, traces ? longestPerTrace(*page).size() : page->rows.size());
    answer.page = std::move(*page);
    return answer;
}

Result<InterfaceProof::Answer> InterfaceProof::ask(const TimeRange& range, Nanos d, const Call& call)
{
    source::SpanQuery query = m_query;
    query.minDuration = d;
    query.limit = limit();
    if (range != query.range)
        query.part = range;
    auto answer = askRaw(query, call);
    if (!answer)
        return answer;
    using Truncation = source::SpanPage::Truncation;
    const source::SpanPage& page = answer->page;
    if (page.truncation == Truncation::complete)
        answer->complete = d;
    else if (page.truncation == Truncation::byLimit && !page.rows.empty())
        answer->complete = std::max(d, addClamped(page.rows.back().duration, 1));
    else if (!m_rules.fewerMeansAll && answer->units < query.limit)
        answer->complete = d; // as far as it goes; judged() says that it proves nothing
    m_candidates.add(page);
    if (const auto kth = m_candidates.kth(m_query.limit))
        m_search.raise(*kth);
    if (answer->complete)
        if (auto good = verify(range, d, *answer, call); !good)
            return failWith(std::move(good));
    m_knowledge->saw(answer->units);
    return answer;
}

/// Whether an answer below the limit was cut by a maximum that nobody told of.
Result<> InterfaceProof::verify(const TimeRange& range, Nanos d, Answer& answer, const Call& call)
{
    if (m_knowledge->believable(answer.units) || !m_rules.fewerMeansAll)
        return {};
    if (auto good = probe(call); !good)
        return good;
    if (m_knowledge->believable(answer.units))
        return {};
    return halves(range, d, answer, call);
}

/// Asks once for as much as there is: the more comes, the more of the other answers are believed.
Result<> InterfaceProof::probe(const Call& call)
{
    const auto turn = m_knowledge->probing();
    if (m_knowledge->probed() || !m_rules.anyInterface || !m_query.interface)
        return {};
    source::SpanQuery query;
    query.application = m_query.application;
    query.range = m_query.range;
    query.limit = limit();
    auto answer = askRaw(query, call);
    if (!answer)
        return failWith(std::move(answer));
    m_knowledge->saw(answer->units);
    m_knowledge->setProbed();
    return {};
}

/// Both halves together bring what the whole brought, and each brings less: then nothing was cut.
Result<> InterfaceProof::halves(const TimeRange& range, Nanos d, Answer& answer, const Call& call)
{
    const auto middle = m_candidates.middleStart();
    if (!middle || *middle <= range.from || *middle >= range.to || !mayAsk()) {
        answer.complete.reset();
        return {};
    }
    std::size_t fresh = 0;
    bool smaller = true;
    for (const TimeRange& half : {TimeRange{range.from, *middle}, TimeRange{*middle, range.to}}) {
        source::SpanQuery query = m_query;
        query.minDuration = d;
        query.limit = limit();
        query.part = half;
        auto part = askRaw(query, call);
        if (!part)
            return failWith(std::move(part));
        smaller = smaller && part->units < answer.units;
        fresh += m_candidates.add(part->page);
    }
    if (fresh == 0 && smaller)
        return {};
    m_knowledge->foundMaximum(answer.units);
    m_search.limitTo(limit());
    answer.complete.reset();
    return {};
}

/// How many units there may be, when the newest were kept and cover only the end of the range.
std::optional<double> InterfaceProof::totalOf(const Answer& answer) const
{
    const TimeRange& range = m_query.range;
    const auto units = static_cast<double>(answer.units);
    if (m_rules.kept == source::SearchRules::Kept::newest && !answer.page.rows.empty() && !m_query.range.everything()) {
        Nanos oldest = range.to;
        for (const source::CallRow& row : answer.page.rows)
            if (row.startKnown())
                oldest = std::min(oldest, row.start);
        const double width = static_cast<double>(range.to) - static_cast<double>(range.from);
        const double covered = (static_cast<double>(range.to) - static_cast<double>(oldest)) / width;
        if (covered > 0 && covered < 0.95)
            return units / covered;
    }
    if (const auto share = m_knowledge->usualShare())
        return std::sqrt(static_cast<double>(m_query.limit) * static_cast<double>(limit())) / std::max(*share, 1e-6);
    return std::nullopt;
}

void InterfaceProof::observe(Nanos d, const Answer& answer)
{
    if (answer.complete)
        return m_search.complete(*answer.complete, unitsFrom(*answer.complete));
    const bool traces = m_rules.limitCounts == source::SearchRules::Unit::traces;
    m_search.cut(d, traces ? longestPerTrace(answer.page) : durationsOf(answer.page), totalOf(answer));
}

/// Over the whole range, until a threshold is found or none is left.
Result<> InterfaceProof::search(const Call& call)
{
    std::optional<Nanos> d = m_search.rounded(m_search.first(m_statistics));
    while (d && mayAsk()) {
        auto answer = ask(m_windows.front().range, *d, call);
        if (!answer)
            return failWith(std::move(answer));
        observe(*d, *answer);
        if (answer->complete)
            m_windows.front().complete =
                std::min(*answer->complete, m_windows.front().complete.value_or(*answer->complete));
        const auto kth = m_candidates.kth(m_query.limit);
        if (done() || !m_rules.filtersDuration)
            break;
        if (tied() && (m_search.lowest() > *kth || m_search.estimate(*kth) >= static_cast<double>(limit())))
            break;
        // A server's small maximum: as much as one answer can hold was found, the rest is found part by part.
        if (limit() <= m_query.limit && m_windows.front().complete &&
            unitsFrom(*m_windows.front().complete) * 2 >= limit())
            break;
        d = m_search.next();
    }
    if (const auto share = m_search.shareFound(); share && done())
        m_knowledge->learnShare(*share);
    return {};
}

Result<SlowestCalls> InterfaceProof::run(const Call& call)
{
    Result<> good = search(call);
    if (good && !done() && !tied())
        good = sweep(call);
    if (good)
        good = widen(call);
    if (!good && m_candidates.size() == 0)
        return failWith(std::move(good));
    return concluded(good ? std::nullopt : std::optional(std::move(good).error()));
}

std::optional<Nanos> InterfaceProof::completeFrom() const
{
    Nanos from = 0;
    for (const Window& window : m_windows) {
        if (!window.complete)
            return std::nullopt;
        from = std::max(from, *window.complete);
    }
    return from;
}

bool InterfaceProof::done() const
{
    const auto from = completeFrom();
    if (!from)
        return false;
    const auto kth = m_candidates.kth(m_query.limit);
    return *from <= m_query.minDuration || (kth && *kth >= *from);
}

/// All longer calls are known, and the last of the list are as long as they can be: which of them fill it is all that
/// is open.
bool InterfaceProof::tied() const
{
    const auto from = completeFrom();
    const auto kth = m_candidates.kth(m_query.limit);
    if (!from || !kth)
        return false;
    const Nanos step = std::max<Nanos>(1, m_candidates.multiplesOf(m_rules.durationStep) ? m_rules.durationStep : 1);
    return *kth < *from && *kth >= *from - step;
}

bool InterfaceProof::settling() const
{
    if (!m_able.live || m_able.settling <= 0)
        return false;
    // A call is told of when it has ended.
    const Nanos now = m_options.now != 0 ? m_options.now : wallClock();
    const auto longest = m_candidates.kth(1).value_or(0);
    return m_query.range.to > subtractClamped(subtractClamped(now, m_able.settling), longest);
}

Completeness InterfaceProof::unproven() const
{
    const auto from = completeFrom();
    const std::string why = m_requests >= m_options.requestsPerInterface
        ? "the budget of " + std::to_string(m_options.requestsPerInterface) + " requests is used up"
        : "the source cuts its answers before it sorts them";
    if (from && m_candidates.calls(*from) > 0)
        return {Completeness::Kind::completeAbove, *from, why};
    return {Completeness::Kind::lowerBound, 0, why};
}

Completeness InterfaceProof::judged() const
{
    using Subject = source::SearchRules::Subject;
    const bool doubted = !m_rules.fewerMeansAll || (m_rules.filtersDuration && m_rules.duration == Subject::unknown) ||
        (m_rules.window == Subject::unknown && m_parts > 1);
    if (doubted)
        return {Completeness::Kind::lowerBound, 0, "what the source leaves out of its answers is not known"};
    const bool exact = done();
    if (!exact && !tied())
        return unproven();
    if (settling())
        return {Completeness::Kind::settling, 0, "the last calls of the time range may still come in"};
    std::string why;
    if (m_slack > 0)
        why = "looked for in traces that began up to " + durationText(m_slack) + " before the time range";
    return {exact ? Completeness::Kind::exact : Completeness::Kind::exactUpToTies, 0, std::move(why)};
}

SlowestCalls InterfaceProof::concluded(std::optional<Error> stoppedBy)
{
    SlowestCalls calls;
    calls.completeness = judged();
    m_evidence.threshold = completeFrom();
    m_evidence.windows = static_cast<std::uint32_t>(m_parts);
    if (stoppedBy) {
        if (!done())
            calls.completeness.why = stoppedBy->what;
        const bool asked = stoppedBy->kind == ErrorKind::cancelled || stoppedBy->kind == ErrorKind::deadline;
        if (asked)
            m_evidence.stopped = std::move(stoppedBy);
        else
            m_evidence.leftOut.push_back(std::move(*stoppedBy));
    }
    calls.answer = m_candidates.page(m_query.limit);
    calls.answer.truncation = calls.completeness.kind != Completeness::Kind::exact
        ? source::SpanPage::Truncation::unsorted
        : m_candidates.size() > m_query.limit ? source::SpanPage::Truncation::byLimit
                                              : source::SpanPage::Truncation::complete;
    calls.answer.requests = m_evidence.requests;
    calls.answer.spansSeen = m_evidence.spansSeen;
    calls.answer.tracesSeen = m_evidence.tracesSeen;
    m_evidence.elapsed = std::chrono::duration_cast<std::chrono::nanoseconds>(Call::Clock::now() - m_began).count();
    calls.evidence = std::move(m_evidence);
    return calls;
}

} // namespace longspan::query
