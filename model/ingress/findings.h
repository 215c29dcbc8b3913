// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingress/render.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::ingress {

/// What can be wrong with a tracing configuration. Words for people are made by whoever shows them.
enum class FindingKind : std::uint8_t {
    // What is ignored.
    openTracingGone,      ///< this version has no OpenTracing any more; its keys do nothing
    openTelemetryMissing, ///< this version has no OpenTelemetry yet
    keyNotYetKnown,       ///< by this version
    keyNoLongerKnown,
    misspelledKey,
    documentedName, ///< a name that upstream's manual has and its code has not
    otherCase,      ///< taken all the same
    twoSpellings,   ///< the same name in different cases; which one counts is left to chance
    rejectedValue,  ///< not readable: the default stays
    emptyNumber,    ///< counts as 0
    // Switches and tracers.
    enabledWithoutHost,
    hostWithoutSwitch,
    bothGenerations,
    brokenPair, ///< the library is Datadog's, its file is another tracer's
    severalTracers,
    // Texts that change or break the file.
    breaksFile,    ///< a quote, a backslash or a control character
    dollarExpands, ///< a variable of the controller's environment takes its place
    // The Zipkin address.
    schemeLeftOn,
    httpsScheme,
    otherScheme,
    blankAround,
    blankInside,
    fullWidthCharacter,
    missingQuestionMark,
    strayQuestionMark,
    versionTwoPath,
    otherPath,
    slashWithoutPath,
    portInHost,
    badPortInHost,
    bareIpv6,
    maskedToken,
    otherRegion,         ///< the access point is of another region than the cluster
    internalFromOutside, ///< an internal access point, and the cluster is not in its VPC
    // Numbers.
    portOutOfRange,
    rateOutOfRange,
    nothingSampled,
    // Jaeger.
    notAnAgent,         ///< a URL, a path or a port where the agent's host should be
    collectorPort,      ///< the port of a collector where the agent's should be
    endpointWithoutTls, ///< https, which the library does not speak
    endpointWithoutScheme,
    unknownPropagation,
    unknownSampler,
    samplerParameter,
    samplerHostWithoutScheme,
    resolvedWhileLoading, ///< the name must resolve whenever the controller reloads
    // OpenTelemetry.
    moduleNotMounted,
    moduleMaybeNotMounted,
    noTls,
    schemeTolerated,
    pathInHost,
    portNotANumber,
    ratioUnused,
    clampedToOne,
    configPath,
    wrongPortForAlibaba,
    tokenMissing,
    tokenHidden, ///< the worker cannot see the variable: main-snippet lacks its env line
    endpointOverridden,
    annotationTracesAll,
    // Around it.
    unknownVariable, ///< a snippet uses a variable of a module that is not loaded
    managedElsewhere,
    notAText, ///< a bare true or 9411 in the file: the API server takes texts only
};
inline constexpr std::size_t kFindingKinds = static_cast<std::size_t>(FindingKind::notAText) + 1;

/// A stable name for --json, SARIF and links: "missing-question-mark".
[[nodiscard]] std::string_view ruleName(FindingKind kind);

enum class Severity : std::uint8_t {
    error,   ///< no traces, a reload that fails, or traces in the wrong place
    warning, ///< works otherwise than it looks
    note,    ///< good to know
};
[[nodiscard]] std::string_view name(Severity severity);

/// One change of the ConfigMap: a new value, or nothing to take the key out.
struct Edit {
    std::string key;
    std::optional<std::string> value;

    friend bool operator==(const Edit&, const Edit&) = default;
};

struct Finding {
    FindingKind kind = FindingKind::unknownVariable;
    Severity severity = Severity::note;
    std::string key;       ///< as it stands in the ConfigMap; empty when it is about several
    std::string evidence;  ///< what makes it so: a log line, a URL, a value; no token in it
    std::vector<Edit> fix; ///< what would set it right; empty when only a person can say
};

/// What is known of the cluster around the configuration. Everything may be unknown.
struct Surroundings {
    std::optional<Variables> variables; ///< of the controller's container
    std::optional<bool> moduleMounted;  ///< the OpenTelemetry module of 1.7 to 1.9
    std::string clusterRegion;          ///< "cn-hangzhou"
    std::optional<bool> insideRegion;   ///< false: the cluster does not run in Alibaba Cloud
    bool annotationEnables = false;     ///< an Ingress has enable-opentelemetry: "true"
    std::vector<std::string> notTexts;  ///< keys whose values stand in a file without the quotes they need
    std::vector<std::string> managedBy; ///< "Helm release ingress-nginx", as seen on the object
};

/// Everything that is wrong or strange, the worst first, then what stops traces first. Pure and fast enough for every
/// keystroke.
[[nodiscard]] std::vector<Finding> findings(
    const ConfigData& data, const ControllerVersion& version, const Surroundings& around = {});

/// The data after some edits.
[[nodiscard]] ConfigData withEdits(ConfigData data, const std::vector<Edit>& edits);

} // namespace longspan::ingress
