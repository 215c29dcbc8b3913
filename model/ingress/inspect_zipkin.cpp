// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/inspection.h"
#include "model/ingress/zipkin_address.h"

#include <algorithm>

namespace longspan::ingress {

namespace {

constexpr std::string_view kHost = "zipkin-collector-host";
constexpr std::string_view kPort = "zipkin-collector-port";

FindingKind kindOf(AddressStep step)
{
    switch (step) {
    case AddressStep::trimmed: return FindingKind::blankAround;
    case AddressStep::narrowed: return FindingKind::fullWidthCharacter;
    case AddressStep::droppedScheme: return FindingKind::schemeLeftOn;
    case AddressStep::droppedSlash: return FindingKind::slashWithoutPath;
    case AddressStep::bracketed: return FindingKind::bareIpv6;
    case AddressStep::movedPort: return FindingKind::portInHost;
    case AddressStep::turnedToV1: return FindingKind::versionTwoPath;
    case AddressStep::addedQuestionMark: return FindingKind::missingQuestionMark;
    case AddressStep::droppedQuestionMark: break;
    }
    return FindingKind::strayQuestionMark;
}

FindingKind kindOf(AddressFault fault)
{
    switch (fault) {
    case AddressFault::https: return FindingKind::httpsScheme;
    case AddressFault::otherScheme: return FindingKind::otherScheme;
    case AddressFault::empty:
    case AddressFault::blankInside: return FindingKind::blankInside;
    case AddressFault::quote:
    case AddressFault::backslash: return FindingKind::breaksFile;
    case AddressFault::dollar: return FindingKind::dollarExpands;
    case AddressFault::masked: return FindingKind::maskedToken;
    case AddressFault::otherPath: return FindingKind::otherPath;
    case AddressFault::badPort: break;
    }
    return FindingKind::badPortInHost;
}

std::string resultingUrl(const Inspection& look)
{
    return zipkinTarget(look.text(kHost), look[kPort].integer()).url;
}

std::vector<Edit> fixOf(const Inspection& look, const AccessPoint& point)
{
    if (point.fault)
        return {};
    std::vector<Edit> fix{{look.written(kHost), point.host}};
    if (point.port)
        fix.push_back({look.written(kPort), std::to_string(*point.port)});
    return fix;
}

/// A path of its own behind which a question mark hides the rest reaches somebody, if not Alibaba Cloud.
bool onlyUnusual(const AccessPoint& point, const std::string& text)
{
    return point.fault == AddressFault::otherPath && text.find_first_of("?#") != std::string::npos &&
        text.find('/') < text.find_first_of("?#");
}

void inspectAddress(Inspection& look)
{
    const std::string& text = look.text(kHost);
    const AccessPoint point = normaliseAccessPoint(text);
    const std::vector<Edit> fix = fixOf(look, point);
    const bool control = std::any_of(text.begin(), text.end(), isControl);
    if (control)
        look.fault(FindingKind::breaksFile, kHost, "\\n", fix);
    if (point.fault == AddressFault::dollar)
        look.add(FindingKind::dollarExpands, Severity::warning, kHost, text.substr(text.find('$')));
    else if (onlyUnusual(point, text))
        look.add(FindingKind::otherPath, Severity::warning, kHost, resultingUrl(look));
    else if (point.fault)
        look.fault(kindOf(*point.fault), kHost, resultingUrl(look));
    for (const AddressStep step : point.steps)
        if (!(control && step == AddressStep::trimmed))
            look.fault(kindOf(step), kHost, resultingUrl(look), fix);
    inspectRegion(look, kHost, zipkinTarget(point.fault ? text : point.host, look[kPort].integer()).host);
}

} // namespace

void inspectZipkin(Inspection& look)
{
    if (!look.has(kHost))
        return;
    inspectAddress(look);
    inspectPort(look, kPort);
    inspectRate(look, "zipkin-sample-rate");
}

} // namespace longspan::ingress
