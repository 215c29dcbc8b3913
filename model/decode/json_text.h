// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/ids.h"

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace longspan::decode {

/// The text between the quotes of a JSON string, escapes undone. Lone surrogates and broken escapes become U+FFFD.
[[nodiscard]] std::string unescape(std::string_view raw);

/// How many bytes from the front are whole, well-formed characters; the text's size when all are.
[[nodiscard]] std::size_t validUtf8Prefix(std::string_view text);

/// Valid UTF-8: every byte that is not part of a character becomes U+FFFD.
[[nodiscard]] std::string repairUtf8(std::string_view text);

/// unescape() and repairUtf8() as far as needed; scratch holds the result when it differs from raw.
[[nodiscard]] std::string_view cleanText(std::string_view raw, std::string& scratch);

/// Eight digits at once; wrong gets a bit set when one of them is none.
[[nodiscard]] inline std::int64_t eightDigits(const char* digits, std::uint64_t& wrong)
{
    constexpr std::uint64_t kOnes = 0x0101'0101'0101'0101U;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, digits, sizeof bytes);
    bytes ^= kOnes * 0x30U; // '0' to '9' become 0 to 9, everything else something larger
    wrong |= (bytes | (bytes + kOnes * 0x76U)) & (kOnes * 0x80U);
    bytes = bytes * 10 + (bytes >> 8U);
    constexpr std::uint64_t kPairs = 0x0000'00ff'0000'00ffU;
    const std::uint64_t high = (bytes & kPairs) * 0x000f'4240'0000'0064U;
    const std::uint64_t low = (bytes >> 16U & kPairs) * 0x0000'2710'0000'0001U;
    return static_cast<std::int64_t>((high + low) >> 32U);
}

/// Digits alone, at most 18 of them: what nearly every number of a trace is. False for anything else.
[[nodiscard]] inline bool plainInteger(std::string_view digits, std::int64_t& value)
{
    if (digits.empty() || digits.size() > 18)
        return false;
    std::int64_t sum = 0;
    std::uint64_t wrong = 0;
    const char* at = digits.data();
    std::size_t left = digits.size();
    for (; left >= 8; left -= 8, at += 8)
        sum = sum * 100'000'000 + eightDigits(at, wrong);
    for (; left > 0; --left, ++at) {
        const unsigned digit = static_cast<unsigned char>(*at) - unsigned{'0'};
        wrong |= digit > 9 ? 1U : 0U;
        sum = sum * 10 + static_cast<std::int64_t>(digit);
    }
    value = sum;
    return wrong == 0;
}

/// A JSON number, or a string of one, as an integer; fractions are rounded, what does not fit is nothing.
[[nodiscard]] std::optional<std::int64_t> integerOf(std::string_view digits);

/// An id as it was read, and how well it kept to the rules.
template <class Id>
struct ReadId {
    enum class Quality : std::uint8_t { good, missing, odd };
    Id id{};
    Quality quality = Quality::missing;
};

/// Hex of 1 to 32 digits in any case (leading zeros may be missing), or base64 of 16 or 8 bytes. Empty or all zeros is
/// missing; anything else is odd and gets an id made from its text, so that references by the same text still meet.
/// raw: as it stands between the quotes of a JSON string.
[[nodiscard]] ReadId<TraceId> readTraceId(std::string_view raw);
/// The same with 1 to 16 digits, or base64 of 8 bytes.
[[nodiscard]] ReadId<SpanId> readSpanId(std::string_view raw);

/// Whether two id texts name one trace: equal but for case, leading zeros, and the upper half, which a sender of 64-bit
/// ids leaves out.
[[nodiscard]] bool sameTrace(std::string_view a, std::string_view b);

/// An id for a span that has none: made from its place, so that reading a file again gives the same.
[[nodiscard]] SpanId syntheticSpanId(std::uint64_t place);
[[nodiscard]] TraceId syntheticTraceId(std::uint64_t place);

/// Bytes of base64 text (standard or URL alphabet, padding optional); nullopt when it is not base64.
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

} // namespace longspan::decode
