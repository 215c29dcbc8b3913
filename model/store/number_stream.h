// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/wire.h"

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace longspan::store {

/// Numbers of any size as two streams: how many bits a number has, a byte each, which packs well; and the bits below
/// its highest one, back to back, which do not pack at all. Close to the entropy of smooth distributions (durations,
/// gaps, ids inside of texts) whatever their scale.
class NumberWriter {
public:
    void put(std::uint64_t value)
    {
        const auto width = static_cast<unsigned>(std::bit_width(value));
        m_widths.byte(static_cast<std::uint8_t>(width));
        if (width > 1)
            bits(value ^ (std::uint64_t{1} << (width - 1)), width - 1);
    }
    void putSigned(std::int64_t value) { put(zigzag(value)); }

    [[nodiscard]] bool empty() const { return m_widths.size() == 0; }
    [[nodiscard]] std::string_view widths() const { return m_widths.view(); }
    /// The bits, filled up to whole words; nothing can be put afterwards.
    [[nodiscard]] std::string_view finishBits()
    {
        if (m_used > 0)
            m_bits.fixed(m_word);
        m_used = 0;
        m_word = 0;
        return m_bits.view();
    }
    void clear()
    {
        m_widths.clear();
        m_bits.clear();
        m_word = 0;
        m_used = 0;
    }

private:
    void bits(std::uint64_t value, unsigned count)
    {
        m_word |= value << m_used;
        if (m_used + count < 64) {
            m_used += count;
            return;
        }
        m_bits.fixed(m_word);
        const unsigned written = 64 - m_used;
        m_word = written == 64 ? 0 : value >> written;
        m_used = count - written;
    }

    ByteWriter m_widths;
    ByteWriter m_bits;
    std::uint64_t m_word = 0;
    unsigned m_used = 0;
};

/// Reads what NumberWriter wrote; like ByteReader it gives zeros and ok() false past the end.
class NumberReader {
public:
    NumberReader() = default;
    NumberReader(std::string_view widths, std::string_view bits) : m_widths(widths), m_bits(bits) {}

    [[nodiscard]] std::uint64_t next()
    {
        if (m_at == m_widths.size())
            return failed();
        const auto width = static_cast<std::uint8_t>(m_widths[m_at++]);
        if (width <= 1)
            return width;
        if (width > 64)
            return failed();
        const std::uint64_t value = bits(width - 1U) | (std::uint64_t{1} << (width - 1U));
        return m_ok ? value : 0;
    }
    [[nodiscard]] std::int64_t nextSigned() { return unzigzag(next()); }

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_at == m_widths.size(); }
    /// Numbers not read so far.
    [[nodiscard]] std::size_t left() const { return m_widths.size() - m_at; }

private:
    std::uint64_t bits(unsigned count)
    {
        const std::size_t byte = m_bit >> 3U;
        const unsigned shift = m_bit & 7U;
        m_bit += count;
        if (byte + 9 <= m_bits.size()) {
            std::uint64_t word = 0;
            std::memcpy(&word, m_bits.data() + byte, 8);
            std::uint64_t value = word >> shift;
            if (shift + count > 64)
                value |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(m_bits[byte + 8])) << (64 - shift);
            return value & (~std::uint64_t{0} >> (64 - count));
        }
        return lastBits(byte, shift, count);
    }

    std::uint64_t lastBits(std::size_t byte, unsigned shift, unsigned count)
    {
        if (m_bit > m_bits.size() * 8)
            return failed();
        std::uint64_t value = 0;
        unsigned have = 0;
        while (have < count) {
            const auto part = static_cast<std::uint64_t>(static_cast<std::uint8_t>(m_bits[byte++])) >> shift;
            value |= part << have;
            have += 8 - shift;
            shift = 0;
        }
        return value & (~std::uint64_t{0} >> (64 - count));
    }

    std::uint64_t failed()
    {
        m_ok = false;
        m_at = m_widths.size();
        return 0;
    }

    std::string_view m_widths;
    std::string_view m_bits;
    std::size_t m_at = 0;
    std::size_t m_bit = 0;
    bool m_ok = true;
};

} // namespace longspan::store
