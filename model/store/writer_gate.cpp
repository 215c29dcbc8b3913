// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/writer_gate.h"

namespace longspan::store {

WriterGate::Pass WriterGate::enter(const std::stop_token& stop, std::chrono::steady_clock::time_point until)
{
    std::unique_lock lock(m_mutex);
    if (!m_free.wait_until(lock, stop, until, [this] { return !m_busy; }))
        return nullptr;
    m_busy = true;
    return Pass(this);
}

void WriterGate::leave()
{
    {
        const std::lock_guard lock(m_mutex);
        m_busy = false;
    }
    m_free.notify_one();
}

} // namespace longspan::store
