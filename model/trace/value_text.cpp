// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/span_detail.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace longspan {

namespace {

std::string base64(std::string_view bytes)
{
    static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t have = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t word = 0;
        for (std::size_t i = 0; i < 3; ++i)
            word = word << 8U | (i < have ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            out.push_back(i <= have ? kDigits[(word >> (18U - 6U * i)) & 63U] : '=');
    }
    return out;
}

// Values are at most kMaxValueDepth deep.
// NOLINTBEGIN(misc-no-recursion)
nlohmann::ordered_json toJson(const Value& value);

struct ToJson {
    using Json = nlohmann::ordered_json;
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(const std::string& text) const { return text; }
    Json operator()(bool flag) const { return flag; }
    Json operator()(std::int64_t number) const { return number; }
    Json operator()(double number) const { return number; }
    Json operator()(const Value::Binary& binary) const { return base64(binary.bytes); }
    Json operator()(const Value::Array& array) const
    {
        Json json = Json::array();
        for (const Value& value : array)
            json.push_back(toJson(value));
        return json;
    }
    Json operator()(const Value::Map& map) const
    {
        Json json = Json::object();
        for (const Attribute& attribute : map)
            json[attribute.key] = toJson(attribute.value);
        return json;
    }
};

nlohmann::ordered_json toJson(const Value& value)
{
    return std::visit(ToJson{}, value.data);
}
// NOLINTEND(misc-no-recursion)

std::string numberText(double number)
{
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number < 0 ? "-Infinity" : "Infinity";
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return error == std::errc{} ? std::string(buffer.data(), end) : std::to_string(number);
}

} // namespace

std::string toText(const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value.data))
        return *text;
    if (const auto* number = std::get_if<double>(&value.data))
        return numberText(*number);
    if (const auto* binary = std::get_if<Value::Binary>(&value.data))
        return base64(binary->bytes);
    if (std::holds_alternative<std::monostate>(value.data))
        return {};
    return toJson(value).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

const Value* find(const Attributes& attributes, std::string_view key)
{
    const auto found =
        std::find_if(attributes.begin(), attributes.end(), [key](const Attribute& a) { return a.key == key; });
    return found == attributes.end() ? nullptr : &found->value;
}

} // namespace longspan
