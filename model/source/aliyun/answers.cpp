// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/answers.h"

#include "model/source/aliyun/lenient_json.h"

#include <algorithm>

namespace longspan::source::aliyun {

namespace {

/// Pages of one year show a list of names as one text that holds the whole list as JSON.
std::vector<std::string> unwrapped(const std::string& text, std::string_view inner)
{
    if (text.empty() || text.front() != '{')
        return {text};
    const Result<Json> json = parseJson(text);
    if (!json || member(*json, inner).is_null())
        return {text};
    std::vector<std::string> names;
    for (const Json* element : listOf(*json, inner))
        names.push_back(textOf(*element));
    return names;
}

Pairs tagsOf(const Json& list)
{
    Pairs tags;
    for (const Json* entry : listOf(list, "TagEntry"))
        if (entry->is_object())
            tags.emplace_back(textOf(member(*entry, "Key")), textOf(member(*entry, "Value")));
    return tags;
}

/// TagMap: an object of texts.
Pairs membersOf(const Json& object)
{
    Pairs pairs;
    if (object.is_object())
        for (const auto& [key, value] : object.items())
            pairs.emplace_back(key, textOf(value));
    return pairs;
}

bool saysError(const Pairs& tags)
{
    for (const auto& [key, value] : tags)
        if (key == "error" && value != "false" && value != "0")
            return true;
    return false;
}

TraceRow traceRow(const Json& json)
{
    TraceRow row;
    row.traceId = textOf(member(json, "TraceID"));
    row.operation = textOf(member(json, "OperationName"));
    row.service = textOf(member(json, "ServiceName"));
    row.ip = textOf(member(json, "ServiceIp"));
    row.duration = integerOf(member(json, "Duration"));
    if (row.duration && *row.duration < 0)
        row.duration.reset();
    if (const auto value = integerOf(member(json, "Timestamp")))
        if (const auto time = timeBySize(*value)) {
            row.start = time->time;
            row.startStep = time->step;
        }
    row.tags = membersOf(member(json, "TagMap"));
    row.error = saysError(row.tags);
    return row;
}

/// One answer wraps Data twice; more is not followed.
Result<Json> unwrapData(const Json& answer)
{
    constexpr int kWraps = 3;
    Json data = member(answer, "Data");
    for (int i = 0; i < kWraps; ++i) {
        if (data.is_string()) {
            if (data.get_ref<const std::string&>().empty())
                return Json();
            Result<Json> inner = parseJson(data.get_ref<const std::string&>());
            if (!inner)
                return inner;
            data = std::move(*inner);
        }
        const Json& inner = member(data, "Data");
        if (!inner.is_string())
            return data;
        data = Json(inner);
    }
    return data;
}

MetricRow metricRow(const Json& json)
{
    MetricRow row;
    if (!json.is_object())
        return row;
    for (const auto& [key, value] : json.items()) {
        if (key == "date") {
            const auto time = integerOf(value);
            const auto read = time ? timeBySize(*time) : std::nullopt;
            row.time = read ? std::optional(read->time) : std::nullopt;
            continue;
        }
        if (const auto number = numberOf(value))
            row.numbers.emplace(key, *number);
        row.texts.emplace(key, textOf(value));
    }
    return row;
}

} // namespace

Result<std::vector<ServiceRow>> readServices(std::string_view text)
{
    return parseJson(text).map([](const Json& json) {
        const Json& services = member(json, "Services");
        std::vector<ServiceRow> rows;
        const auto list =
            services.is_null() ? listOf(member(json, "TraceApps"), "TraceApp") : listOf(services, "Service");
        for (const Json* service : list) {
            const Json& name = member(*service, "ServiceName");
            ServiceRow row{textOf(name.is_null() ? member(*service, "AppName") : name), textOf(member(*service, "Pid")),
                textOf(member(*service, "RegionId"))};
            if (!row.name.empty())
                rows.push_back(std::move(row));
        }
        return rows;
    });
}

Result<std::vector<std::string>> readNames(std::string_view text, std::string_view outer, std::string_view inner)
{
    return parseJson(text).map([&](const Json& json) {
        std::vector<std::string> names;
        const auto list = listOf(member(json, outer), inner);
        if (list.size() == 1)
            return unwrapped(textOf(*list.front()), inner);
        for (const Json* name : list)
            names.push_back(textOf(*name));
        return names;
    });
}

Result<TracePage> readTraces(std::string_view text)
{
    return parseJson(text).map([](const Json& json) {
        const Json& bean = member(json, "PageBean");
        TracePage page;
        page.total = integerOf(member(bean, "TotalCount"));
        if (!page.total)
            page.total = integerOf(member(bean, "Total"));
        page.pageSize = integerOf(member(bean, "PageSize"));
        for (const Json* info : listOf(member(bean.is_null() ? json : bean, "TraceInfos"), "TraceInfo")) {
            TraceRow row = traceRow(*info);
            if (row.traceId.empty())
                ++page.left;
            else
                page.rows.push_back(std::move(row));
        }
        return page;
    });
}

Result<MetricRows> readMetrics(std::string_view text)
{
    const Result<Json> answer = parseJson(text);
    if (!answer)
        return tl::unexpected(answer.error());
    const Result<Json> data = unwrapData(*answer);
    if (!data)
        return fail(ErrorKind::malformed, "Data is " + data.error().what);
    MetricRows metrics;
    metrics.interval = integerOf(member(*data, "intervalInSec"));
    const Json& completed = member(*data, "Completed");
    metrics.completed = completed.is_null() || truthOf(completed);
    const Json& items = member(*data, "Items");
    const Json& rows = items.is_null() ? member(*data, "data") : items;
    for (const Json* row : listOf(rows.is_null() && data->is_array() ? *data : rows, "Item"))
        if (row->is_object())
            metrics.rows.push_back(metricRow(*row));
    return metrics;
}

Result<TokenAnswer> readToken(std::string_view text)
{
    return parseJson(text).map([](const Json& json) {
        const Json& within = member(json, "Token");
        const Json& token = within.is_object() ? within : json;
        return TokenAnswer{Secret(textOf(member(token, "LicenseKey"))), Secret(textOf(member(token, "Pid"))),
            textOf(member(token, "Domain")), textOf(member(token, "InternalDomain"))};
    });
}

namespace {

ApiSpan apiSpan(const Json& json)
{
    ApiSpan span;
    span.traceId = textOf(member(json, "TraceID"));
    span.spanId = textOf(member(json, "SpanId"));
    span.parentId = textOf(member(json, "ParentSpanId"));
    span.rpcId = textOf(member(json, "RpcId"));
    span.operation = textOf(member(json, "OperationName"));
    span.service = textOf(member(json, "ServiceName"));
    span.ip = textOf(member(json, "ServiceIp"));
    span.resultCode = textOf(member(json, "ResultCode"));
    span.rpcType = integerOf(member(json, "RpcType"));
    if (const auto value = integerOf(member(json, "Timestamp")))
        if (const auto time = timeBySize(*value)) {
            span.start = time->time;
            span.startStep = time->step;
        }
    const auto millis = integerOf(member(json, "Duration"));
    Nanos duration = 0;
    if (millis && *millis >= 0 && !__builtin_mul_overflow(*millis, kMillisecond, &duration))
        span.duration = duration;
    span.tags = tagsOf(member(json, "TagEntryList"));
    for (const Json* event : listOf(member(json, "LogEventList"), "LogEvent")) {
        const auto value = integerOf(member(*event, "Timestamp"));
        const auto time = value ? timeBySize(*value) : std::nullopt;
        span.events.push_back(
            {time ? std::optional(time->time) : std::nullopt, tagsOf(member(*event, "TagEntryList"))});
    }
    return span;
}

/// The span itself, without those inside it.
std::string rawOf(const Json& json)
{
    if (member(json, "Children").is_null())
        return textOf(json);
    Json own = Json::object();
    for (const auto& [key, value] : json.items())
        if (key != "Children" && key != "children")
            own[key] = value;
    return textOf(own);
}

} // namespace

Result<std::vector<ApiSpan>> readSpans(std::string_view text)
{
    return parseJson(text).map([](const Json& json) {
        std::vector<ApiSpan> spans;
        std::vector<const Json*> open = listOf(member(json, "Spans"), "Span");
        std::reverse(open.begin(), open.end());
        while (!open.empty()) {
            const Json& next = *open.back();
            open.pop_back();
            if (!next.is_object())
                continue;
            spans.push_back(apiSpan(next));
            spans.back().raw = rawOf(next);
            const auto children = listOf(member(next, "Children"), "Child");
            open.insert(open.end(), children.rbegin(), children.rend());
        }
        return spans;
    });
}

} // namespace longspan::source::aliyun
