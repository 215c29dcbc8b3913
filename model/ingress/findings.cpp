// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/findings.h"

#include "model/ingress/inspection.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace longspan::ingress {

namespace {

constexpr std::array<std::string_view, kFindingKinds> kRules{"opentracing-gone", "opentelemetry-missing",
    "key-not-yet-known", "key-no-longer-known", "misspelled-key", "documented-name", "other-case", "two-spellings",
    "rejected-value", "empty-number", "enabled-without-host", "host-without-switch", "both-generations", "broken-pair",
    "several-tracers", "breaks-file", "dollar-expands", "scheme-left-on", "https-scheme", "other-scheme",
    "blank-around", "blank-inside", "full-width-character", "missing-question-mark", "stray-question-mark",
    "version-two-path", "other-path", "slash-without-path", "port-in-host", "bad-port-in-host", "bare-ipv6",
    "masked-token", "other-region", "internal-from-outside", "port-out-of-range", "rate-out-of-range",
    "nothing-sampled", "not-an-agent", "collector-port", "endpoint-without-tls", "endpoint-without-scheme",
    "unknown-propagation", "unknown-sampler", "sampler-parameter", "sampler-host-without-scheme",
    "resolved-while-loading", "module-not-mounted", "module-maybe-not-mounted", "no-tls", "scheme-tolerated",
    "path-in-host", "port-not-a-number", "ratio-unused", "clamped-to-one", "config-path", "wrong-port-for-alibaba",
    "token-missing", "token-hidden", "endpoint-overridden", "annotation-traces-all", "unknown-variable",
    "managed-elsewhere", "not-a-text"};
static_assert(!kRules.back().empty());

} // namespace

std::string_view ruleName(FindingKind kind)
{
    return kRules[static_cast<std::size_t>(kind)];
}

std::string_view name(Severity severity)
{
    switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
    }
    return "note";
}

Inspection::Inspection(const ConfigData& data, const ControllerVersion& version, const Surroundings& around)
    : m_data(data), m_around(around), m_config(effective(data, version))
{
}

bool Inspection::has(std::string_view key) const
{
    return m_config.known(key) && !m_config[key].text().empty();
}

std::string Inspection::written(std::string_view key) const
{
    const EffectiveValue* value = findKey(key) ? &m_config[key] : nullptr;
    return value && !value->writtenAs.empty() ? value->writtenAs : std::string(key);
}

bool Inspection::on(Generation generation) const
{
    const std::string_view key = generation == Generation::openTracing ? "enable-opentracing" : "enable-opentelemetry";
    return offers(version(), generation) && m_config[key].truth();
}

void Inspection::add(
    FindingKind kind, Severity severity, std::string_view key, std::string evidence, std::vector<Edit> fix)
{
    m_found.push_back({kind, severity, written(key), withoutToken(evidence), std::move(fix)});
}

void Inspection::fault(FindingKind kind, std::string_view key, std::string evidence, std::vector<Edit> fix)
{
    const TracingKey* known = findKey(key);
    const bool counts = known && on(known->generation);
    add(kind, counts ? Severity::error : Severity::warning, key, std::move(evidence), std::move(fix));
}

// Rules look in the order in which they stop traces; what one kind of them finds stays in that order.
std::vector<Finding> Inspection::takeSorted()
{
    std::stable_sort(
        m_found.begin(), m_found.end(), [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
    return std::move(m_found);
}

void inspectRate(Inspection& look, std::string_view key)
{
    const EffectiveValue& rate = look[key];
    if (!look.config().known(key) || rate.origin != EffectiveValue::Origin::configured ||
        std::holds_alternative<std::monostate>(rate.value))
        return;
    // Written so that NaN is out of range, too.
    if (!(rate.number() >= 0 && rate.number() <= 1))
        look.fault(FindingKind::rateOutOfRange, key, rate.printed(), {{look.written(key), std::nullopt}});
    else if (rate.number() == 0)
        look.add(
            FindingKind::nothingSampled, Severity::warning, key, rate.printed(), {{look.written(key), std::nullopt}});
}

void inspectPort(Inspection& look, std::string_view key)
{
    const EffectiveValue& port = look[key];
    if (look.config().known(key) && (port.integer() < 1 || port.integer() > 65535))
        look.fault(FindingKind::portOutOfRange, key, port.printed(),
            {{look.written(key), std::string(defaultOf(*port.key, look.version()))}});
}

void inspectRegion(Inspection& look, std::string_view key, const std::string& host)
{
    const auto alibaba = readAlibabaHost(host);
    if (!alibaba)
        return;
    const Surroundings& around = look.around();
    const bool elsewhere =
        !alibaba->region.empty() && !around.clusterRegion.empty() && alibaba->region != around.clusterRegion;
    if (elsewhere)
        look.add(FindingKind::otherRegion, Severity::warning, key, alibaba->region + ", " + around.clusterRegion);
    if (alibaba->internal && (elsewhere || around.insideRegion == false))
        look.fault(FindingKind::internalFromOutside, key, host);
}

std::vector<Finding> findings(const ConfigData& data, const ControllerVersion& version, const Surroundings& around)
{
    Inspection look(data, version, around);
    inspectKeys(look);
    inspectSwitches(look);
    inspectTexts(look);
    inspectZipkin(look);
    inspectJaeger(look);
    inspectDatadog(look);
    inspectOpenTelemetry(look);
    inspectSurroundings(look);
    return look.takeSorted();
}

ConfigData withEdits(ConfigData data, const std::vector<Edit>& edits)
{
    for (const Edit& edit : edits) {
        if (edit.value)
            data[edit.key] = *edit.value;
        else
            data.erase(edit.key);
    }
    return data;
}

} // namespace longspan::ingress
