// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/links.h"
#include "model/source/demo_source.h"
#include "tests/ui/scene/fixed_widths.h"
#include "ui/scene/topology_painter.h"
#include "ui/scene/topology_ports.h"
#include "ui/scene/topology_texts.h"

#include <QImage>
#include <QPainter>
#include <QTest>
#include <algorithm>
#include <map>
#include <stop_token>

namespace longspan::scene {
namespace {

using Node = TopologyScene::Node;
using Edge = TopologyScene::Edge;
constexpr std::uint32_t kNone = TopologyScene::kNone;

ServiceGraph demoGraph()
{
    analysis::LinkCounter counter;
    const SpanTablePtr table = source::makeDemoTable({.now = 1'777'600'000 * kSecond}, "").value();
    return counter.add(table) ? counter.graph() : ServiceGraph{};
}

/// user -> shop -> (cart -> db, mail); mail -> shop goes back; cart calls itself; lonely has no edges.
ServiceGraph smallGraph()
{
    using Kind = ServiceGraph::NodeKind;
    ServiceGraph graph;
    graph.nodes = {{"cart"}, {"db", Kind::database}, {"lonely"}, {"Mail"}, {"shop"}, {"user", Kind::user}};
    const auto add = [&](std::uint32_t from, std::uint32_t to, std::uint64_t calls, std::uint64_t errors) {
        ServiceGraph::Edge edge;
        edge.from = from;
        edge.to = to;
        edge.calls = calls;
        edge.errors = errors;
        graph.edges.push_back(edge);
    };
    add(0, 0, 5, 0);
    add(0, 1, 900, 0);
    add(3, 4, 10, 1);
    add(4, 0, 1000, 3);
    add(4, 3, 40, 0);
    add(5, 4, 1000, 0);
    graph.edges[1].latency.emplace().p95 = 25 * kMillisecond;
    return graph;
}

TopologyScene sceneOf(
    const ServiceGraph& graph, const TopologyFilter& filter = {}, const analysis::LayoutMemory* earlier = nullptr)
{
    const FixedWidths widths;
    TopologyInput input{.graph = graph, .widths = widths};
    input.filter = filter;
    input.earlier = earlier;
    return layOutTopology(input).value();
}

std::string namesOf(const TopologyScene& scene)
{
    std::string names;
    for (const Node& node : scene.nodes)
        names += node.name + " ";
    return names;
}

const Node& named(const TopologyScene& scene, const std::string& name)
{
    return *std::find_if(scene.nodes.begin(), scene.nodes.end(), [&](const Node& node) { return node.name == name; });
}

std::uint32_t placeOf(const TopologyScene& scene, const std::string& name)
{
    return static_cast<std::uint32_t>(&named(scene, name) - scene.nodes.data());
}

class TopologySceneTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void boxesAndLabelsDoNotOverlap();
    void everythingLiesWithinTheBounds();
    void edgesEndAtTheirNodes();
    void whatIsPaintedIsHit();
    void labelsAreHitWhereTheyArePainted();
    void filtersKeepTheOrderOfWhatIsLeft();
    void theBusierDirectionGoesForward();
    void smallPicturesHaveLargerTexts();
    void nodesTellTheNumbersOfTheWholeGraph();
    void healthFollowsTheShareOfErrors();
    void kindsHaveTheirGlyphs();
    void smallEdgesGoWithTheirNodes();
    void onlyErrorsLeavesFailedCalls();
    void aFocusLeavesItsNeighbourhood();
    void findingIgnoresCase();
    void stepsGoAlongEdgesAndLayers();
    void stepsReachEveryNode();
    void numbersAreShort();
    void portsAreSpreadInTheOrderOfTurns();
    void aGraphOfNothingIsEmpty();
    void stopsWhenAsked();
    void viewsKeepWhatIsUnderThePointer();
    void paintingShowsNodesAndEdgesInBothThemes();
    void selectionFadesTheRest();
};

void TopologySceneTest::boxesAndLabelsDoNotOverlap()
{
    const TopologyScene scene = sceneOf(demoGraph());
    std::vector<QRectF> rects;
    for (const Node& node : scene.nodes)
        rects.push_back(node.box);
    for (const Edge& edge : scene.edges) {
        if (!edge.labelRect.isNull())
            rects.push_back(edge.labelRect);
    }
    QVERIFY(rects.size() > scene.nodes.size() + scene.edges.size() / 2);
    for (std::size_t a = 0; a < rects.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b)
            QVERIFY(!rects[a].intersects(rects[b]));
    }
}

void TopologySceneTest::everythingLiesWithinTheBounds()
{
    for (const ServiceGraph& graph : {demoGraph(), smallGraph()}) {
        const TopologyScene scene = sceneOf(graph);
        for (const Node& node : scene.nodes) {
            QVERIFY(scene.bounds.contains(node.box));
            for (const QRectF& part : {node.glyphRect, node.nameRect, node.numbersRect})
                QVERIFY(node.box.contains(part));
        }
        for (const Edge& edge : scene.edges) {
            QVERIFY(scene.bounds.contains(edge.bounds));
            QVERIFY(edge.labelRect.isNull() || scene.bounds.contains(edge.labelRect));
        }
    }
}

void TopologySceneTest::edgesEndAtTheirNodes()
{
    const TopologyScene scene = sceneOf(smallGraph());
    for (const Edge& edge : scene.edges) {
        const QRectF from = scene.nodes[edge.from].box.adjusted(-0.01, -0.01, 0.01, 0.01);
        const QRectF to = scene.nodes[edge.to].box.adjusted(-0.01, -0.01, 0.01, 0.01);
        QVERIFY(from.contains(scene.curve(edge).front()));
        QVERIFY(to.contains(edge.arrow[0]));
        QVERIFY(!scene.nodes[edge.to].box.contains(scene.curve(edge).back()));
        QCOMPARE(edge.points % 3, 1U);
    }
}

void TopologySceneTest::whatIsPaintedIsHit()
{
    const TopologyScene scene = sceneOf(demoGraph());
    for (std::uint32_t i = 0; i < scene.nodes.size(); ++i) {
        QCOMPARE(hitTest(scene, scene.nodes[i].box.center()), (TopologyHit{i, kNone}));
        QCOMPARE(hitTest(scene, scene.nodes[i].box.topLeft() + QPointF(1, 1)), (TopologyHit{i, kNone}));
    }
    // Where a curve leaves its node nothing else is nearer than its own line.
    for (std::uint32_t i = 0; i < scene.edges.size(); ++i) {
        const QPointF tip = scene.edges[i].arrow[0];
        const QPointF before = tip + 0.1 * (scene.edges[i].arrow[1] + scene.edges[i].arrow[2] - 2 * tip);
        QCOMPARE(hitTest(scene, before, 4), (TopologyHit{kNone, i}));
    }
    QCOMPARE(hitTest(scene, {1, 1}), TopologyHit{});
}

void TopologySceneTest::labelsAreHitWhereTheyArePainted()
{
    const TopologyScene scene = sceneOf(smallGraph());
    const Edge& edge = scene.edges[1];
    QVERIFY(!edge.labelRect.isNull());
    const QPointF corner = edge.labelRect.topLeft() + QPointF(1, 1);
    QCOMPARE(hitTest(scene, corner, 1), (TopologyHit{kNone, 1}));
    QVERIFY(hitTest(scene, edge.labelRect.center(), 0.1).edge == 1);
    QVERIFY(hitTest(scene, corner, TopologyScene::kLabelZoom - 0.01).node == kNone);
}

void TopologySceneTest::filtersKeepTheOrderOfWhatIsLeft()
{
    const ServiceGraph graph = demoGraph();
    const TopologyScene whole = sceneOf(graph);
    const TopologyScene part = sceneOf(graph, {.leastShare = 0.1}, &whole.memory);
    QVERIFY(part.nodes.size() < whole.nodes.size());
    QCOMPARE(part.nodes.size() + part.hiddenNodes, graph.nodes.size());
    QCOMPARE(part.edges.size() + part.hiddenEdges, graph.edges.size());
    for (const Node& a : part.nodes) {
        for (const Node& b : part.nodes) {
            const Node& oldA = whole.nodes[whole.find(a.node)];
            const Node& oldB = whole.nodes[whole.find(b.node)];
            const bool shared =
                a.part == b.part && a.rank == b.rank && oldA.rank == oldB.rank && oldA.part == oldB.part;
            if (shared && oldA.order < oldB.order)
                QVERIFY(a.order < b.order && a.box.bottom() < b.box.top());
        }
    }
}

void TopologySceneTest::theBusierDirectionGoesForward()
{
    for (const bool swapped : {false, true}) {
        for (const std::uint64_t more : {1001U, 2000U, 1'000'000U}) {
            ServiceGraph graph;
            graph.nodes = {{"a"}, {"b"}};
            ServiceGraph::Edge there;
            there.from = 0;
            there.to = 1;
            there.calls = swapped ? 1000 : more;
            ServiceGraph::Edge back;
            back.from = 1;
            back.to = 0;
            back.calls = swapped ? more : 1000;
            graph.edges = {there, back};
            const TopologyScene scene = sceneOf(graph);
            QCOMPARE(scene.nodes[0].rank < scene.nodes[1].rank, !swapped);
        }
    }
}

void TopologySceneTest::smallPicturesHaveLargerTexts()
{
    const TopologyScene scene = sceneOf(smallGraph());
    const Node& node = named(scene, "cart");
    TextCache texts(QGuiApplication::font());
    const auto inkHeight = [&](double zoom) {
        const QRectF box(node.box.topLeft() * zoom, node.box.size() * zoom);
        QImage image((scene.bounds.size() * zoom).toSize(), QImage::Format_RGB32);
        QPainter painter(&image);
        const Theme theme = Theme::lightTheme();
        paintTopology(painter, {scene, theme, {{}, zoom}, QSizeF(image.size())}, texts);
        int low = image.height();
        int high = 0;
        for (int y = static_cast<int>(box.top()) + 3; y < box.bottom() - 3; ++y) {
            for (int x = static_cast<int>(box.left()) + 6; x < box.right() - 6; ++x) {
                if (image.pixelColor(x, y).lightnessF() < 0.4) {
                    low = std::min(low, y);
                    high = std::max(high, y);
                }
            }
        }
        return high - low;
    };
    const int whole = inkHeight(0.9);
    QVERIFY(whole > 0);
    // A name that shrank with the picture would have half the height.
    QVERIFY(inkHeight(0.4) >= texts.lineHeight(TextStyle::bold) * 0.4);
}

void TopologySceneTest::nodesTellTheNumbersOfTheWholeGraph()
{
    const TopologyScene scene = sceneOf(smallGraph());
    QCOMPARE(named(scene, "db").numbers, std::string("900  25 ms"));
    QCOMPARE(named(scene, "shop").numbers, std::string("1.0k  <0.1 %"));
    QCOMPARE(named(scene, "user").numbers, std::string("1.0k"));
    QCOMPARE(named(scene, "lonely").numbers, std::string());
    const TopologyScene focused = sceneOf(smallGraph(), {.focus = 1});
    QCOMPARE(named(focused, "cart").numbers, named(scene, "cart").numbers);
    QCOMPARE(scene.edges[3].label, std::string("1.0k  0.3 %"));
}

void TopologySceneTest::healthFollowsTheShareOfErrors()
{
    ServiceGraph graph = smallGraph();
    graph.edges[4].errorsKnown = false;
    const TopologyScene scene = sceneOf(graph);
    QVERIFY(scene.edges[1].health == TopologyScene::Health::fine);
    QVERIFY(scene.edges[2].health == TopologyScene::Health::manyErrors);
    QVERIFY(scene.edges[3].health == TopologyScene::Health::someErrors);
    QVERIFY(scene.edges[4].health == TopologyScene::Health::unknown);
    QVERIFY(named(scene, "cart").health == TopologyScene::Health::someErrors);
    QVERIFY(named(scene, "lonely").health == TopologyScene::Health::unknown);
    QVERIFY(scene.edges[3].width > scene.edges[1].width && scene.edges[1].width > scene.edges[4].width);
}

void TopologySceneTest::kindsHaveTheirGlyphs()
{
    const TopologyScene scene = sceneOf(smallGraph());
    QVERIFY(named(scene, "shop").glyph == TopologyScene::Glyph::entrance);
    QVERIFY(named(scene, "cart").glyph == TopologyScene::Glyph::service);
    QVERIFY(named(scene, "db").glyph == TopologyScene::Glyph::database);
    QVERIFY(named(scene, "user").glyph == TopologyScene::Glyph::callers);
}

void TopologySceneTest::smallEdgesGoWithTheirNodes()
{
    const TopologyScene scene = sceneOf(smallGraph(), {.leastShare = 0.1});
    QCOMPARE(namesOf(scene), std::string("cart db lonely shop user "));
    QCOMPARE(scene.edges.size(), 3U);
    QCOMPARE(scene.find(4), 3U);
    QCOMPARE(scene.find(3), kNone);
}

void TopologySceneTest::onlyErrorsLeavesFailedCalls()
{
    QCOMPARE(namesOf(sceneOf(smallGraph(), {.onlyErrors = true})), std::string("cart Mail shop "));
}

void TopologySceneTest::aFocusLeavesItsNeighbourhood()
{
    QCOMPARE(namesOf(sceneOf(smallGraph(), {.focus = 1})), std::string("cart db "));
    QCOMPARE(namesOf(sceneOf(smallGraph(), {.focus = 1, .hops = 2})), std::string("cart db shop "));
    QCOMPARE(namesOf(sceneOf(smallGraph(), {.focus = 2, .hops = 9})), std::string("lonely "));
    QCOMPARE(namesOf(sceneOf(smallGraph(), {.focus = 99})), namesOf(sceneOf(smallGraph())));
}

void TopologySceneTest::findingIgnoresCase()
{
    QCOMPARE(findInTopology(smallGraph(), QStringLiteral("MA")), (std::vector<std::uint32_t>{3}));
    QCOMPARE(findInTopology(smallGraph(), QStringLiteral("o")), (std::vector<std::uint32_t>{2, 4}));
    QVERIFY(findInTopology(smallGraph(), QString()).empty());
}

void TopologySceneTest::stepsGoAlongEdgesAndLayers()
{
    const TopologyScene scene = sceneOf(smallGraph());
    const auto step = [&](const std::string& from, TopologyStep way) {
        return scene.nodes[walk(scene, placeOf(scene, from), way)].name;
    };
    QCOMPARE(step("user", TopologyStep::right), std::string("shop"));
    QCOMPARE(step("db", TopologyStep::left), std::string("cart"));
    QCOMPARE(step("cart", TopologyStep::left), std::string("shop"));
    QCOMPARE(walk(scene, 99, TopologyStep::up), 99U);
}

void TopologySceneTest::stepsReachEveryNode()
{
    for (const ServiceGraph& graph : {demoGraph(), smallGraph()}) {
        const TopologyScene scene = sceneOf(graph);
        std::vector<std::uint32_t> reached{0};
        for (std::size_t i = 0; i < reached.size(); ++i) {
            for (const TopologyStep step :
                {TopologyStep::left, TopologyStep::right, TopologyStep::up, TopologyStep::down}) {
                const std::uint32_t there = walk(scene, reached[i], step);
                if (std::find(reached.begin(), reached.end(), there) == reached.end())
                    reached.push_back(there);
            }
        }
        QCOMPARE(reached.size(), scene.nodes.size());
    }
}

void TopologySceneTest::numbersAreShort()
{
    const std::map<std::uint64_t, std::string> counts = {{0, "0"}, {999, "999"}, {1000, "1.0k"}, {1999, "1.9k"},
        {9999, "9.9k"}, {10'000, "10k"}, {999'999, "999k"}, {1'200'000, "1.2M"}, {UINT64_MAX, "18E"}};
    for (const auto& [count, text] : counts)
        QCOMPARE(countText(count), text);
    QCOMPARE(shareText(0, 10), std::string("0 %"));
    QCOMPARE(shareText(1, 1'000'000), std::string("<0.1 %"));
    QCOMPARE(shareText(23, 1000), std::string("2.3 %"));
    QCOMPARE(shareText(29, 100), std::string("29 %"));
    QCOMPARE(shareText(999'999, 1'000'000), std::string("99 %"));
    QCOMPARE(shareText(7, 7), std::string("100 %"));
    QCOMPARE(numbersText({1500, 3, false, {}}), std::string("1.5k"));
}

void TopologySceneTest::portsAreSpreadInTheOrderOfTurns()
{
    // Three routes leave node 0 from height 50: one goes down, one straight on, one up.
    std::vector<std::vector<analysis::LayoutPoint>> routes = {
        {{0, 50}, {100, 90}}, {{0, 50}, {100, 50}}, {{0, 50}, {20, 50}, {100, 10}}};
    TopologyPorts ports(4, 46);
    for (std::uint32_t i = 0; i < 3; ++i)
        ports.add(i, 0, i + 1, false);
    ports.spread(routes);
    QVERIFY(routes[2][0].y < routes[1][0].y && routes[1][0].y < routes[0][0].y);
    QCOMPARE(routes[1][0].y, 50.0);
    QCOMPARE(routes[2][1].y, routes[2][0].y);
    QCOMPARE(routes[2][2].y, 10.0);
    // Two that the layout has put apart already do not meet the third.
    std::vector<std::vector<analysis::LayoutPoint>> apart = {
        {{0, 41}, {100, 20}}, {{100, 38}, {0, 59}}, {{0, 50}, {100, 90}}};
    TopologyPorts others(3, 46);
    others.add(0, 0, 1, false);
    others.add(1, 1, 0, true);
    others.add(2, 0, 2, false);
    others.spread(apart);
    QVERIFY(apart[0].front().y + 5 < apart[1].back().y && apart[1].back().y + 5 < apart[2].front().y);
}

void TopologySceneTest::aGraphOfNothingIsEmpty()
{
    const TopologyScene scene = sceneOf({});
    QVERIFY(scene.nodes.empty() && scene.edges.empty());
    QCOMPARE(hitTest(scene, {0, 0}), TopologyHit{});
    QCOMPARE(fitTopology(scene.bounds, {800, 600}).zoom, 1.0);
}

void TopologySceneTest::stopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    Call call;
    call.stop = stop.get_token();
    const ServiceGraph graph = smallGraph();
    const FixedWidths widths;
    QVERIFY(layOutTopology({.graph = graph, .widths = widths}, call).error().kind == ErrorKind::cancelled);
}

void TopologySceneTest::viewsKeepWhatIsUnderThePointer()
{
    const TopologyView view{{10, 20}, 0.5};
    const QPointF pixel(300, 200);
    QCOMPARE(view.zoomed(3, pixel).toScene(pixel), view.toScene(pixel));
    QCOMPARE(view.zoomed(1e9, pixel).zoom, TopologyView::kMostZoom);
    QCOMPARE(view.panned({50, 0}).toWindow(view.toScene(pixel)), pixel + QPointF(50, 0));
    const QSizeF window(400, 300);
    QCOMPARE(view.showing({100, 100, 50, 50}, window), view);
    QVERIFY(view.showing({5000, -900, 50, 50}, window).visible(window).contains(QRectF(5000, -900, 50, 50)));
    const QRectF large(0, 0, 4000, 1000);
    QVERIFY(fitTopology(large, window).visible(window).adjusted(-1, -1, 1, 1).contains(large));
}

QImage painted(const TopologyScene& scene, const Theme& theme, const TopologyMarks& marks = {})
{
    QImage image(scene.bounds.size().toSize(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    TextCache texts(QGuiApplication::font());
    QPainter painter(&image);
    paintTopology(painter, {scene, theme, {}, scene.bounds.size(), marks}, texts);
    return image;
}

void TopologySceneTest::paintingShowsNodesAndEdgesInBothThemes()
{
    const TopologyScene scene = sceneOf(smallGraph());
    for (const Theme& theme : {Theme::lightTheme(), Theme::darkTheme()}) {
        const QImage image = painted(scene, theme);
        QCOMPARE(image.pixelColor(1, 1), theme.base);
        for (const Node& node : scene.nodes)
            QCOMPARE(image.pixelColor((node.box.bottomRight() - QPointF(8, 5)).toPoint()), theme.panel);
        const auto tipColour = [&](std::size_t edge) {
            const auto& arrow = scene.edges[edge].arrow;
            return image.pixelColor(((arrow[0] + arrow[1] + arrow[2]) / 3).toPoint());
        };
        QCOMPARE(tipColour(1), theme.ghost);
        QCOMPARE(tipColour(2), theme.bad);
        QCOMPARE(tipColour(3), theme.slow);
    }
}

void TopologySceneTest::selectionFadesTheRest()
{
    const TopologyScene scene = sceneOf(smallGraph());
    const Theme theme = Theme::lightTheme();
    const std::vector<std::uint32_t> matches{2};
    TopologyMarks marks;
    marks.selected.node = placeOf(scene, "db");
    marks.matches = matches;
    const QImage image = painted(scene, theme, marks);
    const auto corner = [&](const std::string& name) {
        return image.pixelColor((named(scene, name).box.bottomRight() - QPointF(8, 5)).toPoint());
    };
    QCOMPARE(corner("db"), theme.selection);
    QCOMPARE(corner("cart"), theme.panel);
    QCOMPARE(corner("lonely"), theme.match);
    QVERIFY(corner("shop") != theme.panel);
}

} // namespace
} // namespace longspan::scene

QTEST_MAIN(longspan::scene::TopologySceneTest)
#include "topology_scene_test.moc"
