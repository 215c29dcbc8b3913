// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace longspan::test {

/// A write buffer in front of a FILE or a string. Everything appended goes through room(), so that the small writes of
/// a span need no further checks.
class ByteSink {
public:
    explicit ByteSink(std::FILE* file) : m_file(file), m_buffer(std::make_unique<char[]>(kBytes)) { rewind(); }
    explicit ByteSink(std::string* text) : m_text(text), m_buffer(std::make_unique<char[]>(kBytes)) { rewind(); }
    ByteSink(const ByteSink&) = delete;
    ByteSink& operator=(const ByteSink&) = delete;
    ~ByteSink() { flush(); }

    /// Makes place for that many bytes, which must be at most kLargest.
    void room(std::size_t bytes)
    {
        if (static_cast<std::size_t>(m_end - m_at) < bytes)
            flush();
    }

    void raw(std::string_view text)
    {
        std::memcpy(m_at, text.data(), text.size());
        m_at += text.size();
    }

    void byte(char c) { *m_at++ = c; }

    template <class Number>
    void number(Number value)
    {
        m_at = std::to_chars(m_at, m_end, value).ptr;
    }

    void hex16(std::uint64_t value)
    {
        constexpr char kDigits[] = "0123456789abcdef";
        for (unsigned i = 0; i < 16; ++i)
            m_at[i] = kDigits[(value >> (60U - 4 * i)) & 15U];
        m_at += 16;
    }

    void ipv4(std::uint32_t address)
    {
        for (unsigned shift = 24;; shift -= 8) {
            number((address >> shift) & 255U);
            if (shift == 0)
                return;
            byte('.');
        }
    }

    /// A text inside a JSON string.
    void escaped(std::string_view text)
    {
        for (const char c : text) {
            if (c == '"' || c == '\\')
                byte('\\');
            if (c == '\n')
                raw("\\n");
            else
                byte(c);
        }
    }

    /// Any number of bytes, without room().
    void bulk(std::string_view text)
    {
        flush();
        out(text);
    }

    void flush()
    {
        out({m_buffer.get(), static_cast<std::size_t>(m_at - m_buffer.get())});
        rewind();
    }

    [[nodiscard]] bool failed() const { return m_failed; }

    static constexpr std::size_t kLargest = std::size_t{64} << 10U;

private:
    static constexpr std::size_t kBytes = std::size_t{256} << 10U;

    void rewind()
    {
        m_at = m_buffer.get();
        m_end = m_at + kBytes;
    }

    void out(std::string_view text)
    {
        if (m_text)
            m_text->append(text);
        else if (std::fwrite(text.data(), 1, text.size(), m_file) != text.size())
            m_failed = true;
    }

    std::FILE* m_file = nullptr;
    std::string* m_text = nullptr;
    std::unique_ptr<char[]> m_buffer;
    char* m_at = nullptr;
    char* m_end = nullptr;
    bool m_failed = false;
};

} // namespace longspan::test
