// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/jaeger/jaeger_server.h"
#include "model/source/live/answers.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace longspan::source {

namespace {

/// Stores do not index longer values (Elasticsearch and Cassandra: 256).
constexpr std::size_t kIndexedBytes = 200;

std::string attributesOf(const FindQuery& query, bool withAttributes)
{
    nlohmann::json tags = nlohmann::json::object();
    if (withAttributes)
        for (const AttributeFilter& filter : query.attributes)
            if (filter.value && filter.value->size() <= kIndexedBytes)
                tags[filter.key] = *filter.value;
    if (query.onlyErrors)
        tags["error"] = "true";
    return tags.empty() ? std::string() : tags.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string microsText(std::int64_t micros)
{
    return std::to_string(micros) + "us";
}

std::string shortest(const FindQuery& query)
{
    return query.minDuration >= kMicrosecond ? microsText(query.minDuration / kMicrosecond) : std::string();
}

std::string longest(const FindQuery& query)
{
    if (!query.maxDuration)
        return {};
    return microsText(std::max<std::int64_t>(1, ceilTo(*query.maxDuration, kMicrosecond) / kMicrosecond));
}

} // namespace

net::Query jaegerV3Query(const FindQuery& query, bool withAttributes)
{
    net::Query text;
    const auto both = [&text](const std::string& camel, const std::string& snake, const std::string& value) {
        text.addIfAny("query." + camel, value);
        text.addIfAny("query." + snake, value);
    };
    both("serviceName", "service_name", query.service);
    both("operationName", "operation_name", query.operation.value_or(""));
    text.addIfAny("query.attributes", attributesOf(query, withAttributes));
    both("startTimeMin", "start_time_min", timeText(floorTo(query.window.from, kMicrosecond)));
    both("startTimeMax", "start_time_max", timeText(ceilTo(query.window.to, kMicrosecond)));
    both("durationMin", "duration_min", shortest(query));
    both("durationMax", "duration_max", longest(query));
    both("searchDepth", "num_traces", std::to_string(query.limit));
    text.add("query.search_depth", static_cast<std::int64_t>(query.limit));
    both("rawTraces", "raw_traces", "true");
    return text;
}

net::Query jaegerV1Query(const FindQuery& query, bool withAttributes)
{
    net::Query text;
    text.add("service", query.service);
    text.addIfAny("operation", query.operation.value_or(""));
    text.addIfAny("tags", attributesOf(query, withAttributes));
    text.add("start", floorTo(query.window.from, kMicrosecond) / kMicrosecond);
    text.add("end", ceilTo(query.window.to, kMicrosecond) / kMicrosecond);
    text.addIfAny("minDuration", shortest(query));
    text.addIfAny("maxDuration", longest(query));
    text.add("limit", static_cast<std::int64_t>(query.limit));
    text.add("raw", "true");
    return text;
}

net::Query jaegerMetricQuery(
    const MetricQuery& query, const TimeRange& window, Nanos step, const std::optional<double>& quantile)
{
    net::Query text;
    text.add("service", query.application.name);
    if (quantile)
        text.add("quantile", *quantile == 0.5 ? "0.5" : *quantile == 0.95 ? "0.95" : "0.99");
    if (query.interface)
        text.add("groupByOperation", "true");
    text.add("endTs", window.to / kMillisecond);
    text.add("lookback", (window.to - window.from) / kMillisecond);
    text.add("step", step / kMillisecond);
    text.add("ratePer", step / kMillisecond);
    return text;
}

MetricSeries jaegerSeries(std::span<const std::vector<Gauge>> gauges, const TimeRange& window, Nanos step)
{
    MetricSeries series;
    series.start = window.from;
    series.step = step;
    series.origin = "Jaeger";
    series.points.resize(static_cast<std::size_t>((window.to - window.from) / step));
    // A point tells of the step that ends with it.
    const auto each = [&](std::size_t which, auto&& put) {
        if (which >= gauges.size())
            return;
        for (const Gauge& gauge : gauges[which])
            if (gauge.time > window.from && gauge.time <= window.to)
                put(series.points[static_cast<std::size_t>((gauge.time - window.from - 1) / step)],
                    std::clamp(gauge.value, 0.0, 9e9));
    };
    const auto nanos = [](double millis) { return static_cast<Nanos>(std::llround(millis * 1e6)); };
    const double seconds = static_cast<double>(step) / static_cast<double>(kSecond);
    each(0, [&](MetricPoint& p, double v) { p.requests += static_cast<std::uint64_t>(std::llround(v * seconds)); });
    each(1, [&](MetricPoint& p, double v) {
        p.errors = static_cast<std::uint64_t>(std::llround(static_cast<double>(p.requests) * std::min(v, 1.0)));
    });
    each(2, [&](MetricPoint& p, double v) { p.p50 = nanos(v); });
    each(3, [&](MetricPoint& p, double v) { p.p95 = nanos(v); });
    each(4, [&](MetricPoint& p, double v) { p.p99 = nanos(v); });
    return series;
}

} // namespace longspan::source
