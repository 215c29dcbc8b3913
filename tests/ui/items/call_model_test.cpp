// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/items/calls_fixture.h"
#include "tests/ui/items/model_texts.h"
#include "ui/items/call_model.h"
#include "ui/items/table_text.h"

#include <QLocale>
#include <QTest>

namespace longspan::items {
namespace {

using Column = CallColumn;

class CallModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void keepsTheSourcesOrder();
    void unknownValuesAreQuestionMarks();
    void statusAndTagsComeFromTheSpan();
    void barsAreSharesOfTheLongest();
    void sortsByAnyColumn();
    void unknownDurationsSortBeforeKnownOnes();
    void filtersByDurationErrorAndText();
    void findsACallAgain();
    void anotherZoneChangesTheStarts();
    void copiesExactValues();
    void aPageWithoutATableIsNoFault();
};

void CallModelTest::keepsTheSourcesOrder()
{
    CallModel model;
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    model.setCalls(somePage());
    QCOMPARE(column(model, Column::rank), QStringLiteral("1 | 2 | 3 | 4"));
    QCOMPARE(column(model, Column::service), QStringLiteral("web | web | web | bank"));
    QCOMPARE(column(model, Column::duration), QStringLiteral("4.21 s | 600 ms | ? | 10 ms"));
    QVERIFY(touchEverything(model) > 100);
}

void CallModelTest::unknownValuesAreQuestionMarks()
{
    CallModel model;
    model.setCalls(somePage());
    QCOMPARE(cellText(model, 2, Column::duration), QStringLiteral("?"));
    QCOMPARE(cellText(model, 2, Column::traceDuration), QStringLiteral("?"));
    QCOMPARE(cellText(model, 2, Column::start), QStringLiteral("?"));
    for (const int each : {int{Column::duration}, int{Column::traceDuration}, int{Column::start}})
        QCOMPARE(cellText(model, 2, each, copyRole), QString());
    QVERIFY(!model.index(2, Column::duration).data(barRole).isValid());
    QCOMPARE(model.index(2, Column::duration).data(statusRole).toInt(), static_cast<int>(Status::none));
}

void CallModelTest::statusAndTagsComeFromTheSpan()
{
    CallModel model;
    model.setCalls(somePage());
    QCOMPARE(column(model, Column::status), QStringLiteral("OK | ERROR 504 | OK | OK"));
    QCOMPARE(cellText(model, 3, Column::tags), QStringLiteral("db=select 1"));
    QCOMPARE(model.index(0, Column::status).data(statusRole).toInt(), static_cast<int>(Status::bad));
    QCOMPARE(model.index(3, Column::status).data(statusRole).toInt(), static_cast<int>(Status::good));
}

void CallModelTest::barsAreSharesOfTheLongest()
{
    CallModel model;
    model.setCalls(somePage());
    QCOMPARE(model.index(0, Column::duration).data(barRole).toDouble(), 1.0);
    QVERIFY(qAbs(model.index(1, Column::duration).data(barRole).toDouble() - 600.0 / 4210) < 1e-9);
    QVERIFY(!model.index(0, Column::start).data(barRole).isValid());
}

void CallModelTest::sortsByAnyColumn()
{
    CallModel model;
    const QAbstractItemModelTester tester(&model);
    model.setCalls(somePage());
    const QPersistentModelIndex failed(model.index(1, 0));
    model.sort(Column::status, Qt::DescendingOrder);
    QCOMPARE(failed.row(), 0);
    QCOMPARE(cellText(model, 0, Column::rank), QStringLiteral("2"));
    model.sort(Column::service, Qt::AscendingOrder);
    QCOMPARE(column(model, Column::rank), QStringLiteral("4 | 1 | 2 | 3"));
    model.sort(Column::start, Qt::DescendingOrder);
    QCOMPARE(column(model, Column::rank), QStringLiteral("4 | 3 | 2 | 1"));
    for (int at = 0; at < Column::count; ++at) {
        model.sort(at, Qt::AscendingOrder);
        QCOMPARE(model.rowCount(), 4);
    }
}

void CallModelTest::unknownDurationsSortBeforeKnownOnes()
{
    CallModel model;
    model.setCalls(somePage());
    model.sort(Column::duration, Qt::AscendingOrder);
    QCOMPARE(column(model, Column::duration), QStringLiteral("? | 10 ms | 600 ms | 4.21 s"));
}

void CallModelTest::filtersByDurationErrorAndText()
{
    CallModel model;
    const QAbstractItemModelTester tester(&model);
    model.setCalls(somePage());
    model.setFilter({.minDuration = 600 * kMillisecond, .text = {}});
    QCOMPARE(column(model, Column::rank), QStringLiteral("1 | 2"));
    model.setFilter({.onlyErrors = true, .text = {}});
    QCOMPARE(column(model, Column::rank), QStringLiteral("2"));
    model.setFilter({.text = QStringLiteral("SELECT")});
    QCOMPARE(column(model, Column::rank), QStringLiteral("4"));
    model.setFilter({.text = QStringLiteral("10.0.0")});
    QCOMPARE(column(model, Column::rank), QStringLiteral("1"));
    model.setFilter({.text = QString::fromStdString(toHex(test::traceId("two")))});
    QCOMPARE(column(model, Column::rank), QStringLiteral("2"));
    model.setFilter({});
    QCOMPARE(model.rowCount(), 4);
}

void CallModelTest::findsACallAgain()
{
    CallModel model;
    model.setCalls(somePage());
    model.sort(Column::rank, Qt::DescendingOrder);
    const QModelIndex found = model.indexOfCall(test::traceId("two"), test::spanId("b"));
    QCOMPARE(found.row(), 2);
    QCOMPARE(model.callAt(found)->duration, 600 * kMillisecond);
    QVERIFY(!model.indexOfCall(test::traceId("two"), test::spanId("a")).isValid());
    QVERIFY(!model.callAt({}));
}

void CallModelTest::anotherZoneChangesTheStarts()
{
    CallModel model;
    model.setCalls(somePage());
    QCOMPARE(cellText(model, 0, Column::start), QStringLiteral("01:46:40.000"));
    model.setTimes(TimeTexts(QTimeZone(8 * 3600)));
    QCOMPARE(cellText(model, 0, Column::start), QStringLiteral("09:46:40.000"));
}

void CallModelTest::copiesExactValues()
{
    CallModel model;
    model.setCalls(somePage());
    QCOMPARE(toText(model, {model.index(0, 0)}, TextForm::csv).section(QStringLiteral("\r\n"), 1, 1),
        QStringLiteral("1,4210,4500,2026-05-01T01:46:40Z,GET /cart,web,OK,10.0.0.7,,") +
            QString::fromStdString(toHex(test::traceId("one"))));
}

void CallModelTest::aPageWithoutATableIsNoFault()
{
    const auto page = somePage();
    page->table = nullptr;
    page->rows[1].interface = 99;
    CallModel model;
    model.setCalls(page);
    QCOMPARE(cellText(model, 1, Column::status), QStringLiteral("ERROR"));
    QCOMPARE(cellText(model, 1, Column::interface), QString());
}

} // namespace
} // namespace longspan::items

QTEST_GUILESS_MAIN(longspan::items::CallModelTest)
#include "call_model_test.moc"
