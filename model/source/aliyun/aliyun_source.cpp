// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/aliyun_source.h"

#include "model/analysis/links.h"
#include "model/source/aliyun/call_search.h"
#include "model/source/aliyun/figures.h"
#include "model/source/aliyun/source_parts.h"
#include "model/source/aliyun/span_rows.h"

#include <algorithm>

namespace longspan::source {

namespace aliyun {

Capabilities capabilitiesFor(const UnitBook& units)
{
    Capabilities able;
    able.regions = able.attributeSearch = able.topology = able.metrics = able.live = true;
    able.settling = Nanos{3} * 60 * kSecond; // "statistics appear 2-3 minutes after the report"
    SearchRules rules;
    rules.limitCounts = SearchRules::Unit::spans;
    rules.kept = SearchRules::Kept::newest;
    rules.window = rules.duration = SearchRules::Subject::span;
    rules.timeStep = kMillisecond;
    rules.durationStep = units.coarsest();
    rules.largestLimit = CallSearch::kMostRows;
    rules.fewerMeansAll = true;
    rules.anyApplication = rules.anyInterface = true;
    rules.filtersDuration = rules.filtersErrors = rules.filtersAttributes = true;
    rules.partialTraces = true;
    able.rules = rules;
    return able;
}

SourceParts::SourceParts(AliyunAccess given)
    : access(std::move(given))
    , api({access.credentials, access.http, access.network, access.endpoint, access.armsEndpoint, access.now,
          access.nonce, access.waiting})
{
}

Result<std::string> SourceParts::region(const std::string& asked, const Call& call)
{
    constexpr std::string_view kFallback = "cn-hangzhou";
    if (!asked.empty()) {
        const bool known = access.regions.empty() ||
            std::find(access.regions.begin(), access.regions.end(), asked) != access.regions.end();
        const bool sound = asked.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
        if (!known || !sound)
            return fail(ErrorKind::notFound, ErrorReason::noSuchRegion, "no region '" + asked + "'");
        return asked;
    }
    if (!access.region.empty())
        return access.region;
    if (!access.regions.empty())
        return access.regions.front();
    const auto credentials = api.client().credentials(call);
    if (!credentials)
        return tl::unexpected(credentials.error());
    return credentials->region.empty() ? std::string(kFallback) : credentials->region;
}

TimeRange SourceParts::clamped(const TimeRange& range)
{
    constexpr Nanos kDefault = Nanos{30} * 60 * kSecond;
    const Nanos now = api.client().now();
    const MillisRange millis = millisOf(range.everything() ? TimeRange{now - kDefault, now} : range, now);
    return {millis.from * kMillisecond, millis.to * kMillisecond};
}

Result<std::vector<ServiceRow>> SourceParts::services(const std::string& region, const Call& call)
{
    return api.services(region, call);
}

Result<ServiceRow> SourceParts::service(const ApplicationRef& application, const Call& call)
{
    const auto all = api.services(application.region, call);
    if (!all)
        return tl::unexpected(all.error());
    for (const ServiceRow& row : *all)
        if (row.name == application.name)
            return row;
    return fail(ErrorKind::notFound, ErrorReason::noSuchService, "no application '" + application.name + "'");
}

} // namespace aliyun

namespace {

using namespace aliyun;

class XtraceSource final : public AliyunSource {
public:
    explicit XtraceSource(AliyunAccess access) : m_parts(std::move(access)) {}

    [[nodiscard]] Capabilities capabilities() const override { return capabilitiesFor(m_parts.units); }
    [[nodiscard]] Result<Facts> facts(const Call& call) override { return factsOf(m_parts, call); }
    [[nodiscard]] Result<std::vector<Region>> regions(const Call& call) override { return regionsOf(m_parts, call); }

    [[nodiscard]] Result<std::vector<Application>> applications(
        const std::string& region, const TimeRange& range, const Call& call) override
    {
        return m_parts.region(region, call).and_then([&](const std::string& id) {
            return applicationsOf(m_parts, id, range, call);
        });
    }
    [[nodiscard]] Result<std::vector<Interface>> interfaces(
        const ApplicationRef& application, const TimeRange& range, const Call& call) override
    {
        return inRegion(application, call).and_then([&](const ApplicationRef& known) {
            return interfacesOf(m_parts, known, range, call);
        });
    }
    [[nodiscard]] Result<SpanPage> search(const SpanQuery& query, const Call& call) override
    {
        return inRegion(query.application, call).and_then([&](const ApplicationRef& known) {
            SpanQuery asked = query;
            asked.application = known;
            return CallSearch({m_parts.api, m_parts.ids, m_parts.units}, asked).run(call);
        });
    }
    [[nodiscard]] Result<Trace> trace(TraceId id, const Call& call) override { return openTrace(m_parts, id, call); }
    [[nodiscard]] Result<> visitTraces(const TraceQuery& query, const TraceVisitor& visit, const Call& call) override
    {
        return inRegion(query.application, call).and_then([&](const ApplicationRef& known) {
            TraceQuery asked = query;
            asked.application = known;
            return walkTraces(m_parts, asked, visit, call);
        });
    }
    [[nodiscard]] Result<ServiceGraph> topology(const SpanQuery& query, const Call& call) override
    {
        return inRegion(query.application, call).and_then([&](const ApplicationRef& known) {
            SpanQuery asked = query;
            asked.application = known;
            return sampledTopology(m_parts, asked, call);
        });
    }
    [[nodiscard]] Result<MetricSeries> metrics(const MetricQuery& query, const Call& call) override
    {
        return inRegion(query.application, call).and_then([&](const ApplicationRef& known) {
            MetricQuery asked = query;
            asked.application = known;
            return metricsOf(m_parts, asked, call);
        });
    }

    [[nodiscard]] Result<std::vector<std::string>> machines(
        const ApplicationRef& application, const TimeRange& range, const Call& call) override
    {
        return named(application, range, call).and_then([&](const XtraceApi::NamesQuestion& question) {
            return m_parts.api.machines(question, call);
        });
    }
    [[nodiscard]] Result<std::vector<std::string>> tagKeys(
        const ApplicationRef& application, const TimeRange& range, const Call& call) override
    {
        return named(application, range, call).and_then([&](const XtraceApi::NamesQuestion& question) {
            return m_parts.api.tagKeys(question, call);
        });
    }
    [[nodiscard]] Result<std::vector<std::string>> tagValues(const TagQuery& query, const Call& call) override
    {
        return named(query.application, query.range, call).and_then([&](const XtraceApi::NamesQuestion& question) {
            return m_parts.api.tagValues(question, query.key, call);
        });
    }
    [[nodiscard]] Result<AccessPoints> accessPoints(const std::string& region, const Call& call) override
    {
        return m_parts.region(region, call).and_then([&](const std::string& id) {
            return accessPointsOf(m_parts, id, call);
        });
    }

private:
    Result<ApplicationRef> inRegion(const ApplicationRef& application, const Call& call)
    {
        return m_parts.region(application.region, call).map([&](const std::string& id) {
            return ApplicationRef{id, application.name};
        });
    }
    Result<XtraceApi::NamesQuestion> named(const ApplicationRef& application, const TimeRange& range, const Call& call)
    {
        return m_parts.region(application.region, call).map([&](const std::string& id) {
            return XtraceApi::NamesQuestion{
                id, application.name, millisOf(m_parts.clamped(range), m_parts.api.client().now())};
        });
    }

    SourceParts m_parts;
};

} // namespace

std::shared_ptr<AliyunSource> makeAliyunSource(AliyunAccess access)
{
    return std::make_shared<XtraceSource>(std::move(access));
}

} // namespace longspan::source
