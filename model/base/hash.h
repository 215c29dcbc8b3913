// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace longspan {

/// Folds the 128-bit product of two words: every input bit reaches every output bit. Not for secrets.
[[nodiscard]] inline std::uint64_t mixHash(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

[[nodiscard]] inline std::uint64_t hashWord(std::uint64_t word)
{
    return mixHash(word ^ 0x9e37'79b9'7f4a'7c15U, 0xd6e8'feb8'6659'fd93U);
}

/// Hash of some bytes; stable within one process run only.
[[nodiscard]] inline std::uint64_t hashBytes(std::string_view bytes)
{
    constexpr std::uint64_t kA = 0xa076'1d64'78bd'642fU;
    constexpr std::uint64_t kB = 0xe703'7ed1'a0b4'28dbU;
    const auto word = [](const char* from) {
        std::uint64_t value = 0;
        std::memcpy(&value, from, sizeof value);
        return value;
    };
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    std::uint64_t hash = kA ^ left;
    for (; left > 16; left -= 16, at += 16)
        hash = mixHash(word(at) ^ kB, word(at + 8) ^ hash);
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (left >= 8) {
        first = word(at);
        last = word(at + left - 8);
    } else if (left > 0) {
        std::memcpy(&first, at, left);
    }
    return mixHash(first ^ kB, last ^ hash);
}

/// a == b for texts that are mostly short: no call for up to 16 bytes.
[[nodiscard]] inline bool equalBytes(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    const std::size_t size = a.size();
    if (size < 8 || size > 16)
        return size == 0 || std::memcmp(a.data(), b.data(), size) == 0;
    std::uint64_t left[2];
    std::uint64_t right[2];
    std::memcpy(&left[0], a.data(), 8);
    std::memcpy(&left[1], a.data() + size - 8, 8);
    std::memcpy(&right[0], b.data(), 8);
    std::memcpy(&right[1], b.data() + size - 8, 8);
    return ((left[0] ^ right[0]) | (left[1] ^ right[1])) == 0;
}

} // namespace longspan
