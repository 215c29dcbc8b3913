// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/base/secret.h"
#include "model/base/time.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// From the JSON texts of xtrace and ARMS (2019-08-08) to values. Pure; both products' forms are read by the same
/// functions. Errors of all: malformed, tooLarge.
namespace longspan::source::aliyun {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// ListServices, ListTraceApps.
struct ServiceRow {
    std::string name;
    std::string pid;
    std::string region;
};
[[nodiscard]] Result<std::vector<ServiceRow>> readServices(std::string_view text);

/// ListSpanNames, ListIpOrHosts, GetTagKey, GetTagVal: outer "SpanNames", inner "SpanName".
[[nodiscard]] Result<std::vector<std::string>> readNames(
    std::string_view text, std::string_view outer, std::string_view inner);

/// A row of SearchTraces or SearchTracesByPage. The unit of duration is a question of its own, see UnitCheck.
struct TraceRow {
    std::string traceId;
    std::string operation;
    std::string service;
    std::string ip;
    std::optional<std::int64_t> duration; ///< as sent
    std::optional<Nanos> start;
    Nanos startStep = kMillisecond;
    bool error = false; ///< a tag says so
    Pairs tags;
};
struct TracePage {
    std::vector<TraceRow> rows;
    std::optional<std::int64_t> total;    ///< of all pages, as the server says
    std::optional<std::int64_t> pageSize; ///< that the server used
    std::uint64_t left = 0;               ///< rows without a trace id, left out
};
[[nodiscard]] Result<TracePage> readTraces(std::string_view text);

/// A span of GetTrace.
struct ApiEvent {
    std::optional<Nanos> time;
    Pairs tags;
};
struct ApiSpan {
    std::string traceId;
    std::string spanId;
    std::string parentId;
    std::string rpcId; ///< "1.1" is the parent of "1.1.1"
    std::string operation;
    std::string service;
    std::string ip;
    std::string resultCode;
    std::optional<std::int64_t> rpcType;
    std::optional<Nanos> start;
    Nanos startStep = kMicrosecond;
    std::optional<Nanos> duration; ///< of milliseconds
    Pairs tags;
    std::vector<ApiEvent> events;
    std::string raw; ///< the span as JSON
};
/// Spans of GetTrace, those inside others' Children too; the order is that of the text.
[[nodiscard]] Result<std::vector<ApiSpan>> readSpans(std::string_view text);

/// QueryMetric, QueryMetricByPage.
struct MetricRow {
    std::optional<Nanos> time;
    std::map<std::string, double, std::less<>> numbers;
    std::map<std::string, std::string, std::less<>> texts; ///< dimensions
};
struct MetricRows {
    std::vector<MetricRow> rows;
    std::optional<std::int64_t> interval; ///< seconds by the documentation, as sent
    bool completed = true;
};
[[nodiscard]] Result<MetricRows> readMetrics(std::string_view text);

/// GetToken (whole) or DescribeTraceLicenseKey (the first half).
struct TokenAnswer {
    Secret licenseKey;
    Secret pid;
    std::string domain;
    std::string internalDomain;
};
[[nodiscard]] Result<TokenAnswer> readToken(std::string_view text);

} // namespace longspan::source::aliyun
