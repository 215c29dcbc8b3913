// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/standin/answers.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace longspan::standin {

namespace {

constexpr std::int64_t kOnePoint = 2'147'483'647;

std::string filterOf(const Work& work, std::string_view key)
{
    for (int i = 1; i <= 6; ++i) {
        const std::string prefix = "Filters." + std::to_string(i);
        if (work.request.parameter(prefix + ".Key") == key)
            return work.request.parameter(prefix + ".Value");
    }
    return {};
}

/// The application a Pid stands for; empty for none given.
Result<std::string> applicationOf(const Work& work, const std::string& region, const std::string& pid)
{
    if (pid.empty())
        return std::string();
    const auto all = work.data.applications(region, {}, work.call);
    if (!all)
        return tl::unexpected(all.error());
    for (const source::Application& application : *all)
        if (pidOf(application.ref.name) == pid)
            return application.ref.name;
    return fail(ErrorKind::notFound, "no such pid");
}

struct Sum {
    std::uint64_t count = 0;
    std::uint64_t errors = 0;
    double millis = 0;
};

/// Milliseconds a point is wide; what ARMS is asked is never in seconds.
std::int64_t intervalOf(const Work& work)
{
    const std::int64_t asked = std::clamp<std::int64_t>(work.request.number("IntervalInSec", kOnePoint), 1, kOnePoint);
    return work.quirks.secondsForInterval && !work.arms ? asked * 1000 : asked;
}

Json rowsOf(const Work& work, const source::SpanPage& page, std::int64_t interval)
{
    const bool byInterface = work.request.parameter("Dimensions.1") == "rpc";
    const std::int64_t from = work.request.number("StartTime", 0);
    const std::int64_t to = work.request.number("EndTime", from);
    std::map<std::pair<std::int64_t, std::string>, Sum> sums;
    for (const source::CallRow& row : page.rows) {
        const bool outgoing =
            row.kind == SpanKind::client || row.kind == SpanKind::producer || row.kind == SpanKind::internal;
        if (outgoing && !byInterface)
            continue;
        const source::InterfaceName& interface = page.interfaces[row.interface];
        const std::int64_t millis = row.start / kMillisecond;
        const std::int64_t date = to - from <= interval ? from : millis - millis % interval;
        Sum& sum = sums[{date, byInterface ? std::string(interface.name) : pidOf(interface.service)}];
        ++sum.count;
        sum.errors += row.status == SpanStatus::error ? 1 : 0;
        sum.millis += static_cast<double>(row.duration) / static_cast<double>(kMillisecond);
    }
    Json rows = Json::array();
    for (const auto& [key, sum] : sums)
        rows.push_back({{"date", key.first}, {byInterface ? "rpc" : "pid", key.second}, {"count", sum.count},
            {"error", sum.errors}, {"rt", sum.millis / static_cast<double>(sum.count)}});
    return rows;
}

} // namespace

Answer queryMetric(const Work& work)
{
    // ARMS takes the region among the filters.
    const std::string region = work.arms ? filterOf(work, "regionId") : work.request.parameter("RegionId");
    const auto application = applicationOf(work, region, filterOf(work, "pid"));
    if (!application)
        return tl::unexpected(Refusal{404, "AppNotExist", "The application does not exist."});
    Received asked = work.request;
    asked.parameters["ServiceName"] = *application;
    asked.parameters["RegionId"] = region;
    if (const std::string interface = filterOf(work, "rpc"); !interface.empty())
        asked.parameters["OperationName"] = interface;
    const Work narrowed{work.data, work.memory, work.quirks, asked, work.arms, work.call};
    const auto calls = matchingCalls(narrowed);
    if (!calls)
        return refused(calls.error());
    const std::int64_t interval = intervalOf(work);
    Json rows = rowsOf(work, **calls, interval);
    if (work.arms)
        return Json{{"Code", "200"}, {"Success", true},
            {"Data", {{"Completed", true}, {"Total", rows.size()}, {"Page", 1}, {"Items", std::move(rows)}}}};
    const Json data{{"data", std::move(rows)}, {"intervalInSec", interval / 1000}, {"successful", true}};
    if (work.quirks.wrappedData)
        return Json{{"Data", Json{{"Data", data.dump()}}.dump()}};
    return Json{{"Data", data.dump()}};
}

} // namespace longspan::standin
