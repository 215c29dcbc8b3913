// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/live/live_source.h"

#include <algorithm>
#include <set>

namespace longspan::source {

namespace {

/// Windows are not split below that; what a server cuts then is noted.
constexpr Nanos kNarrowest = 10 * kMillisecond;

/// The traces of a table that fit and were not handed over yet.
TraceBatch newTraces(const SpanTablePtr& table, const TraceQuery& query, std::set<TraceId>& seen)
{
    TraceBatch batch{table, {}};
    const std::string service = query.application.name.empty() ? "" : serviceIn(*table, query.application.name);
    for (std::uint32_t no = 0; no < table->traceCount(); ++no) {
        const auto spans = table->spansOf(TraceNo{no});
        const TraceExtent& extent = table->extent(TraceNo{no});
        const bool inTime = query.range.everything() || (extent.known && query.range.contains(extent.start));
        const bool sent = service.empty() ||
            std::any_of(spans.begin(), spans.end(), [&](SpanIndex span) { return table->service(span) == service; });
        if (!spans.empty() && inTime && sent && seen.insert(table->traceId(TraceNo{no})).second)
            batch.traces.push_back(TraceNo{no});
    }
    return batch;
}

} // namespace

Result<> LiveSource::visitNamed(std::span<const TraceId> ids, const TraceVisitor& visit, const Call& call)
{
    const std::size_t size = std::max<std::size_t>(1, m_finder.limits().batchTraces);
    std::set<TraceId> seen;
    for (std::size_t from = 0; from < ids.size(); from += size) {
        auto bodies = m_finder.server().fetch(ids.subspan(from, std::min(size, ids.size() - from)), call);
        if (!bodies)
            return failWith(std::move(bodies));
        if (bodies->empty())
            continue;
        auto answer = readTraces(*bodies, call);
        if (!answer)
            return failWith(std::move(answer));
        const TraceBatch batch = newTraces(answer->table, {}, seen);
        if (batch.traces.empty())
            continue;
        if (auto visited = visit(batch); !visited)
            return visited;
    }
    return {};
}

/// Asks for ever smaller windows until none is cut, newest first.
Result<> LiveSource::visitFound(const TraceQuery& query, const TraceVisitor& visit, const Call& call)
{
    const bool any = capabilities().rules && capabilities().rules->anyApplication;
    const auto services = query.application.name.empty() && any ? Result<std::vector<std::string>>({std::string()})
                                                                : servicesFor(query.application.name, call);
    if (!services)
        return tl::unexpected(services.error());
    std::vector<FindQuery> open;
    for (const std::string& service : *services) {
        FindQuery question;
        question.service = service;
        question.window = m_finder.windowOf(query.range).range;
        question.limit = std::max<std::size_t>(2, m_finder.limits().batchTraces);
        open.push_back(std::move(question));
    }
    std::set<TraceId> seen;
    while (!open.empty()) {
        const FindQuery question = std::move(open.back());
        open.pop_back();
        auto finding = m_finder.findOnce(question, call);
        if (!finding)
            return failWith(std::move(finding));
        const bool full = finding->answer.traces >= m_finder.limitFor(question.limit);
        const Nanos width = question.window.to - question.window.from;
        if (full && width > kNarrowest) {
            open.push_back(question);
            open.push_back(question);
            open[open.size() - 2].window.to = open.back().window.from = question.window.from + width / 2;
        } else if (full) {
            call.note(NoteKind::partialAnswer, m_finder.server().place());
        }
        const TraceBatch batch = newTraces(finding->answer.table, query, seen);
        if (batch.traces.empty())
            continue;
        if (auto visited = visit(batch); !visited)
            return visited;
    }
    return {};
}

Result<> LiveSource::visitTraces(const TraceQuery& query, const TraceVisitor& visit, const Call& call)
{
    if (auto met = begin(query.application.region, call); !met)
        return met;
    return query.ids.empty() ? visitFound(query, visit, call) : visitNamed(query.ids, visit, call);
}

} // namespace longspan::source
