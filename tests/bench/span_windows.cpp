// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/span_windows.h"

#include <cstring>

namespace longspan::bench {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

} // namespace

SpanWindows::SpanWindows(char* text, std::size_t size, std::size_t first, std::string_view firstKey)
    : m_text(text), m_first(first), m_at(first), m_last(size - 1), m_key(firstKey)
{
    while (m_last > first && isSpace(m_text[m_last]))
        --m_last;
}

SpanWindows::Brackets::Brackets(const SpanWindows& windows, std::size_t end)
    : m_open(windows.m_text[windows.m_at - 1]), m_close(windows.m_text[end]), m_openWas(m_open), m_closeWas(m_close)
{
    m_open = '[';
    m_close = ']';
}

SpanWindows::Brackets::~Brackets()
{
    m_open = m_openWas;
    m_close = m_closeWas;
}

bool SpanWindows::isCut(std::size_t brace, std::size_t& comma) const
{
    std::size_t key = brace + 1;
    while (isSpace(m_text[key]))
        ++key;
    if (m_text[key] != '"' || std::memcmp(m_text + key + 1, m_key.data(), m_key.size()) != 0 ||
        m_text[key + 1 + m_key.size()] != '"')
        return false;
    comma = brace - 1;
    while (isSpace(m_text[comma]))
        --comma;
    std::size_t close = comma - 1;
    while (isSpace(m_text[close]))
        --close;
    return m_text[comma] == ',' && m_text[close] == '}';
}

std::size_t SpanWindows::before(std::size_t end) const
{
    while (end > m_at + 1) {
        const void* found = ::memrchr(m_text + m_at + 1, '{', end - m_at - 1);
        if (!found)
            return 0;
        end = static_cast<std::size_t>(static_cast<const char*>(found) - m_text);
        std::size_t comma = 0;
        if (isCut(end, comma))
            return comma;
    }
    return 0;
}

std::size_t SpanWindows::cut(std::size_t window) const
{
    for (;; window *= 2) {
        if (m_last - m_at <= window)
            return m_last;
        if (const std::size_t comma = before(m_at + window))
            return comma;
    }
}

void SpanWindows::accept(std::size_t end)
{
    m_at = end + 1;
    while (m_at <= m_last && m_text[m_at] != '{')
        ++m_at;
}

} // namespace longspan::bench
