// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace longspan::encode {

/// Collects text in a fixed buffer and hands it on in large pieces, so that a million spans are written without being
/// held. Once a piece could not be handed on (a full disk, a closed pipe), the rest is swallowed and failed() is true.
class TextOut {
public:
    TextOut() : m_buffer(std::make_unique<char[]>(kBytes)) {}
    TextOut(const TextOut&) = delete;
    TextOut& operator=(const TextOut&) = delete;
    virtual ~TextOut() = default;

    void add(std::string_view text)
    {
        if (text.size() > kBytes - m_used)
            addLong(text);
        else if (!text.empty()) // an empty text may have no address at all
            std::memcpy(reserve(text.size()), text.data(), text.size()), m_used += text.size();
    }
    void add(char letter)
    {
        *reserve(1) = letter;
        ++m_used;
    }
    void add(std::size_t times, char letter)
    {
        for (; times > 0; --times)
            add(letter);
    }
    template <std::integral Number>
    void number(Number value)
    {
        char* place = reserve(kNumber);
        m_used = static_cast<std::size_t>(std::to_chars(place, place + kNumber, value).ptr - m_buffer.get());
    }
    /// 16 lower-case digits.
    void hex(std::uint64_t value);

    /// Hands on what is collected. False when this or an earlier piece failed.
    bool flush();
    [[nodiscard]] bool failed() const { return m_failed; }

protected:
    /// True when all of it was taken.
    virtual bool drain(std::string_view text) = 0;

private:
    static constexpr std::size_t kBytes = std::size_t{64} << 10U;
    static constexpr std::size_t kNumber = 24;

    char* reserve(std::size_t bytes)
    {
        if (kBytes - m_used < bytes)
            flush();
        return m_buffer.get() + m_used;
    }
    void addLong(std::string_view text);

    std::unique_ptr<char[]> m_buffer;
    std::size_t m_used = 0;
    bool m_failed = false;
};

/// Into a string; complete after flush().
class StringOut final : public TextOut {
public:
    /// Flushes and hands the text over.
    [[nodiscard]] std::string take()
    {
        flush();
        return std::move(m_text);
    }

private:
    bool drain(std::string_view text) override
    {
        m_text.append(text);
        return true;
    }
    std::string m_text;
};

} // namespace longspan::encode
