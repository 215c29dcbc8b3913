// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/reports.h"

#include <algorithm>

namespace longspan::panels {

void Reports::watch(session::Activity& activity, const QString& title)
{
    session::Activity* const watched = &activity;
    m_watched[watched].title = title;
    connect(watched, &session::Activity::progressChanged, this, &Reports::changed);
    connect(watched, &session::Activity::busyChanged, this, [this, watched](bool busy) {
        if (!busy && m_watched[watched].notes != watched->notes()) {
            m_watched[watched].notes = watched->notes();
            Q_EMIT notesChanged();
        }
        Q_EMIT changed();
    });
    connect(watched, &QObject::destroyed, this, [this, watched] {
        m_watched.erase(watched);
        Q_EMIT changed();
    });
}

bool Reports::busy() const
{
    return std::any_of(m_watched.begin(), m_watched.end(), [](const auto& entry) { return entry.first->busy(); });
}

std::vector<Reports::Running> Reports::running() const
{
    std::vector<Running> found;
    for (const auto& [activity, entry] : m_watched) {
        if (activity->busy())
            found.push_back({entry.title, activity->progress()});
    }
    return found;
}

void Reports::cancelAll()
{
    std::vector<session::Activity*> busy;
    for (const auto& entry : m_watched) {
        if (entry.first->busy())
            busy.push_back(entry.first);
    }
    for (session::Activity* activity : busy)
        activity->cancel();
}

std::vector<Note> Reports::notes() const
{
    std::map<NoteKind, Note> sums;
    for (const auto& entry : m_watched) {
        for (const Note& note : entry.second.notes) {
            Note& sum = sums[note.kind];
            sum.kind = note.kind;
            sum.count = std::max(sum.count, note.count);
            if (sum.firstWhere.empty())
                sum.firstWhere = note.firstWhere;
        }
    }
    std::vector<Note> found;
    for (const auto& entry : sums)
        found.push_back(entry.second);
    return found;
}

} // namespace longspan::panels
