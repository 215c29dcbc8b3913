// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/query/proof.h"

#include "model/query/interface_proof.h"
#include "model/query/proof_plan.h"

#include <algorithm>
#include <memory>

namespace longspan::query {

namespace {

/// Several lists as one page: rows after each other, with numbers of the page's own for their interfaces.
source::SpanPage joined(std::vector<ProofPlan::List>& lists)
{
    auto texts = std::make_shared<std::vector<std::shared_ptr<const void>>>();
    source::SpanPage page;
    page.requests = 0;
    std::size_t rows = 0;
    for (const ProofPlan::List& list : lists)
        rows += list.calls.answer.rows.size();
    page.rows.reserve(rows);
    for (const ProofPlan::List& list : lists) {
        const source::SpanPage& part = list.calls.answer;
        const auto first = static_cast<std::uint32_t>(page.interfaces.size());
        page.interfaces.insert(page.interfaces.end(), part.interfaces.begin(), part.interfaces.end());
        for (source::CallRow row : part.rows) {
            row.interface += first;
            page.rows.push_back(row);
        }
        page.truncation = std::max(page.truncation, part.truncation);
        texts->push_back(part.texts);
    }
    page.texts = std::move(texts);
    return page;
}

bool worse(const InterfaceCalls& a, const InterfaceCalls& b)
{
    const auto weight = [](const InterfaceCalls& of) {
        return of.interface.statistics ? of.interface.statistics->p99 : of.calls.front().duration;
    };
    return weight(a) > weight(b);
}

SlowestByInterface grouped(ProofPlan& plan)
{
    SlowestByInterface result;
    result.completeness = plan.completeness();
    result.evidence = plan.evidence();
    GroupedCalls& groups = result.answer;
    groups.page = joined(plan.lists());
    groups.page.requests = result.evidence.requests;
    groups.page.spansSeen = result.evidence.spansSeen;
    groups.page.tracesSeen = result.evidence.tracesSeen;
    std::size_t begin = 0;
    for (ProofPlan::List& list : plan.lists()) {
        const std::size_t count = list.calls.answer.rows.size();
        const std::span<const source::CallRow> rows(groups.page.rows.data() + begin, count);
        begin += count;
        groups.interfaces.push_back({std::move(list.interface), rows, std::move(list.calls.completeness)});
    }
    std::stable_sort(groups.interfaces.begin(), groups.interfaces.end(), worse);
    return result;
}

/// The slowest of all lists: each holds as many as are wanted of its own, so that none is missing.
SlowestCalls inOne(ProofPlan& plan, std::size_t limit)
{
    SlowestCalls result;
    result.completeness = plan.completeness();
    result.evidence = plan.evidence();
    ProofCandidates candidates;
    for (const ProofPlan::List& list : plan.lists())
        candidates.add(list.calls.answer);
    result.answer = candidates.page(limit);
    if (candidates.size() > limit)
        result.answer.truncation = source::SpanPage::Truncation::byLimit;
    if (result.completeness.kind != Completeness::Kind::exact)
        result.answer.truncation = source::SpanPage::Truncation::unsorted;
    return result;
}

} // namespace

Result<SlowestCalls> proveSlowest(
    source::TraceSource& from, const source::SpanQuery& query, const ProofOptions& options, const Call& call)
{
    auto facts = from.facts(call);
    if (!facts)
        return failWith(std::move(facts));
    const source::SearchRules rules = from.capabilities().rules.value_or(source::SearchRules{});
    const bool atOnce =
        (rules.anyApplication || !query.application.name.empty()) && (rules.anyInterface || query.interface);
    if (!atOnce) {
        ProofPlan plan(from, query, options, nullptr, call);
        if (auto done = plan.run(); !done)
            return failWith(std::move(done));
        return inOne(plan, query.limit);
    }
    SourceKnowledge knowledge;
    InterfaceProof proof(from, query, options, knowledge, std::nullopt);
    auto calls = proof.run(call);
    if (calls)
        calls->evidence.leftOut.insert(calls->evidence.leftOut.end(), facts->leftOut.begin(), facts->leftOut.end());
    return calls;
}

Result<SlowestByInterface> proveByInterface(source::TraceSource& from, const source::SpanQuery& query,
    const ProofOptions& options, SlowestSink* sink, const Call& call)
{
    ProofPlan plan(from, query, options, sink, call);
    if (auto done = plan.run(); !done)
        return failWith(std::move(done));
    return grouped(plan);
}

} // namespace longspan::query
