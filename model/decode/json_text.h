// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace longspan::decode {

/// The text between the quotes of a JSON string, escapes undone. Lone surrogates and broken escapes become U+FFFD.
[[nodiscard]] std::string unescape(std::string_view raw);

/// Valid UTF-8: every byte that is not part of a character becomes U+FFFD.
[[nodiscard]] std::string repairUtf8(std::string_view text);

/// unescape() and repairUtf8() as far as needed; scratch holds the result when it differs from raw.
[[nodiscard]] std::string_view cleanText(std::string_view raw, std::string& scratch);

/// Digits alone, at most 18 of them: what nearly every number of a trace is. False for anything else.
[[nodiscard]] inline bool plainInteger(std::string_view digits, std::int64_t& value)
{
    if (digits.empty() || digits.size() > 18)
        return false;
    std::int64_t sum = 0;
    unsigned wrong = 0;
    for (const char c : digits) {
        const unsigned digit = static_cast<unsigned char>(c) - unsigned{'0'};
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
[[nodiscard]] ReadId<TraceId> readTraceId(std::string_view raw);
/// The same with 1 to 16 digits, or base64 of 8 bytes.
[[nodiscard]] ReadId<SpanId> readSpanId(std::string_view raw);

/// Whether two id texts name one trace: equal but for case and leading zeros.
[[nodiscard]] bool sameTrace(std::string_view a, std::string_view b);

/// An id for a span that has none: made from its place, so that reading a file again gives the same.
[[nodiscard]] SpanId syntheticSpanId(std::uint64_t place);
[[nodiscard]] TraceId syntheticTraceId(std::uint64_t place);

/// Bytes of base64 text (standard or URL alphabet, padding optional); nullopt when it is not base64.
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

} // namespace longspan::decode
