// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/ordered_work.h"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <vector>

namespace longspan::decode {

namespace {

class Run {
public:
    explicit Run(const OrderedWork& work) : m_work(work) {}

    void operator()(unsigned worker)
    {
        try {
            while (const std::optional<std::uint64_t> number = take(worker)) {
                m_work.prepare(worker);
                finish(worker, *number);
            }
        } catch (const std::bad_alloc&) {
            end(Error{ErrorKind::tooLarge, "not enough memory", {}});
        }
    }

    [[nodiscard]] std::optional<Error>& error() { return m_error; }

private:
    std::optional<std::uint64_t> take(unsigned worker)
    {
        const std::lock_guard lock(m_mutex);
        if (m_over || !m_work.take(worker))
            return std::nullopt;
        return m_taken++;
    }

    void finish(unsigned worker, std::uint64_t number)
    {
        std::unique_lock lock(m_mutex);
        m_turnChanged.wait(lock, [&] { return m_over || m_turn == number; });
        if (m_over)
            return;
        // Nobody else can have this turn, so the others may take parts meanwhile.
        lock.unlock();
        const Result<bool> wanted = m_work.finish(worker);
        if (!wanted)
            return end(wanted.error());
        if (!*wanted)
            return end(std::nullopt);
        lock.lock();
        ++m_turn;
        m_turnChanged.notify_all();
    }

    void end(std::optional<Error> error)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_over)
            m_error = std::move(error);
        m_over = true;
        m_turnChanged.notify_all();
    }

    const OrderedWork& m_work;
    std::mutex m_mutex;
    std::condition_variable m_turnChanged;
    std::uint64_t m_taken = 0;
    std::uint64_t m_turn = 0;
    bool m_over = false;
    std::optional<Error> m_error;
};

} // namespace

Result<> runInOrder(const OrderedWork& work, unsigned workers)
{
    Run run(work);
    {
        std::vector<std::jthread> others;
        for (unsigned worker = 1; worker < workers; ++worker)
            others.emplace_back([&run, worker] { run(worker); });
        run(0);
    }
    if (run.error())
        return tl::unexpected<Error>(std::move(*run.error()));
    return {};
}

unsigned workersFor(unsigned threads, std::size_t bytes, std::size_t partBytes)
{
    const unsigned cores = threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
    return static_cast<unsigned>(std::min<std::size_t>(cores, bytes / partBytes + 1));
}

} // namespace longspan::decode
