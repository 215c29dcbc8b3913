// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/trace_fixture.h"
#include "tests/ui/items/model_texts.h"
#include "ui/items/statistics_model.h"
#include "ui/items/table_text.h"

#include <QLocale>
#include <QTest>

namespace longspan::items {
namespace {

using Column = StatisticsColumn;

/// web: 100 ms, of which 40 its own; db: select 30 ms twice, one failed; cache: never ended.
SpansOfTrace someSpans()
{
    test::TraceFixture fixture{
        {.id = "a", .start = 0, .duration = 100 * kMillisecond, .service = "web", .name = "GET /"},
        {.id = "b",
            .parent = "a",
            .start = 1,
            .duration = 30 * kMillisecond,
            .error = true,
            .service = "db",
            .name = "select"},
        {.id = "c",
            .parent = "a",
            .start = 50 * kMillisecond,
            .duration = 30 * kMillisecond,
            .service = "db",
            .name = "select"},
        {.id = "d", .parent = "a", .start = 2, .service = "cache", .name = "get"},
        {.id = "e",
            .parent = "c",
            .start = 50 * kMillisecond,
            .duration = 10 * kMillisecond,
            .service = "db",
            .name = "lock"},
    };
    SpansOfTrace spans;
    spans.tree = std::make_shared<const TraceTree>(TraceTree::build(fixture.trace()).value());
    spans.self = std::make_shared<const analysis::SelfTimes>(analysis::selfTimes(*spans.tree).value());
    return spans;
}

class StatisticsModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void addsUpByService();
    void addsUpByOperation();
    void sharesAreOfAllSelfTime();
    void unknownDurationsAreNoZeros();
    void sortsByAnyColumn();
    void copiesExactValues();
    void stopsWhenAsked();
};

StatisticsModel& fill(StatisticsModel& model, StatisticsBy by)
{
    const SpansOfTrace spans = someSpans();
    model.setRows(traceStatistics(spans, by).value(), spans.tree);
    return model;
}

void StatisticsModelTest::addsUpByService()
{
    StatisticsModel model;
    const QAbstractItemModelTester tester(&model);
    fill(model, StatisticsBy::service);
    QCOMPARE(column(model, Column::name), QStringLiteral("db | web | cache"));
    QCOMPARE(column(model, Column::calls), QStringLiteral("3 | 1 | 1"));
    QCOMPARE(column(model, Column::errors), QStringLiteral("1 | 0 | 0"));
    QCOMPARE(column(model, Column::total), QStringLiteral("70 ms | 100 ms | ?"));
    QCOMPARE(column(model, Column::self), QStringLiteral("60 ms | 40 ms | ?"));
    QVERIFY(touchEverything(model) > 50);
}

void StatisticsModelTest::addsUpByOperation()
{
    StatisticsModel model;
    fill(model, StatisticsBy::operation);
    QCOMPARE(column(model, Column::name), QStringLiteral("db select | web GET / | db lock | cache get"));
    QCOMPARE(column(model, Column::mean), QStringLiteral("30 ms | 100 ms | 10 ms | ?"));
    QCOMPARE(column(model, Column::max), QStringLiteral("30 ms | 100 ms | 10 ms | ?"));
}

void StatisticsModelTest::sharesAreOfAllSelfTime()
{
    StatisticsModel model;
    fill(model, StatisticsBy::service);
    QCOMPARE(column(model, Column::selfShare), QStringLiteral("60% | 40% | 0%"));
    QVERIFY(qAbs(model.index(0, Column::selfShare).data(barRole).toDouble() - 0.6) < 1e-9);
}

void StatisticsModelTest::unknownDurationsAreNoZeros()
{
    StatisticsModel model;
    fill(model, StatisticsBy::service);
    for (const int each : {int{Column::total}, int{Column::mean}, int{Column::p95}, int{Column::max}}) {
        QCOMPARE(cellText(model, 2, each), QStringLiteral("?"));
        QCOMPARE(cellText(model, 2, each, copyRole), QString());
    }
}

void StatisticsModelTest::sortsByAnyColumn()
{
    StatisticsModel model;
    const QAbstractItemModelTester tester(&model);
    fill(model, StatisticsBy::operation);
    model.sort(Column::name, Qt::AscendingOrder);
    QCOMPARE(column(model, Column::name), QStringLiteral("cache get | db lock | db select | web GET /"));
    model.sort(Column::errors, Qt::DescendingOrder);
    QCOMPARE(cellText(model, 0, Column::name), QStringLiteral("db select"));
    model.sort(Column::mean, Qt::AscendingOrder);
    QCOMPARE(cellText(model, 0, Column::name), QStringLiteral("cache get"));
    QCOMPARE(model.rowAt(model.index(0, 0))->name, std::string_view("get"));
    QVERIFY(!model.rowAt({}));
}

void StatisticsModelTest::copiesExactValues()
{
    StatisticsModel model;
    fill(model, StatisticsBy::service);
    QCOMPARE(toText(model, {model.index(1, 0)}, TextForm::csv).section(QStringLiteral("\r\n"), 1, 1),
        QStringLiteral("web,1,0,100,40,0.4,100,100,100"));
}

void StatisticsModelTest::stopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    Call call;
    call.stop = stop.get_token();
    QVERIFY(!traceStatistics(someSpans(), StatisticsBy::service, call));
}

} // namespace
} // namespace longspan::items

QTEST_GUILESS_MAIN(longspan::items::StatisticsModelTest)
#include "statistics_model_test.moc"
