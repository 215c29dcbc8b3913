// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/live/live_finder.h"

namespace longspan::source {

/// Answers a source's questions over any trace server. What the server lists is asked of it; calls are found by asking
/// for traces and checking every condition again on their spans; figures it does not have are made from traces at hand,
/// under the budget of LiveLimits, and say so.
class LiveSource final : public TraceSource {
public:
    LiveSource(ServerKind kind, TraceServerPtr server, const ServerProfile& profile);

    [[nodiscard]] Capabilities capabilities() const override { return m_finder.capabilities(); }
    [[nodiscard]] Result<Facts> facts(const Call& call) override;
    [[nodiscard]] Result<std::vector<Region>> regions(const Call& call) override;
    [[nodiscard]] Result<std::vector<Application>> applications(
        const std::string& region, const TimeRange& range, const Call& call) override;
    [[nodiscard]] Result<std::vector<Interface>> interfaces(
        const ApplicationRef& application, const TimeRange& range, const Call& call) override;
    [[nodiscard]] Result<SpanPage> search(const SpanQuery& query, const Call& call) override;
    [[nodiscard]] Result<Trace> trace(TraceId id, const Call& call) override;
    [[nodiscard]] Result<> visitTraces(const TraceQuery& query, const TraceVisitor& visit, const Call& call) override;
    [[nodiscard]] Result<ServiceGraph> topology(const SpanQuery& query, const Call& call) override;
    [[nodiscard]] Result<MetricSeries> metrics(const MetricQuery& query, const Call& call) override;

private:
    /// Some traces in place of all.
    struct Sample {
        Finding finding;
        bool whole = false; ///< it holds all there are
    };

    [[nodiscard]] Result<> begin(const std::string& region, const Call& call);
    [[nodiscard]] Result<std::vector<std::string>> servicesFor(const std::string& application, const Call& call);
    [[nodiscard]] Result<Finding> findForSearch(const SpanQuery& query, bool& narrowed, const Call& call);
    [[nodiscard]] Result<Finding> findEverywhere(const FindQuery& query, const Call& call);
    [[nodiscard]] Result<Sample> sample(const ApplicationRef& application, const TimeRange& range, const Call& call);
    [[nodiscard]] Result<Trace> fetchTrace(TraceId id, const Call& call);
    [[nodiscard]] Result<> visitNamed(std::span<const TraceId> ids, const TraceVisitor& visit, const Call& call);
    [[nodiscard]] Result<> visitFound(const TraceQuery& query, const TraceVisitor& visit, const Call& call);

    ServerKind m_kind;
    LiveFinder m_finder;
};

/// The name as it stands in the table: exactly, else without regard to ASCII case (Zipkin keeps lower case).
[[nodiscard]] std::string serviceIn(const SpanTable& table, const std::string& wanted);
[[nodiscard]] std::string nameIn(const SpanTable& table, const std::string& service, const std::string& wanted);

} // namespace longspan::source
