// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace longspan::bench {

/// Cuts a long JSON array of objects into pieces that end between two objects, without reading what lies between.
/// A cut is a comma with `{ "first key" :` after it and `}` before it, so a nested list of objects with the same first
/// key can fool it; the reader of a piece then meets an end too early and asks for the cut before.
class SpanWindows {
public:
    /// first is the place of the first object's brace; the array goes on to some place before the end of the text.
    SpanWindows(char* text, std::size_t size, std::size_t first, std::string_view firstKey);

    /// Makes the bytes from at() to end an array of their own for as long as this object lives.
    class Brackets {
    public:
        Brackets(const SpanWindows& windows, std::size_t end);
        Brackets(const Brackets&) = delete;
        Brackets& operator=(const Brackets&) = delete;
        ~Brackets();

    private:
        char& m_open;
        char& m_close;
        char m_openWas;
        char m_closeWas;
    };

    /// The comma that ends a piece of about that size, or the last byte of the text when there is none any more.
    [[nodiscard]] std::size_t cut(std::size_t window) const;
    /// An earlier cut, 0 when there is none.
    [[nodiscard]] std::size_t before(std::size_t end) const;
    [[nodiscard]] bool isLast(std::size_t end) const { return end == m_last; }
    /// Goes on behind that cut.
    void accept(std::size_t end);

    [[nodiscard]] bool finished() const { return m_at > m_last; }
    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] std::size_t first() const { return m_first; }
    [[nodiscard]] const char* text() const { return m_text; }

private:
    [[nodiscard]] bool isCut(std::size_t brace, std::size_t& comma) const;

    char* m_text;
    std::size_t m_first;
    std::size_t m_at;
    std::size_t m_last;
    std::string_view m_key;
};

} // namespace longspan::bench
