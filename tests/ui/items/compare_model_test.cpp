// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/trace_fixture.h"
#include "ui/items/compare_model.h"
#include "ui/items/compare_totals_model.h"
#include "ui/items/roles.h"
#include "ui/items/table_text.h"

#include <QAbstractItemModelTester>
#include <QTest>

namespace longspan::items {
namespace {

using Column = CompareColumn;

test::SpanSpec span(std::string_view id, std::string_view parent, Nanos start, Nanos millis, std::string_view name)
{
    return {.id = id,
        .parent = parent,
        .start = start * kMillisecond,
        .duration = millis * kMillisecond,
        .service = "shop",
        .name = name};
}

SpansOfTrace spansOf(std::initializer_list<test::SpanSpec> specs)
{
    test::TraceFixture fixture(specs);
    SpansOfTrace spans;
    spans.tree = std::make_shared<const TraceTree>(TraceTree::build(fixture.trace()).value());
    spans.self = std::make_shared<const analysis::SelfTimes>(analysis::selfTimes(*spans.tree).value());
    return spans;
}

/// get takes 20 ms more, all of it in load; cache is gone, db is new; save stayed.
ComparedTracesPtr someTraces()
{
    return compareSpans(spansOf({span("r", "", 0, 100, "get"), span("a", "r", 0, 40, "load"),
                            span("b", "a", 5, 10, "cache"), span("c", "r", 60, 10, "save")}),
        spansOf({span("r", "", 0, 120, "get"), span("a", "r", 0, 60, "load"), span("d", "a", 5, 10, "db"),
            span("c", "r", 80, 10, "save")}))
        .value();
}

QString names(const QAbstractItemModel& model)
{
    QString text = toText(model, TextForm::tabs);
    QStringList found;
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts).mid(1))
        found.append(line.section(QLatin1Char('\t'), 0, 0).section(QLatin1Char(' '), -1));
    return found.join(QLatin1Char(' '));
}

class CompareModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsBothTracesAsOneTree();
    void saysWhatIsNewAndWhatIsGone();
    void tellsHowMuchLongerAndHowThatLooks();
    void hidesWhatDoesNotDiffer();
    void countsThePath();
    void addsUpByServiceAndByOperation();
    void exportsExactFigures();
    void isEmptyWithoutTraces();
};

void CompareModelTest::showsBothTracesAsOneTree()
{
    CompareModel model;
    const QAbstractItemModelTester tester(&model);
    model.setTraces(someTraces());
    QCOMPARE(names(model), QStringLiteral("get load cache db save"));
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(model.rowCount(root), 2);
    const QModelIndex load = model.index(0, 0, root);
    QCOMPARE(model.rowCount(load), 2);
    QCOMPARE(model.parent(load), root);
    QVERIFY(model.nodeAt(load)->inBoth());
    QVERIFY(!model.nodeAt({}));
}

void CompareModelTest::saysWhatIsNewAndWhatIsGone()
{
    CompareModel model;
    model.setTraces(someTraces());
    const QModelIndex load = model.index(0, 0, model.index(0, 0));
    QCOMPARE(model.index(0, Column::difference, load).data().toString(), QStringLiteral("gone"));
    QCOMPARE(model.index(0, Column::second, load).data().toString(), QString());
    QCOMPARE(model.index(1, Column::difference, load).data().toString(), QStringLiteral("new"));
    QCOMPARE(model.index(1, Column::difference, load).data(statusRole).toInt(), static_cast<int>(Status::slow));
}

void CompareModelTest::tellsHowMuchLongerAndHowThatLooks()
{
    CompareModel model;
    model.setTraces(someTraces());
    const QModelIndex slower = model.index(0, Column::difference);
    QCOMPARE(slower.data().toString(), QStringLiteral("+20 ms"));
    QCOMPARE(slower.data(differenceRole).toDouble(), 1.0);
    QCOMPARE(slower.data(statusRole).toInt(), static_cast<int>(Status::bad));
    const QModelIndex same = model.index(1, Column::difference, model.index(0, 0));
    QCOMPARE(same.data().toString(), QStringLiteral("±0"));
    QCOMPARE(same.data(differenceRole).toDouble(), 0.0);
    QCOMPARE(differenceText(-3 * kMillisecond), QStringLiteral("−3 ms"));
}

void CompareModelTest::hidesWhatDoesNotDiffer()
{
    CompareModel model;
    const QAbstractItemModelTester tester(&model);
    model.setTraces(someTraces());
    model.setOnlyDifferences(true);
    QCOMPARE(names(model), QStringLiteral("get load cache db"));
    model.setOnlyDifferences(false);
    QCOMPARE(names(model), QStringLiteral("get load cache db save"));
}

void CompareModelTest::countsThePath()
{
    CompareModel model;
    model.setTraces(
        compareSpans(spansOf({span("r", "", 0, 100, "get"), span("a", "r", 0, 10, "q"), span("b", "r", 20, 10, "q")}),
            spansOf({span("r", "", 0, 100, "get"), span("a", "r", 0, 10, "q")}))
            .value());
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(model.index(0, Column::firstSpans, root).data().toString(), QStringLiteral("2"));
    QCOMPARE(model.index(0, Column::secondSpans, root).data().toString(), QStringLiteral("1"));
}

void CompareModelTest::addsUpByServiceAndByOperation()
{
    CompareTotalsModel services(StatisticsBy::service);
    const QAbstractItemModelTester first(&services);
    services.setTraces(someTraces());
    QCOMPARE(services.rowCount(), 1);
    QCOMPARE(services.index(0, Column::difference).data().toString(), QStringLiteral("+40 ms"));
    QCOMPARE(services.index(0, Column::selfDifference).data().toString(), QStringLiteral("+20 ms"));
    CompareTotalsModel operations(StatisticsBy::operation);
    const QAbstractItemModelTester second(&operations);
    operations.setTraces(someTraces());
    QCOMPARE(operations.rowCount(), 5);
    operations.setOnlyDifferences(true);
    QCOMPARE(operations.rowCount(), 4);
    operations.sort(Column::difference, Qt::DescendingOrder);
    QCOMPARE(operations.index(0, Column::difference).data().toString(), QStringLiteral("+20 ms"));
}

void CompareModelTest::exportsExactFigures()
{
    CompareModel model;
    model.setTraces(someTraces());
    const QString csv = toText(model, TextForm::csv);
    QCOMPARE(csv.section(QStringLiteral("\r\n"), 1, 1), QStringLiteral("shop  get,1,1,100,120,20,50,50,0"));
    QCOMPARE(csv.section(QStringLiteral("\r\n"), 3, 3), QStringLiteral("shop  cache,1,0,10,,,10,,"));
}

void CompareModelTest::isEmptyWithoutTraces()
{
    CompareModel model;
    model.setTraces(someTraces());
    model.setTraces(nullptr);
    QCOMPARE(model.rowCount(), 0);
    CompareTotalsModel totals(StatisticsBy::service);
    totals.setTraces(nullptr);
    QCOMPARE(totals.rowCount(), 0);
}

} // namespace
} // namespace longspan::items

QTEST_GUILESS_MAIN(longspan::items::CompareModelTest)
#include "compare_model_test.moc"
