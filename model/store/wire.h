// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace longspan::store {

// The file holds numbers as this machine keeps them; a big-endian one needs swaps here first.
static_assert(std::endian::native == std::endian::little);

[[nodiscard]] constexpr std::uint64_t zigzag(std::int64_t value)
{
    return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
}
[[nodiscard]] constexpr std::int64_t unzigzag(std::uint64_t value)
{
    return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}
/// a - b modulo 2^64, so that every pair of times has a difference and the sum gives the time back.
[[nodiscard]] constexpr std::int64_t wrappingDifference(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}
[[nodiscard]] constexpr std::int64_t wrappingSum(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

/// Bytes that grow at their end: numbers in 7-bit groups, fixed-width values, texts behind their length.
class ByteWriter {
public:
    void byte(std::uint8_t value) { m_bytes.push_back(static_cast<char>(value)); }

    void number(std::uint64_t value)
    {
        for (; value >= 0x80U; value >>= 7U)
            byte(static_cast<std::uint8_t>(value | 0x80U));
        byte(static_cast<std::uint8_t>(value));
    }
    void signedNumber(std::int64_t value) { number(zigzag(value)); }

    template <class T>
        requires std::is_trivially_copyable_v<T>
    void fixed(const T& value)
    {
        char bytes[sizeof(T)];
        std::memcpy(bytes, &value, sizeof(T));
        m_bytes.append(bytes, sizeof(T));
    }

    void raw(std::string_view bytes) { m_bytes.append(bytes); }
    void text(std::string_view text)
    {
        number(text.size());
        raw(text);
    }

    void clear() { m_bytes.clear(); }
    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] std::string_view view() const { return m_bytes; }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// Reads what ByteWriter wrote. Reading past the end or a number that is no number gives zeros from then on and ok()
/// false, so that callers check once.
class ByteReader {
public:
    ByteReader() = default;
    explicit ByteReader(std::string_view bytes) : m_at(bytes.data()), m_end(bytes.data() + bytes.size()) {}

    [[nodiscard]] std::uint8_t byte()
    {
        if (m_at == m_end)
            return failed();
        return static_cast<std::uint8_t>(*m_at++);
    }

    [[nodiscard]] std::uint64_t number()
    {
        if (m_at != m_end && static_cast<signed char>(*m_at) >= 0)
            return static_cast<std::uint8_t>(*m_at++);
        return longNumber();
    }
    [[nodiscard]] std::int64_t signedNumber() { return unzigzag(number()); }

    template <class T>
        requires std::is_trivially_copyable_v<T>
    [[nodiscard]] T fixed()
    {
        T value{};
        if (left() < sizeof(T)) {
            failed();
            return value;
        }
        std::memcpy(&value, m_at, sizeof(T));
        m_at += sizeof(T);
        return value;
    }

    [[nodiscard]] std::string_view raw(std::uint64_t bytes)
    {
        if (bytes > left()) {
            failed();
            return {};
        }
        const std::string_view result(m_at, static_cast<std::size_t>(bytes));
        m_at += bytes;
        return result;
    }
    [[nodiscard]] std::string_view text() { return raw(number()); }

    /// A number that must be below limit.
    [[nodiscard]] std::uint64_t below(std::uint64_t limit)
    {
        const std::uint64_t value = number();
        return value < limit ? value : failed();
    }

    [[nodiscard]] bool ok() const { return m_ok; }
    void fail() { failed(); }
    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }

private:
    std::uint64_t longNumber()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && m_at != m_end; shift += 7) {
            const auto part = static_cast<std::uint8_t>(*m_at++);
            value |= static_cast<std::uint64_t>(part & 0x7fU) << shift;
            if (part < 0x80U)
                return value;
        }
        return failed();
    }

    std::uint8_t failed()
    {
        m_ok = false;
        m_at = m_end;
        return 0;
    }

    const char* m_at = nullptr;
    const char* m_end = nullptr;
    bool m_ok = true;
};

} // namespace longspan::store
