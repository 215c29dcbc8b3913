// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/stall_watch.h"

#include <QFile>
#include <QJsonObject>
#include <QTimer>
#include <optional>
#include <set>
#include <string>

namespace longspan::window {
class MainWindow;
}

namespace longspan::desktop {

class ProbeApplication;

/// Tells benchmarks, and tests that drive the program by real keys, what happens inside of it: one line of JSON for the
/// first painting of the window, of a list's rows and of a waterfall, and one whenever the window has come to rest in
/// another state than before. Only there when LONGSPAN_PROBE names the file that it appends to.
class Probe final : public QObject {
public:
    /// Whether LONGSPAN_PROBE is set.
    [[nodiscard]] static bool wanted();
    Probe(ProbeApplication& application, window::MainWindow& window);
    ~Probe() override;

private:
    void handled(const QObjectList& painted, double milliseconds);
    void paintedFirst(const char* what);
    void lookForRest();
    void write(QJsonObject line);

    ProbeApplication& m_application;
    window::MainWindow& m_window;
    QFile m_file;
    std::optional<StallWatch> m_stalls; ///< once the window has been painted: starting is a quantity of its own
    QTimer m_rest;
    std::set<std::string> m_painted; ///< what has been painted once
    QJsonObject m_told;              ///< the state that was written last
    double m_busyUntil = 0;
    double m_longestEvent = 0;
};

} // namespace longspan::desktop
