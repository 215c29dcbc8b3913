// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/time_scale.h"

#include <QTest>
#include <cmath>

namespace longspan::scene {
namespace {

/// A day in 2026, in nanoseconds: a double cannot hold single ones any more.
constexpr Nanos kNow = 1'777'600'000'123'456'789;
constexpr TimeRange kDay{kNow, kNow + 86'400 * kSecond};

class TimeScaleTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mapsTheEndsOfTheRangeToTheEdges();
    void findsTheTimeOfEachPixelAgain();
    void tellsSingleNanosecondsApart();
    void zoomingKeepsTheTimeUnderThePointer();
    void aLongZoomDoesNotDrift();
    void deepDownPanningIsSmooth();
    void neverShowsLessThanItsLeast();
    void neverLeavesItsBounds();
    void anEmptyRangeIsWidened();
    void farTimesStayPaintable();
    void extremeTimesDoNotOverflow();
    void anotherWidthShowsTheSameTime();
};

void TimeScaleTest::mapsTheEndsOfTheRangeToTheEdges()
{
    const TimeScale scale(kDay, 1000);
    QCOMPARE(scale.x(kDay.from), 0.0);
    QCOMPARE(scale.x(kDay.to), 1000.0);
    QCOMPARE(scale.x(kDay.from + 43'200 * kSecond), 500.0);
    QCOMPARE(scale.length(86'400 * kSecond), 1000.0);
    QVERIFY(scale.visible() == kDay);
}

void TimeScaleTest::findsTheTimeOfEachPixelAgain()
{
    const TimeScale scale({kNow, kNow + 12'345'678}, 777);
    for (int x = 0; x <= 777; ++x)
        QVERIFY(std::abs(scale.x(scale.timeAt(x)) - x) < 0.001);
}

void TimeScaleTest::tellsSingleNanosecondsApart()
{
    const TimeScale scale({kNow, kNow + 100}, 1000);
    for (Nanos i = 0; i <= 100; ++i)
        QCOMPARE(scale.x(kNow + i), static_cast<double>(i) * 10);
}

void TimeScaleTest::zoomingKeepsTheTimeUnderThePointer()
{
    const TimeScale scale(kDay, 1000);
    const Nanos under = scale.timeAt(321);
    const TimeScale closer = scale.zoomed(1000, 321, kDay);
    QVERIFY(std::abs(closer.x(under) - 321) < 0.01);
    QCOMPARE(closer.visibleNanos(), scale.visibleNanos() / 1000);
    QVERIFY(std::abs(closer.zoomed(0.1, 321, kDay).x(under) - 321) < 0.01);
}

void TimeScaleTest::aLongZoomDoesNotDrift()
{
    TimeScale scale(kDay, 1000);
    const Nanos under = scale.timeAt(617);
    const double nanos = scale.nanosPerPixel();
    for (int step = 0; step < 200; ++step)
        scale = scale.zoomed(1.15, 617, kDay);
    for (int step = 0; step < 400; ++step)
        scale = scale.zoomed(step % 2 == 0 ? 1.5 : 1 / 1.5, 617, kDay);
    // Within what a pixel was at the beginning, although a pixel is now a fraction of a nanosecond.
    QVERIFY(scale.nanosPerPixel() < 0.1);
    QVERIFY(std::abs(static_cast<double>(scale.timeAt(617) - under)) < nanos * 0.001);
}

void TimeScaleTest::deepDownPanningIsSmooth()
{
    // 20 ns over 1000 pixels: a pixel is 0.02 ns, so a scale of whole nanoseconds could not move by one.
    TimeScale scale({kNow, kNow + 20}, 1000);
    const TimeRange bounds{kNow - 1000, kNow + 1000};
    for (int i = 1; i <= 100; ++i) {
        scale = scale.panned(1, bounds);
        QVERIFY(std::abs(scale.x(kNow) - i) < 1e-6);
    }
}

void TimeScaleTest::neverShowsLessThanItsLeast()
{
    const TimeScale scale = TimeScale(kDay, 1000).zoomed(1e30, 500, kDay);
    QCOMPARE(scale.visibleNanos(), TimeScale::kLeastNanos);
}

void TimeScaleTest::neverLeavesItsBounds()
{
    const TimeScale scale(kDay, 1000);
    QVERIFY(scale.zoomed(0.01, 900, kDay) == scale);
    QVERIFY(scale.panned(5000, kDay) == scale);
    QVERIFY(scale.panned(-5000, kDay) == scale);
    const TimeScale closer = scale.zoomed(4, 500, kDay);
    QVERIFY(std::abs(closer.panned(1e9, kDay).x(kDay.from)) < 0.001);
    QVERIFY(std::abs(closer.panned(-1e9, kDay).x(kDay.to) - 1000) < 0.001);
}

void TimeScaleTest::anEmptyRangeIsWidened()
{
    const TimeScale scale({5, 5}, 0);
    QCOMPARE(scale.width(), 1.0);
    QCOMPARE(scale.visibleNanos(), TimeScale::kLeastNanos);
}

void TimeScaleTest::farTimesStayPaintable()
{
    const TimeScale scale({kNow, kNow + 10}, 1000);
    QCOMPARE(scale.x(kNow + 86'400 * kSecond), TimeScale::kFar);
    QCOMPARE(scale.x(0), -TimeScale::kFar);
}

void TimeScaleTest::extremeTimesDoNotOverflow()
{
    const TimeRange all;
    const TimeScale scale(all, 1000);
    QCOMPARE(scale.x(all.from), 0.0);
    QCOMPARE(scale.x(all.to), 1000.0);
    QVERIFY(std::abs(scale.x(0) - 500) < 0.001);
    QVERIFY(scale.timeAt(2000) > 0);
    QVERIFY(scale.timeAt(-2000) < 0);
    QVERIFY(scale.zoomed(2, 0, all).visible().from == all.from);
}

void TimeScaleTest::anotherWidthShowsTheSameTime()
{
    const TimeScale wide = TimeScale(kDay, 1000).zoomed(8, 300, kDay).resized(2000);
    QVERIFY(wide.visible() == TimeScale(kDay, 1000).zoomed(8, 300, kDay).visible());
    QCOMPARE(wide.width(), 2000.0);
}

} // namespace
} // namespace longspan::scene

QTEST_GUILESS_MAIN(longspan::scene::TimeScaleTest)
#include "time_scale_test.moc"
