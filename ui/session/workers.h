// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace longspan::session {

/// The threads of the desktop; the only place that starts any. Jobs begin in the order they were posted. Must outlive
/// whoever posts.
class Workers {
public:
    /// As many threads as cores, but at least four: most jobs wait for a disk or a server.
    [[nodiscard]] static unsigned usualCount();

    explicit Workers(unsigned threads = usualCount());
    /// Jobs that have not begun are dropped, the others are waited for.
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// job must not throw. From any thread.
    void post(std::function<void()> job);
    [[nodiscard]] std::size_t threads() const { return m_threads.size(); }

private:
    void work();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_jobs;
    bool m_ending = false;
    std::vector<std::thread> m_threads;
};

} // namespace longspan::session
