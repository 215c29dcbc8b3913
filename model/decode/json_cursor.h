// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/structural_index.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace longspan::decode {

/// How far reading an element came.
enum class Step : std::uint8_t {
    done,      ///< the element was read and the cursor stands behind it
    exhausted, ///< the window ends inside the element
    malformed, ///< this is not JSON, or not what it must be; the cursor stands at the place
    tooDeep,   ///< nested past the limit
};

/// Walks the tokens of a window. Nothing is validated that is not looked at: skipping is what makes it fast.
/// A token's text ends before the next token, white space trimmed, so no string is ever scanned for its end.
class JsonCursor {
public:
    JsonCursor(std::string_view text, const StructuralIndex& index)
        : m_text(text.data()), m_size(text.size()), m_begin(index.begin()), m_at(index.begin()), m_end(index.end())
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    /// First byte of the token, 0 at the end.
    [[nodiscard]] char peek() const { return m_at < m_end ? m_text[*m_at] : '\0'; }
    /// First byte of a token further on; 0 past the end.
    [[nodiscard]] char peek(std::ptrdiff_t ahead) const { return m_end - m_at > ahead ? m_text[m_at[ahead]] : '\0'; }
    [[nodiscard]] std::ptrdiff_t left() const { return m_end - m_at; }
    /// First byte of a token that is known to be there.
    [[nodiscard]] char at(std::ptrdiff_t ahead) const { return m_text[m_at[ahead]]; }
    void next() { ++m_at; }
    void advance(std::ptrdiff_t tokens) { m_at += tokens; }

    /// Offset of the token in the window; the window's size at its end.
    [[nodiscard]] std::size_t offset() const { return m_at < m_end ? *m_at : m_size; }
    /// Offset behind the token before this one: where an element that was just read ends.
    [[nodiscard]] std::size_t offsetBehindLast() const { return m_at == m_begin ? 0 : m_at[-1] + std::size_t{1}; }

    /// Bytes between the quotes of a string token, escapes as they stand. ahead must be in the window.
    [[nodiscard]] std::string_view rawString(std::ptrdiff_t ahead = 0) const
    {
        const char* first = m_text + m_at[ahead] + 1;
        const char* last = m_text + m_at[ahead + 1] - 1;
        while (*last != '"' && last >= first)
            --last;
        return last < first ? std::string_view() : std::string_view(first, static_cast<std::size_t>(last - first));
    }
    /// Bytes of a number or word token.
    [[nodiscard]] std::string_view rawScalar(std::ptrdiff_t ahead = 0) const
    {
        const char* first = m_text + m_at[ahead];
        const char* last = m_text + m_at[ahead + 1];
        while (last > first && static_cast<unsigned char>(last[-1]) <= ' ')
            --last;
        return {first, static_cast<std::size_t>(last - first)};
    }
    /// Bytes of the window from one offset to another.
    [[nodiscard]] std::string_view slice(std::size_t from, std::size_t to) const { return {m_text + from, to - from}; }

    /// The same walk, ending in front of the first token at or behind offset to.
    [[nodiscard]] JsonCursor until(std::size_t to) const
    {
        JsonCursor part = *this;
        part.m_end = std::lower_bound(m_at, m_end, to);
        part.m_size = to;
        return part;
    }
    /// Moves to the first token at or behind offset to, which lies ahead.
    void skipTo(std::size_t to) { m_at = std::lower_bound(m_at, m_end, to); }

    /// At the first token of a value: moves behind it, whatever it is.
    [[nodiscard]] Step skipValue(std::size_t depthLimit);

    /// At a key: true with its raw text when a colon and the first token of a value follow in the window; then the
    /// cursor stands at the value.
    [[nodiscard]] bool enterField(std::string_view& key)
    {
        if (m_end - m_at < 3 || m_text[*m_at] != '"' || m_text[m_at[1]] != ':')
            return false;
        key = rawString();
        m_at += 2;
        return true;
    }
    /// Why enterField() refused.
    [[nodiscard]] Step whyNoField() const
    {
        return m_end - m_at < 3 && !wrongField() ? Step::exhausted : Step::malformed;
    }

private:
    [[nodiscard]] bool wrongField() const
    {
        return (m_end - m_at >= 1 && m_text[*m_at] != '"') || (m_end - m_at >= 2 && m_text[m_at[1]] != ':');
    }

    const char* m_text;
    std::size_t m_size;
    const std::uint32_t* m_begin;
    const std::uint32_t* m_at;
    const std::uint32_t* m_end;
};

namespace detail {

/// +1 for an opening bracket, -1 for a closing one.
consteval std::array<std::int8_t, 256> bracketSteps()
{
    std::array<std::int8_t, 256> steps{};
    steps['{'] = steps['['] = 1;
    steps['}'] = steps[']'] = -1;
    return steps;
}
inline constexpr std::array<std::int8_t, 256> kBracketSteps = bracketSteps();

} // namespace detail

inline Step JsonCursor::skipValue(std::size_t depthLimit)
{
    const char first = peek();
    if (first != '{' && first != '[') {
        if (atEnd())
            return Step::exhausted;
        if (first == ',' || first == ':' || first == '}' || first == ']')
            return Step::malformed;
        ++m_at;
        return Step::done;
    }
    const std::uint32_t* at = m_at + 1;
    std::ptrdiff_t depth = 1;
    const auto limit = static_cast<std::ptrdiff_t>(depthLimit);
    while (at < m_end) {
        depth += detail::kBracketSteps[static_cast<unsigned char>(m_text[*at++])];
        if (depth == 0) {
            m_at = at;
            return Step::done;
        }
        if (depth > limit)
            return Step::tooDeep;
    }
    return Step::exhausted;
}

/// Calls field(key) with the cursor at each value of the members of an object that are left; field must move behind the
/// value and say how that went. The cursor must stand at a key and ends behind '}'.
template <class Field>
[[nodiscard]] Step walkMembers(JsonCursor& cursor, Field&& field)
{
    for (;;) {
        std::string_view key;
        if (!cursor.enterField(key))
            return cursor.whyNoField();
        if (const Step step = field(key); step != Step::done)
            return step;
        const char separator = cursor.peek();
        if (separator != ',' && separator != '}')
            return cursor.atEnd() ? Step::exhausted : Step::malformed;
        cursor.next();
        if (separator == '}')
            return Step::done;
    }
}

/// The same for a whole object; the cursor must stand at '{'.
template <class Field>
[[nodiscard]] Step walkObject(JsonCursor& cursor, Field&& field)
{
    cursor.next();
    if (cursor.peek() != '}')
        return walkMembers(cursor, field);
    cursor.next();
    return Step::done;
}

/// Calls element() with the cursor at each value of an array; the cursor must stand at '[' and ends behind ']'.
template <class Element>
[[nodiscard]] Step walkArray(JsonCursor& cursor, Element&& element)
{
    cursor.next();
    if (cursor.peek() == ']') {
        cursor.next();
        return Step::done;
    }
    for (;;) {
        if (const Step step = element(); step != Step::done)
            return step;
        const char separator = cursor.peek();
        if (separator != ',' && separator != ']')
            return cursor.atEnd() ? Step::exhausted : Step::malformed;
        cursor.next();
        if (separator == ']')
            return Step::done;
    }
}

} // namespace longspan::decode
