// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/json_text.h"

#include "model/base/hash.h"
#include "model/base/hex.h"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace longspan::decode {

namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

void appendUtf8(std::string& out, std::uint32_t code)
{
    const auto push = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code < 0x80U) {
        push(code);
    } else if (code < 0x800U) {
        push(0xc0U | code >> 6U);
        push(0x80U | (code & 0x3fU));
    } else if (code < 0x10000U) {
        push(0xe0U | code >> 12U);
        push(0x80U | (code >> 6U & 0x3fU));
        push(0x80U | (code & 0x3fU));
    } else {
        push(0xf0U | code >> 18U);
        push(0x80U | (code >> 12U & 0x3fU));
        push(0x80U | (code >> 6U & 0x3fU));
        push(0x80U | (code & 0x3fU));
    }
}

/// The four digits behind "\\u" at place at, which is moved behind them.
std::optional<std::uint32_t> takeCode(std::string_view raw, std::size_t& at)
{
    if (raw.size() - at < 4)
        return std::nullopt;
    const HexNumber number = parseHex(raw.data() + at, 4);
    if (!number.ok)
        return std::nullopt;
    at += 4;
    return static_cast<std::uint32_t>(number.value);
}

/// at stands behind "\\u".
void appendUnicodeEscape(std::string& out, std::string_view raw, std::size_t& at)
{
    const auto code = takeCode(raw, at);
    if (code && *code >= 0xd800U && *code < 0xdc00U && raw.substr(at).starts_with("\\u")) {
        std::size_t second = at + 2;
        const auto low = takeCode(raw, second);
        if (low && *low >= 0xdc00U && *low < 0xe000U) {
            at = second;
            appendUtf8(out, 0x10000U + ((*code - 0xd800U) << 10U) + (*low - 0xdc00U));
            return;
        }
    }
    if (!code || (*code >= 0xd800U && *code < 0xe000U))
        out.append(kReplacement);
    else
        appendUtf8(out, *code);
}

/// at stands behind the backslash.
void appendEscape(std::string& out, std::string_view raw, std::size_t& at)
{
    if (at >= raw.size()) {
        out.append(kReplacement);
        return;
    }
    const char c = raw[at++];
    switch (c) {
    case 'b': out.push_back('\b'); break;
    case 'f': out.push_back('\f'); break;
    case 'n': out.push_back('\n'); break;
    case 'r': out.push_back('\r'); break;
    case 't': out.push_back('\t'); break;
    case 'u': appendUnicodeEscape(out, raw, at); break;
    case '"':
    case '\\':
    case '/': out.push_back(c); break;
    default: out.append(kReplacement); break;
    }
}

/// Length of the well-formed character at the front, 0 when there is none (RFC 3629: shortest form, no surrogates).
std::size_t characterLength(std::string_view text)
{
    const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned first = byte(0);
    if (first < 0x80U)
        return 1;
    const std::size_t length = first >= 0xf0U ? 4 : first >= 0xe0U ? 3 : 2;
    if (first < 0xc2U || first > 0xf4U || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xc0U) != 0x80U)
            return 0;
    const unsigned second = byte(1);
    const bool wrong = (first == 0xe0U && second < 0xa0U) || (first == 0xedU && second >= 0xa0U) ||
        (first == 0xf0U && second < 0x90U) || (first == 0xf4U && second >= 0x90U);
    return wrong ? 0 : length;
}

std::array<std::uint8_t, 256> base64Digits()
{
    std::array<std::uint8_t, 256> digits{};
    digits.fill(0xff);
    for (unsigned i = 0; i < 26; ++i) {
        digits['A' + i] = static_cast<std::uint8_t>(i);
        digits['a' + i] = static_cast<std::uint8_t>(26 + i);
    }
    for (unsigned i = 0; i < 10; ++i)
        digits['0' + i] = static_cast<std::uint8_t>(52 + i);
    digits['+'] = digits['-'] = 62;
    digits['/'] = digits['_'] = 63;
    return digits;
}

std::uint64_t bigEndian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (const char c : bytes)
        value = value << 8U | static_cast<unsigned char>(c);
    return value;
}

bool looksLikeBase64(std::string_view raw)
{
    return (raw.size() == 24 || raw.size() == 12) && raw.back() == '=';
}

bool hasEscape(std::string_view raw)
{
    return raw.find('\\') != std::string_view::npos;
}

} // namespace

std::string unescape(std::string_view raw)
{
    std::string out;
    out.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();) {
        const void* escape = std::memchr(raw.data() + at, '\\', raw.size() - at);
        const std::size_t stop =
            escape ? static_cast<std::size_t>(static_cast<const char*>(escape) - raw.data()) : raw.size();
        out.append(raw.substr(at, stop - at));
        at = stop;
        if (at < raw.size()) {
            ++at;
            appendEscape(out, raw, at);
        }
    }
    return out;
}

std::size_t validUtf8Prefix(std::string_view text)
{
    if (simdjson::validate_utf8(text.data(), text.size()))
        return text.size();
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = characterLength(text.substr(at));
        if (length == 0)
            break;
        at += length;
    }
    return at;
}

std::string repairUtf8(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 8);
    while (!text.empty()) {
        const std::size_t length = characterLength(text);
        if (length == 0)
            out.append(kReplacement);
        else
            out.append(text.substr(0, length));
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

std::string_view cleanText(std::string_view raw, std::string& scratch)
{
    std::string_view text = raw;
    if (hasEscape(raw)) {
        scratch = unescape(raw);
        text = scratch;
    }
    if (!simdjson::validate_utf8(text.data(), text.size())) {
        scratch = repairUtf8(text);
        text = scratch;
    }
    return text;
}

std::optional<std::int64_t> integerOf(std::string_view digits)
{
    std::int64_t value = 0;
    if (plainInteger(digits, value))
        return value;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value);
    if (error == std::errc{} && stop == end)
        return value;
    double real = 0;
    const auto [realStop, realError] = std::from_chars(digits.data(), end, real);
    if (realError != std::errc{} || realStop != end || !(std::abs(real) < 9.2e18))
        return std::nullopt;
    return std::llround(real);
}

namespace {

ReadId<TraceId> plainTraceId(std::string_view raw)
{
    using Read = ReadId<TraceId>;
    if (raw.empty())
        return {};
    if (const auto hex = traceIdFromHex(raw))
        return {*hex, hex->valid() ? Read::Quality::good : Read::Quality::missing};
    if (looksLikeBase64(raw)) {
        const auto bytes = fromBase64(raw);
        if (bytes && bytes->size() == 16)
            return {{bigEndian(bytes->substr(0, 8)), bigEndian(bytes->substr(8))}, Read::Quality::good};
        if (bytes && bytes->size() == 8)
            return {{0, bigEndian(*bytes)}, Read::Quality::good};
    }
    return {{hashBytes(raw), hashWord(hashBytes(raw) + 1) | 1U}, Read::Quality::odd};
}

ReadId<SpanId> plainSpanId(std::string_view raw)
{
    using Read = ReadId<SpanId>;
    if (raw.empty())
        return {};
    if (const auto hex = spanIdFromHex(raw))
        return {*hex, *hex != SpanId::none ? Read::Quality::good : Read::Quality::missing};
    if (looksLikeBase64(raw))
        if (const auto bytes = fromBase64(raw); bytes && bytes->size() == 8)
            return {SpanId{bigEndian(*bytes)}, Read::Quality::good};
    return {SpanId{hashBytes(raw) | 1U}, Read::Quality::odd};
}

} // namespace

ReadId<TraceId> readTraceId(std::string_view raw)
{
    return hasEscape(raw) ? plainTraceId(unescape(raw)) : plainTraceId(raw);
}

ReadId<SpanId> readSpanId(std::string_view raw)
{
    return hasEscape(raw) ? plainSpanId(unescape(raw)) : plainSpanId(raw);
}

bool sameTrace(std::string_view a, std::string_view b)
{
    if (a == b)
        return true;
    const TraceId left = readTraceId(a).id;
    const TraceId right = readTraceId(b).id;
    return left.valid() && left.low == right.low && (left.high == right.high || left.high == 0 || right.high == 0);
}

SpanId syntheticSpanId(std::uint64_t place)
{
    return SpanId{hashWord(place + 0x5eedU) | 1U};
}

TraceId syntheticTraceId(std::uint64_t place)
{
    return {hashWord(place + 0x7aceU), hashWord(place + 0x1d0U) | 1U};
}

std::optional<std::string> fromBase64(std::string_view text)
{
    static const std::array<std::uint8_t, 256> kDigits = base64Digits();
    while (!text.empty() && text.back() == '=')
        text.remove_suffix(1);
    if (text.size() % 4 == 1)
        return std::nullopt;
    std::string out;
    out.reserve(text.size() / 4 * 3 + 3);
    std::uint32_t word = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const std::uint8_t digit = kDigits[static_cast<unsigned char>(c)];
        if (digit == 0xff)
            return std::nullopt;
        word = word << 6U | digit;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out.push_back(static_cast<char>(word >> bits & 0xffU));
        }
    }
    return out;
}

} // namespace longspan::decode
