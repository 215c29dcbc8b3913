// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/links.h"
#include "model/source/aliyun/source_parts.h"
#include "model/source/aliyun/span_rows.h"
#include "model/source/topology_count.h"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace longspan::source::aliyun {

namespace {

constexpr std::size_t kBatch = 50;

struct IdHash {
    std::size_t operator()(const TraceId& id) const { return TraceIdHash()(id); }
};

std::string placeOf(const std::string& region, const std::string& text)
{
    return "aliyun:" + region + "/" + text;
}

/// A region and the text of an id there, to be tried.
using Places = std::vector<TraceIdBook::Place>;

/// Where a trace may be: where it was seen, else every region that is shown, the first one first.
Result<std::vector<Places>> attemptsFor(SourceParts& parts, TraceId id, const Call& call)
{
    if (const auto known = parts.ids.find(id))
        return std::vector<Places>{{*known}};
    const auto regions = regionsOf(parts, call);
    if (!regions)
        return tl::unexpected(regions.error());
    std::vector<Places> attempts;
    for (const std::string& text : TraceIdBook::guesses(id))
        attempts.push_back({{text, regions->front().id}});
    for (const std::string& text : TraceIdBook::guesses(id)) {
        Places others;
        for (std::size_t i = 1; i < regions->size(); ++i)
            others.push_back({text, (*regions)[i].id});
        if (!others.empty())
            attempts.push_back(std::move(others));
    }
    return attempts;
}

/// Asks one place after the other; an empty answer is no trace.
Result<std::optional<TraceIdBook::Place>> findIn(
    SourceParts& parts, const Places& places, std::vector<ApiSpan>& spans, const Call& call)
{
    std::optional<Error> trouble;
    for (const TraceIdBook::Place& place : places) {
        auto found = parts.api.trace(place.region, place.text, call);
        if (found && !found->empty()) {
            spans = std::move(*found);
            return std::optional(place);
        }
        if (!found && found.error().kind != ErrorKind::notFound)
            trouble = found.error();
        if (trouble && (trouble->kind == ErrorKind::cancelled || trouble->kind == ErrorKind::deadline))
            return tl::unexpected(*trouble);
    }
    // One region that cannot be reached does not hide that the others do not have it.
    if (trouble && places.size() == 1)
        return tl::unexpected(*trouble);
    return std::optional<TraceIdBook::Place>();
}

Result<SpanTablePtr> tableOf(SourceParts& parts, const Places& places, const Call& call)
{
    SpanTableBuilder builder;
    std::map<std::string, std::vector<std::string>> byRegion;
    for (const TraceIdBook::Place& place : places)
        byRegion[place.region].push_back(place.text);
    for (const auto& [region, texts] : byRegion) {
        auto traces = parts.api.traces(region, texts, call);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (!traces[i]) {
                const ErrorKind kind = traces[i].error().kind;
                if (kind == ErrorKind::cancelled || kind == ErrorKind::deadline || places.size() == 1)
                    return tl::unexpected(traces[i].error());
                call.note(NoteKind::partialAnswer, placeOf(region, texts[i]));
                continue;
            }
            const TraceId id = parts.ids.remember(texts[i], region);
            appendTrace(builder, id, placeOf(region, texts[i]), std::move(*traces[i]), call);
        }
    }
    return builder.finish();
}

TraceBatch wholeBatch(const SpanTablePtr& table, const TimeRange& range)
{
    TraceBatch batch{table, {}};
    for (std::uint32_t no = 0; no < table->traceCount(); ++no) {
        const TraceExtent& extent = table->extent(TraceNo{no});
        const bool inTime = range.everything() || (extent.known && range.contains(extent.start));
        if (inTime && !table->spansOf(TraceNo{no}).empty())
            batch.traces.push_back(TraceNo{no});
    }
    return batch;
}

Result<> handOver(SourceParts& parts, const Places& places, const TimeRange& range,
    const TraceSource::TraceVisitor& visit, const Call& call)
{
    for (std::size_t at = 0; at < places.size(); at += kBatch) {
        const Places some(places.begin() + static_cast<std::ptrdiff_t>(at),
            places.begin() + static_cast<std::ptrdiff_t>(std::min(places.size(), at + kBatch)));
        const auto table = tableOf(parts, some, call);
        if (!table)
            return tl::unexpected(table.error());
        call.progress("traces", at + some.size(), places.size());
        const TraceBatch batch = wholeBatch(*table, range);
        if (batch.traces.empty())
            continue;
        if (auto visited = visit(batch); !visited)
            return visited;
    }
    return {};
}

/// Traces named by the rows of one page that were not named before.
Places newPlaces(
    SourceParts& parts, const TracePage& page, const std::string& region, std::unordered_set<TraceId, IdHash>& seen)
{
    Places places;
    for (const TraceRow& row : page.rows)
        if (seen.insert(parts.ids.remember(row.traceId, region)).second)
            places.push_back({row.traceId, region});
    return places;
}

Result<> walkRange(
    SourceParts& parts, const TraceQuery& query, const TraceSource::TraceVisitor& visit, const Call& call)
{
    constexpr std::int64_t kMostPages = 10'000;
    SearchQuestion question;
    question.region = query.application.region;
    question.service = query.application.name;
    question.times = millisOf(query.range, parts.api.client().now());
    question.newestFirst = false;
    std::unordered_set<TraceId, IdHash> seen;
    std::int64_t fetched = 0;
    for (std::int64_t number = 1; number <= kMostPages; ++number) {
        const auto page = std::move(parts.api.search(question, number, 1, call).front());
        if (!page)
            return tl::unexpected(page.error());
        fetched += static_cast<std::int64_t>(page->rows.size());
        if (auto handed = handOver(parts, newPlaces(parts, *page, question.region, seen), query.range, visit, call);
            !handed)
            return handed;
        const auto size = static_cast<std::int64_t>(page->rows.size());
        if (size == 0 || (page->total ? fetched >= *page->total : size < page->pageSize.value_or(kPageRows)))
            return {};
    }
    call.note(NoteKind::partialAnswer, "SearchTraces");
    return {};
}

} // namespace

Result<Trace> openTrace(SourceParts& parts, TraceId id, const Call& call)
{
    const auto attempts = attemptsFor(parts, id, call);
    if (!attempts)
        return tl::unexpected(attempts.error());
    for (const Places& places : *attempts) {
        std::vector<ApiSpan> spans;
        const auto found = findIn(parts, places, spans, call);
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            continue;
        const TraceIdBook::Place& place = **found;
        parts.ids.remember(place.text, place.region);
        SpanTableBuilder builder;
        appendTrace(
            builder, TraceIdBook::numberOf(place.text), placeOf(place.region, place.text), std::move(spans), call);
        const SpanTablePtr table = builder.finish();
        if (const auto no = table->findTrace(TraceIdBook::numberOf(place.text)))
            return Trace(table, *no);
    }
    return fail(ErrorKind::notFound, "no trace " + toHex(id), "GetTrace");
}

Result<> walkTraces(
    SourceParts& parts, const TraceQuery& query, const TraceSource::TraceVisitor& visit, const Call& call)
{
    if (query.ids.empty())
        return walkRange(parts, query, visit, call);
    Places places;
    for (const TraceId id : query.ids) {
        if (const auto known = parts.ids.find(id)) {
            places.push_back(*known);
            continue;
        }
        const auto trace = openTrace(parts, id, call);
        if (trace) {
            if (auto visited = visit({trace->tablePtr(), {trace->no()}}); !visited)
                return visited;
        } else if (trace.error().kind != ErrorKind::notFound) {
            return tl::unexpected(trace.error());
        }
    }
    return handOver(parts, places, {}, visit, call);
}

Result<ServiceGraph> sampledTopology(SourceParts& parts, const SpanQuery& query, const Call& call)
{
    SpanQuery newest = query;
    newest.order = SpanQuery::Order::newestFirst;
    newest.range = parts.clamped(query.range);
    newest.limit = std::max<std::size_t>(100, parts.access.sampledTraces);
    auto page = CallSearch({parts.api, parts.ids, parts.units}, newest).run(call);
    if (!page)
        return failWith(std::move(page));
    std::unordered_set<TraceId, IdHash> seen;
    Places places;
    bool all = page->truncation == SpanPage::Truncation::complete;
    for (const CallRow& row : page->rows) {
        if (!seen.insert(row.trace).second)
            continue;
        if (places.size() == parts.access.sampledTraces) {
            all = false;
            break;
        }
        if (const auto place = parts.ids.find(row.trace))
            places.push_back(*place);
    }
    analysis::LinkCounter counter;
    const auto count = [&](const TraceBatch& batch) { return counter.add(batch.table, call); };
    if (auto walked = handOver(parts, places, {}, count, call); !walked)
        return failWith(std::move(walked));
    ServiceGraph graph = counter.graph();
    graph.sample = !all;
    return graph;
}

} // namespace longspan::source::aliyun
