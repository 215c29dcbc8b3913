// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/note.h"
#include "ui/session/activity.h"

#include <QObject>
#include <QString>
#include <map>
#include <vector>

namespace longspan::panels {

/// What the status bar tells of all panels: what is running, how far it is, what was odd about the last answers.
class Reports final : public QObject {
    Q_OBJECT

public:
    explicit Reports(QObject* parent = nullptr) : QObject(parent) {}

    /// title: what a person calls the work ("Opening the trace").
    void watch(session::Activity& activity, const QString& title);

    [[nodiscard]] bool busy() const;
    struct Running {
        QString title;
        session::Progress progress;
    };
    [[nodiscard]] std::vector<Running> running() const;
    void cancelAll();
    /// Of the last delivered answer of every activity, added up by kind.
    [[nodiscard]] std::vector<Note> notes() const;

Q_SIGNALS:
    void changed(); ///< what is running, or how far it is
    void notesChanged();

private:
    struct Watched {
        QString title;
        std::vector<Note> notes;
    };
    std::map<session::Activity*, Watched> m_watched;
};

} // namespace longspan::panels
