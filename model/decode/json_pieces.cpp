// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/json_pieces.h"

#include <algorithm>

namespace longspan::decode {

JsonPieces::JsonPieces(std::string_view text, const JsonFormat& format, const Sizes& sizes)
    : m_text(text), m_format(format), m_sizes(sizes), m_next{beginOf(text), Level::root}
{
}

std::optional<Piece> JsonPieces::next()
{
    const std::lock_guard lock(m_mutex);
    if (!ready())
        return std::nullopt;
    const Boundary from = m_next;
    const std::size_t wanted = std::min(from.offset + m_sizes.window, m_text.size());
    const std::size_t limit = std::min(wanted + m_sizes.record, m_text.size());
    const auto cut = findBoundary(m_text, wanted, limit, m_format);
    m_waiting = !cut && limit < m_text.size();
    m_next = cut.value_or(Boundary{m_waiting ? behindLastObject(limit) : limit, Level::root});
    return Piece{m_count++, from.offset, m_next.offset, from.level, m_waiting};
}

/// So that an uncut piece does not end inside a number or a word; hardly shorter all the same, or a record could seem
/// never to end.
std::size_t JsonPieces::behindLastObject(std::size_t limit) const
{
    const std::size_t from = limit - m_sizes.window / 16;
    const std::size_t last = m_text.substr(from, limit - from).rfind('}');
    return last == std::string_view::npos ? limit : from + last + 1;
}

void JsonPieces::continueAt(const Boundary& place)
{
    const std::lock_guard lock(m_mutex);
    m_next = place;
    m_waiting = false;
}

void JsonPieces::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
}

bool JsonPieces::more() const
{
    const std::lock_guard lock(m_mutex);
    return ready();
}

} // namespace longspan::decode
