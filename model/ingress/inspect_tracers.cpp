// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/ascii.h"
#include "model/ingress/inspection.h"

#include <algorithm>
#include <array>

namespace longspan::ingress {

namespace {

constexpr std::string_view kAgent = "jaeger-collector-host";
constexpr std::string_view kAgentPort = "jaeger-collector-port";
constexpr std::string_view kEndpoint = "jaeger-endpoint";
constexpr std::string_view kSampler = "jaeger-sampler-type";
constexpr std::string_view kParameter = "jaeger-sampler-param";

void inspectAgent(Inspection& look)
{
    const std::string& host = look.text(kAgent);
    if (host.find_first_of("/:?# ") != std::string::npos && host.find("::") == std::string::npos)
        look.fault(FindingKind::notAnAgent, kAgent, host);
    // The ports of a collector for HTTP and gRPC; the agent listens on 6831 and 6832, UDP.
    const std::int64_t port = look[kAgentPort].integer();
    if (port == 14268 || port == 14250 || port == 4317 || port == 4318 || port == 9411)
        look.fault(
            FindingKind::collectorPort, kAgentPort, look[kAgentPort].printed(), {{look.written(kAgentPort), "6831"}});
    inspectPort(look, kAgentPort);
}

void inspectEndpoint(Inspection& look)
{
    const std::string scheme = lowered(look.text(kEndpoint).substr(0, 8));
    if (scheme == "https://")
        look.fault(FindingKind::endpointWithoutTls, kEndpoint, look.text(kEndpoint));
    else if (!scheme.starts_with("http://"))
        look.fault(FindingKind::endpointWithoutScheme, kEndpoint, look.text(kEndpoint),
            {{look.written(kEndpoint), "http://" + look.text(kEndpoint)}});
}

void inspectParameter(Inspection& look, const std::string& sampler)
{
    const EffectiveValue number =
        readValue(*findKey("zipkin-sample-rate"), look.text(kParameter), ControllerVersion{0, 34, 0});
    const bool readable = number.origin == EffectiveValue::Origin::configured && !look.text(kParameter).empty();
    if (!readable)
        look.fault(FindingKind::samplerParameter, kParameter, look.text(kParameter), {{look.written(kParameter), "1"}});
    else if (sampler == "probabilistic" && !(number.number() >= 0 && number.number() <= 1))
        look.fault(FindingKind::rateOutOfRange, kParameter, look.text(kParameter), {{look.written(kParameter), "1"}});
    else if (number.number() == 0 && sampler != "remote")
        look.add(FindingKind::nothingSampled, Severity::warning, kParameter, sampler + ' ' + look.text(kParameter),
            {{look.written(kParameter), "1"}});
}

void inspectSampler(Inspection& look)
{
    static constexpr std::array<std::string_view, 4> kSamplers{"const", "probabilistic", "ratelimiting", "remote"};
    const std::string sampler = lowered(look.text(kSampler));
    if (std::find(kSamplers.begin(), kSamplers.end(), sampler) == kSamplers.end())
        look.fault(FindingKind::unknownSampler, kSampler, look.text(kSampler), {{look.written(kSampler), "const"}});
    inspectParameter(look, sampler);
    if (sampler == "remote" && !lowered(look.text("jaeger-sampler-host")).starts_with("http://"))
        look.add(FindingKind::samplerHostWithoutScheme, Severity::warning, "jaeger-sampler-host",
            look.text("jaeger-sampler-host"),
            {{look.written("jaeger-sampler-host"), "http://" + look.text("jaeger-sampler-host")}});
}

} // namespace

void inspectJaeger(Inspection& look)
{
    const bool agent = look.has(kAgent);
    const bool endpoint = look.has(kEndpoint);
    if ((!agent && !endpoint) || writtenFor(look.config()) != Tracer::jaeger)
        return;
    if (agent)
        inspectAgent(look);
    if (endpoint)
        inspectEndpoint(look);
    inspectSampler(look);
    const std::string& format = look.text("jaeger-propagation-format");
    if (look.config().known("jaeger-propagation-format") && format != "jaeger" && format != "w3c")
        look.add(FindingKind::unknownPropagation, Severity::warning, "jaeger-propagation-format", format,
            {{look.written("jaeger-propagation-format"), std::nullopt}});
    if (look.on(Generation::openTracing))
        look.add(FindingKind::resolvedWhileLoading, Severity::note, agent ? kAgent : kEndpoint,
            look.text(agent ? kAgent : kEndpoint));
}

void inspectDatadog(Inspection& look)
{
    if (!look.has("datadog-collector-host"))
        return;
    inspectPort(look, "datadog-collector-port");
    inspectRate(look, "datadog-sample-rate");
}

} // namespace longspan::ingress
