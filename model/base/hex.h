// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace longspan {

struct HexNumber {
    std::uint64_t value = 0;
    bool ok = true;
};

namespace detail {

consteval std::array<std::uint8_t, 256> hexDigits()
{
    std::array<std::uint8_t, 256> table{};
    table.fill(0xff);
    for (unsigned i = 0; i < 10; ++i)
        table['0' + i] = static_cast<std::uint8_t>(i);
    for (unsigned i = 0; i < 6; ++i) {
        table['a' + i] = static_cast<std::uint8_t>(10 + i);
        table['A' + i] = static_cast<std::uint8_t>(10 + i);
    }
    return table;
}
inline constexpr std::array<std::uint8_t, 256> kHexDigits = hexDigits();

} // namespace detail

/// Up to 16 hex digits of either case. No digits give 0. In line: ids are a large part of what a decoder reads.
[[nodiscard]] inline HexNumber parseHex(const char* digits, std::size_t count)
{
    std::uint64_t value = 0;
    unsigned seen = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const unsigned digit = detail::kHexDigits[static_cast<unsigned char>(digits[i])];
        seen |= digit;
        value = (value << 4U) | digit;
    }
    return {value, (seen & 0x80U) == 0};
}

/// Eight hex digits of either case at once. ok is cleared, never set, so that several calls can share it.
[[nodiscard]] inline std::uint32_t parseHex8(const char* digits, bool& ok)
{
    constexpr std::uint64_t kOnes = 0x0101'0101'0101'0101U;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, digits, 8);
    const std::uint64_t letters = (bytes >> 6U) & kOnes; // 1 for each byte that can only be a letter
    const std::uint64_t lower = bytes | (letters * 0x20U);
    const std::uint64_t nibbles = (lower & (kOnes * 0x0fU)) + letters * 9U;
    const std::uint64_t written = nibbles + kOnes * 0x30U + letters * 0x27U; // how these nibbles would be spelled
    const std::uint64_t overNine = ((nibbles + kOnes * 6U) >> 4U) & kOnes;
    ok = ok && written == lower && overNine == letters && (nibbles & (kOnes * 0xf0U)) == 0;
    std::uint64_t packed = ((nibbles << 4U) | (nibbles >> 8U)) & 0x00ff'00ff'00ff'00ffU;
    packed = (packed | (packed >> 8U)) & 0x0000'ffff'0000'ffffU;
    packed |= packed >> 16U;
    return __builtin_bswap32(static_cast<std::uint32_t>(packed));
}

/// Exactly 16 hex digits of either case.
[[nodiscard]] inline HexNumber parseHex16(const char* digits)
{
    bool ok = true;
    const std::uint64_t high = parseHex8(digits, ok);
    const std::uint64_t low = parseHex8(digits + 8, ok);
    return {(high << 32U) | low, ok};
}

} // namespace longspan
