// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scene/shown_fixture.h"
#include "ui/scene/find_spans.h"
#include "ui/scene/waterfall_rows.h"

#include <QTest>

namespace longspan::scene {
namespace {

TreePtr tree()
{
    SpanDetail cart;
    cart.attributes = {{"user.id", Value{std::int64_t{7}}}, {"http.method", Value{std::string("GET")}}};
    cart.events = {{1, "cache miss", {}, 0}};
    SpanDetail pay;
    pay.attributes = {{"card", Value{std::string("a=b")}}};
    pay.resource = {{"host.name", Value{std::string("node-1")}}};
    pay.statusMessage = "timed out";
    test::TraceFixture fixture{{.id = "a", .start = 0, .duration = 9, .service = "web", .name = "GET /Cart"},
        {.id = "b", .parent = "a", .start = 1, .duration = 9, .service = "cart", .name = "read", .detail = cart},
        {.id = "c",
            .parent = "b",
            .start = 2,
            .duration = 9,
            .service = "bank",
            .name = "pay \u5317\u4eac",
            .detail = pay}};
    return std::make_shared<const TraceTree>(TraceTree::build(fixture.trace()).value());
}

class FindSpansTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTexts_data();
    void findsTexts();
    void namesAloneNeedNoDetails();
    void aBrokenPatternIsTold();
    void nothingTypedFindsNothing();
    void whatWasFoundKeepsItsAncestors();
    void stopsWhenAsked();

private:
    TreePtr m_tree = tree();
};

void FindSpansTest::findsTexts_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("found");
    const auto row = [](const char* name, const char* typed, const char* found) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(found);
    };
    row("service or name, whatever the case", "CART", "ab");
    row("Chinese", "\u5317", "c");
    row("tag value", "node-1", "c");
    row("tag key", "user.id", "b");
    row("event", "cache miss", "b");
    row("status message", "timed", "c");
    row("pair", "user.id=7", "b");
    row("pair is exact", "user.id=77", "");
    row("pair with blanks", " http.method = GET ", "b");
    row("key alone", "card=", "c");
    row("value with an equals sign", "card=a=b", "c");
    row("resource pair", "host.name=node-1", "c");
    row("pattern", "/^(web|bank)$/", "ac");
    row("pattern on tags", "/node-\\d/", "c");
    row("span id", "0000000000000061", "a");
    row("nothing", "nowhere", "");
}

void FindSpansTest::findsTexts()
{
    QFETCH(QString, typed);
    QFETCH(QString, found);
    const FindQuery query = FindQuery::parse(typed.toStdString()).value();
    const NodeSet nodes = findSpans(*m_tree, query, FindDepth::details).value();
    QString labels;
    for (NodeNo node = nodes.firstFrom(0); node != NodeNo::none; node = nodes.firstFrom(index(node) + 1))
        labels += QString::fromStdString(test::label(m_tree->id(node)));
    QCOMPARE(labels, found);
}

void FindSpansTest::namesAloneNeedNoDetails()
{
    const auto reader = std::make_shared<CountingReader>();
    const ShownTracePtr many = manyShown(
        5000, [](std::uint32_t) { return 0U; }, reader);
    QCOMPARE(
        findSpans(many->tree(), FindQuery::parse("serv").value(), FindDepth::names).value().count(), std::size_t{5000});
    QCOMPARE(reader->visits, std::size_t{0});
    QCOMPARE(
        findSpans(many->tree(), FindQuery::parse("zzz").value(), FindDepth::details).value().count(), std::size_t{0});
    QCOMPARE(reader->visits, std::size_t{5000});
}

void FindSpansTest::aBrokenPatternIsTold()
{
    const auto query = FindQuery::parse("/a(b/");
    QVERIFY(!query);
    QVERIFY(query.error().kind == ErrorKind::malformed);
    QVERIFY(!query.error().what.empty());
    QCOMPARE(query.error().where, std::string("3"));
    QVERIFY(FindQuery::parse("//"));
    QVERIFY(FindQuery::parse("=x"));
}

void FindSpansTest::nothingTypedFindsNothing()
{
    QVERIFY(FindQuery::parse("  ").value().empty());
    QCOMPARE(findSpans(*m_tree, FindQuery(), FindDepth::details).value().count(), std::size_t{0});
}

void FindSpansTest::whatWasFoundKeepsItsAncestors()
{
    WaterfallRows rows(m_tree);
    const NodeSet found = findSpans(*m_tree, FindQuery::parse("bank").value(), FindDepth::names).value();
    QCOMPARE(found.count(), std::size_t{1});
    rows.setFilter({.matches = std::make_shared<const NodeSet>(found)});
    QCOMPARE(rows.size(), std::size_t{3});
}

void FindSpansTest::stopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    Call call;
    call.stop = stop.get_token();
    QVERIFY(!findSpans(*m_tree, FindQuery::parse("a").value(), FindDepth::names, call));
}

} // namespace
} // namespace longspan::scene

QTEST_GUILESS_MAIN(longspan::scene::FindSpansTest)
#include "find_spans_test.moc"
