// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/ascii.h"
#include "model/ingress/inspection.h"
#include "model/ingress/zipkin_address.h"

#include <algorithm>
#include <array>

namespace longspan::ingress {

namespace {

constexpr std::string_view kHost = "otlp-collector-host";
constexpr std::string_view kPort = "otlp-collector-port";
constexpr std::string_view kSampler = "otel-sampler";
constexpr std::string_view kRatio = "otel-sampler-ratio";
constexpr std::string_view kHeaders = "OTEL_EXPORTER_OTLP_HEADERS";
constexpr std::string_view kEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
constexpr std::string_view kSnippet = "main-snippet";
constexpr std::string_view kAlibabaPort = "8090";
constexpr std::string_view kRatioBased = "TraceIdRatioBased";

bool isNumber(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A host taken apart, to say what of it does not belong there.
struct HostParts {
    std::string scheme;
    std::string host;
    std::string port;
    std::string path;
};

HostParts split(std::string_view text)
{
    HostParts parts;
    if (const std::size_t scheme = text.find("://"); scheme != std::string_view::npos) {
        parts.scheme = lowered(text.substr(0, scheme));
        text.remove_prefix(scheme + 3);
    }
    const std::size_t slash = std::min(text.find_first_of("/?#"), text.size());
    parts.path = text.substr(slash);
    text = text.substr(0, slash);
    const std::size_t colon = text.rfind(':');
    const bool port = colon != std::string_view::npos && text.find(':') == colon;
    parts.host = text.substr(0, port ? colon : text.size());
    if (port)
        parts.port = text.substr(colon + 1);
    return parts;
}

void inspectHost(Inspection& look)
{
    const HostParts parts = split(look.text(kHost));
    std::vector<Edit> fix{{look.written(kHost), parts.host}};
    if (isNumber(parts.port))
        fix.push_back({look.written(kPort), parts.port});
    const std::string target = look.text(kHost) + ':' + look.text(kPort);
    if (parts.scheme == "https")
        look.fault(FindingKind::noTls, kHost, target, fix);
    if (parts.path.size() > 1 || (parts.path == "/" && parts.scheme.empty()))
        look.fault(FindingKind::pathInHost, kHost, target, fix);
    if (!parts.port.empty())
        look.add(FindingKind::portInHost, Severity::warning, kHost, target, fix);
    if (parts.scheme == "http")
        look.add(FindingKind::schemeTolerated, Severity::warning, kHost, target, fix);
    if (look.text(kHost).find_first_of(" \t") != std::string::npos)
        look.fault(FindingKind::blankInside, kHost, target);
}

void inspectOtlpPort(Inspection& look)
{
    const std::string& port = look.text(kPort);
    const bool leadingZero = port.size() > 1 && port[0] == '0';
    if (!isNumber(port) || leadingZero)
        look.fault(FindingKind::portNotANumber, kPort, port, {{look.written(kPort), std::nullopt}});
    else if (port.size() > 5 || std::stoi(port) < 1 || std::stoi(port) > 65535)
        look.fault(FindingKind::portOutOfRange, kPort, port, {{look.written(kPort), std::nullopt}});
}

void inspectSampler(Inspection& look)
{
    static constexpr std::array<std::string_view, 3> kSamplers{"AlwaysOn", "AlwaysOff", kRatioBased};
    const std::string& sampler = look.text(kSampler);
    if (std::find(kSamplers.begin(), kSamplers.end(), sampler) == kSamplers.end()) {
        const auto meant = std::find_if(kSamplers.begin(), kSamplers.end(),
            [&sampler](std::string_view known) { return lowered(known) == lowered(sampler); });
        look.fault(FindingKind::unknownSampler, kSampler, sampler,
            {{look.written(kSampler), meant == kSamplers.end() ? "AlwaysOn" : std::string(*meant)}});
        return;
    }
    if (sampler == "AlwaysOff" && look.on(Generation::openTelemetry))
        look.add(
            FindingKind::nothingSampled, Severity::warning, kSampler, sampler, {{look.written(kSampler), "AlwaysOn"}});
    if (sampler == kRatioBased)
        inspectRate(look, kRatio);
    else if (look[kRatio].origin == EffectiveValue::Origin::configured)
        look.add(FindingKind::ratioUnused, Severity::warning, kRatio, sampler,
            {{look.written(kSampler), std::string(kRatioBased)}});
}

void inspectBatches(Inspection& look)
{
    for (const std::string_view key : {"otel-max-queuesize", "otel-max-export-batch-size"})
        if (look[key].origin == EffectiveValue::Origin::configured && look[key].integer() < 1)
            look.add(FindingKind::clampedToOne, Severity::warning, key, look[key].printed(),
                {{look.written(key), std::nullopt}});
}

void inspectAlibaba(Inspection& look)
{
    const auto alibaba = readAlibabaHost(split(look.text(kHost)).host);
    if (!alibaba)
        return;
    const Surroundings& around = look.around();
    const bool portInHost = !split(look.text(kHost)).port.empty();
    if (look.text(kPort) != kAlibabaPort && !portInHost)
        look.fault(FindingKind::wrongPortForAlibaba, kPort, look.text(kPort),
            {{look.written(kPort), std::string(kAlibabaPort)}});
    if (around.variables && !around.variables->contains(kHeaders))
        look.fault(FindingKind::tokenMissing, kHost, std::string(kHeaders));
    const auto snippet = look.data().find(kSnippet);
    if (snippet == look.data().end() || snippet->second.find(kHeaders) == std::string::npos)
        look.add(FindingKind::tokenHidden, Severity::warning, kSnippet, std::string(kHeaders),
            {{std::string(kSnippet),
                (snippet == look.data().end() ? std::string() : snippet->second + '\n') + "env " +
                    std::string(kHeaders) + ';'}});
    inspectRegion(look, kHost, split(look.text(kHost)).host);
}

void inspectModule(Inspection& look)
{
    if (!look.on(Generation::openTelemetry) || look.version() >= kOpenTelemetryBuiltIn)
        return;
    const std::optional<bool>& mounted = look.around().moduleMounted;
    if (mounted == false)
        look.add(FindingKind::moduleNotMounted, Severity::error, "enable-opentelemetry", look.version().text());
    else if (!mounted)
        look.add(FindingKind::moduleMaybeNotMounted, Severity::note, "enable-opentelemetry", look.version().text());
}

} // namespace

void inspectOpenTelemetry(Inspection& look)
{
    if (!offers(look.version(), Generation::openTelemetry))
        return;
    inspectModule(look);
    const bool host = look.has(kHost);
    if (host)
        inspectHost(look);
    if (host || look.on(Generation::openTelemetry)) {
        inspectOtlpPort(look);
        inspectSampler(look);
        inspectBatches(look);
    }
    if (host)
        inspectAlibaba(look);
    if (look["opentelemetry-config"].origin == EffectiveValue::Origin::configured)
        look.add(FindingKind::configPath, Severity::warning, "opentelemetry-config", look.text("opentelemetry-config"),
            {{look.written("opentelemetry-config"), std::nullopt}});
    if (look.around().variables && look.around().variables->contains(kEndpoint))
        look.add(FindingKind::endpointOverridden, Severity::note, kHost, std::string(kEndpoint));
    if (look.around().annotationEnables && !look.on(Generation::openTelemetry))
        look.add(FindingKind::annotationTracesAll, Severity::warning, "enable-opentelemetry");
}

} // namespace longspan::ingress
