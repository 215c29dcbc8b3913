// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/time_choice.h"

#include <QTest>
#include <QTimeZone>

namespace longspan::session {
namespace {

class TimeChoiceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRangeThatEndsNowHoldsASpanOfNow();
    void todayBeginsAtMidnightOfTheZone();
    void allIsEverything();
    void customIsWhatWasChosen();
    void namesAreReadBack();
};

void TimeChoiceTest::aRangeThatEndsNowHoldsASpanOfNow()
{
    const Nanos now = *parseTime("2026-05-01T10:00:00Z");
    const TimeRange range = resolve({TimeChoice::Kind::last30Minutes}, now, QTimeZone::utc());
    QVERIFY(range.contains(now));
    QVERIFY(!range.contains(now + 1));
    QCOMPARE(timeText(range.from), std::string("2026-05-01T09:30:00Z"));
}

void TimeChoiceTest::todayBeginsAtMidnightOfTheZone()
{
    const Nanos now = *parseTime("2026-05-01T17:00:00Z");
    QCOMPARE(
        timeText(resolve({TimeChoice::Kind::today}, now, QTimeZone::utc()).from), std::string("2026-05-01T00:00:00Z"));
    QCOMPARE(timeText(resolve({TimeChoice::Kind::today}, now, QTimeZone("Asia/Shanghai")).from),
        std::string("2026-05-01T16:00:00Z"));
}

void TimeChoiceTest::allIsEverything()
{
    QVERIFY(resolve({TimeChoice::Kind::all}, 5, QTimeZone::utc()).everything());
}

void TimeChoiceTest::customIsWhatWasChosen()
{
    QVERIFY(resolve(TimeChoice::between({5, 9}), 100, QTimeZone::utc()) == (TimeRange{5, 9}));
}

void TimeChoiceTest::namesAreReadBack()
{
    for (const TimeChoice::Kind kind : TimeChoice::kKinds)
        QCOMPARE(timeChoiceByName(name(kind)), std::optional(kind));
    QVERIFY(!timeChoiceByName("yesterday"));
}

} // namespace
} // namespace longspan::session

QTEST_GUILESS_MAIN(longspan::session::TimeChoiceTest)
#include "time_choice_test.moc"
