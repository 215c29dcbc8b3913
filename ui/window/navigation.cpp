// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/navigation.h"

#include "ui/panels/trace/trace_panel.h"
#include "ui/session/session.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"

#include <QAction>

namespace longspan::window {

Navigation::Navigation(MainWindow& window, QObject* parent) : QObject(parent), m_window(window)
{
    // After all slots of a change ran: a change of the region clears more than the region.
    const auto later = [this] { QTimer::singleShot(0, this, &Navigation::record); };
    const session::Session& session = window.context().session;
    using session::Session;
    for (const auto signal : {&Session::sourceChanged, &Session::regionChanged, &Session::applicationChanged,
             &Session::timeChanged, &Session::interfaceChanged, &Session::callChanged, &Session::currentTraceChanged})
        connect(&session, signal, this, later);
    connect(&window, &MainWindow::pageChanged, this, later);
    constexpr int kPause = 800; // milliseconds
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &Navigation::settle);
    connect(&m_history, &session::ViewHistory::changed, this, &Navigation::showReach);
    showReach();
}

session::ViewState Navigation::present() const
{
    const session::Session& session = m_window.context().session;
    session::ViewState state;
    state.selection = session.selection();
    state.page = m_window.page().toStdString();
    state.trace = session.currentTrace();
    state.traceView = m_window.currentTrace().view();
    return state;
}

// A trace that has just been loaded is no step, though its view is another one than while it was loading.
void Navigation::record()
{
    const session::ViewState now = present();
    const session::ViewState* last = m_history.present();
    const bool moved =
        last == nullptr || last->selection != now.selection || last->page != now.page || last->trace != now.trace;
    if (moved)
        m_history.record(now, session::ViewStep::select);
}

void Navigation::recordView(session::ViewStep step)
{
    m_history.record(present(), step);
    m_pause.start();
}

void Navigation::goBack()
{
    show(m_history.goBack());
}

void Navigation::goForward()
{
    show(m_history.goForward());
}

void Navigation::show(const std::optional<session::ViewState>& state)
{
    if (!state)
        return;
    session::Session& session = m_window.context().session;
    session.select(state->selection);
    if (state->trace)
        session.openTrace({*state->trace, SpanId::none});
    else
        m_window.setPage(QString::fromStdString(state->page));
    if (const auto& call = state->selection.call; state->trace || call)
        m_window.currentTrace().setView(state->trace ? *state->trace : call->trace, state->traceView);
}

void Navigation::showReach()
{
    m_window.actions().back->setEnabled(m_history.canGoBack());
    m_window.actions().forward->setEnabled(m_history.canGoForward());
}

} // namespace longspan::window
