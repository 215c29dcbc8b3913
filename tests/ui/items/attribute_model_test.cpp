// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/trace_fixture.h"
#include "tests/support/tree_shape.h"
#include "tests/ui/items/model_texts.h"
#include "ui/items/attribute_model.h"
#include "ui/items/table_text.h"

#include <QTest>

namespace longspan::items {
namespace {

using Group = AttributeModel::Group;
using Column = AttributeColumn;

Attribute tag(std::string key, std::string value)
{
    return {std::move(key), Value{std::move(value)}};
}

constexpr Nanos kStart = 1'777'600'000 * kSecond;

SpanDetail richDetail()
{
    SpanDetail detail;
    detail.attributes = {tag("http.method", "GET"), {"retries", Value{std::int64_t{3}}}, tag("empty", "")};
    detail.events = {
        {kStart + 5 * kMillisecond, "cache miss", {tag("key", "cart:7")}, 0}, {kStart - kMillisecond, "early", {}, 0}};
    detail.links = {{Link::Type::followsFrom, test::traceId("other"), test::spanId("x"), "", {tag("why", "retry")}}};
    detail.resource = {tag("host.name", "node-1")};
    detail.scopeName = "otel-http";
    detail.scopeVersion = "1.2";
    detail.statusMessage = "timeout";
    detail.remote = {"bank", "10.0.0.7", "", 443};
    detail.droppedAttributes = 2;
    detail.warnings = {"clock skew"};
    return detail;
}

SpanDetail tagged(Attributes tags)
{
    SpanDetail detail;
    detail.attributes = std::move(tags);
    return detail;
}

std::shared_ptr<const TraceTree> treeOf(const SpanDetail& detail)
{
    test::TraceFixture fixture{
        {.id = "a", .start = kStart, .duration = 100 * kMillisecond, .kind = SpanKind::server, .detail = detail},
        {.id = "b", .parent = "lost"},
    };
    return std::make_shared<const TraceTree>(TraceTree::build(fixture.trace()).value());
}

class AttributeModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsEverythingInGroups();
    void unknownTimesAreCalledSo();
    void eventsCountFromTheStartOfTheSpan();
    void eventsOfASpanWithoutAStartHaveTheirOwnTimes();
    void linksLeadToTheirSpans();
    void filterKeepsHeadingsAndParents();
    void longValuesAreCutInTheDisplayOnly();
    void valuesAreCutBetweenCharacters();
    void equalThingsAreSaidOnce();
    void warningsTellWhatWasDropped();
    void nothingSelectedIsEmpty();
    void copiesWhatIsShown();

private:
    [[nodiscard]] static QModelIndex group(const AttributeModel& model, Group wanted)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.groupAt(model.index(row, 0)) == wanted)
                return model.index(row, 0);
        }
        return {};
    }
};

void AttributeModelTest::showsEverythingInGroups()
{
    AttributeModel model;
    const QAbstractItemModelTester tester(&model);
    const auto tree = treeOf(richDetail());
    model.setSpan(tree, test::node(*tree, "a"));
    QCOMPARE(column(model, Column::key), QStringLiteral("Span | Tags | Events | Links | Process | Scope | Warnings"));
    const QModelIndex tags = group(model, Group::tags);
    QCOMPARE(column(model, Column::key, tags), QStringLiteral("http.method | retries | empty"));
    QCOMPARE(column(model, Column::value, tags), QStringLiteral("GET | 3 | "));
    const QModelIndex span = group(model, Group::span);
    QVERIFY(column(model, Column::value, span).contains(QStringLiteral("2026-05-01 01:46:40.000 UTC")));
    QVERIFY(column(model, Column::value, span).contains(QStringLiteral("bank 10.0.0.7:443")));
    QVERIFY(column(model, Column::value, span).contains(QStringLiteral("timeout")));
    QCOMPARE(column(model, Column::value, group(model, Group::scope)), QStringLiteral("otel-http | 1.2"));
    QVERIFY(tags.data(groupRole).toBool());
    QVERIFY(!model.index(0, 0, tags).data(groupRole).toBool());
}

void AttributeModelTest::unknownTimesAreCalledSo()
{
    AttributeModel model;
    const auto tree = treeOf({});
    model.setSpan(tree, test::node(*tree, "b"));
    const QModelIndex span = group(model, Group::span);
    const QString values = column(model, Column::value, span);
    QCOMPARE(values.count(QStringLiteral("unknown")), 2);
    QVERIFY(values.contains(QString::fromStdString(toHex(test::spanId("lost")))));
}

void AttributeModelTest::eventsCountFromTheStartOfTheSpan()
{
    AttributeModel model;
    const auto tree = treeOf(richDetail());
    model.setSpan(tree, test::node(*tree, "a"));
    const QModelIndex events = group(model, Group::events);
    QCOMPARE(column(model, Column::key, events), QStringLiteral("+5 ms | -1 ms"));
    QCOMPARE(column(model, Column::value, events), QStringLiteral("cache miss | early"));
    QCOMPARE(column(model, Column::value, model.index(0, 0, events)), QStringLiteral("cart:7"));
}

void AttributeModelTest::eventsOfASpanWithoutAStartHaveTheirOwnTimes()
{
    SpanDetail detail;
    detail.events = {{kStart, "here", {}, 0}};
    test::TraceFixture fixture{{.id = "a", .detail = detail}};
    const auto tree = std::make_shared<const TraceTree>(TraceTree::build(fixture.trace()).value());
    AttributeModel model;
    model.setSpan(tree, NodeNo{0});
    QCOMPARE(column(model, Column::key, group(model, Group::events)), QStringLiteral("2026-05-01 01:46:40.000"));
}

void AttributeModelTest::linksLeadToTheirSpans()
{
    AttributeModel model;
    const auto tree = treeOf(richDetail());
    model.setSpan(tree, test::node(*tree, "a"));
    const QModelIndex link = model.index(0, 0, group(model, Group::links));
    QVERIFY(model.targetAt(link));
    QVERIFY(model.targetAt(link)->trace == test::traceId("other"));
    QVERIFY(model.targetAt(link)->span == test::spanId("x"));
    QCOMPARE(column(model, Column::key, link), QStringLiteral("why"));
    QVERIFY(!model.targetAt(model.index(0, 0)));
    QVERIFY(!model.targetAt({}));
}

void AttributeModelTest::filterKeepsHeadingsAndParents()
{
    AttributeModel model;
    const QAbstractItemModelTester tester(&model);
    const auto tree = treeOf(richDetail());
    model.setSpan(tree, test::node(*tree, "a"));
    model.setTextFilter(QStringLiteral("CART"));
    QCOMPARE(column(model, Column::key), QStringLiteral("Events"));
    QCOMPARE(column(model, Column::value, model.index(0, 0)), QStringLiteral("cache miss"));
    QCOMPARE(model.rowCount(model.index(0, 0, model.index(0, 0))), 1);
    model.setTextFilter(QStringLiteral("http"));
    QCOMPARE(column(model, Column::key), QStringLiteral("Tags | Scope"));
    model.setTextFilter(QStringLiteral("nowhere to be found"));
    QCOMPARE(model.rowCount(), 0);
    model.setTextFilter({});
    QCOMPARE(model.rowCount(), 7);
}

void AttributeModelTest::longValuesAreCutInTheDisplayOnly()
{
    const std::string statement(100'000, 'x');
    AttributeModel model;
    const auto tree = treeOf(tagged({tag("db.statement", statement)}));
    model.setSpan(tree, test::node(*tree, "a"));
    const QModelIndex value = model.index(0, Column::value, group(model, Group::tags));
    QCOMPARE(value.data().toString().size(), AttributeModel::kMostLetters + 1);
    QCOMPARE(value.data(fullTextRole).toString().size(), qsizetype{100'000});
    QCOMPARE(value.data(copyRole).toString(), value.data(fullTextRole).toString());
}

void AttributeModelTest::valuesAreCutBetweenCharacters()
{
    std::string faces = "x";
    for (int i = 0; i < AttributeModel::kMostLetters; ++i)
        faces += "\U0001F600";
    AttributeModel model;
    const auto tree = treeOf(tagged({tag("faces", faces)}));
    model.setSpan(tree, test::node(*tree, "a"));
    const QString shown = model.index(0, Column::value, group(model, Group::tags)).data().toString();
    QCOMPARE(shown.size(), qsizetype{AttributeModel::kMostLetters});
    QVERIFY(!shown.at(shown.size() - 2).isHighSurrogate());
}

void AttributeModelTest::equalThingsAreSaidOnce()
{
    AttributeModel model;
    const auto tree = treeOf(tagged({tag("a", "1"), tag("a", "1"), tag("a", "2")}));
    model.setSpan(tree, test::node(*tree, "a"));
    QCOMPARE(column(model, Column::value, group(model, Group::tags)), QStringLiteral("1 | 2"));
}

void AttributeModelTest::warningsTellWhatWasDropped()
{
    AttributeModel model;
    const auto tree = treeOf(richDetail());
    model.setSpan(tree, test::node(*tree, "a"));
    const QModelIndex warnings = group(model, Group::warnings);
    QCOMPARE(column(model, Column::value, warnings), QStringLiteral("clock skew | 2"));
    QCOMPARE(warnings.data(statusRole).toInt(), static_cast<int>(Status::slow));
}

void AttributeModelTest::nothingSelectedIsEmpty()
{
    AttributeModel model;
    const QAbstractItemModelTester tester(&model);
    const auto tree = treeOf(richDetail());
    model.setSpan(tree, test::node(*tree, "a"));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    model.setTimes(TimeTexts(QTimeZone(8 * 3600)));
    QCOMPARE(model.rowCount(), 0);
}

void AttributeModelTest::copiesWhatIsShown()
{
    AttributeModel model;
    const auto tree = treeOf(tagged({tag("a", "1,2")}));
    model.setSpan(tree, test::node(*tree, "a"));
    model.setTextFilter(QStringLiteral("1,2"));
    QCOMPARE(toText(model, TextForm::csv), QStringLiteral("Key,Value\r\nTags,\r\na,\"1,2\"\r\n"));
}

} // namespace
} // namespace longspan::items

QTEST_GUILESS_MAIN(longspan::items::AttributeModelTest)
#include "attribute_model_test.moc"
