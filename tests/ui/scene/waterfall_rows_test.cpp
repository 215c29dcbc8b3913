// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/trace_fixture.h"
#include "tests/support/tree_shape.h"
#include "ui/scene/waterfall_rows.h"

#include <QTest>

namespace longspan::scene {
namespace {

using test::SpanSpec;

/// a(b(c d(e)) f(g)) h
TreePtr tree()
{
    test::TraceFixture fixture{
        {.id = "a", .start = 1, .duration = 100},
        {.id = "b", .parent = "a", .start = 2, .duration = 50},
        {.id = "c", .parent = "b", .start = 3, .duration = 5},
        {.id = "d", .parent = "b", .start = 4, .duration = 30},
        {.id = "e", .parent = "d", .start = 5, .duration = 20},
        {.id = "f", .parent = "a", .start = 6, .duration = 2},
        {.id = "g", .parent = "f", .start = 7},
        {.id = "h", .start = 8, .duration = 1},
    };
    return std::make_shared<const TraceTree>(TraceTree::build(fixture.trace()).value());
}

/// The rows' labels in order; folded ones in brackets.
std::string shown(const WaterfallRows& rows)
{
    std::string text;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::string name = test::label(rows.tree().id(rows.node(row)));
        text += rows.folded(rows.node(row)) ? "[" + name + "]" : name;
    }
    return text;
}

class WaterfallRowsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsWithEverything();
    void foldingHidesWhatIsBelow();
    void unfoldingKeepsWhatWasFoldedBelow();
    void leavesCannotBeFolded();
    void aSubtreeFoldsAndUnfoldsWhole();
    void allFoldToTheRootsAndBack();
    void foldsFromADepth();
    void findsTheRowOfANode();
    void revealsANode();
    void matchesKeepTheirAncestors();
    void nothingMatchesNothingIsShown();
    void hidesWhatIsKnownToBeShorter();
    void aRootShowsItsSubtreeOnly();
    void filtersAddUp();
    void aFoldedRowTellsWhatItHides();
    void aRowWithoutShownChildrenCannotBeExpanded();
    void eachChangeIsANewRevision();
    void anEmptyTraceHasNoRows();

private:
    [[nodiscard]] NodeNo node(const char* name) const { return test::node(*m_tree, name); }
    [[nodiscard]] NodeSetPtr set(std::initializer_list<const char*> names) const
    {
        auto nodes = std::make_shared<NodeSet>(m_tree->size());
        for (const char* name : names)
            nodes->insert(node(name));
        return nodes;
    }

    TreePtr m_tree = tree();
};

void WaterfallRowsTest::beginsWithEverything()
{
    QCOMPARE(shown(WaterfallRows(m_tree)), std::string("abcdefgh"));
}

void WaterfallRowsTest::foldingHidesWhatIsBelow()
{
    WaterfallRows rows(m_tree);
    rows.setFolded(node("b"), true);
    QCOMPARE(shown(rows), std::string("a[b]fgh"));
    rows.setFolded(node("b"), false);
    QCOMPARE(shown(rows), std::string("abcdefgh"));
}

void WaterfallRowsTest::unfoldingKeepsWhatWasFoldedBelow()
{
    WaterfallRows rows(m_tree);
    rows.setFolded(node("d"), true);
    rows.setFolded(node("a"), true);
    QCOMPARE(shown(rows), std::string("[a]h"));
    rows.setFolded(node("a"), false);
    QCOMPARE(shown(rows), std::string("abc[d]fgh"));
}

void WaterfallRowsTest::leavesCannotBeFolded()
{
    WaterfallRows rows(m_tree);
    rows.setFolded(node("c"), true);
    QVERIFY(!rows.folded(node("c")));
    QCOMPARE(rows.revision(), WaterfallRows(m_tree).revision());
}

void WaterfallRowsTest::aSubtreeFoldsAndUnfoldsWhole()
{
    WaterfallRows rows(m_tree);
    rows.setSubtreeFolded(node("b"), true);
    QCOMPARE(shown(rows), std::string("a[b]fgh"));
    rows.setFolded(node("b"), false);
    QCOMPARE(shown(rows), std::string("abc[d]fgh"));
    rows.setSubtreeFolded(node("a"), false);
    QCOMPARE(shown(rows), std::string("abcdefgh"));
}

void WaterfallRowsTest::allFoldToTheRootsAndBack()
{
    WaterfallRows rows(m_tree);
    rows.foldAll();
    QCOMPARE(shown(rows), std::string("[a]h"));
    rows.unfoldAll();
    QCOMPARE(shown(rows), std::string("abcdefgh"));
}

void WaterfallRowsTest::foldsFromADepth()
{
    WaterfallRows rows(m_tree);
    rows.foldFrom(1);
    QCOMPARE(shown(rows), std::string("a[b][f]h"));
    rows.foldFrom(2);
    QCOMPARE(shown(rows), std::string("abc[d]fgh"));
}

void WaterfallRowsTest::findsTheRowOfANode()
{
    WaterfallRows rows(m_tree);
    rows.setFolded(node("b"), true);
    QCOMPARE(rows.rowOf(node("f")), std::optional<std::size_t>(2));
    QVERIFY(!rows.rowOf(node("e")));
    QCOMPARE(rows.nearestRow(node("e")), std::optional<std::size_t>(1));
    rows.setFilter({.matches = set({"h"})});
    QVERIFY(!rows.nearestRow(node("e")));
}

void WaterfallRowsTest::revealsANode()
{
    WaterfallRows rows(m_tree);
    rows.foldAll();
    QVERIFY(rows.reveal(node("e")));
    QCOMPARE(shown(rows), std::string("abcde[f]h"));
    rows.setFilter({.matches = set({"c"})});
    QVERIFY(!rows.reveal(node("e")));
}

void WaterfallRowsTest::matchesKeepTheirAncestors()
{
    WaterfallRows rows(m_tree);
    rows.setFilter({.matches = set({"e", "h"})});
    QCOMPARE(shown(rows), std::string("abdeh"));
    QVERIFY(rows.passes(node("d")));
    QVERIFY(!rows.passes(node("c")));
    rows.setFilter({});
    QCOMPARE(shown(rows), std::string("abcdefgh"));
}

void WaterfallRowsTest::nothingMatchesNothingIsShown()
{
    WaterfallRows rows(m_tree);
    rows.setFilter({.matches = set({})});
    QCOMPARE(rows.size(), std::size_t{0});
}

void WaterfallRowsTest::hidesWhatIsKnownToBeShorter()
{
    WaterfallRows rows(m_tree);
    rows.setFilter({.minDuration = 20});
    // g's duration is unknown, so it stays, and f with it.
    QCOMPARE(shown(rows), std::string("abdefg"));
}

void WaterfallRowsTest::aRootShowsItsSubtreeOnly()
{
    WaterfallRows rows(m_tree);
    rows.setFilter({.root = node("b")});
    QCOMPARE(shown(rows), std::string("bcde"));
    QVERIFY(!rows.passes(node("a")));
    rows.foldAll();
    QCOMPARE(shown(rows), std::string("[b]"));
}

void WaterfallRowsTest::filtersAddUp()
{
    WaterfallRows rows(m_tree);
    rows.setFilter({.matches = set({"c", "e"}), .minDuration = 10, .root = node("b")});
    QCOMPARE(shown(rows), std::string("bde"));
}

void WaterfallRowsTest::aFoldedRowTellsWhatItHides()
{
    WaterfallRows rows(m_tree);
    QCOMPARE(rows.hiddenBelow(node("b")), std::size_t{0});
    rows.foldAll();
    QCOMPARE(rows.hiddenBelow(node("a")), std::size_t{6});
    QCOMPARE(rows.hiddenBelow(node("d")), std::size_t{1});
    rows.setFilter({.matches = set({"e"})});
    QCOMPARE(rows.hiddenBelow(node("a")), std::size_t{3});
}

void WaterfallRowsTest::aRowWithoutShownChildrenCannotBeExpanded()
{
    WaterfallRows rows(m_tree);
    QVERIFY(rows.expandable(node("f")));
    QVERIFY(!rows.expandable(node("c")));
    rows.setFilter({.matches = set({"f", "d"})});
    QVERIFY(!rows.expandable(node("f")));
    QVERIFY(!rows.expandable(node("d")));
    QVERIFY(rows.expandable(node("b")));
}

void WaterfallRowsTest::eachChangeIsANewRevision()
{
    WaterfallRows rows(m_tree);
    std::uint64_t last = rows.revision();
    const auto changed = [&] { return std::exchange(last, rows.revision()) != rows.revision(); };
    rows.foldAll();
    QVERIFY(changed());
    rows.setFilter({.minDuration = 3});
    QVERIFY(changed());
    rows.setFilter({.minDuration = 3});
    QVERIFY(!changed());
    rows.setFolded(node("a"), true);
    QVERIFY(!changed());
}

void WaterfallRowsTest::anEmptyTraceHasNoRows()
{
    test::TraceFixture fixture;
    fixture.builder().trace(test::traceId("trace"));
    WaterfallRows rows(std::make_shared<const TraceTree>(TraceTree::build(Trace(fixture.table(), TraceNo{0})).value()));
    rows.foldAll();
    rows.unfoldAll();
    rows.setFilter({.minDuration = 1});
    QCOMPARE(rows.size(), std::size_t{0});
}

} // namespace
} // namespace longspan::scene

QTEST_GUILESS_MAIN(longspan::scene::WaterfallRowsTest)
#include "waterfall_rows_test.moc"
