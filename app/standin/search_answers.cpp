// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/standin/answers.h"

#include <algorithm>
#include <set>

namespace longspan::standin {

namespace {

constexpr std::size_t kMostCalls = 2'000'000;
constexpr std::size_t kSampledTraces = 20;

source::ApplicationRef applicationOf(const Work& work)
{
    return {work.request.parameter("RegionId"), work.request.parameter("ServiceName")};
}

TimeRange rangeOf(const Work& work)
{
    TimeRange range;
    constexpr std::int64_t kLargest = 9'000'000'000'000;
    if (const auto from = work.request.number("StartTime", -1); from >= 0)
        range.from = std::min(from, kLargest) * kMillisecond;
    if (const auto to = work.request.number("EndTime", -1); to >= 0)
        range.to = (std::min(to, kLargest) + 1) * kMillisecond;
    return range;
}

std::vector<source::AttributeFilter> filtersOf(const Work& work)
{
    std::vector<source::AttributeFilter> filters;
    for (int i = 1; i <= 5; ++i) {
        const std::string prefix = std::string(work.arms ? "Tags." : "Tag.") + std::to_string(i);
        if (!work.request.parameters.contains(prefix + ".Key"))
            break;
        source::AttributeFilter filter{work.request.parameter(prefix + ".Key"), std::nullopt};
        if (work.request.parameters.contains(prefix + ".Value"))
            filter.value = work.request.parameter(prefix + ".Value");
        filters.push_back(std::move(filter));
    }
    return filters;
}

source::SpanQuery queryOf(const Work& work)
{
    source::SpanQuery query;
    query.application = applicationOf(work);
    if (const std::string name = work.request.parameter("OperationName"); !name.empty())
        query.interface = name;
    query.range = rangeOf(work);
    const Nanos unit = work.quirks.secondsForDuration && !work.arms ? kSecond : kMillisecond;
    // "Longer than": the next whole unit.
    if (const auto bound = work.request.number("MinDuration", 0); bound > 0)
        query.minDuration = (std::min<std::int64_t>(bound, 9'000'000'000) + 1) * unit;
    query.onlyErrors = work.request.parameter("IsError") == "true";
    query.attributes = filtersOf(work);
    query.order = source::SpanQuery::Order::newestFirst;
    query.limit = kMostCalls;
    return query;
}

/// All parameters that choose calls, as one text.
std::string keyOf(const Work& work)
{
    std::string key = work.arms ? "arms" : "xtrace";
    for (const auto& [name, value] : work.request.parameters)
        if (name != "PageNumber" && name != "PageSize" && name != "Reverse")
            key += '\n' + name + '=' + value;
    return key + (work.quirks.secondsForDuration ? "\ns" : "");
}

Json rowJson(const Work& work, const source::SpanPage& page, const source::CallRow& row)
{
    const bool seconds = work.quirks.secondsForDuration && !work.arms;
    const bool micros = work.quirks.microsForTimestamp && !work.arms;
    const source::InterfaceName& interface = page.interfaces[row.interface];
    Json json{{"TraceID", toHex(row.trace)}, {"OperationName", interface.name}, {"ServiceName", interface.service},
        {"ServiceIp", row.address}, {"Duration", row.duration / (seconds ? kSecond : kMillisecond)},
        {"Timestamp", row.start / (micros ? kMicrosecond : kMillisecond)}};
    if (row.status == SpanStatus::error)
        json["TagMap"] = {{"error", "true"}};
    return json;
}

/// Tags of some calls of the application, for completion.
Result<std::set<std::pair<std::string, std::string>>> sampledTags(const Work& work)
{
    const auto calls = matchingCalls(work);
    if (!calls)
        return tl::unexpected(calls.error());
    std::set<std::pair<std::string, std::string>> tags;
    for (std::size_t i = 0; i < std::min(kSampledTraces, (*calls)->rows.size()); ++i) {
        const auto trace = work.data.trace((*calls)->rows[i].trace, work.call);
        if (!trace)
            continue;
        for (const SpanIndex span : trace->spans())
            if (const auto detail = trace->table().detail(span))
                for (const Attribute& attribute : detail->attributes)
                    tags.emplace(attribute.key, toText(attribute.value));
    }
    return tags;
}

} // namespace

SearchMemory::Rows SearchMemory::find(const std::string& key)
{
    const std::lock_guard lock(m_mutex);
    const auto found =
        std::find_if(m_kept.begin(), m_kept.end(), [&key](const auto& kept) { return kept.first == key; });
    return found == m_kept.end() ? nullptr : found->second;
}

void SearchMemory::keep(const std::string& key, Rows rows)
{
    const std::lock_guard lock(m_mutex);
    m_kept.emplace_front(key, std::move(rows));
    if (m_kept.size() > kMost)
        m_kept.pop_back();
}

Result<SearchMemory::Rows> matchingCalls(const Work& work)
{
    const std::string key = keyOf(work);
    if (auto kept = work.memory.find(key))
        return kept;
    auto page = work.data.search(queryOf(work), work.call);
    if (!page)
        return tl::unexpected(page.error());
    auto rows = std::make_shared<const source::SpanPage>(std::move(*page));
    work.memory.keep(key, rows);
    return rows;
}

Answer searchTraces(const Work& work)
{
    const auto calls = matchingCalls(work);
    if (!calls)
        return refused(calls.error());
    const auto& rows = (*calls)->rows;
    const std::int64_t total = static_cast<std::int64_t>(rows.size());
    const std::int64_t size =
        std::clamp<std::int64_t>(work.request.number("PageSize", 10), 1, std::max(1U, work.quirks.pageRows));
    const std::int64_t number = std::clamp<std::int64_t>(work.request.number("PageNumber", 1), 1, 1'000'000'000);
    const bool newestFirst = work.request.parameter("Reverse") == "true";
    Json infos = Json::array();
    for (std::int64_t i = (number - 1) * size; i < std::min(total, number * size); ++i)
        infos.push_back(rowJson(work, **calls, rows[static_cast<std::size_t>(newestFirst ? i : total - 1 - i)]));
    return Json{{"PageBean",
        {{work.arms ? "Total" : "TotalCount", total}, {"PageSize", size}, {"PageNumber", number},
            {"TraceInfos", listJson(work, "TraceInfo", std::move(infos))}}}};
}

Answer listServices(const Work& work)
{
    const auto applications = work.data.applications(work.request.parameter("RegionId"), {}, work.call);
    if (!applications && applications.error().kind != ErrorKind::notFound)
        return refused(applications.error());
    Json services = Json::array();
    if (applications)
        for (const source::Application& application : *applications)
            services.push_back({{work.arms ? "AppName" : "ServiceName", application.ref.name},
                {"Pid", pidOf(application.ref.name)}, {"RegionId", work.request.parameter("RegionId")}});
    return Json{{work.arms ? "TraceApps" : "Services", listJson(work, "Service", std::move(services))}};
}

Answer listSpanNames(const Work& work)
{
    const auto interfaces = work.data.interfaces(applicationOf(work), rangeOf(work), work.call);
    if (!interfaces && interfaces.error().kind == ErrorKind::notFound)
        return tl::unexpected(Refusal{404, "ServiceNameNotExist", "The application does not exist."});
    if (!interfaces)
        return refused(interfaces.error());
    std::set<std::string> names;
    for (const source::Interface& interface : *interfaces)
        names.insert(interface.name);
    return Json{{"SpanNames", listJson(work, "SpanName", Json(names))}};
}

Answer listMachines(const Work& work)
{
    const auto calls = matchingCalls(work);
    if (!calls)
        return refused(calls.error());
    std::set<std::string> addresses;
    for (const source::CallRow& row : (*calls)->rows)
        if (!row.address.empty())
            addresses.emplace(row.address);
    return Json{{"IpNames", listJson(work, "IpName", Json(addresses))}};
}

Answer listTagKeys(const Work& work)
{
    const auto tags = sampledTags(work);
    if (!tags)
        return refused(tags.error());
    std::set<std::string> keys;
    for (const auto& [key, value] : *tags)
        keys.insert(key);
    return Json{{"TagKeys", listJson(work, "TagKey", Json(keys))}};
}

Answer listTagValues(const Work& work)
{
    const auto tags = sampledTags(work);
    if (!tags)
        return refused(tags.error());
    std::set<std::string> values;
    for (const auto& [key, value] : *tags)
        if (key == work.request.parameter("TagKey"))
            values.insert(value);
    return Json{{"TagValues", listJson(work, "TagValue", Json(values))}};
}

} // namespace longspan::standin
