// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingress/findings.h"

namespace longspan::ingress {

/// What a person still has to do after the edits, or should look at.
enum class ConversionNote : std::uint8_t {
    hostToCheck, ///< the collector must take OTLP over gRPC on that port; Zipkin's and Jaeger's own do not
    tokenNeeded, ///< the token moves from the path into the environment of the Deployment (OTEL_EXPORTER_OTLP_HEADERS)
    headersChange,   ///< services behind get traceparent instead of B3 or uber-trace-id
    samplerLost,     ///< a sampler without a counterpart (rate limiting, remote); everything is sampled
    variablesChange, ///< snippets or the log format use $opentracing_ variables
};

struct Conversion {
    std::vector<Edit> edits; ///< in the order of their keys
    std::vector<ConversionNote> notes;
};

/// From the keys of OpenTracing to those of OpenTelemetry: switch, host, service name, sampling, trust, operation name.
/// Keys of OpenTelemetry that are there already stay. Nothing to convert: no edits.
[[nodiscard]] Conversion convertToOpenTelemetry(const ConfigData& data, const ControllerVersion& version);

} // namespace longspan::ingress
