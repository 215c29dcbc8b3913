// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <atomic>
#include <stop_token>
#include <thread>

namespace longspan::desktop {

/// Asks the event loop every millisecond for a sign of life, from a thread of its own, and keeps the longest time that
/// it took to answer: what a key press would have had to wait.
class StallWatch final : public QObject {
public:
    explicit StallWatch(QObject* parent = nullptr);
    ~StallWatch() override;

    struct Stall {
        double milliseconds = 0;
        double at = 0; ///< when it ended, on the clock of ProbeApplication
    };
    [[nodiscard]] const Stall& longest() const { return m_longest; }

protected:
    bool event(QEvent* event) override;

private:
    void ask(const std::stop_token& stop);

    Stall m_longest;
    std::atomic<bool> m_answered = true;
    std::stop_source m_stop;
    std::thread m_thread;
};

} // namespace longspan::desktop
