// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/standin/answers.h"

#include <algorithm>
#include <unordered_map>

namespace longspan::standin {

namespace {

/// "0", "0.1", "0.1.1": by parents, children in the order of their start. Spans in circles get none.
std::unordered_map<std::uint32_t, std::string> rpcIds(const Trace& trace)
{
    const SpanTable& table = trace.table();
    std::unordered_map<std::uint64_t, std::vector<SpanIndex>> children;
    std::unordered_map<std::uint64_t, bool> known;
    for (const SpanIndex span : trace.spans())
        known[static_cast<std::uint64_t>(table.id(span))] = true;
    std::vector<SpanIndex> ordered(trace.spans().begin(), trace.spans().end());
    std::stable_sort(
        ordered.begin(), ordered.end(), [&table](SpanIndex a, SpanIndex b) { return table.start(a) < table.start(b); });
    std::vector<std::pair<SpanIndex, std::string>> open;
    for (const SpanIndex span : ordered) {
        const auto parent = static_cast<std::uint64_t>(table.parentId(span));
        if (known.contains(parent))
            children[parent].push_back(span);
        else
            open.emplace_back(span, std::to_string(open.size()));
    }
    std::unordered_map<std::uint32_t, std::string> ids;
    while (!open.empty()) {
        const auto [span, id] = std::move(open.back());
        open.pop_back();
        if (!ids.emplace(static_cast<std::uint32_t>(span), id).second)
            continue;
        const auto below = children.find(static_cast<std::uint64_t>(table.id(span)));
        if (below == children.end())
            continue;
        int number = 0;
        for (const SpanIndex child : below->second)
            open.emplace_back(child, id + "." + std::to_string(++number));
    }
    return ids;
}

Json tagList(const Work& work, const Attributes& attributes)
{
    Json tags = Json::array();
    for (const Attribute& attribute : attributes)
        tags.push_back({{"Key", attribute.key}, {"Value", toText(attribute.value)}});
    return listJson(work, "TagEntry", std::move(tags));
}

Json eventList(const Work& work, const std::vector<Event>& events)
{
    Json list = Json::array();
    for (const Event& event : events) {
        Attributes fields = event.attributes;
        if (!event.name.empty())
            fields.insert(fields.begin(), {"event", Value{event.name}});
        list.push_back({{"Timestamp", event.time / kMicrosecond}, {"TagEntryList", tagList(work, fields)}});
    }
    return listJson(work, "LogEvent", std::move(list));
}

Json spanJson(const Work& work, const SpanTable& table, SpanIndex span, const std::string& rpcId)
{
    SpanDetail detail = table.detail(span).value_or(SpanDetail{});
    if (table.isError(span) && !find(detail.attributes, "error"))
        detail.attributes.push_back({"error", Value{std::string("true")}});
    if (table.kind(span) != SpanKind::unspecified && !find(detail.attributes, "span.kind"))
        detail.attributes.push_back({"span.kind", Value{std::string(name(table.kind(span)))}});
    const bool hasParent = table.parentId(span) != SpanId::none && !work.quirks.rpcIdsForParents;
    return {{"TraceID", toHex(table.traceId(table.trace(span)))}, {"SpanId", toHex(table.id(span))},
        {"ParentSpanId", hasParent ? toHex(table.parentId(span)) : ""}, {"RpcId", rpcId},
        {"OperationName", table.name(span)}, {"ServiceName", table.service(span)},
        {"ServiceIp", table.text(table.resource(span).address)}, {"Duration", table.duration(span) / kMillisecond},
        {"Timestamp", table.start(span) / kMicrosecond}, {"HaveStack", false}, {"ResultCode", "00"},
        {"TagEntryList", tagList(work, detail.attributes)}, {"LogEventList", eventList(work, detail.events)}};
}

} // namespace

Answer getTrace(const Work& work)
{
    const auto id = traceIdFromHex(work.request.parameter("TraceID"));
    if (!id)
        return Json{{"Spans", listJson(work, "Span", Json::array())}};
    const auto trace = work.data.trace(*id, work.call);
    if (!trace && trace.error().kind != ErrorKind::notFound)
        return refused(trace.error());
    Json spans = Json::array();
    if (trace) {
        const auto ids = rpcIds(*trace);
        const auto rows = trace->spans();
        const std::int64_t size = std::clamp<std::int64_t>(work.request.number("PageSize", 100), 1, 100);
        std::int64_t page = std::clamp<std::int64_t>(work.request.number("PageNumber", 1), 1, 1'000'000'000);
        page = work.quirks.tracePagesIgnored ? 1 : page;
        const auto count = static_cast<std::int64_t>(rows.size());
        for (std::int64_t i = (page - 1) * size; i < std::min(count, page * size); ++i) {
            const SpanIndex span = rows[static_cast<std::size_t>(i)];
            const auto rpcId = ids.find(static_cast<std::uint32_t>(span));
            spans.push_back(spanJson(work, trace->table(), span, rpcId == ids.end() ? "" : rpcId->second));
        }
    }
    return Json{{"Spans", listJson(work, "Span", std::move(spans))}};
}

} // namespace longspan::standin
