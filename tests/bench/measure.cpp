// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/measure.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <thread>

namespace longspan::bench {

namespace {

constexpr std::chrono::milliseconds kWatchInterval{1};

std::uint64_t kilobytesAfter(const char* file, const char* label)
{
    std::FILE* status = std::fopen(file, "r");
    if (!status)
        return 0;
    char line[256];
    unsigned long long kilobytes = 0;
    while (std::fgets(line, sizeof line, status)) {
        if (std::strncmp(line, label, std::strlen(label)) == 0)
            std::sscanf(line + std::strlen(label), "%llu", &kilobytes);
    }
    std::fclose(status);
    return kilobytes;
}

std::uint64_t runningCount()
{
    return kilobytesAfter("/proc/self/status", "RssAnon:") * 1024;
}

} // namespace

double timed(const std::function<void()>& run)
{
    const auto start = std::chrono::steady_clock::now();
    run();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double timedApart(const std::function<void()>& run)
{
    int ends[2];
    const pid_t child = ::pipe(ends) == 0 ? ::fork() : -1;
    if (child == 0) {
        const double ms = timed(run);
        ::_exit(::write(ends[1], &ms, sizeof ms) == sizeof ms ? 0 : 1);
    }
    double ms = 0;
    ::close(ends[1]);
    const bool got = child > 0 && ::read(ends[0], &ms, sizeof ms) == sizeof ms;
    ::close(ends[0]);
    if (child > 0)
        ::waitpid(child, nullptr, 0);
    if (!got)
        std::exit(1);
    return ms;
}

void Report::entry(std::string_view name, std::string_view json)
{
    if (!m_json.empty())
        m_json += ", ";
    m_json.append("\"").append(name).append("\": ").append(json);
}

void Report::interleave(const std::vector<Contender>& contenders, int rounds)
{
    takeTurns(contenders, rounds, timed);
}

void Report::interleaveApart(const std::vector<Contender>& contenders, int rounds)
{
    takeTurns(contenders, rounds, timedApart);
}

void Report::takeTurns(const std::vector<Contender>& contenders, int rounds, Timer timer)
{
    std::vector<std::string> lists(contenders.size());
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < contenders.size(); ++i) {
            if (round >= contenders[i].rounds)
                continue;
            const double ms = timer(contenders[i].run);
            lists[i] += (lists[i].empty() ? "" : ", ") + std::to_string(ms);
        }
    }
    for (std::size_t i = 0; i < contenders.size(); ++i)
        entry(contenders[i].name, "[" + lists[i] + "]");
}

void Report::add(std::string_view name, double value)
{
    entry(name, std::to_string(value));
}

void Report::add(std::string_view name, std::string_view text)
{
    entry(name, "\"" + std::string(text) + "\"");
}

void Report::print() const
{
    std::printf("{%s}\n", m_json.c_str());
}

std::uint64_t anonymousBytes()
{
    return kilobytesAfter("/proc/self/smaps_rollup", "Anonymous:") * 1024;
}

struct PeakWatch::State {
    std::mutex mutex;
    std::condition_variable ending;
    bool ended = false;
    std::uint64_t peak = 0;
    std::thread thread;

    void watch()
    {
        std::unique_lock lock(mutex);
        do
            peak = std::max(peak, runningCount());
        while (!ending.wait_for(lock, kWatchInterval, [this] { return ended; }));
    }
};

PeakWatch::PeakWatch() : m_state(std::make_unique<State>())
{
    m_state->thread = std::thread([state = m_state.get()] { state->watch(); });
}

std::uint64_t PeakWatch::stop()
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->ended = true;
    }
    m_state->ending.notify_all();
    if (m_state->thread.joinable())
        m_state->thread.join();
    return std::max(m_state->peak, runningCount());
}

PeakWatch::~PeakWatch()
{
    stop();
}

} // namespace longspan::bench
