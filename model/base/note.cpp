// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/note.h"

namespace longspan {

void NoteCounter::note(NoteKind kind, std::string_view where, std::uint64_t count)
{
    const auto index = static_cast<std::size_t>(kind);
    const std::lock_guard lock(m_mutex);
    if (m_counts[index] == 0)
        m_first[index] = where;
    m_counts[index] += count;
}

std::uint64_t NoteCounter::count(NoteKind kind) const
{
    const std::lock_guard lock(m_mutex);
    return m_counts[static_cast<std::size_t>(kind)];
}

std::vector<Note> NoteCounter::notes() const
{
    std::vector<Note> result;
    const std::lock_guard lock(m_mutex);
    for (std::size_t i = 0; i < kNoteKinds; ++i)
        if (m_counts[i] != 0)
            result.push_back({static_cast<NoteKind>(i), m_counts[i], m_first[i]});
    return result;
}

} // namespace longspan
