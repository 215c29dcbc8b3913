// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/view_history.h"

#include <QObject>
#include <QTimer>

namespace longspan::window {

class MainWindow;

/// Back and forward through what the window showed.
class Navigation final : public QObject {
    Q_OBJECT

public:
    Navigation(MainWindow& window, QObject* parent);

    void goBack();
    void goForward();
    /// The view of the trace that is shown changed; bursts are one step back.
    void recordView(session::ViewStep step);
    void settle() { m_history.settle(); }

private:
    void record();
    void show(const std::optional<session::ViewState>& state);
    void showReach();
    [[nodiscard]] session::ViewState present() const;

    MainWindow& m_window;
    session::ViewHistory m_history;
    QTimer m_pause; ///< a wheel and typing have no end of their own
};

} // namespace longspan::window
