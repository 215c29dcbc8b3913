// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/source_types.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::source {

/// What Zipkin and Jaeger answer besides spans. All of these take a body that may hold anything; errors (malformed) say
/// what was expected, with place as their place. Odd elements of lists are passed over.

/// A span name and its kind, where the server tells it.
struct Operation {
    std::string name;
    SpanKind kind = SpanKind::unspecified;

    friend bool operator==(const Operation&, const Operation&) = default;
};

/// A list of texts, bare (Zipkin), below "services" (Jaeger v3) or below "data" (Jaeger v1, null for none). Sorted,
/// each once.
[[nodiscard]] Result<std::vector<std::string>> readNames(std::string_view body, const std::string& place);

/// Texts or {"name", "spanKind"}: bare, below "operations" or below "data". Sorted by name; of several kinds of one
/// name the one that says most (server before client).
[[nodiscard]] Result<std::vector<Operation>> readOperations(std::string_view body, const std::string& place);

/// Zipkin's config.json, as far as it matters.
struct ZipkinConfig {
    std::optional<std::int64_t> queryLimit;
    std::optional<bool> searchEnabled;
    std::optional<bool> strictTraceId;
};
[[nodiscard]] Result<ZipkinConfig> readZipkinConfig(std::string_view body, const std::string& place);

/// "InMemoryStorage{...}" out of Zipkin's /health, without braces; empty when no component is called a storage.
[[nodiscard]] std::string readZipkinStorage(std::string_view body);
/// {"zipkin":{"version":...}}; empty when there is none.
[[nodiscard]] std::string readZipkinVersion(std::string_view body);
/// What Jaeger's page for people says it was built from; empty when it says nothing.
[[nodiscard]] std::string readJaegerVersion(std::string_view page);

/// How many traces Jaeger's trace-summaries list.
[[nodiscard]] Result<std::size_t> countSummaries(std::string_view body, const std::string& place);

/// One point of Jaeger's metrics: milliseconds since 1970 or nanoseconds, and a number.
struct Gauge {
    Nanos time = 0;
    double value = 0;
};
/// The points of {"metrics":[{"labels","metricPoints":[{"gaugeValue":{"doubleValue"},"timestamp"}]}]}: of all series,
/// or of those labelled with the operation. Values that are no finite numbers are left out.
[[nodiscard]] Result<std::vector<Gauge>> readGauges(
    std::string_view body, const std::string& place, const std::optional<std::string>& operation = {});

/// What a server reports as gone wrong inside a good answer: {"errors":[{"msg"}]} of Jaeger v1 or {"error":{"message"}}
/// of v3 and streams. Of long bodies only the end is looked at. Nothing when all is well.
[[nodiscard]] std::optional<std::string> readFault(std::string_view body);

} // namespace longspan::source
