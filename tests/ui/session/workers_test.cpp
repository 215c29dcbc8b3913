// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/workers.h"

#include <QTest>
#include <atomic>
#include <future>

namespace longspan::session {
namespace {

class WorkersTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsJobsInTheOrderTheyWerePosted();
    void runsAsManyAtOnceAsItHasThreads();
    void endsWithoutTheJobsThatHaveNotBegun();
    void hasAtLeastFourThreads();
};

void WorkersTest::runsJobsInTheOrderTheyWerePosted()
{
    std::vector<int> order;
    std::promise<void> done;
    Workers workers(1);
    for (int i = 0; i < 100; ++i)
        workers.post([&order, i] { order.push_back(i); });
    workers.post([&done] { done.set_value(); });
    done.get_future().wait();
    QCOMPARE(order.size(), std::size_t{100});
    QVERIFY(std::is_sorted(order.begin(), order.end()));
}

void WorkersTest::runsAsManyAtOnceAsItHasThreads()
{
    // Each job waits for the other: with one thread this would hang.
    std::promise<void> first;
    std::promise<void> second;
    std::promise<void> done;
    Workers workers(2);
    workers.post([&] {
        first.set_value();
        second.get_future().wait();
        done.set_value();
    });
    workers.post([&] {
        first.get_future().wait();
        second.set_value();
    });
    done.get_future().wait();
    QCOMPARE(workers.threads(), std::size_t{2});
}

void WorkersTest::endsWithoutTheJobsThatHaveNotBegun()
{
    std::atomic<int> ran = 0;
    std::promise<void> begun;
    std::promise<void> go;
    auto workers = std::make_unique<Workers>(1);
    workers->post([&] {
        begun.set_value();
        go.get_future().wait();
    });
    // Its destruction shows that the queue was dropped; only then may the running job end.
    auto token = std::shared_ptr<void>(nullptr, [&go](void*) { go.set_value(); });
    workers->post([&ran, token = std::move(token)] { ++ran; });
    begun.get_future().wait();
    workers.reset();
    QCOMPARE(ran.load(), 0);
}

void WorkersTest::hasAtLeastFourThreads()
{
    QVERIFY(Workers::usualCount() >= 4);
}

} // namespace
} // namespace longspan::session

QTEST_GUILESS_MAIN(longspan::session::WorkersTest)
#include "workers_test.moc"
