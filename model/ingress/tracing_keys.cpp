// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/tracing_keys.h"

#include "model/base/ascii.h"

#include <algorithm>
#include <array>

namespace longspan::ingress {

namespace {

using enum KeyType;
using Version = ControllerVersion;

constexpr Version kFirst{0, 9, 0, 14};
constexpr Version kGone = kOpenTracingGone;
constexpr Version kOtel = kOpenTelemetryCame;

constexpr TracingKey zipkin(std::string_view name, KeyType type, std::string_view byDefault, Version since)
{
    return {name, Generation::openTracing, Tracer::zipkin, type, byDefault, since, kGone};
}

constexpr TracingKey jaeger(std::string_view name, KeyType type, std::string_view byDefault, Version since)
{
    return {name, Generation::openTracing, Tracer::jaeger, type, byDefault, since, kGone};
}

constexpr TracingKey datadog(
    std::string_view name, KeyType type, std::string_view byDefault, Version since, Version until = kGone)
{
    return {name, Generation::openTracing, Tracer::datadog, type, byDefault, since, until};
}

constexpr TracingKey otlp(std::string_view name, KeyType type, std::string_view byDefault)
{
    return {name, Generation::openTelemetry, Tracer::otlp, type, byDefault, kOtel, {}};
}

constexpr std::array kKeys{
    TracingKey{"enable-opentracing", Generation::openTracing, Tracer::all, boolean, "false", kFirst, kGone},
    zipkin("zipkin-collector-host", text, "", kFirst),
    zipkin("zipkin-collector-port", integer, "9411", kFirst),
    zipkin("zipkin-service-name", text, "nginx", kFirst),
    zipkin("zipkin-sample-rate", number, "1", {0, 17, 0}),
    TracingKey{
        "opentracing-trust-incoming-span", Generation::openTracing, Tracer::all, boolean, "true", {1, 0, 5}, kGone},
    TracingKey{"opentracing-operation-name", Generation::openTracing, Tracer::all, text, "", {0, 35, 0}, kGone},
    TracingKey{
        "opentracing-location-operation-name", Generation::openTracing, Tracer::all, text, "", {0, 35, 0}, kGone},
    jaeger("jaeger-collector-host", text, "", {0, 10, 0}),
    jaeger("jaeger-collector-port", integer, "6831", {0, 10, 0}),
    jaeger("jaeger-endpoint", text, "", {0, 45, 0}),
    jaeger("jaeger-service-name", text, "nginx", {0, 10, 0}),
    jaeger("jaeger-propagation-format", text, "jaeger", {0, 45, 0}),
    jaeger("jaeger-sampler-type", text, "const", {0, 10, 0}),
    jaeger("jaeger-sampler-param", textOfNumber, "1", {0, 10, 0}),
    jaeger("jaeger-sampler-host", text, "http://127.0.0.1", {0, 25, 0}),
    jaeger("jaeger-sampler-port", integer, "5778", {0, 25, 0}),
    jaeger("jaeger-trace-context-header-name", text, "", {0, 26, 0}),
    jaeger("jaeger-debug-header", text, "", {0, 26, 0}),
    jaeger("jaeger-baggage-header", text, "", {0, 26, 0}),
    jaeger("jaeger-tracer-baggage-header-prefix", text, "", {0, 26, 0}),
    datadog("datadog-collector-host", text, "", {0, 23, 0}),
    datadog("datadog-collector-port", integer, "8126", {0, 23, 0}),
    datadog("datadog-service-name", text, "nginx", {0, 23, 0}),
    datadog("datadog-operation-name-override", text, "nginx.handle", {0, 23, 0}),
    datadog("datadog-environment", text, "prod", {0, 41, 0}),
    datadog("datadog-priority-sampling", boolean, "true", {0, 27, 0}, {1, 8, 2}),
    datadog("datadog-sample-rate", maybeNumber, "", {0, 27, 0}),
    TracingKey{"enable-opentelemetry", Generation::openTelemetry, Tracer::all, boolean, "false", kOtel, {}},
    otlp("otlp-collector-host", text, ""),
    otlp("otlp-collector-port", textOfNumber, "4317"),
    otlp("otel-service-name", text, "nginx"),
    otlp("otel-sampler", text, "AlwaysOn"),
    otlp("otel-sampler-ratio", number, "0.01"),
    otlp("otel-sampler-parent-based", boolean, "true"),
    otlp("otel-max-queuesize", integer32, "2048"),
    otlp("otel-schedule-delay-millis", integer32, "5000"),
    otlp("otel-max-export-batch-size", integer32, "512"),
    TracingKey{"opentelemetry-trust-incoming-span", Generation::openTelemetry, Tracer::all, boolean, "true", kOtel, {}},
    TracingKey{"opentelemetry-operation-name", Generation::openTelemetry, Tracer::all, text, "", kOtel, {}},
    TracingKey{"opentelemetry-config", Generation::openTelemetry, Tracer::all, text,
        "/etc/ingress-controller/telemetry/opentelemetry.toml", kOtel, {}},
};

/// What a key counted as before the version named.
struct OlderDefault {
    std::string_view key;
    Version before;
    std::string_view value;
};

constexpr std::array kOlderDefaults{
    OlderDefault{"datadog-sample-rate", {1, 8, 2}, "1"},
    OlderDefault{"otel-sampler", {1, 8, 0}, "AlwaysOff"},
    OlderDefault{"otel-sampler-parent-based", {1, 8, 0}, "false"},
    OlderDefault{"otel-max-queuesize", {1, 8, 0}, "0"},
    OlderDefault{"otel-schedule-delay-millis", {1, 8, 0}, "0"},
    OlderDefault{"otel-max-export-batch-size", {1, 8, 0}, "0"},
    OlderDefault{"opentelemetry-config", {1, 10, 0}, "/etc/nginx/opentelemetry.toml"},
};

constexpr std::array kAnnotations{
    TracingAnnotation{"enable-opentracing", Generation::openTracing, boolean, {0, 27, 0}, kGone},
    TracingAnnotation{"opentracing-trust-incoming-span", Generation::openTracing, boolean, {1, 0, 5}, kGone, true},
    TracingAnnotation{"enable-opentelemetry", Generation::openTelemetry, boolean, kOtel, {}},
    TracingAnnotation{"opentelemetry-trust-incoming-span", Generation::openTelemetry, boolean, kOtel, {}, true},
    TracingAnnotation{"opentelemetry-operation-name", Generation::openTelemetry, text, kOtel, {}, true},
};

} // namespace

bool offers(const ControllerVersion& version, Generation generation)
{
    if (generation == Generation::openTracing)
        return version < kOpenTracingGone;
    return version >= (version.alibaba ? kOpenTelemetryCameToAlibaba : kOpenTelemetryCame);
}

std::span<const TracingKey> tracingKeys()
{
    return kKeys;
}

const TracingKey* findKey(std::string_view name)
{
    const auto found =
        std::find_if(kKeys.begin(), kKeys.end(), [name](const TracingKey& key) { return key.name == name; });
    return found == kKeys.end() ? nullptr : &*found;
}

const TracingKey* findKeyInAnyCase(std::string_view name)
{
    const auto found = std::find_if(
        kKeys.begin(), kKeys.end(), [name](const TracingKey& key) { return sameInAnyCase(key.name, name); });
    return found == kKeys.end() ? nullptr : &*found;
}

std::string_view defaultOf(const TracingKey& key, const ControllerVersion& version)
{
    for (const OlderDefault& older : kOlderDefaults)
        if (older.key == key.name && version < older.before)
            return older.value;
    return key.byDefault;
}

std::span<const TracingAnnotation> tracingAnnotations()
{
    return kAnnotations;
}

} // namespace longspan::ingress
