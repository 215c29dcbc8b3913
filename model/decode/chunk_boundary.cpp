// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/chunk_boundary.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace longspan::decode {

namespace {

/// How far an element is looked at for the keys that tell its kind: a span with a long attribute first would be passed
/// over as a place to cut, never misread.
constexpr std::size_t kLook = 256U << 10U;
constexpr std::size_t kMaxKeys = 24;
/// How deep it is looked through; without this, lists nested in lists would each be looked at to the end of the look.
constexpr std::size_t kMaxDepth = 64;

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

std::size_t skipSpace(std::string_view text, std::size_t at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

/// The keys of the object that begins at text[0] in order, as far as they lie within kLook.
class KeyScan {
public:
    explicit KeyScan(std::string_view text) : m_text(text.substr(0, kLook)) {}

    [[nodiscard]] std::span<const std::string_view> keys()
    {
        std::size_t depth = 0;
        bool keyNext = false;
        for (std::size_t at = 0; at < m_text.size() && m_count < kMaxKeys;) {
            const char c = m_text[at];
            if (c == '"') {
                const std::size_t end = stringEnd(at);
                if (depth == 1 && keyNext && end < m_text.size())
                    m_keys[m_count++] = m_text.substr(at + 1, end - at - 1);
                keyNext = false;
                at = end + 1;
                continue;
            }
            if ((c == '{' || c == '[') && ++depth > kMaxDepth)
                break;
            if (c == '{' || c == '[')
                keyNext = depth == 1;
            else if ((c == '}' || c == ']') && --depth == 0)
                break;
            else if (c == ',')
                keyNext = true;
            ++at;
        }
        return {m_keys.data(), m_count};
    }

private:
    [[nodiscard]] std::size_t stringEnd(std::size_t quote) const
    {
        std::size_t at = quote + 1;
        while (at < m_text.size() && m_text[at] != '"')
            at += m_text[at] == '\\' ? 2U : 1U;
        return std::min(at, m_text.size());
    }

    std::string_view m_text;
    std::array<std::string_view, kMaxKeys> m_keys;
    std::size_t m_count = 0;
};

/// at stands on '}': the '{' of the next element when a comma, a brace, a quote and a letter follow.
std::optional<std::size_t> elementAfter(std::string_view text, std::size_t at)
{
    const std::size_t comma = skipSpace(text, at + 1);
    if (comma >= text.size() || text[comma] != ',')
        return std::nullopt;
    const std::size_t brace = skipSpace(text, comma + 1);
    if (brace >= text.size() || text[brace] != '{')
        return std::nullopt;
    const std::size_t quote = skipSpace(text, brace + 1);
    if (quote + 1 >= text.size() || text[quote] != '"')
        return std::nullopt;
    const char letter = text[quote + 1];
    const bool isLetter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
    return isLetter ? std::optional(brace) : std::nullopt;
}

std::size_t findAny(std::string_view text, std::size_t from, std::size_t limit, char wanted)
{
    const void* found = std::memchr(text.data() + from, wanted, limit - from);
    return found ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : limit;
}

} // namespace

std::optional<Boundary> findBoundary(
    std::string_view text, std::size_t from, std::size_t limit, const JsonFormat& format)
{
    limit = std::min(limit, text.size());
    if (from >= limit)
        return std::nullopt;
    std::size_t line = format.lines() ? findAny(text, from, limit, '\n') : limit;
    for (std::size_t at = from;;) {
        at = findAny(text, at, limit, '}');
        if (line < at && line + 1 < text.size() && text[line + 1] == '{')
            return Boundary{line + 1, Level::root};
        if (at >= limit)
            return std::nullopt;
        if (line < at)
            line = findAny(text, at, limit, '\n');
        if (const auto element = elementAfter(text, at)) {
            const auto level = format.levelOf(KeyScan(text.substr(*element)).keys());
            if (level)
                return Boundary{*element, *level};
        }
        ++at;
    }
}

} // namespace longspan::decode
