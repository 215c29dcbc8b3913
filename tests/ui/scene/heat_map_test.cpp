// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/heat_map.h"

#include <QTest>

namespace longspan::scene {
namespace {

constexpr TimeRange kHour{0, 3600 * kSecond};

HeatGrid grid()
{
    return {kHour, 60, kMillisecond, 10 * kSecond};
}

class HeatMapTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsByStartAndDuration();
    void takesWhatWasCountedElsewhere();
    void whatIsOutsideCountsAtTheEdges();
    void rowsAndColumnsTellTheirRanges();
    void cellsAreWhereTheirCallsAre();
    void heatGrowsWithTheLogarithm();
    void ticksArePowersOfTen();
    void everyCellIsHitInItsMiddle();
    void strangeRangesAreNoFault();
};

void HeatMapTest::countsByStartAndDuration()
{
    HeatGrid heat = grid();
    QCOMPARE(heat.rows(), 33);
    heat.add(61 * kSecond, 100 * kMillisecond, false);
    heat.add(119 * kSecond, 100 * kMillisecond, true);
    QCOMPARE(heat.count(1, 16), 2U);
    QCOMPARE(heat.errors(1, 16), 1U);
    QCOMPARE(heat.most(), 2U);
}

void HeatMapTest::takesWhatWasCountedElsewhere()
{
    HeatGrid heat = grid();
    heat.addCounted(1, 100 * kMillisecond, 7, 2);
    heat.addCounted(1, 100 * kMillisecond, 3, 0);
    heat.addCounted(60, 100 * kMillisecond, 3, 0);
    heat.addCounted(-1, 100 * kMillisecond, 3, 0);
    QCOMPARE(heat.count(1, 16), 10U);
    QCOMPARE(heat.errors(1, 16), 2U);
    QCOMPARE(heat.most(), 10U);
    heat.addCounted(1, 100 * kMillisecond, UINT64_MAX / 2, 0);
    QCOMPARE(heat.count(1, 16), UINT32_MAX);
}

void HeatMapTest::whatIsOutsideCountsAtTheEdges()
{
    HeatGrid heat = grid();
    heat.add(-1, kSecond, false);
    heat.add(3600 * kSecond, kSecond, false);
    QCOMPARE(heat.most(), 0U);
    heat.add(0, 0, false);
    heat.add(0, -5, false);
    heat.add(3600 * kSecond - 1, 1000 * kSecond, false);
    QCOMPARE(heat.count(0, 0), 2U);
    QCOMPARE(heat.count(59, 32), 1U);
}

void HeatMapTest::rowsAndColumnsTellTheirRanges()
{
    const HeatGrid heat = grid();
    QVERIFY(heat.timesOf(1) == (TimeRange{60 * kSecond, 120 * kSecond}));
    QCOMPARE(heat.timesOf(59).to, kHour.to);
    QCOMPARE(heat.durationsOf(16).from, 100 * kMillisecond);
    for (int row = 0; row < heat.rows(); ++row) {
        QCOMPARE(heat.rowOf(heat.durationsOf(row).from + 1), row);
        if (row > 0)
            QCOMPARE(heat.durationsOf(row).from, heat.durationsOf(row - 1).to);
    }
    QCOMPARE(heat.durationsOf(0).from, Nanos{0});
}

void HeatMapTest::cellsAreWhereTheirCallsAre()
{
    HeatGrid heat = grid();
    heat.add(0, kMillisecond, false);
    heat.add(3599 * kSecond, 10 * kSecond, true);
    const HeatScene scene = layOutHeat(heat, QRectF(50, 10, 600, 330));
    QCOMPARE(scene.cells.size(), std::size_t{2});
    QCOMPARE(scene.cells[0].rect, QRectF(50, 330, 10, 10));
    QCOMPARE(scene.cells[1].rect, QRectF(640, 10, 10, 10));
    QVERIFY(scene.cells[1].errors && !scene.cells[0].errors);
}

void HeatMapTest::heatGrowsWithTheLogarithm()
{
    HeatGrid heat = grid();
    heat.add(0, kMillisecond, false);
    for (int i = 0; i < 1000; ++i)
        heat.add(0, kSecond, false);
    const HeatScene scene = layOutHeat(heat, QRectF(0, 0, 600, 330));
    QCOMPARE(scene.cells[1].heat, 1.0);
    QVERIFY(scene.cells[0].heat > 0.09 && scene.cells[0].heat < 0.11);
}

void HeatMapTest::ticksArePowersOfTen()
{
    const HeatScene scene = layOutHeat(grid(), QRectF(0, 0, 600, 330));
    QCOMPARE(scene.ticks.size(), std::size_t{5});
    QCOMPARE(scene.ticks[0].label, std::string("1 ms"));
    QCOMPARE(scene.ticks[0].y, 330.0);
    QCOMPARE(scene.ticks[4].label, std::string("10 s"));
    QCOMPARE(scene.ticks[4].y, 10.0);
}

void HeatMapTest::everyCellIsHitInItsMiddle()
{
    HeatGrid heat = grid();
    for (int i = 0; i < 60; ++i)
        heat.add(i * 60 * kSecond, kMillisecond << (i % 13), false);
    const HeatScene scene = layOutHeat(heat, QRectF(50, 10, 600, 330));
    for (const HeatScene::Cell& cell : scene.cells) {
        const auto hit = hitTest(heat, scene, cell.rect.center());
        QVERIFY(hit && hit->column == cell.column && hit->row == cell.row);
    }
    QVERIFY(hitTest(heat, scene, {650, 10}));
    QVERIFY(!hitTest(heat, scene, {49, 100}));
}

void HeatMapTest::strangeRangesAreNoFault()
{
    HeatGrid point({5, 6}, 0, 0, 0);
    point.add(5, 1, false);
    QCOMPARE(point.columns(), 1);
    QCOMPARE(point.rows(), 1);
    QCOMPARE(point.most(), 1U);
    HeatGrid all(TimeRange{}, 1'000'000, 1, TimeRange{}.to);
    QCOMPARE(all.columns(), HeatGrid::kMostColumns);
    all.add(TimeRange{}.from, TimeRange{}.to, false);
    all.add(0, 1, false);
    QCOMPARE(all.count(0, all.rows() - 1), 1U);
    QCOMPARE(all.count(HeatGrid::kMostColumns / 2, 0), 1U);
    QVERIFY(all.timesOf(HeatGrid::kMostColumns / 2).contains(0));
    QVERIFY(layOutHeat(all, QRectF(0, 0, 100, 100)).ticks.size() <= 20);
}

} // namespace
} // namespace longspan::scene

QTEST_GUILESS_MAIN(longspan::scene::HeatMapTest)
#include "heat_map_test.moc"
