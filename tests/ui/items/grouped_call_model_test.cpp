// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/items/calls_fixture.h"
#include "tests/ui/items/model_texts.h"
#include "ui/items/grouped_call_model.h"
#include "ui/items/table_text.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTest>

namespace longspan::items {
namespace {

using Column = CallColumn;

std::shared_ptr<const query::GroupedCalls> someGroups()
{
    auto groups = std::make_shared<query::GroupedCalls>();
    groups->page = *somePage();
    const std::span<const source::CallRow> rows(groups->page.rows);
    query::InterfaceCalls cart;
    cart.interface = {"web", "GET /cart", SpanKind::server, source::Statistics{}};
    cart.interface.statistics->calls = 1200;
    cart.interface.statistics->errors = 3;
    cart.interface.statistics->p99 = 940 * kMillisecond;
    cart.calls = rows.subspan(0, 3);
    query::InterfaceCalls pay;
    pay.interface = {"bank", "POST /pay", SpanKind::client, std::nullopt};
    pay.calls = rows.subspan(3, 1);
    groups->interfaces = {cart, pay};
    return groups;
}

class GroupedCallModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void everyInterfaceHasItsCalls();
    void headingsTellFiguresWhereThereAreAny();
    void ranksCountWithinAGroup();
    void sortsWithinGroups();
    void selectionsFollowTheirRows();
    void tellsCallsFromHeadings();
    void anotherZoneChangesTheStarts();
    void copiesHeadingsWithTheirCalls();
};

void GroupedCallModelTest::everyInterfaceHasItsCalls()
{
    GroupedCallModel model;
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    model.setCalls(someGroups());
    QCOMPARE(column(model, Column::interface), QStringLiteral("GET /cart | POST /pay"));
    QCOMPARE(column(model, Column::duration, model.index(0, 0)), QStringLiteral("4.21 s | 600 ms | ?"));
    QCOMPARE(column(model, Column::duration, model.index(1, 0)), QStringLiteral("10 ms"));
    QVERIFY(touchEverything(model) > 5);
    QVERIFY(touchEverything(model, model.index(0, 0)) > 50);
}

void GroupedCallModelTest::headingsTellFiguresWhereThereAreAny()
{
    GroupedCallModel model;
    model.setCalls(someGroups());
    QCOMPARE(cellText(model, 0, Column::duration), QStringLiteral("p99 940 ms"));
    QCOMPARE(cellText(model, 0, Column::tags), QStringLiteral("1,200 calls"));
    QVERIFY(cellText(model, 0, Column::status).startsWith(QStringLiteral("3 ")));
    QVERIFY(!model.index(1, Column::duration).data().isValid());
    QVERIFY(!model.index(1, Column::tags).data().isValid());
    QVERIFY(model.index(0, 0).data(groupRole).toBool());
    QVERIFY(!model.index(0, 0, model.index(0, 0)).data(groupRole).toBool());
}

void GroupedCallModelTest::ranksCountWithinAGroup()
{
    GroupedCallModel model;
    model.setCalls(someGroups());
    QCOMPARE(column(model, Column::rank, model.index(0, 0)), QStringLiteral("1 | 2 | 3"));
    QCOMPARE(column(model, Column::rank, model.index(1, 0)), QStringLiteral("1"));
}

void GroupedCallModelTest::sortsWithinGroups()
{
    GroupedCallModel model;
    const QAbstractItemModelTester tester(&model);
    model.setCalls(someGroups());
    model.sort(Column::duration, Qt::AscendingOrder);
    QCOMPARE(column(model, Column::interface), QStringLiteral("GET /cart | POST /pay"));
    QCOMPARE(column(model, Column::duration, model.index(0, 0)), QStringLiteral("? | 600 ms | 4.21 s"));
    model.sort(-1, Qt::AscendingOrder);
    QCOMPARE(column(model, Column::rank, model.index(0, 0)), QStringLiteral("1 | 2 | 3"));
}

void GroupedCallModelTest::selectionsFollowTheirRows()
{
    GroupedCallModel model;
    model.setCalls(someGroups());
    const QPersistentModelIndex slowest(model.index(0, Column::duration, model.index(0, 0)));
    const QPersistentModelIndex heading(model.index(1, 0));
    model.sort(Column::duration, Qt::AscendingOrder);
    QCOMPARE(slowest.row(), 2);
    QCOMPARE(slowest.column(), int{Column::duration});
    QCOMPARE(heading.row(), 1);
    QVERIFY(!heading.parent().isValid());
}

void GroupedCallModelTest::tellsCallsFromHeadings()
{
    GroupedCallModel model;
    model.setCalls(someGroups());
    const QModelIndex call = model.index(0, 0, model.index(1, 0));
    QVERIFY(model.callAt(call)->span == test::spanId("d"));
    QVERIFY(!model.callAt(model.index(1, 0)));
    QVERIFY(!model.callAt({}));
    QCOMPARE(model.groupAt(call)->interface.name, std::string("POST /pay"));
    QVERIFY(model.groupAt(call) == model.groupAt(model.index(1, 0)));
    QVERIFY(!model.groupAt({}));
}

void GroupedCallModelTest::anotherZoneChangesTheStarts()
{
    GroupedCallModel model;
    model.setCalls(someGroups());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setTimes(TimeTexts(QTimeZone(8 * 3600)));
    QCOMPARE(changed.size(), 2);
    QCOMPARE(model.index(0, Column::start, model.index(0, 0)).data().toString(), QStringLiteral("09:46:40.000"));
}

void GroupedCallModelTest::copiesHeadingsWithTheirCalls()
{
    GroupedCallModel model;
    model.setCalls(someGroups());
    const QStringList lines = toText(model, TextForm::tabs).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 7);
    QVERIFY(lines[1].contains(QStringLiteral("GET /cart")));
    QVERIFY(lines[2].startsWith(QStringLiteral("1\t4210\t4500\t")));
    QVERIFY(lines[5].contains(QStringLiteral("POST /pay")));
}

} // namespace
} // namespace longspan::items

QTEST_GUILESS_MAIN(longspan::items::GroupedCallModelTest)
#include "grouped_call_model_test.moc"
