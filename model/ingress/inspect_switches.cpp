// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/convert.h"
#include "model/ingress/inspection.h"

#include <algorithm>
#include <array>

namespace longspan::ingress {

namespace {

constexpr std::array<std::string_view, 4> kOpenTracingHosts{
    "zipkin-collector-host", "jaeger-collector-host", "jaeger-endpoint", "datadog-collector-host"};

bool openTracingHost(const Inspection& look)
{
    return std::any_of(
        kOpenTracingHosts.begin(), kOpenTracingHosts.end(), [&look](std::string_view key) { return look.has(key); });
}

/// Whether the ConfigMap has any key of a generation, whatever the version thinks of it.
bool holdsKeysOf(const Inspection& look, Generation generation)
{
    return std::any_of(look.data().begin(), look.data().end(), [generation](const auto& entry) {
        const TracingKey* key = findKeyInAnyCase(entry.first);
        return key && key->generation == generation;
    });
}

/// A switch that is on by its text, though this version may not know it.
bool switchedOn(const Inspection& look, std::string_view name)
{
    const auto found = look.data().find(name);
    return found != look.data().end() && readValue(*findKey(name), found->second, {1, 8, 0}).truth();
}

void inspectGates(Inspection& look)
{
    const ControllerVersion& version = look.version();
    if (!offers(version, Generation::openTracing) && holdsKeysOf(look, Generation::openTracing)) {
        const bool wanted = switchedOn(look, "enable-opentracing") && !look.on(Generation::openTelemetry);
        look.add(FindingKind::openTracingGone, wanted ? Severity::error : Severity::warning, "enable-opentracing",
            version.text(), convertToOpenTelemetry(look.data(), version).edits);
    }
    if (!offers(version, Generation::openTelemetry) && holdsKeysOf(look, Generation::openTelemetry))
        look.add(FindingKind::openTelemetryMissing,
            switchedOn(look, "enable-opentelemetry") ? Severity::error : Severity::warning, "enable-opentelemetry",
            version.text());
}

void inspectHosts(Inspection& look)
{
    if (look.on(Generation::openTracing) && !openTracingHost(look))
        look.add(FindingKind::enabledWithoutHost, Severity::error, "enable-opentracing", {},
            {{look.written("enable-opentracing"), std::nullopt}});
    if (look.on(Generation::openTelemetry) && !look.has("otlp-collector-host"))
        look.add(FindingKind::enabledWithoutHost, Severity::error, "enable-opentelemetry",
            ":" + look.text("otlp-collector-port"), {{look.written("enable-opentelemetry"), std::nullopt}});
    const bool readable = look["enable-opentracing"].origin != EffectiveValue::Origin::rejected;
    if (offers(look.version(), Generation::openTracing) && openTracingHost(look) && readable &&
        !look["enable-opentracing"].truth())
        look.add(FindingKind::hostWithoutSwitch, Severity::warning, "enable-opentracing", {},
            {{look.written("enable-opentracing"), "true"}});
    if (offers(look.version(), Generation::openTelemetry) && look.has("otlp-collector-host") &&
        look["enable-opentelemetry"].origin != EffectiveValue::Origin::rejected &&
        !look["enable-opentelemetry"].truth())
        look.add(FindingKind::hostWithoutSwitch, Severity::warning, "enable-opentelemetry", {},
            {{look.written("enable-opentelemetry"), "true"}});
}

std::string_view name(Tracer tracer)
{
    switch (tracer) {
    case Tracer::zipkin: return "Zipkin";
    case Tracer::jaeger: return "Jaeger";
    case Tracer::datadog: return "Datadog";
    case Tracer::otlp: return "OTLP";
    case Tracer::all: break;
    }
    return "none";
}

void inspectTracers(Inspection& look)
{
    const bool zipkin = look.has("zipkin-collector-host");
    const bool jaeger = look.has("jaeger-collector-host") || look.has("jaeger-endpoint");
    const bool datadog = look.has("datadog-collector-host");
    if (static_cast<int>(zipkin) + static_cast<int>(jaeger) + static_cast<int>(datadog) < 2)
        return;
    const Tracer library = loadedLibrary(look.config());
    const Tracer file = writtenFor(look.config());
    std::string evidence = "library " + std::string(name(library)) + ", file for " + std::string(name(file));
    if (library != file)
        look.fault(FindingKind::brokenPair, "datadog-collector-host", std::move(evidence),
            {{look.written("datadog-collector-host"), std::nullopt}});
    else
        look.add(FindingKind::severalTracers, Severity::warning,
            zipkin ? "zipkin-collector-host" : "jaeger-collector-host", std::move(evidence));
}

} // namespace

void inspectSwitches(Inspection& look)
{
    inspectGates(look);
    inspectHosts(look);
    inspectTracers(look);
    if (look.on(Generation::openTracing) && look.on(Generation::openTelemetry))
        look.add(FindingKind::bothGenerations, Severity::warning, "enable-opentracing", {},
            {{look.written("enable-opentracing"), "false"}});
}

} // namespace longspan::ingress
