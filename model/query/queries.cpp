// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/query/queries.h"

#include "model/query/proof.h"

#include <algorithm>
#include <map>

namespace longspan::query {

namespace {

using source::SpanQuery;
using source::TraceSource;

Evidence evidenceOf(const source::Facts& facts)
{
    Evidence evidence;
    evidence.requests = 1;
    evidence.spansSeen = facts.spans.value_or(0);
    evidence.tracesSeen = facts.traces.value_or(0);
    evidence.leftOut = facts.leftOut;
    return evidence;
}

Nanos since(Call::Clock::time_point start)
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(Call::Clock::now() - start).count();
}

/// Asks once, then the source for its facts: what was left out is known for certain only afterwards.
template <class Ask>
auto askOnce(TraceSource& from, const Call& call, Ask&& ask)
    -> Result<Proven<typename std::decay_t<decltype(ask())>::value_type>>
{
    using Answer = typename std::decay_t<decltype(ask())>::value_type;
    const auto start = Call::Clock::now();
    Result<Answer> answer = ask();
    if (!answer)
        return failWith(std::move(answer));
    auto facts = from.facts(call);
    if (!facts)
        return failWith(std::move(facts));
    Proven<Answer> proven{std::move(*answer), completenessOf(*facts), evidenceOf(*facts)};
    proven.evidence.elapsed = since(start);
    return proven;
}

Result<Proven<source::SpanPage>> askPage(TraceSource& from, const SpanQuery& query, const Call& call)
{
    const auto start = Call::Clock::now();
    auto page = from.search(query, call);
    if (!page)
        return failWith(std::move(page));
    auto facts = from.facts(call);
    if (!facts)
        return failWith(std::move(facts));
    Completeness completeness = completenessOf(*page, from.capabilities(), *facts);
    Proven<source::SpanPage> proven{std::move(*page), std::move(completeness), evidenceOf(*facts)};
    proven.evidence.requests = proven.answer.requests;
    proven.evidence.spansSeen = proven.answer.spansSeen;
    proven.evidence.tracesSeen = proven.answer.tracesSeen;
    proven.evidence.elapsed = since(start);
    return proven;
}

/// Runs of rows of one interface, in the order of the page.
std::vector<std::span<const source::CallRow>> groupsOf(const source::SpanPage& page)
{
    std::vector<std::span<const source::CallRow>> groups;
    const std::span<const source::CallRow> rows = page.rows;
    for (std::size_t begin = 0; begin < rows.size();) {
        std::size_t end = begin + 1;
        while (end < rows.size() && rows[end].interface == rows[begin].interface)
            ++end;
        groups.push_back(rows.subspan(begin, end - begin));
        begin = end;
    }
    return groups;
}

bool worse(const InterfaceCalls& a, const InterfaceCalls& b)
{
    const auto weight = [](const InterfaceCalls& of) {
        return of.interface.statistics ? of.interface.statistics->p99 : of.calls.front().duration;
    };
    return weight(a) > weight(b);
}

using InterfaceMap = std::map<std::pair<std::string_view, std::string_view>, const source::Interface*>;

std::vector<InterfaceCalls> grouped(const Proven<source::SpanPage>& found, const InterfaceMap& known)
{
    std::vector<InterfaceCalls> groups;
    for (const auto rows : groupsOf(found.answer)) {
        const source::InterfaceName& name = found.answer.interfaces[rows.front().interface];
        const auto place = known.find({name.service, name.name});
        source::Interface interface;
        if (place != known.end())
            interface = *place->second;
        else
            interface = {std::string(name.service), std::string(name.name), rows.front().kind, std::nullopt};
        groups.push_back({std::move(interface), rows, found.completeness});
    }
    std::stable_sort(groups.begin(), groups.end(), worse);
    return groups;
}

/// A list that the source cannot give itself is proven from several answers.
bool needsProof(const TraceSource& from)
{
    const source::Capabilities able = from.capabilities();
    return !able.sortsByDuration && able.rules;
}

} // namespace

Result<SlowestCalls> slowestCalls(TraceSource& from, const SpanQuery& query, const Call& call)
{
    if (needsProof(from))
        return proveSlowest(from, query, {}, call);
    SpanQuery asked = query;
    asked.order = SpanQuery::Order::slowestFirst;
    return askPage(from, asked, call);
}

Result<SlowestByInterface> slowestByInterface(TraceSource& from, const SpanQuery& query, const Call& call)
{
    if (needsProof(from))
        return proveByInterface(from, query, {}, nullptr, call);
    SpanQuery asked = query;
    asked.order = SpanQuery::Order::slowestPerInterface;
    auto found = askPage(from, asked, call);
    if (!found)
        return failWith(std::move(found));
    const auto start = Call::Clock::now();
    auto interfaces = from.interfaces(query.application, query.range, call);
    if (!interfaces)
        return failWith(std::move(interfaces));
    InterfaceMap known;
    for (const source::Interface& interface : *interfaces)
        known.emplace(std::pair<std::string_view, std::string_view>(interface.service, interface.name), &interface);
    SlowestByInterface result;
    result.answer.interfaces = grouped(*found, known);
    result.answer.page = std::move(found->answer);
    result.completeness = std::move(found->completeness);
    result.evidence = std::move(found->evidence);
    ++result.evidence.requests;
    result.evidence.elapsed += since(start);
    return result;
}

Result<FoundCalls> searchCalls(TraceSource& from, const SpanQuery& query, const Call& call)
{
    return askPage(from, query, call);
}

Result<FoundInterfaces> listInterfaces(
    TraceSource& from, const source::ApplicationRef& application, const TimeRange& range, const Call& call)
{
    auto found = askOnce(from, call, [&] { return from.interfaces(application, range, call); });
    if (found) {
        found->evidence.spansSeen = 0;
        for (const source::Interface& interface : found->answer)
            found->evidence.spansSeen += interface.statistics ? interface.statistics->calls : 0;
    }
    return found;
}

Result<FoundApplications> listApplications(
    TraceSource& from, const std::string& region, const TimeRange& range, const Call& call)
{
    auto found = askOnce(from, call, [&] { return from.applications(region, range, call); });
    if (found) {
        found->evidence.spansSeen = 0;
        for (const source::Application& application : found->answer)
            found->evidence.spansSeen += application.spans.value_or(0);
    }
    return found;
}

Result<OpenedTrace> openTrace(TraceSource& from, TraceId id, const Call& call)
{
    auto opened = askOnce(from, call, [&] { return from.trace(id, call); });
    if (opened) {
        opened->evidence.spansSeen = opened->answer.spans().size();
        opened->evidence.tracesSeen = 1;
    }
    return opened;
}

Result<Topology> topology(TraceSource& from, const SpanQuery& query, const Call& call)
{
    auto answer = askOnce(from, call, [&] { return from.topology(query, call); });
    if (!answer || answer->answer.traces == 0)
        return answer;
    answer->evidence.tracesSeen = answer->answer.traces;
    answer->evidence.spansSeen = 0;
    for (const ServiceGraph::Node& node : answer->answer.nodes)
        answer->evidence.spansSeen += node.spans;
    return answer;
}

Result<Metrics> metrics(TraceSource& from, const source::MetricQuery& query, const Call& call)
{
    auto answer = askOnce(from, call, [&] { return from.metrics(query, call); });
    if (answer)
        answer->evidence.spansSeen = answer->answer.spansSeen;
    return answer;
}

} // namespace longspan::query
