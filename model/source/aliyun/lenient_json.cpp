// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/lenient_json.h"

#include "model/base/ascii.h"
#include "model/decode/json_repair.h"

#include <charconv>
#include <cmath>

namespace longspan::source::aliyun {

namespace {

const Json kNothing;

/// Brackets open at once, those in strings left out.
bool tooDeep(std::string_view text)
{
    std::size_t depth = 0;
    bool inText = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inText) {
            i += c == '\\' ? 1 : 0;
            inText = c != '"';
        } else if (c == '"') {
            inText = true;
        } else if (c == '[' || c == '{') {
            if (++depth > kMaxJsonDepth)
                return true;
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return false;
}

template <class Number>
std::optional<Number> parsed(std::string_view text)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> whole(double value)
{
    constexpr double kLimit = 9.2e18;
    if (!(std::abs(value) < kLimit))
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

bool isNothing(const Json& value)
{
    return value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty());
}

void addElements(const Json& list, std::vector<const Json*>& elements)
{
    for (const Json& element : list) {
        if (!element.is_array()) {
            elements.push_back(&element);
            continue;
        }
        for (const Json& within : element)
            elements.push_back(&within);
    }
}

} // namespace

Result<Json> parseJson(std::string_view text)
{
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return fail(ErrorKind::malformed, ErrorReason::incomplete, "an empty answer");
    if (tooDeep(text))
        return fail(ErrorKind::tooLarge, ErrorReason::tooDeep, "values nested too deep");
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        json = Json::parse(decode::repairJson(text), nullptr, false);
    if (!json.is_structured())
        return fail(ErrorKind::malformed, "neither a JSON object nor a list");
    return json;
}

const Json& member(const Json& from, std::string_view name)
{
    if (!from.is_object() || name.empty())
        return kNothing;
    std::string key(name);
    if (const auto found = from.find(key); found != from.end())
        return *found;
    key.front() = lowered(key.front());
    if (const auto found = from.find(key); found != from.end())
        return *found;
    for (char& c : key)
        c = lowered(c);
    const auto found = from.find(key);
    return found != from.end() ? *found : kNothing;
}

std::vector<const Json*> listOf(const Json& wrapper, std::string_view inner)
{
    std::vector<const Json*> elements;
    const Json* list = &wrapper;
    if (const Json& within = member(wrapper, inner); wrapper.is_object() && !within.is_null())
        list = &within;
    else if (wrapper.is_object() && wrapper.contains(std::string(inner)))
        return elements;
    if (list->is_array())
        addElements(*list, elements);
    else if (!isNothing(*list) && !(list->is_object() && list->empty()))
        elements.push_back(list);
    return elements;
}

std::optional<std::int64_t> integerOf(const Json& value)
{
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > 9'223'372'036'854'775'807ULL)
        return std::nullopt;
    if (value.is_number_integer())
        return value.get<std::int64_t>();
    if (value.is_number_float())
        return whole(value.get<double>());
    if (!value.is_string())
        return std::nullopt;
    const std::string& text = value.get_ref<const std::string&>();
    if (const auto integer = parsed<std::int64_t>(text))
        return integer;
    const auto real = parsed<double>(text);
    return real ? whole(*real) : std::nullopt;
}

std::optional<double> numberOf(const Json& value)
{
    std::optional<double> number;
    if (value.is_number())
        number = value.get<double>();
    else if (value.is_string())
        number = parsed<double>(value.get_ref<const std::string&>());
    return number && std::isfinite(*number) ? number : std::nullopt;
}

bool truthOf(const Json& value)
{
    if (value.is_boolean())
        return value.get<bool>();
    if (value.is_string())
        return value == "true" || value == "True" || value == "1";
    return value.is_number() && value.get<double>() != 0;
}

std::string textOf(const Json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    return value.is_null() ? std::string() : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<ReadTime> timeBySize(std::int64_t value)
{
    constexpr std::int64_t kNanosFrom = 100'000'000'000'000'000;
    constexpr std::int64_t kMicrosFrom = 100'000'000'000'000;
    constexpr std::int64_t kMillisFrom = 100'000'000'000;
    if (value <= 0)
        return std::nullopt;
    if (value >= kNanosFrom)
        return ReadTime{value, 1};
    const Nanos step = value >= kMicrosFrom ? kMicrosecond : value >= kMillisFrom ? kMillisecond : kSecond;
    // Below the next limit, so that no product leaves 64 bits: at most 1e11 seconds would, and those are clamped.
    Nanos time = 0;
    if (__builtin_mul_overflow(value, step, &time))
        return std::nullopt;
    return ReadTime{time, step};
}

} // namespace longspan::source::aliyun
