// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/inspection.h"

#include <algorithm>
#include <array>

namespace longspan::ingress {

namespace {

/// Keys whose values are parts of nginx.conf and may use a tracer's variables.
constexpr std::array<std::string_view, 5> kSnippets{
    "log-format-upstream", "main-snippet", "http-snippet", "server-snippet", "location-snippet"};

/// The first variable that begins with the prefix; empty when there is none.
std::string variableIn(std::string_view text, std::string_view prefix)
{
    std::size_t at = text.find('$');
    for (; at != std::string_view::npos; at = text.find('$', at + 1)) {
        std::string_view name = text.substr(at + 1);
        if (name.starts_with('{'))
            name.remove_prefix(1);
        if (!name.starts_with(prefix))
            continue;
        const auto end = std::find_if_not(name.begin(), name.end(),
            [](char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
        return '$' + std::string(name.begin(), end);
    }
    return {};
}

void inspectSnippet(Inspection& look, std::string_view key, const std::string& text)
{
    const std::string openTracing = variableIn(text, "opentracing_");
    if (!openTracing.empty() && !look.on(Generation::openTracing))
        look.add(FindingKind::unknownVariable, Severity::error, key, openTracing);
    const std::string openTelemetry = variableIn(text, "opentelemetry_");
    if (!openTelemetry.empty() && !look.on(Generation::openTelemetry))
        look.add(FindingKind::unknownVariable, Severity::error, key, openTelemetry);
}

} // namespace

void inspectSurroundings(Inspection& look)
{
    for (const std::string_view key : kSnippets)
        if (const auto found = look.data().find(key); found != look.data().end())
            inspectSnippet(look, key, found->second);
    for (const std::string& manager : look.around().managedBy)
        look.add(FindingKind::managedElsewhere, Severity::warning, {}, manager);
}

} // namespace longspan::ingress
