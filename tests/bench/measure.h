// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Side by side timing for the report: everybody takes a turn in every round, so that a ratio is taken between runs
/// which met the same machine. Programs print one JSON object that tests/bench/report reads.
namespace longspan::bench {

struct Contender {
    std::string name;
    std::function<void()> run;
    /// Skipped in the other rounds; for passes so slow that one or two runs must do.
    int rounds = 1000;
};

class Report {
public:
    /// Times all contenders in turn, once a round, and adds a list of milliseconds under each name.
    void interleave(const std::vector<Contender>& contenders, int rounds);
    /// The same with a process of its own for every run, so that nobody gets memory which another one has warmed: after
    /// a pass that frees a gigabyte, the next reads its file into pages that are there already.
    void interleaveApart(const std::vector<Contender>& contenders, int rounds);
    void add(std::string_view name, double value);
    void add(std::string_view name, std::string_view text);
    void print() const;

private:
    using Timer = double (*)(const std::function<void()>&);

    void takeTurns(const std::vector<Contender>& contenders, int rounds, Timer timer);
    void entry(std::string_view name, std::string_view json);

    std::string m_json;
};

/// Milliseconds that a call takes.
[[nodiscard]] double timed(const std::function<void()>& run);
/// The same in a forked process. No other thread may run. Ends the program when the run does not return.
[[nodiscard]] double timedApart(const std::function<void()>& run);

/// Anonymous memory of this process in bytes: what it holds itself, mapped files not counted. Exact, and slow.
[[nodiscard]] std::uint64_t anonymousBytes();

/// Watches the kernel's running count of the same from a thread of its own.
class PeakWatch {
public:
    PeakWatch();
    PeakWatch(const PeakWatch&) = delete;
    PeakWatch& operator=(const PeakWatch&) = delete;
    ~PeakWatch();
    /// The most that was seen.
    std::uint64_t stop();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Keeps the optimiser from leaving out what computes the value.
template <class T>
void keep(const T& value)
{
    asm volatile("" : : "r"(&value) : "memory");
}

} // namespace longspan::bench
