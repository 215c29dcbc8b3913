// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingress/findings.h"

#include <string>
#include <string_view>
#include <vector>

namespace longspan::ingress {

/// One look at a configuration: what every rule reads, and where it puts what it finds.
class Inspection {
public:
    Inspection(const ConfigData& data, const ControllerVersion& version, const Surroundings& around);

    [[nodiscard]] const ConfigData& data() const { return m_data; }
    [[nodiscard]] const Effective& config() const { return m_config; }
    [[nodiscard]] const ControllerVersion& version() const { return m_config.version(); }
    [[nodiscard]] const Surroundings& around() const { return m_around; }

    /// The value that counts, and whether it is set to something.
    [[nodiscard]] const EffectiveValue& operator[](std::string_view key) const { return m_config[key]; }
    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] const std::string& text(std::string_view key) const { return m_config[key].text(); }
    /// The name under which the ConfigMap has the key.
    [[nodiscard]] std::string written(std::string_view key) const;

    /// The generation is offered by this version and switched on, globally.
    [[nodiscard]] bool on(Generation generation) const;

    void add(FindingKind kind, Severity severity, std::string_view key, std::string evidence = {},
        std::vector<Edit> fix = {});
    /// An error where the generation is on, else a warning: it will be one as soon as somebody switches it on.
    void fault(FindingKind kind, std::string_view key, std::string evidence = {}, std::vector<Edit> fix = {});

    [[nodiscard]] std::vector<Finding> takeSorted();

private:
    const ConfigData& m_data;
    const Surroundings& m_around;
    Effective m_config;
    std::vector<Finding> m_found;
};

/// The rules, each group in a file of its own.
void inspectKeys(Inspection& look);
void inspectSwitches(Inspection& look);
void inspectTexts(Inspection& look);
void inspectZipkin(Inspection& look);
void inspectJaeger(Inspection& look);
void inspectDatadog(Inspection& look);
void inspectOpenTelemetry(Inspection& look);
void inspectSurroundings(Inspection& look);

/// The rate of a tracer: 0 to 1, and not 0.
void inspectRate(Inspection& look, std::string_view key);
/// A host of Alibaba Cloud in another region than the cluster, or in a network that the cluster is not in.
void inspectRegion(Inspection& look, std::string_view key, const std::string& host);
/// The port of a tracer: 1 to 65535.
void inspectPort(Inspection& look, std::string_view key);

} // namespace longspan::ingress
