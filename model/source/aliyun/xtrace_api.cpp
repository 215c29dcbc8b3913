// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/xtrace_api.h"

#include <algorithm>

namespace longspan::source::aliyun {

namespace {

using Json = nlohmann::json;

constexpr Nanos kKept = Nanos{30} * 24 * 3600 * kSecond;
constexpr std::int64_t kLargest = 9'007'199'254'740'991;

bool notOffered(const Error& error)
{
    return error.reason == ErrorReason::notOffered;
}

template <class T>
Result<T> read(const Result<std::string>& text, Result<T> (*reader)(std::string_view))
{
    return text ? reader(*text) : tl::unexpected(text.error());
}

struct NameFields {
    std::string_view outer;
    std::string_view inner;
};

NameFields fieldsOf(std::string_view action)
{
    if (action == "ListSpanNames")
        return {"SpanNames", "SpanName"};
    if (action == "ListIpOrHosts")
        return {"IpNames", "IpName"};
    return action == "GetTagKey" ? NameFields{"TagKeys", "TagKey"} : NameFields{"TagValues", "TagValue"};
}

Json namesParameters(const XtraceApi::NamesQuestion& question)
{
    Json parameters{{"RegionId", question.region}, {"StartTime", question.times.from}, {"EndTime", question.times.to}};
    if (!question.service.empty())
        parameters["ServiceName"] = question.service;
    return parameters;
}

Json tagList(const std::vector<AttributeFilter>& tags)
{
    Json list = Json::array();
    for (const AttributeFilter& tag : tags) {
        Json entry{{"Key", tag.key}};
        if (tag.value)
            entry["Value"] = *tag.value;
        list.push_back(std::move(entry));
    }
    return list;
}

} // namespace

MillisRange millisOf(const TimeRange& range, Nanos now)
{
    const Nanos from = std::max({range.from, now - kKept, Nanos{0}});
    const Nanos to = std::max(from, std::min(range.to, addClamped(now, kSecond)));
    const std::int64_t upTo = to / kMillisecond + (to % kMillisecond != 0 ? 1 : 0);
    return {std::min(from / kMillisecond, kLargest), std::min(upTo, kLargest)};
}

Result<std::vector<ServiceRow>> XtraceApi::services(const std::string& region, const Call& call)
{
    auto text = m_client.ask({Product::xtrace, "ListServices", region, {{"RegionId", region}}}, call);
    if (!text && notOffered(text.error()))
        text = m_client.ask({Product::arms, "ListTraceApps", region, {{"RegionId", region}}}, call);
    return read(text, readServices);
}

std::vector<Result<std::vector<std::string>>> XtraceApi::spanNames(
    const NamesQuestion& question, const std::vector<std::string>& services, const Call& call)
{
    std::vector<ApiCall> questions;
    NamesQuestion one = question;
    for (const std::string& service : services) {
        one.service = service;
        questions.push_back({Product::xtrace, "ListSpanNames", question.region, namesParameters(one)});
    }
    std::vector<Result<std::vector<std::string>>> answers;
    const NameFields fields = fieldsOf("ListSpanNames");
    for (const Result<std::string>& text : m_client.askAll(questions, call))
        answers.push_back(text ? readNames(*text, fields.outer, fields.inner) : tl::unexpected(text.error()));
    return answers;
}

Result<std::vector<std::string>> XtraceApi::names(
    const NamesQuestion& question, std::string_view action, Json more, const Call& call)
{
    Json parameters = namesParameters(question);
    parameters.update(more);
    const auto text = m_client.ask({Product::xtrace, std::string(action), question.region, parameters}, call);
    const NameFields fields = fieldsOf(action);
    return text ? readNames(*text, fields.outer, fields.inner) : tl::unexpected(text.error());
}

Result<std::vector<std::string>> XtraceApi::machines(const NamesQuestion& question, const Call& call)
{
    return names(question, "ListIpOrHosts", Json::object(), call);
}

Result<std::vector<std::string>> XtraceApi::tagKeys(const NamesQuestion& question, const Call& call)
{
    return names(question, "GetTagKey", Json::object(), call);
}

Result<std::vector<std::string>> XtraceApi::tagValues(
    const NamesQuestion& question, const std::string& key, const Call& call)
{
    return names(question, "GetTagVal", Json{{"TagKey", key}}, call);
}

ApiCall XtraceApi::searchCall(const SearchQuestion& question, std::int64_t page) const
{
    const bool arms = m_searchByArms || question.onlyErrors;
    Json parameters{{"RegionId", question.region}, {"StartTime", question.times.from}, {"EndTime", question.times.to},
        {"PageNumber", page}, {"PageSize", kPageRows}, {"Reverse", question.newestFirst}};
    if (!question.service.empty())
        parameters["ServiceName"] = question.service;
    if (!question.operation.empty())
        parameters["OperationName"] = question.operation;
    if (question.minDuration > 0)
        parameters["MinDuration"] = question.minDuration;
    if (question.onlyErrors)
        parameters["IsError"] = true;
    if (!question.tags.empty())
        parameters[arms ? "Tags" : "Tag"] = tagList(question.tags);
    return {arms ? Product::arms : Product::xtrace, arms ? "SearchTracesByPage" : "SearchTraces", question.region,
        std::move(parameters)};
}

std::vector<Result<TracePage>> XtraceApi::search(
    const SearchQuestion& question, std::int64_t first, std::int64_t count, const Call& call)
{
    const bool byArms = m_searchByArms || question.onlyErrors;
    std::vector<ApiCall> questions;
    for (std::int64_t page = first; page < first + count; ++page)
        questions.push_back(searchCall(question, page));
    const auto texts = m_client.askAll(questions, call);
    const bool missing =
        std::any_of(texts.begin(), texts.end(), [](const auto& text) { return !text && notOffered(text.error()); });
    if (missing && !byArms) {
        m_searchByArms = true;
        return search(question, first, count, call);
    }
    std::vector<Result<TracePage>> pages;
    for (const Result<std::string>& text : texts)
        pages.push_back(read(text, readTraces));
    return pages;
}

Json XtraceApi::metricParameters(const MetricQuestion& question, bool arms)
{
    Json filters = Json::array();
    for (const auto& [key, value] : question.filters)
        filters.push_back({{"Key", key}, {"Value", value}});
    if (arms)
        filters.push_back({{"Key", "regionId"}, {"Value", question.region}});
    Json parameters{{"Metric", "appstat.incall"}, {"StartTime", question.times.from}, {"EndTime", question.times.to},
        {"IntervalInSec", question.interval}, {"Measures", {"rt", "count", "error"}}};
    parameters["Dimensions"] = question.dimensions;
    parameters["Filters"] = filters;
    if (arms)
        parameters["CurrentPage"] = 1;
    else
        parameters["RegionId"] = question.region;
    return parameters;
}

namespace {

/// The least distance of two points, in milliseconds; 0 for a single one.
std::int64_t spacingOf(const MetricRows& metrics)
{
    std::vector<Nanos> times;
    for (const MetricRow& row : metrics.rows)
        if (row.time)
            times.push_back(*row.time);
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    Nanos least = 0;
    for (std::size_t i = 1; i < times.size(); ++i)
        least = least == 0 ? times[i] - times[i - 1] : std::min(least, times[i] - times[i - 1]);
    return least / kMillisecond;
}

/// Whether the server took the milliseconds it was sent for seconds: its points lie a thousand times as far apart, or
/// it says so itself where there is only one.
bool tookForSeconds(const MetricRows& metrics, std::int64_t sent)
{
    constexpr std::int64_t kThousand = 1000;
    if (const std::int64_t spacing = spacingOf(metrics); spacing > 0)
        return spacing >= sent * kThousand / 2;
    return metrics.interval && *metrics.interval == sent;
}

} // namespace

Result<MetricRows> XtraceApi::metrics(const MetricQuestion& question, const Call& call)
{
    constexpr std::int64_t kPerSecond = 1000;
    if (!m_metricsByArms) {
        MetricQuestion asked = question;
        if (m_intervalInSeconds)
            asked.interval = std::max<std::int64_t>(1, question.interval / kPerSecond);
        const auto text =
            m_client.ask({Product::xtrace, "QueryMetric", question.region, metricParameters(asked, false)}, call);
        auto rows = read(text, readMetrics);
        if (rows && !m_intervalInSeconds && tookForSeconds(*rows, asked.interval)) {
            m_intervalInSeconds = true;
            return metrics(question, call);
        }
        if (text || !notOffered(text.error()))
            return rows;
        m_metricsByArms = true;
    }
    return read(
        m_client.ask({Product::arms, "QueryMetricByPage", question.region, metricParameters(question, true)}, call),
        readMetrics);
}

Result<TokenAnswer> XtraceApi::token(const std::string& region, const Call& call)
{
    auto text = m_client.ask({Product::xtrace, "GetToken", region, {{"RegionId", region}}}, call);
    if (!text && notOffered(text.error()))
        text = m_client.ask({Product::arms, "DescribeTraceLicenseKey", region, {{"RegionId", region}}}, call);
    return read(text, readToken);
}

} // namespace longspan::source::aliyun
