// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

/// Made-up traces for tests and benchmarks: one logical model written in every format, so that the files of one
/// specification hold the very same spans. Deterministic: equal specifications give equal bytes.
///
/// How the facts of a span are said in the formats (all times are whole microseconds):
///
///  fact             Jaeger                     Zipkin                          OTLP
///  service, host    process, tag "ip"          localEndpoint                   resource "service.name", "host.ip"
///  kind             tag "span.kind"            kind (absent for internal)      kind
///  remote end       tags peer.service,         remoteEndpoint                  attributes peer.service,
///                   peer.ipv4, peer.port                                       peer.ipv4, peer.port
///  failed           tag error=true (bool)      tag error="true"                status code 2
///  attribute        typed tag                  tag, all values as text         typed attribute
///  event            log with field "event"     annotation                      event with a name
namespace longspan::test {

enum class Format { jaegerJson, zipkinV2Json, otlpJson, otlpJsonLines, otlpProto, otlpProtoPrefixed, zipkinProto };

/// "jaeger", "zipkin", "otlp-json", "otlp-jsonl", "otlp-proto", "otlp-proto-prefixed", "zipkin-proto".
[[nodiscard]] std::optional<Format> formatByName(std::string_view name);

struct TraceSpec {
    std::uint64_t traces = 1;
    std::uint64_t spansPerTrace = 1000;
    std::uint64_t seed = 1;
    /// At most 200. Every service has 20 operations.
    std::uint32_t services = 200;
    /// Levels of the deepest branch; small traces are shallower.
    std::uint32_t levels = 30;
    /// Leave out what some format cannot say exactly: types of attributes, the kind "internal", addresses and ports.
    bool commonFactsOnly = false;
};

/// The whole file in memory.
[[nodiscard]] std::string generate(const TraceSpec& spec, Format format);

/// Streams to an open file; memory grows with the spans of one trace, not with the number of traces. False when a write
/// fails.
[[nodiscard]] bool generateTo(const TraceSpec& spec, Format format, std::FILE* file);

} // namespace longspan::test
