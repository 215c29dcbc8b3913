// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/probe_application.h"

#include <QThread>
#include <chrono>
#include <utility>

namespace longspan::desktop {

double ProbeApplication::sinceStart()
{
    static const std::chrono::nanoseconds start(qEnvironmentVariable("LONGSPAN_PROBE_SINCE").toLongLong());
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(now - start).count();
}

bool ProbeApplication::notify(QObject* receiver, QEvent* event)
{
    if (!m_handled || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    if (event->type() == QEvent::Paint)
        m_painted.append(receiver);
    ++m_depth;
    const double from = sinceStart();
    const bool handled = QApplication::notify(receiver, event);
    if (--m_depth == 0)
        m_handled(std::exchange(m_painted, {}), sinceStart() - from);
    return handled;
}

} // namespace longspan::desktop
