// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/go_values.h"

#include "model/base/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace longspan::ingress::go {

namespace {

/// From ten to this power on, fmt and encoding/json write numbers with an exponent.
constexpr int kPrintedPlain = 6;
constexpr int kJsonPlain = 21;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (lowered(c) >= 'a' && lowered(c) <= 'f');
}

/// 16, 8 or 2 for 0x, 0o and 0b in front of at least one more character, else 10.
int prefixBase(std::string_view text)
{
    if (text.size() < 3 || text[0] != '0')
        return 10;
    switch (lowered(text[1])) {
    case 'x': return 16;
    case 'o': return 8;
    case 'b': return 2;
    default: return 10;
    }
}

/// Every underscore stands between digits; a prefix counts as one.
bool underscoresFit(std::string_view text)
{
    const bool prefixed = prefixBase(text) != 10;
    const bool hex = prefixBase(text) == 16;
    bool digitBefore = prefixed;
    bool underscoreBefore = false;
    for (const char c : text.substr(prefixed ? 2 : 0)) {
        if (c == '_') {
            if (!digitBefore)
                return false;
            digitBefore = false;
            underscoreBefore = true;
            continue;
        }
        digitBefore = hex ? isHexDigit(c) : isDigit(c);
        if (underscoreBefore && !digitBefore)
            return false;
        underscoreBefore = false;
    }
    return !underscoreBefore;
}

std::string withoutUnderscores(std::string_view text)
{
    std::string result(text);
    result.erase(std::remove(result.begin(), result.end(), '_'), result.end());
    return result;
}

bool takeSign(std::string_view& text)
{
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    return negative;
}

std::optional<Float> namedFloat(std::string_view text)
{
    const std::string word = lowered(text);
    if (word == "nan")
        return Float{std::numeric_limits<float>::quiet_NaN()};
    std::string_view rest = word;
    const bool negative = takeSign(rest);
    if (rest != "inf" && rest != "infinity")
        return std::nullopt;
    const float infinity = std::numeric_limits<float>::infinity();
    return Float{negative ? -infinity : infinity};
}

/// Whether a number that fits no float is too large, and not so small that it counts as 0.
bool tooLarge(std::string_view digits, char exponentMark)
{
    const std::size_t mark = digits.find(exponentMark);
    const std::string_view mantissa = digits.substr(0, mark);
    long exponent = 0;
    if (mark != std::string_view::npos) {
        std::string_view text = digits.substr(mark + 1);
        const bool negative = takeSign(text);
        if (std::from_chars(text.data(), text.data() + text.size(), exponent).ec != std::errc())
            exponent = std::numeric_limits<int>::max();
        exponent = negative ? -exponent : exponent;
    }
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    const std::size_t first = mantissa.find_first_not_of("0.");
    const auto place = static_cast<long>(point) - static_cast<long>(first);
    return exponent + (exponentMark == 'p' ? 4 * place : place) > 0;
}

struct Magnitude {
    std::uint64_t value = 0;
    NumberFault fault = NumberFault::none;
};

/// What is wrong first counts: a number that is too long already is not looked at further.
Magnitude readMagnitude(std::string_view digits, int base, int bits)
{
    const std::uint64_t most =
        bits == 64 ? std::numeric_limits<std::uint64_t>::max() : (std::uint64_t{1} << static_cast<unsigned>(bits)) - 1;
    const auto radix = static_cast<std::uint64_t>(base);
    std::uint64_t value = 0;
    for (const char c : digits) {
        if (c == '_')
            continue;
        std::uint64_t digit = radix;
        std::from_chars(&c, &c + 1, digit, base);
        if (digit >= radix)
            return {0, NumberFault::syntax};
        if (value > (most - digit) / radix)
            return {0, NumberFault::range};
        value = value * radix + digit;
    }
    return {value};
}

bool hasDigit(std::string_view mantissa, bool hex)
{
    return std::any_of(mantissa.begin(), mantissa.end(), [hex](char c) { return hex ? isHexDigit(c) : isDigit(c); });
}

/// Digits, with a sign taken off and without a prefix. An exponent of hexadecimal numbers is demanded.
Float digitsToFloat(std::string_view digits, bool hex)
{
    const char mark = hex ? 'p' : 'e';
    const std::size_t at = digits.find(mark);
    const bool signAhead = !digits.empty() && (digits[0] == '-' || digits[0] == '+');
    if (signAhead || !hasDigit(digits.substr(0, at), hex) || (hex && at == std::string_view::npos))
        return {0, NumberFault::syntax};
    std::string text(digits);
    if (at != std::string_view::npos && text.substr(at + 1, 1) == "+")
        text.erase(at + 1, 1);
    float value = 0;
    const auto form = hex ? std::chars_format::hex : std::chars_format::general;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, form);
    if (error == std::errc::invalid_argument || end != text.data() + text.size())
        return {0, NumberFault::syntax};
    if (error == std::errc::result_out_of_range)
        return {0, tooLarge(text, mark) ? NumberFault::range : NumberFault::none};
    return {value};
}

/// The fewest digits that read back as the same float: d.ddd times ten to the exponent.
struct Decimal {
    std::string digits;
    int exponent = 0;
    bool negative = false;
};

Decimal shortest(float value)
{
    std::array<char, 32> room{};
    const float size = std::fabs(value);
    const auto done = std::to_chars(room.data(), room.data() + room.size(), size, std::chars_format::scientific);
    const std::string_view text(room.data(), static_cast<std::size_t>(done.ptr - room.data()));
    Decimal result;
    result.negative = std::signbit(value);
    const std::size_t mark = text.find('e');
    result.digits = text.substr(0, mark);
    result.digits.erase(std::remove(result.digits.begin(), result.digits.end(), '.'), result.digits.end());
    std::string_view exponent = text.substr(mark + 1);
    const bool negative = takeSign(exponent);
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), result.exponent);
    result.exponent = negative ? -result.exponent : result.exponent;
    return result;
}

std::string plainText(const Decimal& number)
{
    std::string text = number.negative ? "-" : "";
    const auto count = static_cast<int>(number.digits.size());
    if (number.exponent < 0)
        return text + "0." + std::string(static_cast<std::size_t>(-number.exponent - 1), '0') + number.digits;
    const int whole = number.exponent + 1;
    if (whole >= count)
        return text + number.digits + std::string(static_cast<std::size_t>(whole - count), '0');
    const auto point = static_cast<std::size_t>(whole);
    return text + number.digits.substr(0, point) + '.' + number.digits.substr(point);
}

/// exponentDigits: how many the exponent has at least.
std::string exponentText(const Decimal& number, std::size_t exponentDigits)
{
    std::string text = number.negative ? "-" : "";
    text += number.digits[0];
    if (number.digits.size() > 1)
        text += '.' + number.digits.substr(1);
    const std::string exponent = std::to_string(std::abs(number.exponent));
    text += number.exponent < 0 ? "e-" : "e+";
    return text + std::string(exponentDigits - std::min(exponentDigits, exponent.size()), '0') + exponent;
}

bool namesVariable(char c)
{
    return c == '_' || isDigit(c) || (lowered(c) >= 'a' && lowered(c) <= 'z');
}

bool isSpecial(char c)
{
    return isDigit(c) || std::string_view("*#$@!?-").find(c) != std::string_view::npos;
}

/// A name behind a dollar sign and how many characters it takes; an empty name that takes some is bad syntax.
struct ShellName {
    std::string_view name;
    std::size_t length = 0;
};

ShellName bracedName(std::string_view text)
{
    if (text.size() > 2 && isSpecial(text[1]) && text[2] == '}')
        return {text.substr(1, 1), 3};
    const std::size_t close = text.find('}', 1);
    if (close == std::string_view::npos)
        return {{}, 1};
    return {text.substr(1, close - 1), close + 1};
}

ShellName shellName(std::string_view text)
{
    if (text[0] == '{')
        return bracedName(text);
    if (isSpecial(text[0]))
        return {text.substr(0, 1), 1};
    const auto end = std::find_if_not(text.begin(), text.end(), namesVariable);
    const auto length = static_cast<std::size_t>(end - text.begin());
    return {text.substr(0, length), length};
}

std::string unicodeEscape(unsigned code)
{
    static constexpr std::string_view kHex = "0123456789abcdef";
    std::string text = "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        text += kHex[(code >> static_cast<unsigned>(shift)) & 15U];
    return text;
}

} // namespace

std::optional<bool> parseBool(std::string_view text)
{
    static constexpr std::array<std::string_view, 6> kTrue{"1", "t", "T", "TRUE", "true", "True"};
    static constexpr std::array<std::string_view, 6> kFalse{"0", "f", "F", "FALSE", "false", "False"};
    if (std::find(kTrue.begin(), kTrue.end(), text) != kTrue.end())
        return true;
    if (std::find(kFalse.begin(), kFalse.end(), text) != kFalse.end())
        return false;
    return std::nullopt;
}

Integer parseInt(std::string_view text, int bits)
{
    const bool negative = takeSign(text);
    int base = prefixBase(text);
    std::size_t skipped = base == 10 ? 0 : 2;
    if (base == 10 && text.size() > 1 && text[0] == '0') {
        base = 8;
        skipped = 1;
    }
    const Magnitude read = readMagnitude(text.substr(skipped), base, bits);
    if (read.fault != NumberFault::none)
        return {0, read.fault};
    if (text.empty() || !underscoresFit(text))
        return {0, NumberFault::syntax};
    const std::uint64_t limit = (std::uint64_t{1} << static_cast<unsigned>(bits - 1)) - (negative ? 0 : 1);
    if (read.value > limit)
        return {0, NumberFault::range};
    // Two's complement: the negation of 2^63 is itself.
    return {static_cast<std::int64_t>(negative ? ~read.value + 1 : read.value)};
}

Float parseFloat(std::string_view text)
{
    if (const auto named = namedFloat(text))
        return *named;
    std::string_view rest = text;
    const bool negative = takeSign(rest);
    if (!underscoresFit(rest))
        return {0, NumberFault::syntax};
    const bool hex = prefixBase(rest) == 16;
    Float result = digitsToFloat(lowered(withoutUnderscores(rest.substr(hex ? 2 : 0))), hex);
    if (negative && result.fault == NumberFault::none)
        result.value = -result.value;
    return result;
}

std::string printFloat(float value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value < 0 ? "-Inf" : "+Inf";
    const Decimal number = shortest(value);
    return number.exponent < -4 || number.exponent >= kPrintedPlain ? exponentText(number, 2) : plainText(number);
}

std::optional<std::string> jsonFloat(float value)
{
    if (!std::isfinite(value))
        return std::nullopt;
    const Decimal number = shortest(value);
    return number.exponent < -6 || number.exponent >= kJsonPlain ? exponentText(number, 1) : plainText(number);
}

std::string jsonText(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        switch (c) {
        case '"': result += "\\\""; break;
        case '\\': result += "\\\\"; break;
        case '\n': result += "\\n"; break;
        case '\r': result += "\\r"; break;
        case '\t': result += "\\t"; break;
        case '\b': result += "\\b"; break;
        case '\f': result += "\\f"; break;
        default:
            if (code < 0x20 || c == '<' || c == '>' || c == '&')
                result += unicodeEscape(code);
            else
                result += c;
        }
    }
    return result + '"';
}

std::string expand(std::string_view text, const std::function<std::string(std::string_view name)>& lookup)
{
    std::string result;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t dollar = text.find('$', at);
        if (dollar == std::string_view::npos || dollar + 1 == text.size())
            break;
        result += text.substr(at, dollar - at);
        const ShellName found = shellName(text.substr(dollar + 1));
        if (!found.name.empty())
            result += lookup(found.name);
        else if (found.length == 0)
            result += '$';
        at = dollar + 1 + found.length;
    }
    return result.append(text.substr(std::min(at, text.size())));
}

} // namespace longspan::ingress::go
