// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "ui/session/workers.h"

#include <QObject>
#include <QTimer>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace longspan::session {

/// How far a running job has come.
struct Progress {
    std::string stage; ///< as the model names it ("read", "store")
    std::uint64_t done = 0;
    std::uint64_t total = 0; ///< 0 while it is not known

    friend bool operator==(const Progress&, const Progress&) = default;
};

/// What views see of a Latest<T>, whatever its T: is something running, how far is it, stop it.
class Activity : public QObject {
    Q_OBJECT

public:
    using Duration = std::chrono::steady_clock::duration;
    static constexpr std::chrono::milliseconds kProgressInterval{80};

    ~Activity() override;

    [[nodiscard]] bool busy() const { return m_current != nullptr; }
    [[nodiscard]] Progress progress() const;
    /// Oddities that the job noted, once it is delivered; of the last delivered one.
    [[nodiscard]] const std::vector<Note>& notes() const { return m_notes; }

    /// Asks the running job to stop. It will not deliver; nothing is running as far as this object tells.
    void cancel();
    /// How often progressChanged() may be emitted.
    void setProgressInterval(std::chrono::milliseconds interval);

Q_SIGNALS:
    void busyChanged(bool busy);
    void progressChanged();

protected:
    using Delivery = std::function<void()>;           ///< runs on the owner's thread
    using Job = std::function<Delivery(const Call&)>; ///< runs on a worker's

    Activity(Workers& workers, QObject* parent);
    void begin(Job job, std::optional<Duration> within);
    /// Cancels, and waits for jobs that have begun. To be called by destructors of derived classes.
    void shutDown();

private:
    class Run;

    void setBusy(bool busy);
    void drop();
    void forgetEnded();
    void execute(const std::shared_ptr<Run>& run);
    void deliver(const std::shared_ptr<Run>& run, const Delivery& delivery);
    void tellProgress();

    Workers& m_workers;
    std::shared_ptr<Run> m_current;
    std::vector<std::shared_ptr<Run>> m_dropped; ///< asked to stop, perhaps still running
    bool m_toldBusy = false;                     ///< stays while a receiver starts anew
    std::vector<Note> m_notes;
    Progress m_told;
    QTimer m_progressTimer;
};

} // namespace longspan::session
