// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <functional>

namespace longspan::desktop {

/// An application that tells after every event how long it took and which widgets were painted in it, so that the end
/// of a painting is known and not guessed.
class ProbeApplication final : public QApplication {
public:
    /// painted: the widgets that got a paint event, in order. milliseconds: of the event with everything inside of it.
    using Handled = std::function<void(const QObjectList& painted, double milliseconds)>;

    ProbeApplication(int& argc, char** argv) : QApplication(argc, argv) {}

    void setHandled(Handled handled) { m_handled = std::move(handled); }
    bool notify(QObject* receiver, QEvent* event) override;

    /// Milliseconds since LONGSPAN_PROBE_SINCE, nanoseconds of the steady clock that whoever starts the program has
    /// set; without it since the clock's own beginning.
    [[nodiscard]] static double sinceStart();

private:
    Handled m_handled;
    QObjectList m_painted;
    int m_depth = 0;
};

} // namespace longspan::desktop
