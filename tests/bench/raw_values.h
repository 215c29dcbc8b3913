// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/name_table.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Values read from the raw bytes of a JSON token, several bytes at a time. Tokens are trusted to be well-formed.
namespace longspan::bench {

/// The first up to eight bytes of a key with its closing quote, as loadWord sees them.
struct KeyWord {
    std::uint64_t word = 0;
    std::uint64_t mask = 0;

    [[nodiscard]] bool matches(std::uint64_t loaded) const { return (loaded & mask) == word; }
};

[[nodiscard]] constexpr KeyWord keyWord(std::string_view key)
{
    KeyWord result;
    for (std::size_t i = 0; i < 8 && i <= key.size(); ++i) {
        const auto byte = static_cast<unsigned char>(i < key.size() ? key[i] : '"');
        result.word |= static_cast<std::uint64_t>(byte) << (8 * i);
        result.mask |= std::uint64_t{0xff} << (8 * i);
    }
    return result;
}

/// What stands between the quotes of a string token.
[[nodiscard]] inline std::string_view unquoted(std::string_view token)
{
    std::size_t end = token.size() - 1;
    while (token[end] != '"')
        --end;
    return token.substr(1, end - 1);
}

[[nodiscard]] inline std::uint64_t hexWord(const char* at)
{
    std::uint64_t word = loadWord(at);
    word = (word & 0x0f0f0f0f0f0f0f0fULL) + 9 * ((word >> 6U) & 0x0101010101010101ULL);
    word = __builtin_bswap64(word);
    word = (word | (word >> 4U)) & 0x00ff00ff00ff00ffULL;
    word = (word | (word >> 8U)) & 0x0000ffff0000ffffULL;
    return (word | (word >> 16U)) & 0xffffffffULL;
}

[[nodiscard]] inline std::uint64_t hex16(const char* at)
{
    return hexWord(at) << 32U | hexWord(at + 8);
}

[[nodiscard]] inline std::uint64_t hexNumber(std::string_view digits)
{
    if (digits.size() == 16)
        return hex16(digits.data());
    std::uint64_t value = 0;
    for (const char c : digits)
        value = value << 4U | ((static_cast<unsigned char>(c) & 15U) + 9 * (static_cast<unsigned char>(c) >> 6U));
    return value;
}

[[nodiscard]] inline bool eightDigits(std::uint64_t word)
{
    return ((word & 0xf0f0f0f0f0f0f0f0ULL) | (((word + 0x0606060606060606ULL) & 0xf0f0f0f0f0f0f0f0ULL) >> 4U)) ==
        0x3333333333333333ULL;
}

[[nodiscard]] inline std::uint64_t eightDigitNumber(std::uint64_t word)
{
    word = (word & 0x0f0f0f0f0f0f0f0fULL) * 2561 >> 8U;
    word = (word & 0x00ff00ff00ff00ffULL) * 6553601 >> 16U;
    return (word & 0x0000ffff0000ffffULL) * 42949672960001ULL >> 32U;
}

/// A number's digits, up to the first other byte.
[[nodiscard]] inline std::uint64_t decimal(const char* at)
{
    std::uint64_t value = 0;
    for (std::uint64_t word = loadWord(at); eightDigits(word); word = loadWord(at += 8))
        value = value * 100000000 + eightDigitNumber(word);
    for (; *at >= '0' && *at <= '9'; ++at)
        value = value * 10 + static_cast<std::uint64_t>(*at - '0');
    return value;
}

} // namespace longspan::bench
