// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/aliyun/aliyun_source.h"
#include "model/source/aliyun/call_search.h"

/// The answers of an AliyunSource one by one; regions are resolved already.
namespace longspan::source::aliyun {

/// What all answers share.
struct SourceParts {
    explicit SourceParts(AliyunAccess given);

    /// The region an empty name stands for, or the one named. notFound: not one of those to show.
    [[nodiscard]] Result<std::string> region(const std::string& asked, const Call& call);
    /// The range as the API keeps it; all of time is the last half hour, as in the console.
    [[nodiscard]] TimeRange clamped(const TimeRange& range);
    [[nodiscard]] Result<std::vector<ServiceRow>> services(const std::string& region, const Call& call);
    /// notFound: no such application.
    [[nodiscard]] Result<ServiceRow> service(const ApplicationRef& application, const Call& call);

    AliyunAccess access;
    XtraceApi api;
    TraceIdBook ids;
    UnitBook units;
};

[[nodiscard]] Result<Facts> factsOf(SourceParts& parts, const Call& call);
[[nodiscard]] Result<std::vector<Region>> regionsOf(SourceParts& parts, const Call& call);
[[nodiscard]] Result<std::vector<Application>> applicationsOf(
    SourceParts& parts, const std::string& region, const TimeRange& range, const Call& call);
[[nodiscard]] Result<std::vector<Interface>> interfacesOf(
    SourceParts& parts, const ApplicationRef& application, const TimeRange& range, const Call& call);
[[nodiscard]] Result<MetricSeries> metricsOf(SourceParts& parts, const MetricQuery& query, const Call& call);
[[nodiscard]] Result<AliyunSource::AccessPoints> accessPointsOf(
    SourceParts& parts, const std::string& region, const Call& call);

[[nodiscard]] Result<Trace> openTrace(SourceParts& parts, TraceId id, const Call& call);
[[nodiscard]] Result<> walkTraces(
    SourceParts& parts, const TraceQuery& query, const TraceSource::TraceVisitor& visit, const Call& call);
/// From at most AliyunAccess::sampledTraces traces of the newest calls.
[[nodiscard]] Result<ServiceGraph> sampledTopology(SourceParts& parts, const SpanQuery& query, const Call& call);

} // namespace longspan::source::aliyun
