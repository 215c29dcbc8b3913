// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/sqlite.h"
#include "tests/model/store/store_folder.h"
#include "tests/support/trace_fixture.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>

namespace longspan::store {

namespace {

using test::StoreFolder;
using test::TraceFixture;
using test::valueOf;
using namespace std::chrono_literals;

SpanTablePtr part(int number)
{
    TraceFixture fixture;
    for (int i = 0; i < 100; ++i)
        fixture.add({.id = std::to_string(i),
            .start = number * 1000 + i,
            .duration = i + 1,
            .name = "name" + std::to_string(i % 5),
            .trace = std::to_string(number) + "." + std::to_string(i / 10),
            .detail = test::withAttributes({{"part", {std::int64_t{number}}}})});
    return fixture.table();
}

/// Every answer must be of one state: whole parts, and figures that fit to them.
void expectOneState(const LocalStore& store)
{
    const std::size_t rows = valueOf(store.load())->size();
    EXPECT_EQ(rows % 100, 0U);
    std::uint64_t calls = 0;
    for (const Interface& interface : valueOf(store.interfaces()))
        calls += interface.stats.calls;
    EXPECT_EQ(calls % 100, 0U);
    EXPECT_GE(calls, rows);
    CallQuery search;
    search.attributes = {{"part", "0"}};
    EXPECT_EQ(valueOf(store.calls(search)).rows.size(), rows == 0 ? 0U : 100U);
}

/// Holds the write lock of a store, as another program would.
class OtherWriter {
public:
    explicit OtherWriter(const std::string& path)
        : m_database(valueOf(sqlite::Database::open(path, sqlite::Mode::write)))
    {
        EXPECT_TRUE(m_database->run("BEGIN IMMEDIATE"));
    }

private:
    std::unique_ptr<sqlite::Database> m_database;
};

} // namespace

TEST(Concurrency, readersSeeWholeImportsWhileOneRuns)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    valueOf(store.import(*part(0)));
    std::atomic<bool> done = false;
    std::latch started(3);
    std::vector<std::jthread> readers;
    for (int i = 0; i < 2; ++i)
        readers.emplace_back([&, i] {
            // One shares the handle, one has the file open for itself.
            const LocalStore mine = i == 0 ? store : valueOf(LocalStore::open(folder.path(), {.access = Access::read}));
            started.arrive_and_wait();
            while (!done)
                expectOneState(mine);
        });
    started.arrive_and_wait();
    for (int number = 1; number <= 15; ++number)
        valueOf(store.import(*part(number), test::inSegmentsOf(30)));
    done = true;
    readers.clear();
    EXPECT_EQ(valueOf(store.overview()).spans, 1600U);
}

TEST(Concurrency, importsOfSeveralThreadsAllArrive)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    {
        std::vector<std::jthread> writers;
        for (int writer = 0; writer < 3; ++writer)
            writers.emplace_back([&store, writer] {
                LocalStore mine = store;
                for (int number = 0; number < 4; ++number)
                    EXPECT_EQ(valueOf(mine.import(*part(writer * 4 + number))).spans, 100U);
            });
    }
    EXPECT_EQ(valueOf(store.overview()).spans, 1200U);
    EXPECT_TRUE(valueOf(store.verify()).empty());
}

TEST(Concurrency, aSecondWriterIsToldOfTheConflict)
{
    const StoreFolder folder;
    valueOf(folder.open().import(*part(0)));
    LocalStore store = valueOf(LocalStore::open(folder.path(), {.access = Access::write, .patience = 30ms}));
    const OtherWriter other(folder.path());
    const Result<Imported> refused = store.import(*part(1));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
    EXPECT_EQ(refused.error().where, folder.path());
    EXPECT_EQ(valueOf(store.load())->size(), 100U) << "reading goes on";
}

TEST(Concurrency, theDeadlineOfACallEndsTheWait)
{
    const StoreFolder folder;
    LocalStore store = valueOf(LocalStore::open(folder.path(), {.access = Access::create, .patience = 1h}));
    const OtherWriter other(folder.path());
    Call call;
    call.deadline = Call::Clock::now() + 30ms;
    const Result<Imported> refused = store.import(*part(1), {}, call);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
}

TEST(Concurrency, aStopEndsTheWait)
{
    const StoreFolder folder;
    LocalStore store = valueOf(LocalStore::open(folder.path(), {.access = Access::create, .patience = 1h}));
    const OtherWriter other(folder.path());
    std::stop_source stop;
    Call call;
    call.stop = stop.get_token();
    std::latch started(2);
    std::jthread importing([&] {
        started.arrive_and_wait();
        const Result<Imported> refused = store.import(*part(1), {}, call);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().kind, ErrorKind::cancelled);
    });
    started.arrive_and_wait();
    stop.request_stop();
}

TEST(Concurrency, readsCanBeStopped)
{
    const StoreFolder folder;
    const LocalStore store = folder.open();
    std::stop_source stop;
    stop.request_stop();
    Call call;
    call.stop = stop.get_token();
    EXPECT_EQ(store.load({}, call).error().kind, ErrorKind::cancelled);
    EXPECT_EQ(store.calls({}, call).error().kind, ErrorKind::cancelled);
    EXPECT_EQ(store.overview(call).error().kind, ErrorKind::cancelled);
    EXPECT_EQ(store.verify(call).error().kind, ErrorKind::cancelled);
}

} // namespace longspan::store
