// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/ingress_words.h"

#include <array>

namespace longspan::ctl {

namespace {

constexpr std::array<FindingWords, ingress::kFindingKinds> kWords{{
    {"this controller has no OpenTracing any more",
        "Its keys are ignored without a word, and there are no traces. OpenTelemetry's keys take their place."},
    {"this controller has no OpenTelemetry yet", "Its keys are ignored without a word, and there are no traces."},
    {"this controller does not know the key yet", "It is ignored without a word."},
    {"this controller does not know the key any more", "It is ignored without a word."},
    {"the key is misspelled", "Unknown keys are ignored without a word; the default counts."},
    {"the manual of the controller misspells this key", "The code knows it only with one letter more; it is ignored."},
    {"the key is written in another case", "It is taken all the same, but tools that compare names miss it."},
    {"the key stands there twice, in different cases", "Which of the two counts is left to chance."},
    {"the value cannot be read", "The default counts, and the controller's log has one line about it."},
    {"the value is empty and counts as 0", "For a rate that means no traces, for a port a configuration that fails."},
    {"tracing is on, but no collector is named",
        "nginx refuses the configuration; no change of any Ingress gets through until it is mended."},
    {"a collector is named, but tracing is off", "No request is traced, unless an Ingress asks for it."},
    {"OpenTracing and OpenTelemetry are both on", "Every request is traced twice, and two kinds of headers go out."},
    {"the library is one tracer's and its file another's", "nginx refuses the configuration, or no traces arrive."},
    {"several tracers are named", "Only one of them gets spans; the others are ignored."},
    {"a quote, a backslash or a control character",
        "The file that the controller writes is broken by it; nginx refuses the configuration."},
    {"a dollar sign", "A variable of the controller's environment takes its place, nothing if there is none."},
    {"'http://' was left on",
        "The library puts its own in front; spans go to a host named 'http', which there is not."},
    {"the address is https", "The library speaks plain HTTP only; it looks for a host named 'https'."},
    {"the address has a scheme", "The library puts http:// in front of it; no spans arrive."},
    {"blanks around the address", "The library cannot use the address; the log shows an empty line for every batch."},
    {"a blank inside the address", "The library cannot use the address; the log shows an empty line for every batch."},
    {"a full-width character, as some manuals print it",
        "It becomes part of the path; the server answers 404 and nothing is logged."},
    {"the question mark at the end is missing",
        "The library appends its own port and path; the server answers 404 and nothing is logged."},
    {"a question mark too many", "A host without a path needs none, and a path needs one only."},
    {"the access point is for Zipkin's version 2",
        "The library sends version 1; the server refuses it, and nothing is logged."},
    {"the path is not Zipkin's", "Spans go to a path that does not take them."},
    {"a slash behind the host", "The path of the collector is wrong by it; the server answers 404."},
    {"the port stands in the host", "It has a key of its own; two ports make no address."},
    {"what stands behind the colon is no port", "The library cannot use the address."},
    {"an IPv6 address without brackets", "The library takes its last part for a port."},
    {"the token is masked",
        "It was copied before 'Show token' was on; the server refuses the spans, and nothing is logged."},
    {"the access point is of another region than the cluster",
        "Spans travel far, and cost; a public one works all the same."},
    {"an internal access point that the cluster cannot reach", "It only works inside its region's VPC."},
    {"the port is not between 1 and 65535", "nginx refuses the configuration."},
    {"the rate is not between 0 and 1", "nginx refuses the configuration."},
    {"nothing is sampled", "No request is traced unless its caller asks for it."},
    {"a URL, a path or a port where the agent's host should be",
        "This key wants the host of a Jaeger agent (UDP); a collector's URL belongs into jaeger-endpoint."},
    {"the port is a collector's, not the agent's", "The agent listens on 6831 (UDP); spans get lost."},
    {"the endpoint is https", "The library speaks plain HTTP only; the configuration fails."},
    {"the endpoint lacks 'http://'", "The configuration fails."},
    {"an unknown propagation format", "The library says so once and uses its own."},
    {"an unknown sampler", "The library refuses it; the configuration fails."},
    {"the sampler's parameter is no number", "It is written into the file without quotes; the configuration fails."},
    {"the sampler's host lacks 'http://'", "The sampling strategies cannot be fetched."},
    {"the agent's name must resolve at every reload",
        "While DNS or the collector is down, nginx refuses every change of any Ingress."},
    {"the OpenTelemetry module is not mounted", "nginx refuses the configuration: the file of the module is missing."},
    {"the OpenTelemetry module has to be mounted",
        "Up to 1.9 it comes from an init container (controller.opentelemetry.enabled of the chart)."},
    {"the collector's host is https",
        "The scheme is dropped and there is no TLS: spans go out in the clear, or nowhere."},
    {"the collector's host has a scheme", "It is dropped; the host alone is enough."},
    {"the collector's host has a path", "OTLP over gRPC has none; no spans arrive."},
    {"the port is no plain number", "The file is broken by it, or the module finds no port; nginx refuses it."},
    {"the ratio is not used", "It only counts for the sampler TraceIdRatioBased."},
    {"less than 1", "The module takes 1 for it, and every span travels alone."},
    {"the module's file has another place", "A folder that is not there makes every reload fail."},
    {"the port is not that of Alibaba Cloud's gRPC access point", "It listens on 8090."},
    {"the token is missing", "Alibaba Cloud wants it in the variable OTEL_EXPORTER_OTLP_HEADERS of the Deployment."},
    {"the worker cannot see the token",
        "nginx empties its workers' environment; main-snippet has to name the variable."},
    {"a variable of the environment replaces the collector", "OTEL_EXPORTER_OTLP_ENDPOINT counts, not the ConfigMap."},
    {"an annotation switches tracing on for everything",
        "The module is on by default where it is loaded: one annotated Ingress makes all of them traced."},
    {"a variable of a tracer that is not loaded", "nginx does not know it and refuses the configuration."},
    {"another tool manages this ConfigMap", "It may bring its own values back at its next run."},
    {"the value is not a text", "Kubernetes takes only texts in a ConfigMap; it needs quotes."},
}};
static_assert(!kWords.back().what.empty());

} // namespace

FindingWords wordsFor(ingress::FindingKind kind)
{
    return kWords[static_cast<std::size_t>(kind)];
}

std::string_view wordsFor(ingress::ConversionNote note)
{
    using Note = ingress::ConversionNote;
    switch (note) {
    case Note::hostToCheck:
        return "the collector must take OTLP over gRPC on that port; Zipkin's and Jaeger's agents do not";
    case Note::tokenNeeded:
        return "the token moves from the path into the Deployment: OTEL_EXPORTER_OTLP_HEADERS=Authentication=TOKEN";
    case Note::headersChange: return "services behind get traceparent instead of B3 or uber-trace-id headers";
    case Note::samplerLost: return "the sampler has no counterpart; everything is sampled";
    case Note::variablesChange: break;
    }
    return "snippets or the log format use $opentracing_ variables, which go away; $opentelemetry_trace_id is there";
}

} // namespace longspan::ctl
