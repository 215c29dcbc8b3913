// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/view_history.h"

#include <QSignalSpy>
#include <QTest>

namespace longspan::session {
namespace {

ViewState page(const char* name)
{
    ViewState state;
    state.page = name;
    return state;
}

ViewState found(const char* text)
{
    ViewState state;
    state.traceView.find = text;
    return state;
}

class ViewHistoryTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsWithNowhereToGo();
    void goesBackAndForward();
    void aNewStepForgetsWhatWasAhead();
    void lettersOfOneFilterAreOneStep();
    void settlingEndsABurst();
    void anotherKindOfStepEndsABurst();
    void choicesAreNeverJoined();
    void showingTheRestoredStateIsNoStep();
    void aStepAfterGoingBackDoesNotReplaceTheState();
    void walkingBelongsToTheBurstThatIsGoingOn();
    void forgetsTheOldestBeyondItsLimit();
};

void ViewHistoryTest::startsWithNowhereToGo()
{
    ViewHistory history;
    QVERIFY(!history.canGoBack());
    QVERIFY(!history.canGoForward());
    QVERIFY(!history.goBack());
    history.record(page("slowest"), ViewStep::select);
    QVERIFY(!history.canGoBack());
    QVERIFY(!history.goForward());
}

void ViewHistoryTest::goesBackAndForward()
{
    ViewHistory history;
    QSignalSpy changed(&history, &ViewHistory::changed);
    history.record(page("slowest"), ViewStep::select);
    history.record(page("trace"), ViewStep::select);
    QCOMPARE(changed.size(), 2);
    QVERIFY(history.goBack() == page("slowest"));
    QVERIFY(history.canGoForward());
    QVERIFY(history.goForward() == page("trace"));
    QCOMPARE(changed.size(), 4);
}

void ViewHistoryTest::aNewStepForgetsWhatWasAhead()
{
    ViewHistory history;
    for (const char* name : {"a", "b", "c"})
        history.record(page(name), ViewStep::select);
    history.goBack();
    history.goBack();
    history.record(page("d"), ViewStep::select);
    QVERIFY(!history.canGoForward());
    QVERIFY(history.goBack() == page("a"));
}

void ViewHistoryTest::lettersOfOneFilterAreOneStep()
{
    ViewHistory history;
    history.record(found(""), ViewStep::select);
    for (const char* text : {"s", "sq", "sql"})
        history.record(found(text), ViewStep::filter);
    QVERIFY(history.goBack() == found(""));
    QVERIFY(history.goForward() == found("sql"));
}

void ViewHistoryTest::settlingEndsABurst()
{
    ViewHistory history;
    history.record(found(""), ViewStep::select);
    history.record(found("s"), ViewStep::filter);
    history.settle();
    history.record(found("sq"), ViewStep::filter);
    QVERIFY(history.goBack() == found("s"));
}

void ViewHistoryTest::anotherKindOfStepEndsABurst()
{
    ViewHistory history;
    history.record(found(""), ViewStep::select);
    history.record(found("s"), ViewStep::filter);
    ViewState zoomed = found("s");
    zoomed.traceView.visible = TimeRange{1, 2};
    history.record(zoomed, ViewStep::zoom);
    QVERIFY(history.goBack() == found("s"));
}

void ViewHistoryTest::choicesAreNeverJoined()
{
    ViewHistory history;
    for (const char* name : {"a", "b", "c"})
        history.record(page(name), ViewStep::select);
    QVERIFY(history.goBack() == page("b"));
    QVERIFY(history.goBack() == page("a"));
}

void ViewHistoryTest::showingTheRestoredStateIsNoStep()
{
    ViewHistory history;
    history.record(page("a"), ViewStep::select);
    history.record(page("b"), ViewStep::select);
    const std::optional<ViewState> restored = history.goBack();
    history.record(*restored, ViewStep::select);
    QVERIFY(history.canGoForward());
    QVERIFY(!history.canGoBack());
}

void ViewHistoryTest::aStepAfterGoingBackDoesNotReplaceTheState()
{
    ViewHistory history;
    history.record(found(""), ViewStep::select);
    history.record(found("s"), ViewStep::filter);
    history.goBack();
    history.goForward();
    history.record(found("sq"), ViewStep::filter);
    QVERIFY(history.goBack() == found("s"));
}

void ViewHistoryTest::walkingBelongsToTheBurstThatIsGoingOn()
{
    const auto at = [](ViewState state, std::uint64_t span) {
        state.traceView.focus = SpanId{span};
        return state;
    };
    ViewHistory history;
    QVERIFY(!history.present());
    history.record(found(""), ViewStep::select);
    history.record(found("s"), ViewStep::filter);
    history.record(at(found("s"), 7), ViewStep::walk);
    history.record(at(found("sq"), 7), ViewStep::filter);
    QVERIFY(*history.present() == at(found("sq"), 7));
    history.settle();
    history.record(at(found("sq"), 8), ViewStep::walk);
    history.record(at(found("sq"), 9), ViewStep::walk);
    QVERIFY(history.goBack() == at(found("sq"), 7));
    QVERIFY(history.goBack() == found(""));
    QVERIFY(!history.canGoBack());
}

void ViewHistoryTest::forgetsTheOldestBeyondItsLimit()
{
    ViewHistory history;
    for (std::size_t i = 0; i <= ViewHistory::kMostStates; ++i)
        history.record(page(std::to_string(i).c_str()), ViewStep::select);
    std::size_t steps = 0;
    std::optional<ViewState> last;
    while (std::optional<ViewState> state = history.goBack()) {
        last = state;
        ++steps;
    }
    QCOMPARE(steps, ViewHistory::kMostStates - 1);
    QVERIFY(last == page("1"));
}

} // namespace
} // namespace longspan::session

QTEST_GUILESS_MAIN(longspan::session::ViewHistoryTest)
#include "view_history_test.moc"
