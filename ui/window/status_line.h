// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace longspan::panels {
struct Context;
}

namespace longspan::window {

/// What is running and how far it is, with Cancel; oddities of the data; what the source holds; the time zone.
class StatusLine final : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(const panels::Context& context, QWidget* parent = nullptr);

    /// Something short that was done ("Link copied"); goes away by itself.
    void say(const QString& text);

private:
    void build();
    void showRunning();
    void showNotes();
    void listNotes();
    void showSource();
    void showZone();
    void refreshIcons();

    const panels::Context& m_context;
    QLabel* m_running;
    QProgressBar* m_progress;
    QToolButton* m_cancel;
    QToolButton* m_notes;
    QLabel* m_said;
    QLabel* m_source;
    QLabel* m_zone;
};

} // namespace longspan::window
