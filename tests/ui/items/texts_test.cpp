// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/texts.h"

#include <QLocale>
#include <QTest>
#include <limits>

namespace longspan::items {
namespace {

class ItemTextsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void unknownDurationsAreQuestionMarks();
    void sharesHaveTwoDigitsThatMatter();
    void numbersAreWrittenAsTheUserWritesThem();
    void statusFollowsTheConsolesLimits();
    void timesAreInTheirZone();
    void timesBefore1970AreRoundedDown();
    void theEndsOfTimeAreNoFault();
    void neitherSideOfACallIsLocal();
};

void ItemTextsTest::unknownDurationsAreQuestionMarks()
{
    QCOMPARE(durationCell(0, false), QStringLiteral("?"));
    QCOMPARE(durationCell(0, true), QStringLiteral("0 ns"));
    QCOMPARE(durationCell(4'210 * kMillisecond), QStringLiteral("4.21 s"));
}

void ItemTextsTest::sharesHaveTwoDigitsThatMatter()
{
    QCOMPARE(shareCell(0), QStringLiteral("0%"));
    QCOMPARE(shareCell(0.00001), QStringLiteral("<0.01%"));
    QCOMPARE(shareCell(0.0042), QStringLiteral("0.42%"));
    QCOMPARE(shareCell(0.0213), QStringLiteral("2.1%"));
    QCOMPARE(shareCell(0.5), QStringLiteral("50%"));
    QCOMPARE(shareCell(1), QStringLiteral("100%"));
}

void ItemTextsTest::numbersAreWrittenAsTheUserWritesThem()
{
    QCOMPARE(countCell(1'204'331), QStringLiteral("1,204,331"));
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(countCell(1'204'331), QStringLiteral("1.204.331"));
    QCOMPARE(shareCell(0.0042), QStringLiteral("0,42%"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void ItemTextsTest::statusFollowsTheConsolesLimits()
{
    QCOMPARE(statusOf(500 * kMillisecond - 1, true, false), Status::good);
    QCOMPARE(statusOf(500 * kMillisecond, true, false), Status::slow);
    QCOMPARE(statusOf(kSecond, true, false), Status::slow);
    QCOMPARE(statusOf(kSecond + 1, true, false), Status::bad);
    QCOMPARE(statusOf(1, true, true), Status::bad);
    QCOMPARE(statusOf(0, false, true), Status::bad);
    QCOMPARE(statusOf(0, false, false), Status::none);
}

void ItemTextsTest::timesAreInTheirZone()
{
    const Nanos time = 1'777'600'000 * kSecond + 204 * kMillisecond + 999'999;
    const TimeTexts utc;
    QCOMPARE(utc.full(time), QStringLiteral("2026-05-01 01:46:40.204"));
    QCOMPARE(utc.offset(time), QStringLiteral("UTC"));
    const TimeTexts east(QTimeZone(8 * 3600));
    QCOMPARE(east.clock(time), QStringLiteral("09:46:40.204"));
    QCOMPARE(east.offset(time), QStringLiteral("UTC+8"));
    QCOMPARE(TimeTexts(QTimeZone(-(3 * 3600 + 1800))).offset(time), QStringLiteral("UTC-3:30"));
}

void ItemTextsTest::timesBefore1970AreRoundedDown()
{
    QCOMPARE(TimeTexts().clock(-1), QStringLiteral("23:59:59.999"));
    QCOMPARE(TimeTexts().clock(-kMillisecond), QStringLiteral("23:59:59.999"));
    QCOMPARE(TimeTexts().clock(-kMillisecond - 1), QStringLiteral("23:59:59.998"));
}

void ItemTextsTest::theEndsOfTimeAreNoFault()
{
    QCOMPARE(TimeTexts().full(std::numeric_limits<Nanos>::min()), QStringLiteral("1677-09-21 00:12:43.145"));
    QCOMPARE(TimeTexts().full(std::numeric_limits<Nanos>::max()), QStringLiteral("2262-04-11 23:47:16.854"));
}

void ItemTextsTest::neitherSideOfACallIsLocal()
{
    QCOMPARE(kindText(SpanKind::unspecified), kindText(SpanKind::internal));
    QVERIFY(kindText(SpanKind::server) != kindText(SpanKind::client));
    QVERIFY(kindText(SpanKind::producer) != kindText(SpanKind::consumer));
}

} // namespace
} // namespace longspan::items

QTEST_GUILESS_MAIN(longspan::items::ItemTextsTest)
#include "texts_test.moc"
