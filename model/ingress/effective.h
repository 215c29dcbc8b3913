// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingress/tracing_keys.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace longspan::ingress {

/// The data of a ConfigMap. Kubernetes only takes texts.
using ConfigData = std::map<std::string, std::string, std::less<>>;

/// What a controller makes of one key.
struct EffectiveValue {
    enum class Origin : std::uint8_t {
        byDefault,
        configured,
        rejected, ///< set, but not readable: one warning in the log, and the default stays
    };
    /// monostate: a number that may be absent and is.
    using Value = std::variant<std::monostate, bool, std::int64_t, float, std::string>;

    const TracingKey* key = nullptr;
    Value value;
    Origin origin = Origin::byDefault;
    std::string writtenAs; ///< the name it has in the ConfigMap, when that differs in case
    std::string warning;   ///< the line of the controller's log, when it is rejected

    [[nodiscard]] bool truth() const;
    [[nodiscard]] std::int64_t integer() const;
    [[nodiscard]] float number() const;
    [[nodiscard]] const std::string& text() const;
    /// As the controller's templates write it.
    [[nodiscard]] std::string printed() const;
};

/// A whole configuration as a controller of one version has it. Keys that the version does not know stand there with
/// their defaults and are not known().
class Effective {
public:
    Effective(ControllerVersion version, std::vector<EffectiveValue> values);

    [[nodiscard]] const ControllerVersion& version() const { return m_version; }
    /// In the order of tracingKeys().
    [[nodiscard]] const std::vector<EffectiveValue>& values() const { return m_values; }
    /// The name must be one of tracingKeys().
    [[nodiscard]] const EffectiveValue& operator[](std::string_view key) const;
    [[nodiscard]] bool known(std::string_view key) const { return (*this)[key].key->knownIn(m_version); }

private:
    ControllerVersion m_version;
    std::vector<EffectiveValue> m_values;
};

/// Reads the data as ReadConfig() of the controller does: by mapstructure with weak types and the JSON names, an exact
/// name before one that differs in case. Unknown keys are silently left out, as they are there.
[[nodiscard]] Effective effective(const ConfigData& data, const ControllerVersion& version);

/// Reads one value by the rules of its type; nothing changes hands but text. For editors that check while typing.
[[nodiscard]] EffectiveValue readValue(
    const TracingKey& key, const std::string& text, const ControllerVersion& version);

} // namespace longspan::ingress
