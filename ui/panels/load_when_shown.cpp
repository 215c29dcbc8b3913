// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/load_when_shown.h"

#include "ui/session/session.h"

#include <QEvent>
#include <QWidget>

namespace longspan::panels {

LoadWhenShown::LoadWhenShown(QWidget& panel, std::function<void()> load)
    : QObject(&panel), m_panel(panel), m_load(std::move(load))
{
    panel.installEventFilter(this);
}

void LoadWhenShown::follow(const session::Session& session)
{
    using session::Session;
    for (const auto signal : {&Session::sourceOpened, &Session::regionChanged, &Session::applicationChanged,
             &Session::timeChanged, &Session::refreshWanted})
        connect(&session, signal, this, &LoadWhenShown::markStale);
}

void LoadWhenShown::markStale()
{
    m_stale = true;
    if (m_panel.isVisible())
        load();
}

bool LoadWhenShown::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show && m_stale)
        load();
    return QObject::eventFilter(watched, event);
}

void LoadWhenShown::load()
{
    m_stale = false;
    m_load();
}

} // namespace longspan::panels
