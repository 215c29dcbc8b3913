// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/json_repair.h"

#include "model/decode/json_text.h"

#include <simdjson.h>

#include <charconv>
#include <cmath>
#include <cstdint>

namespace longspan::decode {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isStructure(char c)
{
    return isSpace(c) || c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':' || c == '"';
}

std::size_t digits(std::string_view text)
{
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9')
        ++count;
    return count;
}

/// Takes a run of digits off the front; false when there is none.
bool takeDigits(std::string_view& text)
{
    const std::size_t count = digits(text);
    text.remove_prefix(count);
    return count > 0;
}

/// JSON's grammar of numbers.
bool isNumber(std::string_view text)
{
    if (text.starts_with('-'))
        text.remove_prefix(1);
    if (text.starts_with('0') && digits(text) > 1)
        return false;
    if (!takeDigits(text))
        return false;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        if (!takeDigits(text))
            return false;
    }
    if (text.starts_with('e') || text.starts_with('E')) {
        text.remove_prefix(1);
        if (text.starts_with('+') || text.starts_with('-'))
            text.remove_prefix(1);
        if (!takeDigits(text))
            return false;
    }
    return text.empty();
}

template <class Number>
bool holds(std::string_view text)
{
    Number number{};
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && stop == text.data() + text.size();
}

/// from_chars() refuses what is too small as it refuses what is too large; the first is 0 to everybody else.
bool roundsToNothing(std::string_view number)
{
    simdjson::dom::parser parser;
    double value = 1;
    return parser.parse(std::string(number)).get(value) == simdjson::SUCCESS && std::abs(value) < 1;
}

bool isPlainScalar(std::string_view text)
{
    if (text == "true" || text == "false" || text == "null")
        return true;
    if (!isNumber(text))
        return false;
    const bool whole = text.find_first_of(".eE") == std::string_view::npos;
    return whole ? holds<std::int64_t>(text) || holds<std::uint64_t>(text)
                 : holds<double>(text) || roundsToNothing(text);
}

void appendInString(std::string& out, unsigned char c)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    if (c < 0x20)
        out.append("\\u00").append(1, kDigits[c >> 4U]).append(1, kDigits[c & 15U]);
    else if (c == '"' || c == '\\')
        out.append(1, '\\').append(1, static_cast<char>(c));
    else
        out.push_back(static_cast<char>(c));
}

/// text[at] is the opening quote; gives the place behind the closing one, or the end of the text when there is none.
std::size_t appendString(std::string& out, std::string_view text, std::size_t at)
{
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != '"')
        end += text[end] == '\\' ? 2U : 1U;
    out.push_back('"');
    if (end >= text.size())
        return text.size();
    for (const char c : unescape(text.substr(at + 1, end - at - 1)))
        appendInString(out, static_cast<unsigned char>(c));
    out.push_back('"');
    return end + 1;
}

std::size_t appendScalar(std::string& out, std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && !isStructure(text[end]))
        ++end;
    const std::string_view scalar = text.substr(at, end - at);
    if (isPlainScalar(scalar)) {
        out.append(scalar);
        return end;
    }
    out.push_back('"');
    for (const char c : scalar)
        appendInString(out, static_cast<unsigned char>(c));
    out.push_back('"');
    return end;
}

} // namespace

std::string repairJson(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 64);
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '"')
            at = appendString(out, text, at);
        else if (isStructure(text[at]))
            out.push_back(text[at++]);
        else
            at = appendScalar(out, text, at);
    }
    return repairUtf8(out);
}

} // namespace longspan::decode
