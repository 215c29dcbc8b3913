// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/trace_fixture.h"
#include "tests/support/tree_shape.h"
#include "tests/ui/scene/fixed_widths.h"
#include "ui/a11y/scene_items.h"

#include <QTest>

namespace longspan::a11y {
namespace {

/// a(b c) with an error in b and no end in c; d's parent is missing.
struct View {
    scene::ShownTracePtr trace = make();
    scene::WaterfallRows rows{trace->treePtr()};
    scene::SpanPartsCache parts{trace};
    scene::FixedWidths widths;

    static scene::ShownTracePtr make()
    {
        test::TraceFixture fixture{
            {.id = "a", .start = 0, .duration = 100 * kMillisecond, .service = "web", .name = "GET /"},
            {.id = "b",
                .parent = "a",
                .start = 20 * kMillisecond,
                .duration = 40 * kMillisecond,
                .error = true,
                .service = "db",
                .name = "select"},
            {.id = "c", .parent = "a", .start = 70 * kMillisecond, .service = "cache", .name = "get"},
            {.id = "d",
                .parent = "lost",
                .start = 80 * kMillisecond,
                .duration = kMillisecond,
                .service = "bank",
                .name = "pay"}};
        auto tree = std::make_shared<const TraceTree>(TraceTree::build(fixture.trace()).value());
        return scene::ShownTrace::make(std::move(tree), {}).value();
    }
    [[nodiscard]] scene::WaterfallScene scene(double height = 400, NodeNo selected = NodeNo::none)
    {
        return scene::layOutWaterfall({.trace = *trace,
            .rows = rows,
            .parts = parts,
            .widths = widths,
            .scale = scene::TimeScale(trace->extent(), 500),
            .height = height,
            .selected = selected});
    }
};

class SceneItemsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreReadAsTheyArePainted();
    void oddRowsSayWhatIsOdd();
    void foldedRowsSayWhatTheyHide();
    void rowsOutOfViewHaveNoPlace();
    void pointsFindTheirRows();
    void nodesOfATopologyAreRead();
};

void SceneItemsTest::rowsAreReadAsTheyArePainted()
{
    View view;
    const scene::WaterfallScene painted = view.scene(400, NodeNo{0});
    const PaintedItems::Item root = waterfallItem(*view.trace, view.rows, painted, 0);
    QCOMPARE(root.name, QStringLiteral("web GET /, 100 ms"));
    QCOMPARE(root.description, QStringLiteral("starts after 0 ns, self time 60 ms"));
    QCOMPARE(root.level, 1);
    QVERIFY(root.selected && root.expandable && root.expanded);
    QCOMPARE(root.rect, QRect(0, 0, 880, 22));
    const PaintedItems::Item failed = waterfallItem(*view.trace, view.rows, painted, 1);
    QCOMPARE(failed.name, QStringLiteral("db select, 40 ms, error"));
    QCOMPARE(failed.level, 2);
    QVERIFY(!failed.expandable && !failed.selected);
}

void SceneItemsTest::oddRowsSayWhatIsOdd()
{
    View view;
    const scene::WaterfallScene painted = view.scene();
    QCOMPARE(waterfallItem(*view.trace, view.rows, painted, 2).name, QStringLiteral("cache get, duration unknown"));
    QVERIFY(
        waterfallItem(*view.trace, view.rows, painted, 3).description.contains(QStringLiteral("parent is missing")));
}

void SceneItemsTest::foldedRowsSayWhatTheyHide()
{
    View view;
    view.rows.foldAll();
    const PaintedItems::Item root = waterfallItem(*view.trace, view.rows, view.scene(), 0);
    QVERIFY(root.expandable && !root.expanded);
    QVERIFY(root.description.contains(QStringLiteral("2 row")));
    QVERIFY(root.description.contains(QStringLiteral("an error below")));
}

void SceneItemsTest::rowsOutOfViewHaveNoPlace()
{
    View view;
    const scene::WaterfallScene painted = view.scene(30);
    QCOMPARE(waterfallItem(*view.trace, view.rows, painted, 1).rect, QRect(0, 22, 880, 8));
    const PaintedItems::Item below = waterfallItem(*view.trace, view.rows, painted, 3);
    QVERIFY(below.rect.isNull());
    QVERIFY(below.name.startsWith(QStringLiteral("bank pay")));
}

void SceneItemsTest::pointsFindTheirRows()
{
    View view;
    const scene::WaterfallScene painted = view.scene();
    QCOMPARE(waterfallItemAt(painted, QPoint(50, 30)), 1);
    QCOMPARE(waterfallItemAt(painted, QPoint(700, 70)), 3);
    QCOMPARE(waterfallItemAt(painted, QPoint(700, 300)), -1);
}

void SceneItemsTest::nodesOfATopologyAreRead()
{
    scene::TopologyScene topology;
    scene::TopologyScene::Node node;
    node.box = QRectF(100, 50, 120, 46);
    node.name = "bank";
    node.numbers = "1.2k  0.8 %";
    node.health = scene::TopologyScene::Health::someErrors;
    topology.nodes.push_back(node);
    const scene::TopologyView view{QPointF(50, 0), 2};
    const PaintedItems::Item item = topologyItem(topology, view, 0);
    QCOMPARE(item.name, QStringLiteral("bank, 1.2k  0.8 %"));
    QCOMPARE(item.description, QStringLiteral("some errors"));
    QCOMPARE(item.rect, QRect(100, 100, 240, 92));
    QCOMPARE(topologyItemAt(topology, view, item.rect.center()), 0);
    QCOMPARE(topologyItemAt(topology, view, QPoint(10, 10)), -1);
}

} // namespace
} // namespace longspan::a11y

QTEST_GUILESS_MAIN(longspan::a11y::SceneItemsTest)
#include "scene_items_test.moc"
