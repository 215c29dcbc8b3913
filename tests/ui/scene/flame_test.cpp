// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scene/shown_fixture.h"
#include "ui/scene/flame_scene.h"

#include <QTest>

namespace longspan::scene {
namespace {

using Frame = FlameGraph::Frame;

/// a(b b(d) c): two calls of b become one frame; b failed once.
ShownTracePtr some()
{
    test::TraceFixture fixture{{.id = "1", .start = 0, .duration = 100, .name = "a"},
        {.id = "2", .parent = "1", .start = 0, .duration = 20, .name = "b"},
        {.id = "3", .parent = "1", .start = 30, .duration = 30, .error = true, .name = "b"},
        {.id = "4", .parent = "3", .start = 35, .duration = 10, .name = "d"},
        {.id = "5", .parent = "1", .start = 70, .duration = 10, .name = "c"}};
    return shown(fixture);
}

std::string text(const FlameGraph& graph)
{
    std::string all;
    for (const Frame& frame : graph.frames().subspan(1)) {
        all += std::string(frame.depth - 1, '.').append(graph.name(frame)) + " " + std::to_string(frame.from) + "+" +
            std::to_string(frame.total) + "/" + std::to_string(frame.self) + " ";
    }
    return all;
}

FlameGraph graphOf(const ShownTracePtr& trace)
{
    return FlameGraph::make(trace).value();
}

class FlameTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void callsOfOnePathAreOneFrame();
    void theWholeKnowsAllSpansAndErrors();
    void childrenFitIntoTheirParents();
    void recursionIsAChainOfFrames();
    void anEmptyTraceIsTheWholeAlone();
    void stopsWhenAsked();
    void boxesAreWhereTheFramesAre();
    void whatIsNarrowerThanAPixelIsJoined();
    void zoomedInOnlyWhatIsVisibleIsLaidOut();
    void everyBoxIsHitInItsMiddle();
};

void FlameTest::callsOfOnePathAreOneFrame()
{
    const FlameGraph graph = graphOf(some());
    QCOMPARE(text(graph), std::string("a 0+100/40 .b 0+50/40 ..d 0+10/10 .c 50+10/10 "));
    QCOMPARE(graph.frame(2).count, 2U);
    QCOMPARE(graph.frame(2).errors, 1U);
    QVERIFY(graph.frame(2).worst == test::node(graph.trace().tree(), "2"));
    QCOMPARE(graph.maxDepth(), 3U);
}

void FlameTest::theWholeKnowsAllSpansAndErrors()
{
    const FlameGraph graph = graphOf(some());
    const Frame& whole = graph.frame(0);
    QCOMPARE(whole.count, 5U);
    QCOMPARE(whole.errors, 1U);
    QCOMPARE(whole.total, Nanos{100});
    QCOMPARE(whole.subtreeEnd, 5U);
    QVERIFY(graph.name(whole).empty() && graph.service(whole).empty());
}

void FlameTest::childrenFitIntoTheirParents()
{
    // Children that run at the same time: their sum is longer than the parent was.
    test::TraceFixture fixture{{.id = "1", .start = 0, .duration = 100, .name = "a"},
        {.id = "2", .parent = "1", .start = 0, .duration = 90, .name = "b"},
        {.id = "3", .parent = "1", .start = 0, .duration = 90, .name = "c"}};
    const FlameGraph graph = graphOf(shown(fixture));
    for (const Frame& frame : graph.frames()) {
        const Frame& parent = graph.frame(frame.parent);
        QVERIFY(frame.from >= parent.from && frame.to() <= parent.to());
    }
    QCOMPARE(graph.frame(0).total, Nanos{190});
}

void FlameTest::recursionIsAChainOfFrames()
{
    const FlameGraph graph = graphOf(manyShown(
        20'000, [](std::uint32_t i) { return i - 1; }, nullptr));
    QCOMPARE(graph.frames().size(), std::size_t{20'001});
    QCOMPARE(graph.maxDepth(), 20'000U);
    QCOMPARE(graph.frame(19'999).subtreeEnd, 20'001U);
}

void FlameTest::anEmptyTraceIsTheWholeAlone()
{
    test::TraceFixture fixture;
    fixture.builder().trace(test::traceId("trace"));
    auto tree = std::make_shared<const TraceTree>(TraceTree::build(Trace(fixture.table(), TraceNo{0})).value());
    const FlameGraph graph = graphOf(ShownTrace::make(std::move(tree), {}).value());
    QCOMPARE(graph.frames().size(), std::size_t{1});
    QCOMPARE(layOutFlames({graph, TimeScale(rangeOf(graph.frame(0)), 100), 0, 100}).boxes.size(), std::size_t{1});
}

void FlameTest::stopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    Call call;
    call.stop = stop.get_token();
    QVERIFY(!FlameGraph::make(some(), call));
}

void FlameTest::boxesAreWhereTheFramesAre()
{
    const FlameGraph graph = graphOf(some());
    const FlameScene scene = layOutFlames({graph, TimeScale({0, 100}, 500), 0, 200});
    QCOMPARE(scene.boxes.size(), std::size_t{5});
    QCOMPARE(scene.boxes[2].rect, QRectF(0, 40, 250, 20));
    QCOMPARE(scene.boxes[4].rect, QRectF(250, 40, 50, 20));
    QVERIFY(scene.boxes[2].errors && !scene.boxes[4].errors);
    QCOMPARE(scene.contentHeight, 80.0);
}

void FlameTest::whatIsNarrowerThanAPixelIsJoined()
{
    test::TraceFixture fixture{{.id = "root", .start = 0, .duration = 1'000'000, .name = "root"}};
    std::vector<std::string> names;
    for (int i = 0; i < 2000; ++i)
        names.push_back("n" + std::to_string(i));
    for (std::size_t i = 0; i < names.size(); ++i)
        fixture.add({.id = names[i],
            .parent = "root",
            .start = static_cast<Nanos>(i) * 500,
            .duration = 500,
            .name = names[i]});
    const FlameGraph graph = graphOf(shown(fixture));
    const FlameScene scene = layOutFlames({graph, TimeScale({0, 1'000'000}, 200), 0, 200});
    QVERIFY2(scene.boxes.size() <= 205, qPrintable(QString::number(scene.boxes.size())));
    std::uint32_t joined = 0;
    for (const FlameScene::Box& box : scene.boxes)
        joined += graph.frame(box.frame).depth == 2 ? box.joined : 0;
    QCOMPARE(joined, 2000U);
}

void FlameTest::zoomedInOnlyWhatIsVisibleIsLaidOut()
{
    const FlameGraph graph = graphOf(some());
    const FlameScene scene = layOutFlames({graph, TimeScale(rangeOf(graph.frame(4)), 500), 0, 200});
    QCOMPARE(scene.boxes.size(), std::size_t{3});
    for (const FlameScene::Box& box : scene.boxes)
        QCOMPARE(box.rect.width(), 500.0);
    const FlameScene below = layOutFlames({graph, TimeScale({0, 100}, 500), 40, 20});
    QCOMPARE(below.boxes.size(), std::size_t{2});
}

void FlameTest::everyBoxIsHitInItsMiddle()
{
    const FlameGraph graph = graphOf(some());
    const FlameScene scene = layOutFlames({graph, TimeScale({0, 100}, 500), 0, 200});
    for (std::size_t at = 0; at < scene.boxes.size(); ++at)
        QCOMPARE(hitTest(scene, scene.boxes[at].rect.center()), std::optional(at));
    QVERIFY(!hitTest(scene, {499, 70}));
    QVERIFY(!hitTest(scene, {10, 190}));
}

} // namespace
} // namespace longspan::scene

QTEST_GUILESS_MAIN(longspan::scene::FlameTest)
#include "flame_test.moc"
