// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/latest.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <atomic>
#include <future>
#include <optional>
#include <stdexcept>

namespace longspan::session {
namespace {

/// A door that work waits at until the test opens it.
class Gate {
public:
    void open() { m_promise.set_value(); }
    void pass() const { m_future.wait(); }

private:
    std::promise<void> m_promise;
    std::shared_future<void> m_future = m_promise.get_future().share();
};

/// Waits until it is asked to stop, as good work does.
Result<int> untilStopped(const Call& call)
{
    while (call.check())
        std::this_thread::yield();
    return fail(ErrorKind::cancelled, "stopped");
}

class LatestTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deliversOnTheThreadOfItsOwner();
    void deliversErrors();
    void onlyTheNewestStartDelivers();
    void asksTheOlderWorkToStop();
    void olderWorkThatHasNotBegunNeverRuns();
    void cancelledWorkDoesNotDeliver();
    void cancelIsNoNewsWhenNothingRuns();
    void itsEndStopsTheWorkAndWaits();
    void itsEndDoesNotWaitForWorkThatHasNotBegun();
    void theReceiverMayStartAnew();
    void theReceiverMayDestroyIt();
    void aDeadlineReachesTheWork();
    void whatIsThrownIsAnInternalError();
    void takesValuesThatCannotBeCopied();
    void worksWithoutAValue();
    void tellsProgressWhileItRuns();
    void handsTheNotesOver();
    void manyStartsInARowDeliverOnce();

private:
    Workers m_workers{2};
};

void LatestTest::deliversOnTheThreadOfItsOwner()
{
    std::optional<int> got;
    const QThread* worker = nullptr;
    const QThread* owner = nullptr;
    Latest<int> latest(m_workers, [&](Result<int> result) {
        got = result.value();
        owner = QThread::currentThread();
    });
    QSignalSpy busy(&latest, &Activity::busyChanged);
    latest.start([&](const Call&) -> Result<int> {
        worker = QThread::currentThread();
        return 42;
    });
    QVERIFY(latest.busy());
    QVERIFY(!got);
    QTRY_COMPARE(got.value_or(0), 42);
    QVERIFY(!latest.busy());
    QCOMPARE(owner, QThread::currentThread());
    QVERIFY(worker != owner);
    QCOMPARE(busy.size(), 2);
    QCOMPARE(busy.at(0).at(0).toBool(), true);
    QCOMPARE(busy.at(1).at(0).toBool(), false);
}

void LatestTest::deliversErrors()
{
    std::optional<Error> got;
    Latest<int> latest(m_workers, [&](Result<int> result) { got = result.error(); });
    latest.start([](const Call&) -> Result<int> { return fail(ErrorKind::offline, "no route", "host:1"); });
    QTRY_VERIFY(got);
    QVERIFY(*got == (Error{ErrorKind::offline, "no route", "host:1"}));
}

void LatestTest::onlyTheNewestStartDelivers()
{
    Gate first;
    std::vector<int> got;
    Latest<int> latest(m_workers, [&](Result<int> result) { got.push_back(result.value()); });
    std::promise<void> begun;
    latest.start([&](const Call&) -> Result<int> {
        begun.set_value();
        first.pass();
        return 1; // a success, although it was asked to stop
    });
    begun.get_future().wait();
    latest.start([](const Call&) -> Result<int> { return 2; });
    QTRY_COMPARE(got.size(), std::size_t{1});
    first.open();
    latest.start([](const Call&) -> Result<int> { return 3; });
    QTRY_COMPARE(got.size(), std::size_t{2});
    QCOMPARE(got, (std::vector<int>{2, 3}));
}

void LatestTest::asksTheOlderWorkToStop()
{
    std::promise<bool> stopped;
    std::promise<void> begun;
    int delivered = 0;
    Latest<int> latest(m_workers, [&](Result<int> result) { delivered = result.value(); });
    latest.start([&](const Call& call) {
        begun.set_value();
        Result<int> result = untilStopped(call);
        stopped.set_value(result.error().kind == ErrorKind::cancelled);
        return result;
    });
    begun.get_future().wait();
    latest.start([](const Call&) -> Result<int> { return 2; });
    QVERIFY(stopped.get_future().get());
    QTRY_COMPARE(delivered, 2);
}

void LatestTest::olderWorkThatHasNotBegunNeverRuns()
{
    Workers one(1);
    Gate gate;
    std::atomic<int> ran = 0;
    int delivered = 0;
    one.post([&] { gate.pass(); });
    Latest<int> latest(one, [&](Result<int> result) { delivered = result.value(); });
    const auto work = [&ran](const Call&) -> Result<int> { return ++ran; };
    latest.start(work);
    latest.start(work);
    gate.open();
    QTRY_COMPARE(delivered, 1);
    QCOMPARE(ran.load(), 1);
}

void LatestTest::cancelledWorkDoesNotDeliver()
{
    int delivered = 0;
    Latest<int> latest(m_workers, [&](const Result<int>&) { ++delivered; });
    QSignalSpy busy(&latest, &Activity::busyChanged);
    std::promise<void> begun;
    latest.start([&](const Call& call) {
        begun.set_value();
        return untilStopped(call);
    });
    begun.get_future().wait();
    latest.cancel();
    QVERIFY(!latest.busy());
    QCOMPARE(busy.size(), 2);
    // Another one that is delivered shows that the first had its chance.
    bool second = false;
    Latest<int> other(m_workers, [&](const Result<int>&) { second = true; });
    other.start([](const Call&) -> Result<int> { return 0; });
    QTRY_VERIFY(second);
    QCOMPARE(delivered, 0);
}

void LatestTest::cancelIsNoNewsWhenNothingRuns()
{
    Latest<int> latest(m_workers, [](const Result<int>&) {});
    QSignalSpy busy(&latest, &Activity::busyChanged);
    latest.cancel();
    QCOMPARE(busy.size(), 0);
}

void LatestTest::itsEndStopsTheWorkAndWaits()
{
    std::atomic<bool> ended = false;
    std::promise<void> begun;
    {
        Latest<int> latest(m_workers, [](const Result<int>&) {});
        latest.start([&](const Call& call) {
            begun.set_value();
            Result<int> result = untilStopped(call);
            ended = true;
            return result;
        });
        begun.get_future().wait();
    }
    QVERIFY(ended);
}

void LatestTest::itsEndDoesNotWaitForWorkThatHasNotBegun()
{
    Workers one(1);
    Gate gate;
    bool ran = false;
    one.post([&] { gate.pass(); });
    {
        Latest<int> latest(one, [](const Result<int>&) {});
        latest.start([&ran](const Call&) -> Result<int> {
            ran = true;
            return 0;
        });
    }
    gate.open();
    std::promise<void> after;
    one.post([&after] { after.set_value(); });
    after.get_future().wait();
    QVERIFY(!ran);
}

void LatestTest::theReceiverMayStartAnew()
{
    std::vector<int> got;
    Latest<int>* self = nullptr;
    Latest<int> latest(m_workers, [&](Result<int> result) {
        got.push_back(result.value());
        if (got.size() < 3)
            self->start([next = got.back() + 1](const Call&) -> Result<int> { return next; });
    });
    self = &latest;
    QSignalSpy busy(&latest, &Activity::busyChanged);
    latest.start([](const Call&) -> Result<int> { return 1; });
    QTRY_COMPARE(busy.size(), 2);
    QCOMPARE(got, (std::vector<int>{1, 2, 3}));
}

void LatestTest::theReceiverMayDestroyIt()
{
    QPointer<Latest<int>> latest;
    latest = new Latest<int>(m_workers, [&latest](const Result<int>&) { delete latest; });
    latest->start([](const Call&) -> Result<int> { return 1; });
    QTRY_VERIFY(latest.isNull());
}

void LatestTest::aDeadlineReachesTheWork()
{
    std::optional<ErrorKind> got;
    Latest<int> latest(m_workers, [&](const Result<int>& result) { got = result.error().kind; });
    latest.start(
        [](const Call& call) -> Result<int> {
            while (true) {
                if (Result<> may = call.check(); !may)
                    return failWith(std::move(may));
            }
        },
        std::chrono::milliseconds(1));
    QTRY_VERIFY(got);
    QCOMPARE(*got, ErrorKind::deadline);
}

void LatestTest::whatIsThrownIsAnInternalError()
{
    std::optional<Error> got;
    Latest<int> latest(m_workers, [&](const Result<int>& result) { got = result.error(); });
    latest.start([](const Call&) -> Result<int> { throw std::runtime_error("out of ink"); });
    QTRY_VERIFY(got);
    QCOMPARE(got->kind, ErrorKind::internal);
    QCOMPARE(got->what, std::string("out of ink"));
}

void LatestTest::takesValuesThatCannotBeCopied()
{
    std::unique_ptr<int> got;
    Latest<std::unique_ptr<int>> latest(
        m_workers, [&](Result<std::unique_ptr<int>> result) { got = std::move(result).value(); });
    latest.start([](const Call&) -> Result<std::unique_ptr<int>> { return std::make_unique<int>(7); });
    QTRY_VERIFY(got);
    QCOMPARE(*got, 7);
}

void LatestTest::worksWithoutAValue()
{
    bool done = false;
    Latest<void> latest(m_workers, [&](const Result<>& result) { done = result.has_value(); });
    latest.start([](const Call&) -> Result<> { return {}; });
    QTRY_VERIFY(done);
}

void LatestTest::tellsProgressWhileItRuns()
{
    Gate gate;
    bool done = false;
    Latest<int> latest(m_workers, [&](const Result<int>&) { done = true; });
    latest.setProgressInterval(std::chrono::milliseconds(0));
    QSignalSpy told(&latest, &Activity::progressChanged);
    latest.start([&](const Call& call) -> Result<int> {
        call.progress("read", 3, 10);
        gate.pass();
        return 0;
    });
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(latest.progress() == (Progress{"read", 3, 10}));
    gate.open();
    QTRY_VERIFY(done);
    QVERIFY(latest.progress() == Progress{});
}

void LatestTest::handsTheNotesOver()
{
    std::vector<Note> seen;
    Latest<int>* self = nullptr;
    Latest<int> latest(m_workers, [&](const Result<int>&) { seen = self->notes(); });
    self = &latest;
    latest.start([](const Call& call) -> Result<int> {
        call.note(NoteKind::orphan, "a.json:5", 2);
        return 0;
    });
    QTRY_COMPARE(seen.size(), std::size_t{1});
    QVERIFY(seen.front() == (Note{NoteKind::orphan, 2, "a.json:5"}));
}

void LatestTest::manyStartsInARowDeliverOnce()
{
    constexpr int kStarts = 2000;
    std::vector<int> got;
    Latest<int> latest(m_workers, [&](Result<int> result) { got.push_back(result.value()); });
    for (int i = 0; i < kStarts; ++i)
        latest.start([i](const Call&) -> Result<int> { return i; });
    QTRY_VERIFY(!latest.busy());
    QCOMPARE(got, std::vector<int>{kStarts - 1});
}

} // namespace
} // namespace longspan::session

QTEST_GUILESS_MAIN(longspan::session::LatestTest)
#include "latest_test.moc"
