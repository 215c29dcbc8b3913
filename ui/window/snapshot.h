// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <functional>
#include <vector>

namespace longspan::window {

class MainWindow;

/// Takes pictures of the window and of each view, one after the other, each when nothing is running any more; through
/// the same code that shows them on a screen. Needs a running event loop and no display.
class Snapshot final : public QObject {
    Q_OBJECT

public:
    Snapshot(MainWindow& window, const QString& folder, QObject* parent = nullptr);

    void start();
    [[nodiscard]] const QStringList& written() const { return m_written; }
    [[nodiscard]] const QStringList& failed() const { return m_failed; }

Q_SIGNALS:
    void wrote(const QString& path);
    void finished();

private:
    struct Step {
        QString name;                 ///< of the file; empty: no picture
        std::function<void()> show;   ///< brings the window into that state
        std::function<QWidget*()> of; ///< what is taken
    };

    void addSteps();
    void wait();
    void settled();
    void take(const Step& step);

    MainWindow& m_window;
    QString m_folder;
    std::vector<Step> m_steps;
    std::size_t m_at = 0;
    bool m_waiting = false;
    bool m_shown = false; ///< show() of the present step was called
    int m_quiet = 0;      ///< turns of the event loop without anything running
    QStringList m_written;
    QStringList m_failed;
};

} // namespace longspan::window
