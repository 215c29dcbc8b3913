// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/view_history.h"

namespace longspan::session {

void ViewHistory::record(const ViewState& state, ViewStep step)
{
    if (!m_states.empty() && m_states[m_at] == state)
        return;
    const bool follows = step == m_last || step == ViewStep::walk;
    const bool same = m_open && follows && m_last != ViewStep::select && step != ViewStep::select && !canGoForward();
    if (!same)
        m_last = step;
    m_open = true;
    if (same) {
        m_states[m_at] = state;
        return;
    }
    if (!m_states.empty())
        m_states.resize(m_at + 1);
    m_states.push_back(state);
    if (m_states.size() > kMostStates)
        m_states.erase(m_states.begin());
    m_at = m_states.size() - 1;
    Q_EMIT changed();
}

std::optional<ViewState> ViewHistory::goBack()
{
    if (!canGoBack())
        return std::nullopt;
    settle();
    --m_at;
    Q_EMIT changed();
    return m_states[m_at];
}

std::optional<ViewState> ViewHistory::goForward()
{
    if (!canGoForward())
        return std::nullopt;
    settle();
    ++m_at;
    Q_EMIT changed();
    return m_states[m_at];
}

} // namespace longspan::session
