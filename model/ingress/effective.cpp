// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/effective.h"

#include "model/ingress/go_values.h"

#include <algorithm>
#include <utility>

namespace longspan::ingress {

namespace {

using Value = EffectiveValue::Value;

/// mapstructure took an empty text for a number as 0 from 1.4.0 on; controllers before 0.49.0, and the first beta of
/// 1.0.0, have an older one.
bool emptyCountsAsZero(const ControllerVersion& version)
{
    return version >= ControllerVersion{0, 49, 0} && version != ControllerVersion{1, 0, 0, 1, version.alibaba};
}

/// A value, or the words of the controller's log after the name of the key.
struct Reading {
    Value value;
    std::string fault;
};

std::string_view words(go::NumberFault fault)
{
    return fault == go::NumberFault::range ? "value out of range" : "invalid syntax";
}

std::string faultText(std::string_view type, std::string_view function, const std::string& text, std::string_view why)
{
    // Go quotes the text, and JSON's escapes are those of Go for what can stand in a ConfigMap.
    std::string result = "as ";
    result.append(type).append(": strconv.").append(function).append(": parsing ").append(go::jsonText(text));
    return result.append(": ").append(why);
}

Reading readBool(const std::string& text)
{
    if (text.empty())
        return {false, {}};
    if (const auto truth = go::parseBool(text))
        return {*truth, {}};
    return {{}, faultText("bool", "ParseBool", text, "invalid syntax")};
}

Reading readInt(const std::string& text, int bits)
{
    const go::Integer read = go::parseInt(text, bits);
    if (read.fault == go::NumberFault::none)
        return {read.value, {}};
    return {{}, faultText("int", "ParseInt", text, words(read.fault))};
}

Reading readFloat(const std::string& text)
{
    const go::Float read = go::parseFloat(text);
    if (read.fault == go::NumberFault::none)
        return {read.value, {}};
    return {{}, faultText("float", "ParseFloat", text, words(read.fault))};
}

Reading read(const TracingKey& key, const std::string& text, const ControllerVersion& version)
{
    const bool zero = text.empty() && emptyCountsAsZero(version);
    switch (key.type) {
    case KeyType::boolean: return readBool(text);
    case KeyType::integer: return readInt(zero ? "0" : text, 64);
    case KeyType::integer32: return readInt(zero ? "0" : text, 32);
    case KeyType::number:
    case KeyType::maybeNumber: return readFloat(zero ? "0" : text);
    case KeyType::text:
    case KeyType::textOfNumber: break;
    }
    return {text, {}};
}

Value defaultValue(const TracingKey& key, const ControllerVersion& version)
{
    const std::string text(defaultOf(key, version));
    if (key.type == KeyType::maybeNumber && text.empty())
        return {};
    return read(key, text, version).value;
}

bool isTracingKeyOf(const TracingKey& key, std::string_view name)
{
    return findKeyInAnyCase(name) == &key;
}

} // namespace

bool EffectiveValue::truth() const
{
    const bool* held = std::get_if<bool>(&value);
    return held && *held;
}

std::int64_t EffectiveValue::integer() const
{
    const std::int64_t* held = std::get_if<std::int64_t>(&value);
    return held ? *held : 0;
}

float EffectiveValue::number() const
{
    const float* held = std::get_if<float>(&value);
    return held ? *held : 0;
}

const std::string& EffectiveValue::text() const
{
    static const std::string kNone;
    const std::string* held = std::get_if<std::string>(&value);
    return held ? *held : kNone;
}

std::string EffectiveValue::printed() const
{
    if (const bool* truth = std::get_if<bool>(&value))
        return *truth ? "true" : "false";
    if (const std::int64_t* integer = std::get_if<std::int64_t>(&value))
        return std::to_string(*integer);
    if (const float* number = std::get_if<float>(&value))
        return go::printFloat(*number);
    return text();
}

Effective::Effective(ControllerVersion version, std::vector<EffectiveValue> values)
    : m_version(version), m_values(std::move(values))
{
}

const EffectiveValue& Effective::operator[](std::string_view key) const
{
    return m_values[static_cast<std::size_t>(findKey(key) - tracingKeys().data())];
}

EffectiveValue readValue(const TracingKey& key, const std::string& text, const ControllerVersion& version)
{
    EffectiveValue result;
    result.key = &key;
    Reading reading = read(key, text, version);
    if (reading.fault.empty()) {
        result.value = std::move(reading.value);
        result.origin = EffectiveValue::Origin::configured;
    } else {
        result.value = defaultValue(key, version);
        result.origin = EffectiveValue::Origin::rejected;
        result.warning = "cannot parse '" + std::string(key.name) + "' " + reading.fault;
    }
    return result;
}

Effective effective(const ConfigData& data, const ControllerVersion& version)
{
    std::vector<EffectiveValue> values;
    values.reserve(tracingKeys().size());
    for (const TracingKey& key : tracingKeys()) {
        auto found = data.find(key.name);
        if (found == data.end())
            found = std::find_if(
                data.begin(), data.end(), [&key](const auto& entry) { return isTracingKeyOf(key, entry.first); });
        if (found == data.end() || !key.knownIn(version)) {
            values.push_back({&key, defaultValue(key, version), EffectiveValue::Origin::byDefault, {}, {}});
            continue;
        }
        values.push_back(readValue(key, found->second, version));
        if (found->first != key.name)
            values.back().writtenAs = found->first;
    }
    return Effective(version, std::move(values));
}

} // namespace longspan::ingress
