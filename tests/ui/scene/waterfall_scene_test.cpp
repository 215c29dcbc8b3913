// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scene/fixed_widths.h"
#include "tests/ui/scene/shown_fixture.h"
#include "ui/scene/waterfall_scene.h"

#include <QTest>
#include <cmath>

namespace longspan::scene {
namespace {

using Scene = WaterfallScene;
using Kind = Scene::Piece::Kind;

constexpr double kTree = 380;

/// A trace and everything that is needed to lay it out: a pixel a nanosecond.
struct View {
    ShownTracePtr trace;
    WaterfallRows rows;
    SpanPartsCache parts;
    FixedWidths widths;
    TimeScale scale;
    double scrollY = 0;
    double height = 440;
    bool criticalPath = false;

    explicit View(ShownTracePtr of, const TimeRange& visible = {0, 1000}, double width = 1000)
        : trace(std::move(of)), rows(trace->treePtr()), parts(trace), scale(visible, width)
    {
    }
    explicit View(test::TraceFixture& fixture, const ShownTrace::Options& options = {}) : View(shown(fixture, options))
    {
    }

    [[nodiscard]] Scene scene()
    {
        return layOutWaterfall({.trace = *trace,
            .rows = rows,
            .parts = parts,
            .widths = widths,
            .scale = scale,
            .scrollY = scrollY,
            .height = height,
            .criticalPath = criticalPath});
    }
    [[nodiscard]] NodeNo node(const char* label) const { return test::node(trace->tree(), label); }
};

const Scene::Row& rowOf(const Scene& scene, NodeNo node)
{
    const auto found =
        std::find_if(scene.rows.begin(), scene.rows.end(), [&](const auto& row) { return row.node == node; });
    return found == scene.rows.end() ? scene.rows.at(scene.rows.size()) : *found;
}

std::vector<Scene::Piece> piecesOf(const Scene& scene, const Scene::Row& row, Kind kind)
{
    std::vector<Scene::Piece> pieces;
    for (const Scene::Piece& piece : scene.piecesOf(row)) {
        if (piece.kind == kind)
            pieces.push_back(piece);
    }
    return pieces;
}

/// root(0 to 1000) with 99 children of 10 ns each.
ShownTracePtr hundred()
{
    test::TraceFixture fixture{{.id = "root", .start = 0, .duration = 1000}};
    const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (int i = 1; i < 100; ++i)
            all.push_back("c" + std::to_string(i));
        return all;
    }();
    for (std::size_t i = 0; i < names.size(); ++i)
        fixture.add({.id = names[i], .parent = "root", .start = static_cast<Nanos>(i) * 10, .duration = 10});
    return shown(fixture);
}

class WaterfallSceneTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasTheRowsInViewOnly();
    void barsAreWhereTheirTimesAre();
    void whatIsShorterThanAPixelIsAPixelWide();
    void whatIsOutOfSightHasAnArrow();
    void unknownTimesHaveNoBarOrOnlyAMark();
    void selfTimeIsWhatChildrenLeave();
    void narrowPiecesAreJoined();
    void theCriticalPathCanBeHidden();
    void eventsAreMarksThatDoNotCrowd();
    void aMovedSpanLeavesAGhost();
    void oddSpansCarryASign();
    void foldedRowsTellWhatTheyHide();
    void guidesRunFromParentsToTheirLastChildren();
    void labelsStandWhereThereIsRoom();
    void deepTracesKeepRoomForNames();
    void everyPixelHitsTheRowPaintedThere();
    void partsOfARowAreHit();
    void nothingIsHitWhereNothingIs();
    void scrollsAsLittleAsPossible();
    void aMillionSpansCostNoMoreThanTheRowsInView();
    void theEndsOfTimeAreNoFault();
};

void WaterfallSceneTest::hasTheRowsInViewOnly()
{
    View view(hundred());
    view.scrollY = 33;
    view.height = 220;
    const Scene scene = view.scene();
    QCOMPARE(scene.contentHeight, 2200.0);
    QCOMPARE(scene.rows.size(), std::size_t{11});
    QCOMPARE(scene.rows.front().number, std::size_t{1});
    QCOMPARE(scene.rows.front().rect, QRectF(0, -11, kTree + 1000, 22));
    QCOMPARE(scene.rows.back().rect.top(), 209.0);
    view.scrollY = 1e7;
    QVERIFY(view.scene().rows.empty());
    view.scrollY = -50;
    QCOMPARE(view.scene().rows.front().rect.top(), 50.0);
}

void WaterfallSceneTest::barsAreWhereTheirTimesAre()
{
    test::TraceFixture fixture{{.id = "a", .start = 100, .duration = 200}};
    View view(shown(fixture));
    const Scene scene = view.scene();
    QVERIFY(scene.rows[0].barKind == Scene::BarKind::whole);
    QCOMPARE(scene.rows[0].bar, QRectF(kTree + 100, 5, 200, 12));
    QCOMPARE(scene.rows[0].label, std::string("200 ns"));
    view.scale = TimeScale({150, 250}, 1000);
    QCOMPARE(view.scene().rows[0].bar, QRectF(kTree, 5, 1000, 12));
}

void WaterfallSceneTest::whatIsShorterThanAPixelIsAPixelWide()
{
    test::TraceFixture fixture{{.id = "a", .start = 0, .duration = 1'000'000},
        {.id = "b", .parent = "a", .start = 500'000, .duration = 1},
        {.id = "c", .parent = "a", .start = 999'999, .duration = 1}};
    View view(shown(fixture), {0, 1'000'000});
    const Scene scene = view.scene();
    QCOMPARE(rowOf(scene, view.node("b")).bar.width(), 1.0);
    QCOMPARE(rowOf(scene, view.node("b")).bar.left(), kTree + 500);
    QCOMPARE(rowOf(scene, view.node("c")).bar.right(), kTree + 1000);
}

void WaterfallSceneTest::whatIsOutOfSightHasAnArrow()
{
    test::TraceFixture fixture{{.id = "a", .start = 0, .duration = 10}, {.id = "b", .start = 5000, .duration = 10}};
    View view(shown(fixture), {1000, 2000});
    const Scene scene = view.scene();
    QVERIFY(rowOf(scene, view.node("a")).barKind == Scene::BarKind::left);
    QVERIFY(rowOf(scene, view.node("b")).barKind == Scene::BarKind::right);
    for (const Scene::Row& row : scene.rows) {
        QVERIFY(scene.timeline.contains(row.bar));
        QVERIFY(scene.timeline.contains(row.labelRect));
    }
}

void WaterfallSceneTest::unknownTimesHaveNoBarOrOnlyAMark()
{
    test::TraceFixture fixture{{.id = "a"}, {.id = "b", .start = 300}, {.id = "c", .start = 0, .duration = 1}};
    View view(fixture);
    const Scene scene = view.scene();
    QVERIFY(rowOf(scene, view.node("a")).barKind == Scene::BarKind::none);
    QVERIFY(rowOf(scene, view.node("a")).bar.isNull());
    QVERIFY(rowOf(scene, view.node("b")).barKind == Scene::BarKind::unknownDuration);
    QCOMPARE(rowOf(scene, view.node("b")).bar.left(), kTree + 300);
    QCOMPARE(rowOf(scene, view.node("b")).label, std::string("?"));
}

void WaterfallSceneTest::selfTimeIsWhatChildrenLeave()
{
    test::TraceFixture fixture{{.id = "a", .start = 0, .duration = 100},
        {.id = "b", .parent = "a", .start = 20, .duration = 40},
        {.id = "c", .parent = "a", .start = 50, .duration = 20}};
    View view(fixture);
    const Scene scene = view.scene();
    const auto self = piecesOf(scene, rowOf(scene, view.node("a")), Kind::self);
    QCOMPARE(self.size(), std::size_t{2});
    QVERIFY(self[0] == (Scene::Piece{kTree, 20, Kind::self}));
    QVERIFY(self[1] == (Scene::Piece{kTree + 70, 30, Kind::self}));
}

void WaterfallSceneTest::narrowPiecesAreJoined()
{
    // A thousand gaps of half a pixel each.
    View view(manyShown(
                  1001, [](std::uint32_t) { return 0U; }, nullptr),
        {0, 1001 * kMicrosecond}, 100);
    const Scene scene = view.scene();
    QVERIFY(piecesOf(scene, scene.rows.front(), Kind::self).size() <= 100);
    double last = 0;
    for (const Scene::Piece& piece : scene.piecesOf(scene.rows.front())) {
        QVERIFY(piece.x >= last);
        last = piece.x + piece.width;
        QVERIFY(piece.width >= 1 && last <= scene.timeline.right());
    }
}

void WaterfallSceneTest::theCriticalPathCanBeHidden()
{
    test::TraceFixture fixture{
        {.id = "a", .start = 0, .duration = 100}, {.id = "b", .parent = "a", .start = 20, .duration = 40}};
    View view(fixture);
    QVERIFY(piecesOf(view.scene(), view.scene().rows[0], Kind::critical).empty());
    view.criticalPath = true;
    const Scene scene = view.scene();
    const auto own = piecesOf(scene, rowOf(scene, view.node("a")), Kind::critical);
    QCOMPARE(own.size(), std::size_t{2});
    QVERIFY(own[0] == (Scene::Piece{kTree, 20, Kind::critical}));
    QVERIFY(own[1] == (Scene::Piece{kTree + 60, 40, Kind::critical}));
    const auto child = piecesOf(scene, rowOf(scene, view.node("b")), Kind::critical);
    QVERIFY(child == std::vector{(Scene::Piece{kTree + 20, 40, Kind::critical})});
}

void WaterfallSceneTest::eventsAreMarksThatDoNotCrowd()
{
    SpanDetail detail;
    for (const Nanos time : {50, 51, 10, 5000})
        detail.events.push_back({time, "event", {}, 0});
    test::TraceFixture fixture{{.id = "a", .start = 0, .duration = 100, .detail = detail}};
    View view(fixture);
    const Scene scene = view.scene();
    const auto marks = piecesOf(scene, scene.rows[0], Kind::event);
    QCOMPARE(marks.size(), std::size_t{2});
    QCOMPARE(marks[0].x, kTree + 10);
    QCOMPARE(marks[1].x, kTree + 50);
}

void WaterfallSceneTest::aMovedSpanLeavesAGhost()
{
    test::TraceFixture fixture{
        {.id = "a", .start = 0, .duration = 100, .kind = SpanKind::client, .address = "10.0.0.1"},
        {.id = "b", .parent = "a", .start = 500, .duration = 40, .kind = SpanKind::server, .address = "10.0.0.2"}};
    View plain(fixture);
    QVERIFY(plain.scene().rows[1].ghost.isNull());
    test::TraceFixture again{{.id = "a", .start = 0, .duration = 100, .kind = SpanKind::client, .address = "10.0.0.1"},
        {.id = "b", .parent = "a", .start = 500, .duration = 40, .kind = SpanKind::server, .address = "10.0.0.2"}};
    View fixed(again, {.fixClocks = true});
    const Scene scene = fixed.scene();
    QCOMPARE(scene.rows[1].bar.left(), kTree + 30);
    QCOMPARE(scene.rows[1].ghost.left(), kTree + 500);
    QVERIFY(scene.rows[0].ghost.isNull());
    const auto hit = hitTest(scene, fixed.scale, QPointF(kTree + 520, scene.rows[1].rect.center().y()));
    QVERIFY(hit && hit->part == WaterfallHit::Part::ghost);
}

void WaterfallSceneTest::oddSpansCarryASign()
{
    test::TraceFixture fixture{{.id = "a", .parent = "lost", .start = 0, .duration = 1},
        {.id = "b", .parent = "c", .start = 1, .duration = 1}, {.id = "c", .parent = "b", .start = 2, .duration = 1},
        {.id = "d", .start = 5, .duration = 1, .error = true}};
    View view(fixture);
    const Scene scene = view.scene();
    QVERIFY(rowOf(scene, view.node("a")).oddity == Scene::Sign::missingParent);
    QVERIFY(rowOf(scene, view.node("b")).oddity == Scene::Sign::cycle);
    QVERIFY(rowOf(scene, view.node("c")).oddity == Scene::Sign::none);
    QVERIFY(rowOf(scene, view.node("d")).error);
    for (const char* odd : {"a", "b", "d"})
        QVERIFY(!rowOf(scene, view.node(odd)).sign.isNull());
    QVERIFY(rowOf(scene, view.node("c")).sign.isNull());
}

void WaterfallSceneTest::foldedRowsTellWhatTheyHide()
{
    test::TraceFixture fixture{{.id = "a", .start = 0, .duration = 9},
        {.id = "b", .parent = "a", .start = 1, .duration = 9},
        {.id = "c", .parent = "b", .start = 2, .duration = 9, .error = true}};
    View view(fixture);
    QVERIFY(view.scene().rows[0].expanderState == Scene::Expander::open);
    QVERIFY(view.scene().rows[2].expanderState == Scene::Expander::none);
    QVERIFY(!view.scene().rows[0].errorBelow);
    view.rows.foldAll();
    const Scene scene = view.scene();
    QCOMPARE(scene.rows.size(), std::size_t{1});
    QCOMPARE(scene.rows[0].hidden, std::string("+2"));
    QVERIFY(scene.rows[0].expanderState == Scene::Expander::folded);
    QVERIFY(scene.rows[0].errorBelow && !scene.rows[0].error);
}

void WaterfallSceneTest::guidesRunFromParentsToTheirLastChildren()
{
    test::TraceFixture fixture{{.id = "a", .start = 0, .duration = 9},
        {.id = "b", .parent = "a", .start = 1, .duration = 9}, {.id = "c", .parent = "b", .start = 2, .duration = 9},
        {.id = "d", .parent = "a", .start = 3, .duration = 9}};
    View view(fixture);
    const Scene scene = view.scene();
    QCOMPARE(scene.guides.size(), std::size_t{2});
    const double first = 8 + 7;
    QVERIFY(scene.guides[0] == (Scene::Guide{first + 14, 44, 66}));
    QVERIFY(scene.guides[1] == (Scene::Guide{first, 22, 88}));
}

void WaterfallSceneTest::labelsStandWhereThereIsRoom()
{
    test::TraceFixture fixture{{.id = "a", .start = 0, .duration = 100}, {.id = "b", .start = 900, .duration = 100},
        {.id = "c", .start = 0, .duration = 1000}};
    View view(fixture);
    const Scene scene = view.scene();
    const Scene::Row& right = rowOf(scene, view.node("a"));
    QVERIFY(right.labelRect.left() >= right.bar.right() && !right.labelInside);
    const Scene::Row& left = rowOf(scene, view.node("b"));
    QVERIFY(left.labelRect.right() <= left.bar.left() && !left.labelInside);
    const Scene::Row& inside = rowOf(scene, view.node("c"));
    QVERIFY(inside.labelInside && inside.bar.left() <= inside.labelRect.left());
    QVERIFY(inside.labelRect.right() <= inside.bar.right());
}

void WaterfallSceneTest::deepTracesKeepRoomForNames()
{
    View view(manyShown(
        50'000, [](std::uint32_t i) { return i - 1; }, nullptr));
    view.scrollY = 49'000 * 22;
    const Scene scene = view.scene();
    QCOMPARE(scene.rows.size(), std::size_t{20});
    for (const Scene::Row& row : scene.rows) {
        QCOMPARE(row.depth, static_cast<std::uint32_t>(row.number));
        QVERIFY(row.names.width() > kTree / 3);
        QVERIFY(row.names.right() <= kTree);
    }
    QVERIFY(scene.guides.size() <= 200);
}

void WaterfallSceneTest::everyPixelHitsTheRowPaintedThere()
{
    View view(hundred());
    view.scrollY = 7;
    view.height = 300;
    const Scene scene = view.scene();
    for (int y = 0; y < 300; ++y) {
        const auto hit = hitTest(scene, view.scale, QPointF(700.5, y + 0.5));
        QVERIFY(hit);
        QVERIFY(scene.rows[hit->row].rect.contains(QPointF(700.5, y + 0.5)));
        QCOMPARE(scene.rows[hit->row].number, static_cast<std::size_t>((y + 7) / 22));
        QVERIFY(hit->node == scene.rows[hit->row].node);
    }
}

void WaterfallSceneTest::partsOfARowAreHit()
{
    using Part = WaterfallHit::Part;
    SpanDetail detail;
    detail.events.push_back({50, "event", {}, 0});
    test::TraceFixture fixture{{.id = "a", .start = 0, .duration = 100, .error = true, .detail = detail},
        {.id = "b", .parent = "a", .start = 20, .duration = 40}};
    View view(fixture);
    const Scene scene = view.scene();
    const Scene::Row& row = scene.rows[0];
    const auto part = [&](const QPointF& point) { return hitTest(scene, view.scale, point)->part; };
    QVERIFY(part(row.expander.center()) == Part::expander);
    QVERIFY(part(scene.rows[1].expander.center()) == Part::row);
    QVERIFY(part(row.sign.center()) == Part::sign);
    QVERIFY(part(row.names.center()) == Part::names);
    QVERIFY(part({kTree + 20, 11}) == Part::bar);
    QVERIFY(part({kTree + 51, 11}) == Part::event);
    QVERIFY(part({kTree + 102, 11}) == Part::bar);
    QVERIFY(part({kTree + 104, 11}) == Part::timeline);
    QCOMPARE(hitTest(scene, view.scale, {kTree + 640, 11})->time, Nanos{640});
}

void WaterfallSceneTest::nothingIsHitWhereNothingIs()
{
    test::TraceFixture fixture{{.id = "a", .start = 0, .duration = 100}};
    View view(fixture);
    const Scene scene = view.scene();
    QVERIFY(!hitTest(scene, view.scale, {500, 23}));
    QVERIFY(!hitTest(scene, view.scale, {-1, 5}));
    QVERIFY(!hitTest(scene, view.scale, {kTree + 1001, 5}));
    QVERIFY(!hitTest(scene, view.scale, {500, -1}));
}

void WaterfallSceneTest::scrollsAsLittleAsPossible()
{
    const WaterfallStyle style;
    QCOMPARE(scrollTo(0, 500, 220, style), 0.0);
    QCOMPARE(scrollTo(100, 0, 220, style), 100.0 * 22 + 22 - 220);
    QCOMPARE(scrollTo(25, 500, 220, style), 500.0);
}

void WaterfallSceneTest::aMillionSpansCostNoMoreThanTheRowsInView()
{
    const auto reader = std::make_shared<CountingReader>();
    const auto inThousands = [](std::uint32_t i) { return i <= 1000 ? 0U : (i - 1) / 1000; };
    View view(manyShown(1'000'000, inThousands, reader), {0, kSecond});
    QCOMPARE(reader->visits, std::size_t{0});
    view.scrollY = 600'000 * 22;
    const Scene scene = view.scene();
    QCOMPARE(scene.rows.size(), std::size_t{20});
    QCOMPARE(reader->visits, std::size_t{20});
    QCOMPARE(scene.contentHeight, 22e6);
    // Once more costs nothing: parts are kept.
    view.scrollY += 22;
    QCOMPARE(view.scene().rows.size(), std::size_t{20});
    QCOMPARE(reader->visits, std::size_t{21});
    view.rows.foldFrom(1);
    QCOMPARE(view.rows.size(), std::size_t{1001});
}

void WaterfallSceneTest::theEndsOfTimeAreNoFault()
{
    constexpr Nanos kLast = std::numeric_limits<Nanos>::max();
    constexpr Nanos kFirst = std::numeric_limits<Nanos>::min();
    test::TraceFixture fixture{{.id = "a", .start = kFirst + 1, .duration = 10},
        {.id = "b", .parent = "a", .start = kLast - 5, .duration = kLast}, {.id = "c", .start = 0, .duration = kLast}};
    View view(fixture);
    view.criticalPath = true;
    for (const TimeRange& visible :
        {view.trace->extent(), TimeRange{}, TimeRange{kLast - 10, kLast}, TimeRange{0, 10}}) {
        view.scale = TimeScale(visible, 1000);
        for (const Scene::Row& row : view.scene().rows) {
            QVERIFY(std::isfinite(row.bar.left()) && std::isfinite(row.bar.width()));
            QVERIFY(row.bar.left() >= kTree && row.bar.right() <= kTree + 1000);
        }
    }
}

} // namespace
} // namespace longspan::scene

QTEST_GUILESS_MAIN(longspan::scene::WaterfallSceneTest)
#include "waterfall_scene_test.moc"
