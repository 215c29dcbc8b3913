// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/write_json.h"

namespace longspan::ctl {

namespace {

void nanosKey(encode::JsonWriter& json, std::string_view name)
{
    json.key(std::string(name).append("Nanos"));
}

void writeRange(encode::JsonWriter& json, const TimeRange& range)
{
    TimeWriter times;
    const TimeRange always;
    json.key("range").beginRow();
    writeTime(json, times, "from", range.from == always.from ? std::nullopt : std::optional(range.from));
    writeTime(json, times, "to", range.to == always.to ? std::nullopt : std::optional(range.to));
    json.endRow();
}

} // namespace

void writeHead(encode::JsonWriter& json, std::string_view schema, const Request& request)
{
    json.key("schema").text(schema);
    json.key("source").text(request.sourceName);
    writeRange(json, request.query.range);
}

void writeTrust(encode::JsonWriter& json, const query::Completeness& completeness, const query::Evidence& evidence)
{
    json.key("completeness").beginRow();
    json.key("kind").text(name(completeness.kind));
    const bool above = completeness.kind == query::Completeness::Kind::completeAbove;
    writeDuration(json, "threshold", above ? std::optional(completeness.threshold) : std::nullopt);
    json.key("why").text(completeness.why);
    json.endRow();
    json.key("evidence").beginRow();
    json.key("requests").number(evidence.requests);
    json.key("spansSeen").number(evidence.spansSeen);
    json.key("tracesSeen").number(evidence.tracesSeen);
    json.key("windows").number(evidence.windows);
    writeDuration(json, "threshold", evidence.threshold);
    writeDuration(json, "elapsed", evidence.elapsed);
    json.endRow();
    json.key("leftOut").beginArray();
    for (const Error& error : evidence.leftOut) {
        json.beginRow();
        json.key("kind").text(name(error.kind));
        json.key("where").text(error.where);
        json.key("what").text(error.what);
        json.endRow();
    }
    json.endArray();
    json.key("stopped");
    if (evidence.stopped)
        json.text(name(evidence.stopped->kind));
    else
        json.null();
}

void writeStatistics(encode::JsonWriter& json, const std::optional<source::Statistics>& statistics)
{
    json.key("statistics");
    if (!statistics) {
        json.null();
        return;
    }
    json.beginRow();
    json.key("calls").number(statistics->calls);
    json.key("errors").number(statistics->errors);
    json.key("unknownDurations").number(statistics->unknownDurations);
    writeDuration(json, "p50", statistics->p50);
    writeDuration(json, "p95", statistics->p95);
    writeDuration(json, "p99", statistics->p99);
    writeDuration(json, "max", statistics->max);
    json.key("slowestTraceId");
    if (statistics->slowestTrace.valid())
        json.id(statistics->slowestTrace);
    else
        json.null();
    json.endRow();
}

void writeDuration(encode::JsonWriter& json, std::string_view name, std::optional<Nanos> duration)
{
    nanosKey(json, name);
    if (duration)
        json.number(*duration);
    else
        json.null();
    json.key(name);
    if (duration)
        json.text(durationText(*duration));
    else
        json.null();
}

void writeTime(encode::JsonWriter& json, TimeWriter& times, std::string_view name, std::optional<Nanos> time)
{
    nanosKey(json, name);
    if (!time) {
        json.null();
        json.key(name).null();
        return;
    }
    json.number(*time);
    json.key(name).quoted([&](encode::TextOut& out) { times.addUtc(out, *time); });
}

} // namespace longspan::ctl
