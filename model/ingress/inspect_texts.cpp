// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/go_values.h"
#include "model/ingress/inspection.h"
#include "model/ingress/zipkin_address.h"

#include <algorithm>
#include <array>

namespace longspan::ingress {

namespace {

/// Written into nginx.conf between quotes, where only a quote and a backslash at the end matter.
constexpr std::array<std::string_view, 3> kDirectives{
    "opentracing-operation-name", "opentracing-location-operation-name", "opentelemetry-operation-name"};

/// Whether a key's value gets into a file the controller writes for this configuration.
bool isWritten(const Inspection& look, const TracingKey& key)
{
    if (key.tracer == Tracer::otlp)
        return key.name != "opentelemetry-config";
    return key.tracer != Tracer::all && key.tracer == writtenFor(look.config());
}

bool breaks(char c)
{
    return c == '"' || c == '\\' || isControl(c);
}

std::string describe(char c)
{
    switch (c) {
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: return std::string(1, c);
    }
}

/// Datadog's file is made by a JSON library from 1.8.2 on, which escapes.
bool escaped(const Inspection& look, const TracingKey& key)
{
    return key.tracer == Tracer::datadog && look.version() >= ControllerVersion{1, 8, 2};
}

std::string without(std::string text, bool (*unwanted)(char))
{
    text.erase(std::remove_if(text.begin(), text.end(), unwanted), text.end());
    return text;
}

void inspectWritten(Inspection& look, const TracingKey& key, const std::string& value)
{
    const auto bad = std::find_if(value.begin(), value.end(), breaks);
    if (bad != value.end() && !escaped(look, key))
        look.fault(
            FindingKind::breaksFile, key.name, describe(*bad), {{look.written(key.name), without(value, breaks)}});
    const std::size_t dollar = value.find('$');
    const bool expands = key.generation == Generation::openTracing && look.version() >= ControllerVersion{0, 23, 0};
    if (!expands || dollar == std::string::npos || dollar + 1 == value.size())
        return;
    // Variables of the environment are a documented feature: one that is known to be there is no mistake.
    bool resolved = look.around().variables.has_value();
    const std::string becomes = go::expand(value, [&](std::string_view name) {
        const bool there = resolved && look.around().variables->contains(name);
        resolved = there;
        return there ? look.around().variables->find(name)->second : std::string();
    });
    look.add(
        FindingKind::dollarExpands, resolved ? Severity::note : Severity::warning, key.name, value + " -> " + becomes);
}

bool breaksDirective(char c)
{
    return c == '"';
}

} // namespace

void inspectTexts(Inspection& look)
{
    for (const TracingKey& key : tracingKeys()) {
        const bool text = key.type == KeyType::text || key.type == KeyType::textOfNumber;
        // The Zipkin address has rules of its own.
        if (!text || key.name == "zipkin-collector-host" || !look.has(key.name))
            continue;
        const std::string& value = look.text(key.name);
        if (std::find(kDirectives.begin(), kDirectives.end(), key.name) != kDirectives.end()) {
            if (value.find('"') != std::string::npos || value.ends_with('\\'))
                look.fault(FindingKind::breaksFile, key.name, value,
                    {{look.written(key.name), without(value, breaksDirective)}});
        } else if (isWritten(look, key)) {
            inspectWritten(look, key, value);
        }
    }
}

} // namespace longspan::ingress
