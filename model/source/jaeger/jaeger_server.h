// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/live/server_link.h"
#include "model/source/live/trace_server.h"

namespace longspan::source {

/// Jaeger's API v3 (api_v3/query_service.proto over HTTP), or v1 where v3 is not answered. Parameters of v3 are sent in
/// both spellings with equal values: servers up to 2.18 know snake_case only, later ones take either.
///
/// A trace is returned when one span meets all conditions; which traces are kept at the limit depends on the store and
/// is not told. Cassandra alone may give fewer traces than the limit though there are more; it is recognised by
/// refusing tags together with durations. A limit past what the store allows is refused with words, not lowered.
[[nodiscard]] TraceServerPtr makeJaegerServer(ServerLink link, const ServerProfile& profile);

/// What a search is asked with. A key without a value cannot be told; times and durations are rounded outwards to
/// microseconds, which is what most stores keep.
[[nodiscard]] net::Query jaegerV3Query(const FindQuery& query, bool withAttributes = true);
[[nodiscard]] net::Query jaegerV1Query(const FindQuery& query, bool withAttributes = true);

/// One question to /api/metrics. kind: "calls", "errors" or "latencies".
[[nodiscard]] net::Query jaegerMetricQuery(
    const MetricQuery& query, const TimeRange& window, Nanos step, const std::optional<double>& quantile);
/// Puts the answers together: rates a second, failed fractions, and latencies in milliseconds of three quantiles.
[[nodiscard]] MetricSeries jaegerSeries(
    std::span<const std::vector<Gauge>> gauges, const TimeRange& window, Nanos step);

} // namespace longspan::source
