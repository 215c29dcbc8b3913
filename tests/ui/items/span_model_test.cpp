// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/trace_fixture.h"
#include "tests/support/tree_shape.h"
#include "tests/ui/items/model_texts.h"
#include "ui/items/span_model.h"
#include "ui/items/table_text.h"

#include <QSignalSpy>
#include <QTest>

namespace longspan::items {
namespace {

using Column = SpanColumn;

SpansOfTrace spansOf(test::TraceFixture& fixture)
{
    SpansOfTrace spans;
    spans.tree = std::make_shared<const TraceTree>(TraceTree::build(fixture.trace()).value());
    spans.self = std::make_shared<const analysis::SelfTimes>(analysis::selfTimes(*spans.tree).value());
    return spans;
}

/// a(b c), c without a duration, d without any time.
SpansOfTrace someSpans()
{
    const Nanos start = 1'777'600'000 * kSecond;
    test::TraceFixture fixture{
        {.id = "a",
            .start = start,
            .duration = 100 * kMillisecond,
            .kind = SpanKind::server,
            .service = "web",
            .name = "GET /"},
        {.id = "b",
            .parent = "a",
            .start = start + kMillisecond,
            .duration = 60 * kMillisecond,
            .error = true,
            .service = "db",
            .name = "select",
            .address = "10.0.0.7"},
        {.id = "c", .parent = "a", .start = start + 2 * kMillisecond, .service = "cache", .name = "get"},
        {.id = "d", .service = "bank", .name = "pay"},
    };
    return spansOf(fixture);
}

SpansOfTrace manySpans(std::uint32_t count)
{
    test::TraceFixture fixture;
    const test::SpanSpec root{.id = "root", .start = 1, .duration = 1};
    fixture.add(root);
    for (std::uint32_t i = 1; i < count; ++i) {
        SpanRow row = fixture.row({.id = "x", .parent = "root", .start = i, .duration = (i * 7919) % 1000});
        row.id = SpanId{1'000'000 + i};
        fixture.builder().append(row);
    }
    return spansOf(fixture);
}

class SpanModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsAllSpansInTheOrderOfTheTree();
    void unknownTimesAreQuestionMarks();
    void sortsByAnyColumn();
    void showsOnlySomeNodes();
    void findsANodeAgain();
    void longTablesAskForTheirOrder();
    void anOrderOfAnotherTraceIsLeftOut();
    void newSpansOfALongTableAskAgain();
    void sortingElsewhereStopsWhenAsked();
    void copiesExactValues();
};

void SpanModelTest::showsAllSpansInTheOrderOfTheTree()
{
    SpanModel model;
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    model.setSpans(someSpans());
    QCOMPARE(column(model, Column::service), QStringLiteral("bank | web | db | cache"));
    QCOMPARE(column(model, Column::duration), QStringLiteral("? | 100 ms | 60 ms | ?"));
    QCOMPARE(column(model, Column::depth), QStringLiteral("0 | 0 | 1 | 1"));
    QCOMPARE(cellText(model, 2, Column::address), QStringLiteral("10.0.0.7"));
    QVERIFY(touchEverything(model) > 100);
}

void SpanModelTest::unknownTimesAreQuestionMarks()
{
    SpanModel model;
    model.setSpans(someSpans());
    QCOMPARE(column(model, Column::start), QStringLiteral("? | 01:46:40.000 | 01:46:40.001 | 01:46:40.002"));
    QCOMPARE(column(model, Column::self), QStringLiteral("? | 40 ms | 60 ms | ?"));
    QCOMPARE(cellText(model, 0, Column::duration, copyRole), QString());
    QCOMPARE(cellText(model, 0, Column::start, copyRole), QString());
}

void SpanModelTest::sortsByAnyColumn()
{
    SpanModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSpans(someSpans());
    model.sort(Column::duration, Qt::DescendingOrder);
    QCOMPARE(column(model, Column::service), QStringLiteral("web | db | bank | cache"));
    model.sort(Column::service, Qt::AscendingOrder);
    QCOMPARE(column(model, Column::service), QStringLiteral("bank | cache | db | web"));
    model.sort(Column::status, Qt::DescendingOrder);
    QCOMPARE(cellText(model, 0, Column::status), QStringLiteral("ERROR"));
    model.sort(Column::start, Qt::AscendingOrder);
    QCOMPARE(cellText(model, 0, Column::start), QStringLiteral("?"));
    model.sort(Column::id, Qt::AscendingOrder);
    QCOMPARE(column(model, Column::service), QStringLiteral("web | db | cache | bank"));
    model.sort(-1, Qt::AscendingOrder);
    QCOMPARE(column(model, Column::service), QStringLiteral("bank | web | db | cache"));
}

void SpanModelTest::showsOnlySomeNodes()
{
    SpanModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSpans(someSpans());
    model.setShown(std::vector<NodeNo>{NodeNo{1}, NodeNo{3}});
    QCOMPARE(column(model, Column::service), QStringLiteral("web | cache"));
    model.sort(Column::service, Qt::AscendingOrder);
    QCOMPARE(column(model, Column::service), QStringLiteral("cache | web"));
    model.setShown(std::nullopt);
    QCOMPARE(model.rowCount(), 4);
}

void SpanModelTest::findsANodeAgain()
{
    SpanModel model;
    const SpansOfTrace spans = someSpans();
    model.setSpans(spans);
    model.sort(Column::service, Qt::AscendingOrder);
    const NodeNo node = test::node(*spans.tree, "b");
    QCOMPARE(model.indexOfNode(node).row(), 2);
    QVERIFY(model.nodeAt(model.indexOfNode(node)) == node);
    QVERIFY(model.nodeAt({}) == NodeNo::none);
    model.setShown(std::vector<NodeNo>{});
    QVERIFY(!model.indexOfNode(node).isValid());
}

void SpanModelTest::longTablesAskForTheirOrder()
{
    SpanModel model;
    const SpansOfTrace spans = manySpans(SpanModel::kSortedAtOnce + 1);
    model.setSpans(spans);
    QSignalSpy wanted(&model, &SpanModel::sortWanted);
    model.sort(Column::duration, Qt::DescendingOrder);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(cellText(model, 0, Column::depth), QStringLiteral("0"));
    const QPersistentModelIndex root(model.index(0, 0));
    for (const int by : {int{Column::duration}, int{Column::name}}) {
        model.setOrder(sortedSpans(spans, by, Qt::DescendingOrder).value(), by, Qt::DescendingOrder);
        QCOMPARE(model.sortColumn(), by);
    }
    model.setOrder(
        sortedSpans(spans, Column::duration, Qt::DescendingOrder).value(), Column::duration, Qt::DescendingOrder);
    for (int row = 1; row < model.rowCount(); ++row) {
        QVERIFY(spans.tree->duration(model.nodeAt(model.index(row - 1, 0))) >=
            spans.tree->duration(model.nodeAt(model.index(row, 0))));
    }
    QVERIFY(model.nodeAt(root) == NodeNo{0});
}

void SpanModelTest::anOrderOfAnotherTraceIsLeftOut()
{
    SpanModel model;
    model.setSpans(someSpans());
    model.setOrder({3, 2, 1}, Column::duration, Qt::AscendingOrder);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.sortColumn(), -1);
}

void SpanModelTest::newSpansOfALongTableAskAgain()
{
    SpanModel model;
    model.setSpans(someSpans());
    model.sort(Column::self, Qt::DescendingOrder);
    QSignalSpy wanted(&model, &SpanModel::sortWanted);
    model.setSpans(manySpans(SpanModel::kSortedAtOnce + 1));
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toInt(), int{Column::self});
    QVERIFY(model.nodeAt(model.index(0, 0)) == NodeNo{0});
    model.setShown(std::vector<NodeNo>{NodeNo{5}});
    QCOMPARE(wanted.size(), 2);
    model.setSpans(someSpans());
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(cellText(model, 0, Column::service), QStringLiteral("db"));
}

void SpanModelTest::sortingElsewhereStopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    Call call;
    call.stop = stop.get_token();
    const auto order = sortedSpans(someSpans(), Column::name, Qt::AscendingOrder, call);
    QVERIFY(!order);
    QVERIFY(order.error().kind == ErrorKind::cancelled);
}

void SpanModelTest::copiesExactValues()
{
    SpanModel model;
    model.setSpans(someSpans());
    const QString line = toText(model, {model.index(1, 0)}, TextForm::csv).section(QStringLiteral("\r\n"), 1, 1);
    QVERIFY2(line.startsWith(QStringLiteral("web,GET /,server,2026-05-01T01:46:40Z,100,40,,0,,")), qPrintable(line));
}

} // namespace
} // namespace longspan::items

QTEST_GUILESS_MAIN(longspan::items::SpanModelTest)
#include "span_model_test.moc"
