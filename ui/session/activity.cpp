// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/activity.h"

#include <QPointer>
#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace longspan::session {

/// One job: shared by its owner and the worker that runs it.
class Activity::Run final : public ProgressSink {
public:
    Run(Job job, std::optional<Duration> within) : m_job(std::move(job))
    {
        if (within)
            m_deadline = Call::Clock::now() + *within;
    }

    /// The job, if it may still begin.
    [[nodiscard]] Job take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_state != State::waiting)
            return nullptr;
        m_state = State::running;
        return std::exchange(m_job, nullptr);
    }
    void end()
    {
        // Under the lock: whoever waits may destroy this object's owner as soon as it sees the end.
        const std::lock_guard lock(m_mutex);
        m_state = State::ended;
        m_ended.notify_all();
    }
    /// What has not begun never will, and frees what it holds.
    void stop()
    {
        m_stop.request_stop();
        Job freed;
        const std::lock_guard lock(m_mutex);
        if (m_state == State::waiting) {
            m_state = State::ended;
            freed = std::move(m_job);
        }
    }
    void wait()
    {
        std::unique_lock lock(m_mutex);
        m_ended.wait(lock, [this] { return m_state == State::ended; });
    }
    [[nodiscard]] bool ended() const
    {
        const std::lock_guard lock(m_mutex);
        return m_state == State::ended;
    }

    [[nodiscard]] Call call() { return {m_stop.get_token(), m_deadline, this, &m_notes}; }
    [[nodiscard]] bool stopped() const { return m_stop.stop_requested(); }
    [[nodiscard]] std::vector<Note> notes() const { return m_notes.notes(); }

    void progress(std::string_view stage, std::uint64_t done, std::uint64_t total) override
    {
        const std::lock_guard lock(m_mutex);
        if (m_progress.stage != stage)
            m_progress.stage = stage;
        m_progress.done = done;
        m_progress.total = total;
    }
    [[nodiscard]] Progress progress() const
    {
        const std::lock_guard lock(m_mutex);
        return m_progress;
    }

private:
    enum class State { waiting, running, ended };

    mutable std::mutex m_mutex;
    std::condition_variable m_ended;
    State m_state = State::waiting;
    Job m_job;
    Progress m_progress;
    std::stop_source m_stop;
    Call::Clock::time_point m_deadline = Call::Clock::time_point::max();
    NoteCounter m_notes;
};

Activity::Activity(Workers& workers, QObject* parent) : QObject(parent), m_workers(workers), m_progressTimer(this)
{
    m_progressTimer.setInterval(kProgressInterval);
    connect(&m_progressTimer, &QTimer::timeout, this, &Activity::tellProgress);
}

Activity::~Activity()
{
    shutDown();
}

Progress Activity::progress() const
{
    return m_current ? m_current->progress() : Progress{};
}

void Activity::setProgressInterval(std::chrono::milliseconds interval)
{
    m_progressTimer.setInterval(interval);
}

void Activity::begin(Job job, std::optional<Duration> within)
{
    drop();
    m_current = std::make_shared<Run>(std::move(job), within);
    m_told = {};
    m_progressTimer.start();
    m_workers.post([this, run = m_current] { execute(run); });
    setBusy(true);
}

void Activity::setBusy(bool busy)
{
    if (m_toldBusy == busy)
        return;
    m_toldBusy = busy;
    Q_EMIT busyChanged(busy);
}

void Activity::cancel()
{
    if (!busy())
        return;
    drop();
    m_progressTimer.stop();
    setBusy(false);
}

void Activity::drop()
{
    forgetEnded();
    if (!m_current)
        return;
    m_current->stop();
    m_dropped.push_back(std::exchange(m_current, nullptr));
}

void Activity::forgetEnded()
{
    std::erase_if(m_dropped, [](const std::shared_ptr<Run>& run) { return run->ended(); });
}

void Activity::shutDown()
{
    drop();
    for (const std::shared_ptr<Run>& run : m_dropped)
        run->wait();
    m_dropped.clear();
}

// On a worker's thread. The object lives at least until end(), because shutDown() waits for it.
void Activity::execute(const std::shared_ptr<Run>& run)
{
    Job job = run->take();
    if (!job)
        return;
    Delivery delivery = job(run->call());
    job = nullptr;
    if (!run->stopped()) {
        QMetaObject::invokeMethod(
            this, [this, run, delivery = std::move(delivery)] { deliver(run, delivery); }, Qt::QueuedConnection);
    }
    delivery = nullptr;
    run->end();
}

void Activity::deliver(const std::shared_ptr<Run>& run, const Delivery& delivery)
{
    if (run != m_current)
        return;
    m_current.reset();
    m_progressTimer.stop();
    m_notes = run->notes();
    // The receiver may start anew, and may destroy this object.
    const QPointer<Activity> self(this);
    delivery();
    if (self && !busy())
        setBusy(false);
}

void Activity::tellProgress()
{
    Progress now = progress();
    if (now == m_told)
        return;
    m_told = std::move(now);
    Q_EMIT progressChanged();
}

} // namespace longspan::session
