// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/live/live_source.h"
#include "model/source/table_answers.h"

#include <algorithm>

namespace longspan::source {

namespace {

/// How many services one question about all of them is split into at most.
constexpr std::size_t kMostServices = 32;

FindQuery questionOf(const SpanQuery& query, const SearchRules& rules)
{
    FindQuery question;
    question.service = query.application.name;
    question.operation = query.interface;
    question.minDuration = query.minDuration;
    question.maxDuration = query.maxDuration;
    question.onlyErrors = query.onlyErrors && rules.filtersErrors;
    if (rules.filtersAttributes || query.minDuration <= 0)
        question.attributes = query.attributes;
    question.limit = std::max<std::size_t>(1, query.limit);
    return question;
}

/// A call that ran out of time on the way may still look at what it got.
Call forLocalWork(const Call& call)
{
    Call local = call;
    local.deadline = Call::Clock::time_point::max();
    return local;
}

} // namespace

/// One question a service, where the server answers none about all of them.
Result<Finding> LiveSource::findEverywhere(const FindQuery& query, const Call& call)
{
    auto services = m_finder.server().services(call);
    if (!services)
        return failWith(std::move(services));
    const bool tooMany = services->size() > kMostServices;
    services->resize(std::min(services->size(), kMostServices));
    std::vector<FindQuery> queries;
    for (const std::string& service : *services) {
        queries.push_back(query);
        queries.back().service = service;
    }
    auto finding = m_finder.findAll(queries, call);
    if (finding && tooMany) {
        finding->cut = true;
        call.note(NoteKind::partialAnswer, m_finder.server().place());
    }
    return finding;
}

Result<Finding> LiveSource::findForSearch(const SpanQuery& query, bool& narrowed, const Call& call)
{
    const SearchRules rules = capabilities().rules.value_or(SearchRules{});
    const LiveFinder::Window window = m_finder.windowOf(query.part.value_or(query.range));
    narrowed = window.narrowed;
    FindQuery question = questionOf(query, rules);
    question.window = window.range;
    if (question.service.empty() && !rules.anyApplication)
        return findEverywhere(question, call);
    // Calls in the range may belong to traces that began before it.
    const bool early = rules.window == SearchRules::Subject::trace && question.window.from > 0 &&
        window.range.from <= m_finder.windowOf(query.range).range.from;
    const Nanos margin = m_finder.longestTrace();
    if (early)
        question.window.from = std::max<Nanos>(0, subtractClamped(window.range.from, margin));
    auto finding = m_finder.find(question, call);
    if (!finding)
        return finding;
    if (const Nanos longest = m_finder.longestTrace(); early && longest > margin && question.window.from > 0) {
        FindQuery earlier = question;
        earlier.window = {std::max<Nanos>(0, subtractClamped(window.range.from, longest)), question.window.from};
        m_finder.widen(*finding, earlier, call);
    }
    if (finding->cut && query.onlyErrors && !rules.filtersErrors) {
        // Not every store knows errors by this name, so what it finds is a gain and no proof.
        FindQuery errors = question;
        errors.onlyErrors = true;
        m_finder.widen(*finding, errors, call);
    }
    return finding;
}

Result<SpanPage> LiveSource::search(const SpanQuery& query, const Call& call)
{
    bool narrowed = false;
    auto finding = begin(query.application.region, call).and_then([&] { return findForSearch(query, narrowed, call); });
    if (!finding)
        return failWith(std::move(finding));
    m_finder.keep(*finding);
    const SpanTable& table = *finding->answer.table;
    SpanQuery local = query;
    if (!query.application.name.empty())
        local.application.name = serviceIn(table, query.application.name);
    if (query.interface)
        local.interface = nameIn(table, local.application.name, *query.interface);
    auto page = TableAnswers(finding->answer.table).search(local, forLocalWork(call));
    if (!page)
        return page;
    // What the server's settings leave out is also missing when it is not the limit.
    if (finding->cut || narrowed || !capabilities().rules->fewerMeansAll)
        page->truncation = SpanPage::Truncation::unsorted;
    page->requests = finding->requests;
    page->tracesSeen = finding->answer.traces;
    return page;
}

} // namespace longspan::source
