// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/figures.h"
#include "model/source/aliyun/source_parts.h"

#include <algorithm>

namespace longspan::source::aliyun {

namespace {

constexpr std::int64_t kOnePoint = 2'147'483'647; ///< the whole range as one point
constexpr std::int64_t kLeastInterval = 60'000;
constexpr std::int64_t kMostRows = 5000; ///< half of what the gateway lets through

/// Per minute, as the console's health is, as long as the rows stay few.
std::int64_t intervalFor(const MillisRange& times, std::size_t series)
{
    const std::int64_t most =
        std::max<std::int64_t>(1, kMostRows / static_cast<std::int64_t>(std::max<std::size_t>(1, series)));
    const std::int64_t width = std::max<std::int64_t>(1, times.to - times.from);
    const std::int64_t minutes = (width / most + kLeastInterval - 1) / kLeastInterval;
    return std::min(kOnePoint, std::max<std::int64_t>(1, minutes) * kLeastInterval);
}

/// Figures are an extra: without them the lists still stand, and a note says that something is missing.
Result<std::map<std::string, CountedCalls>> figuresOf(
    SourceParts& parts, const MetricQuestion& question, std::string_view dimension, const Call& call)
{
    const auto metrics = parts.api.metrics(question, call);
    if (!metrics) {
        const ErrorKind kind = metrics.error().kind;
        if (kind == ErrorKind::cancelled || kind == ErrorKind::deadline)
            return tl::unexpected(metrics.error());
        call.note(NoteKind::partialAnswer, "QueryMetric");
        return std::map<std::string, CountedCalls>();
    }
    if (!metrics->completed)
        call.note(NoteKind::partialAnswer, "QueryMetric");
    return countedBy(*metrics, dimension);
}

Region shownRegion(const std::string& id)
{
    const RegionFacts* facts = findRegion(id);
    return facts ? Region{id, std::string(facts->name), std::string(facts->chineseName)} : Region{id, id, id};
}

std::optional<CountedCalls> find(const std::map<std::string, CountedCalls>& figures, const std::string& key)
{
    const auto found = figures.find(key);
    return found == figures.end() ? std::nullopt : std::optional(found->second);
}

std::string unitText(Nanos unit)
{
    return unit == kSecond ? "seconds" : unit == kMicrosecond ? "microseconds" : "milliseconds";
}

} // namespace

Result<Facts> factsOf(SourceParts& parts, const Call& call)
{
    const auto region = parts.region("", call);
    if (!region)
        return tl::unexpected(region.error());
    const auto services = parts.services(*region, call);
    if (!services)
        return tl::unexpected(services.error());
    Facts facts;
    facts.kind = "aliyun";
    facts.title = "Alibaba Cloud Tracing Analysis, " + shownRegion(*region).name;
    facts.contents.push_back(*region + ": " + std::to_string(services->size()) + " applications");
    if (const auto credentials = parts.api.client().credentials(call))
        facts.contents.push_back("credentials: " + credentials->from);
    const UnitBook::Units units = parts.units.of(*region);
    facts.contents.push_back("durations of search results: " + unitText(units.duration.value_or(kMillisecond)) +
        (units.duration ? ", held against a trace" : ", not checked yet"));
    if (const Nanos ahead = parts.api.client().clockAhead(); ahead != 0)
        facts.contents.push_back("the server's clock is off by " + durationText(ahead));
    return facts;
}

Result<std::vector<Region>> regionsOf(SourceParts& parts, const Call& call)
{
    const auto first = parts.region("", call);
    if (!first)
        return tl::unexpected(first.error());
    std::vector<Region> regions{shownRegion(*first)};
    const auto add = [&](const std::string& id) {
        if (id != *first)
            regions.push_back(shownRegion(id));
    };
    if (parts.access.regions.empty())
        for (const RegionFacts& facts : regionFacts())
            add(std::string(facts.id));
    for (const std::string& id : parts.access.regions)
        add(id);
    return regions;
}

Result<std::vector<Application>> applicationsOf(
    SourceParts& parts, const std::string& region, const TimeRange& range, const Call& call)
{
    const auto services = parts.services(region, call);
    if (!services)
        return tl::unexpected(services.error());
    std::vector<Application> applications;
    if (services->empty())
        return applications;
    MetricQuestion question{region, {}, {"pid"}, millisOf(parts.clamped(range), parts.api.client().now())};
    question.interval = intervalFor(question.times, services->size());
    const auto figures = figuresOf(parts, question, "pid", call);
    if (!figures)
        return tl::unexpected(figures.error());
    for (const ServiceRow& service : *services) {
        Application application;
        application.ref = {region, service.name};
        application.counted = find(*figures, service.pid);
        applications.push_back(std::move(application));
    }
    const auto byName = [](const Application& a, const Application& b) { return a.ref.name < b.ref.name; };
    const auto sameName = [](const Application& a, const Application& b) { return a.ref.name == b.ref.name; };
    std::sort(applications.begin(), applications.end(), byName);
    applications.erase(std::unique(applications.begin(), applications.end(), sameName), applications.end());
    return applications;
}

namespace {

Result<std::vector<Interface>> interfacesOfAll(
    SourceParts& parts, const XtraceApi::NamesQuestion& question, const Call& call)
{
    const auto services = parts.services(question.region, call);
    if (!services)
        return tl::unexpected(services.error());
    std::vector<std::string> names;
    for (const ServiceRow& service : *services)
        names.push_back(service.name);
    const auto answers = parts.api.spanNames(question, names, call);
    std::vector<Interface> interfaces;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!answers[i]) {
            const ErrorKind kind = answers[i].error().kind;
            if (kind == ErrorKind::cancelled || kind == ErrorKind::deadline || names.size() == 1)
                return tl::unexpected(answers[i].error());
            call.note(NoteKind::partialAnswer, "ListSpanNames " + names[i]);
            continue;
        }
        for (const std::string& name : *answers[i])
            interfaces.push_back({names[i], name, SpanKind::unspecified, std::nullopt, std::nullopt});
    }
    return interfaces;
}

Result<std::vector<Interface>> interfacesOfOne(
    SourceParts& parts, const XtraceApi::NamesQuestion& question, const Call& call)
{
    const auto service = parts.service({question.region, question.service}, call);
    if (!service)
        return tl::unexpected(service.error());
    const auto names = std::move(parts.api.spanNames(question, {question.service}, call).front());
    if (!names)
        return tl::unexpected(names.error());
    MetricQuestion asked{question.region, {{"pid", service->pid}}, {"rpc"}, question.times, kOnePoint};
    const auto figures = figuresOf(parts, asked, "rpc", call);
    if (!figures)
        return tl::unexpected(figures.error());
    std::vector<Interface> interfaces;
    for (const std::string& name : *names)
        interfaces.push_back({question.service, name, SpanKind::unspecified, std::nullopt, find(*figures, name)});
    return interfaces;
}

} // namespace

Result<std::vector<Interface>> interfacesOf(
    SourceParts& parts, const ApplicationRef& application, const TimeRange& range, const Call& call)
{
    const XtraceApi::NamesQuestion question{
        application.region, application.name, millisOf(parts.clamped(range), parts.api.client().now())};
    auto interfaces =
        application.name.empty() ? interfacesOfAll(parts, question, call) : interfacesOfOne(parts, question, call);
    if (!interfaces)
        return interfaces;
    std::sort(interfaces->begin(), interfaces->end(), [](const Interface& a, const Interface& b) {
        return std::tie(a.service, a.name) < std::tie(b.service, b.name);
    });
    return interfaces;
}

Result<MetricSeries> metricsOf(SourceParts& parts, const MetricQuery& query, const Call& call)
{
    constexpr Nanos kMinute = 60 * kSecond;
    const TimeRange range = parts.clamped(query.range);
    const std::uint32_t points = std::clamp<std::uint32_t>(query.points, 1, MetricQuery::kMaxPoints);
    const Nanos step = std::max(kMinute, roundStep(std::max<Nanos>(1, range.to - range.from), points));
    MetricQuestion question{query.application.region, {}, {"pid"}, millisOf(range, parts.api.client().now()),
        std::min(kOnePoint, step / kMillisecond)};
    if (!query.application.name.empty()) {
        const auto service = parts.service(query.application, call);
        if (!service)
            return tl::unexpected(service.error());
        question.filters.emplace_back("pid", service->pid);
    }
    if (query.interface) {
        question.filters.emplace_back("rpc", *query.interface);
        question.dimensions = {"rpc"};
    }
    return parts.api.metrics(question, call).map([&](const MetricRows& rows) {
        if (!rows.completed)
            call.note(NoteKind::partialAnswer, "QueryMetric");
        return seriesOf(rows, range, step);
    });
}

Result<AliyunSource::AccessPoints> accessPointsOf(SourceParts& parts, const std::string& region, const Call& call)
{
    AliyunSource::AccessPoints found;
    found.region = region;
    ReportToken token;
    if (!parts.access.reportToken.empty()) {
        token.token = parts.access.reportToken;
        token.from = "typed";
    } else {
        const auto answer = parts.api.token(region, call);
        if (!answer && answer.error().kind == ErrorKind::cancelled)
            return tl::unexpected(answer.error());
        if (!answer) {
            found.withoutToken = answer.error();
        } else if (answer->licenseKey.empty() || answer->pid.empty()) {
            found.withoutToken = Error{
                ErrorKind::refused, "the server gives only a part of the token", "GetToken", ErrorReason::notOffered};
        } else {
            token = {Secret(answer->licenseKey.reveal() + "_" + answer->pid.reveal()), answer->domain,
                answer->internalDomain, "GetToken"};
        }
    }
    found.points = accessPoints(region, token);
    found.tokenFrom = token.from;
    return found;
}

} // namespace longspan::source::aliyun
