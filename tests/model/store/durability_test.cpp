// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/store/store_folder.h"
#include "tests/support/trace_fixture.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace longspan::store {

namespace {

using test::StoreFolder;
using test::TraceFixture;
using test::valueOf;

constexpr int kSpansAStep = 200;

SpanTablePtr step(int number)
{
    TraceFixture fixture;
    for (int i = 0; i < kSpansAStep; ++i)
        fixture.add({.id = std::to_string(i),
            .start = number * 1000 + i,
            .duration = i + 1,
            .name = std::to_string(i % 7),
            .trace = std::to_string(number) + "." + std::to_string(i / 10),
            .detail = test::withAttributes({{"step", {std::int64_t{number}}}})});
    return fixture.table();
}

/// Imports step after step and writes a byte for each that was reported as stored, until it is killed.
[[noreturn]] void importUntilKilled(const std::string& path, int report)
{
    const Result<LocalStore> opened = LocalStore::open(path);
    if (!opened)
        ::_exit(1);
    LocalStore store = *opened;
    for (int number = 0;; ++number) {
        const Result<Imported> imported = store.import(*step(number), test::inSegmentsOf(64));
        const char done = 1;
        if (!imported || imported->spans != kSpansAStep || ::write(report, &done, 1) != 1)
            ::_exit(2);
    }
}

/// Starts the import in a process of its own, kills it after some steps, and says how many it had reported.
int killAfter(const std::string& path, int steps)
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        std::abort();
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        importUntilKilled(path, ends[1]);
    }
    ::close(ends[1]);
    int reported = 0;
    std::array<char, 64> bytes{};
    while (reported < steps) {
        const ssize_t got = ::read(ends[0], bytes.data(), 1);
        if (got <= 0)
            break;
        reported += static_cast<int>(got);
    }
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the import ended by itself: " << status;
    for (ssize_t got = 0; (got = ::read(ends[0], bytes.data(), bytes.size())) > 0;)
        reported += static_cast<int>(got);
    ::close(ends[0]);
    return reported;
}

} // namespace

TEST(Durability, whatWasReportedAsStoredSurvivesAKill)
{
    for (const int steps : {1, 2, 5}) {
        const StoreFolder folder;
        const int reported = killAfter(folder.path(), steps);
        ASSERT_GE(reported, steps);
        const LocalStore store = folder.open();
        const std::uint64_t spans = valueOf(store.overview()).spans;
        EXPECT_GE(spans, static_cast<std::uint64_t>(reported) * kSpansAStep);
        EXPECT_EQ(spans % kSpansAStep, 0U) << "a step is stored whole or not at all";
        EXPECT_TRUE(valueOf(store.verify()).empty());
        std::uint64_t calls = 0;
        for (const Interface& interface : valueOf(store.interfaces()))
            calls += interface.stats.calls;
        EXPECT_EQ(calls, spans) << "what lies ready fits to what is stored";
        const SpanTablePtr table = valueOf(store.load());
        for (std::uint32_t row = 0; row < table->size(); row += 97)
            EXPECT_EQ(valueOf(table->detail(SpanIndex{row})).attributes.size(), 1U);
    }
}

TEST(Durability, theImportGoesOnAfterAKill)
{
    const StoreFolder folder;
    const int reported = killAfter(folder.path(), 2);
    LocalStore store = folder.open();
    for (int number = 0; number < reported + 3; ++number)
        valueOf(store.import(*step(number)));
    EXPECT_EQ(valueOf(store.overview()).spans, static_cast<std::uint64_t>(reported + 3) * kSpansAStep);
}

} // namespace longspan::store
