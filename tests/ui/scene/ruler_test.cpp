// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scene/fixed_widths.h"
#include "ui/scene/ruler.h"

#include <QTest>

namespace longspan::scene {
namespace {

constexpr Nanos kNow = 1'777'600'000'123'456'789;

std::string labels(const Ruler& ruler)
{
    std::string all;
    for (const Ruler::Tick& tick : ruler.ticks)
        all += (all.empty() ? "" : " | ") + tick.label;
    return all;
}

Ruler rulerOf(Nanos from, Nanos to, double width)
{
    return layOutRuler(TimeScale({kNow + from, kNow + to}, width), kNow, FixedWidths());
}

class RulerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsInRoundStepsFromTheOrigin();
    void stepsAreWholeMinutesAndHoursForLongOnes();
    void oneUnitForAllLabels();
    void deepDownLabelsCountFromABase();
    void beforeTheOriginIsNegative();
    void labelsNeverTouch();
    void anExtremeRangeHasFewTicks();
    void offsetsHaveTheDigitsThatMatter();
};

void RulerTest::countsInRoundStepsFromTheOrigin()
{
    const Ruler ruler = rulerOf(0, 4'500 * kMillisecond, 1000);
    QCOMPARE(ruler.step, 500 * kMillisecond);
    QCOMPARE(
        labels(ruler), std::string("0.0 s | 0.5 s | 1.0 s | 1.5 s | 2.0 s | 2.5 s | 3.0 s | 3.5 s | 4.0 s | 4.5 s"));
    QCOMPARE(ruler.ticks.front().x, 0.0);
    QCOMPARE(ruler.ticks.back().x, 1000.0);
}

void RulerTest::stepsAreWholeMinutesAndHoursForLongOnes()
{
    QCOMPARE(labels(rulerOf(0, 600 * kSecond, 500)), std::string("0 min | 2 min | 4 min | 6 min | 8 min | 10 min"));
    QCOMPARE(labels(rulerOf(0, 90 * kSecond, 500)), std::string("0 s | 15 s | 30 s | 45 s | 60 s | 75 s | 90 s"));
    QCOMPARE(rulerOf(0, 100 * 3600 * kSecond, 500).step, 24 * 3600 * kSecond);
}

void RulerTest::oneUnitForAllLabels()
{
    QCOMPARE(labels(rulerOf(900 * kMicrosecond, 1'200 * kMicrosecond, 400)),
        std::string("0.9 ms | 1.0 ms | 1.1 ms | 1.2 ms"));
}

void RulerTest::deepDownLabelsCountFromABase()
{
    const Nanos from = 3'204'123'400;
    const Ruler ruler = rulerOf(from, from + 1000, 500);
    QVERIFY(ruler.base);
    QCOMPARE(ruler.step, Nanos{200});
    QCOMPARE(*ruler.base % (ruler.step * 1000), Nanos{0});
    QVERIFY(*ruler.base <= from);
    QVERIFY2(ruler.ticks.front().label.starts_with("+"), ruler.ticks.front().label.c_str());
    QCOMPARE(ruler.baseLabel, std::string("3.2040 s"));
    // Panning by less than the base's step keeps it, so that labels do not all change at once.
    QCOMPARE(rulerOf(from + 300, from + 1300, 500).base, ruler.base);
}

void RulerTest::beforeTheOriginIsNegative()
{
    QCOMPARE(labels(rulerOf(-200 * kMillisecond, 100 * kMillisecond, 400)),
        std::string("-200 ms | -100 ms | 0 ms | 100 ms"));
}

void RulerTest::labelsNeverTouch()
{
    for (Nanos range = 10; range < 1000 * 3600 * kSecond; range = range * 3 / 2 + 1) {
        for (const Nanos from : {Nanos{0}, Nanos{123'456'789}, 3'600 * kSecond}) {
            const Ruler ruler = rulerOf(from, from + range, 700);
            for (std::size_t i = 1; i < ruler.ticks.size(); ++i) {
                const double room = ruler.ticks[i].x - ruler.ticks[i - 1].x;
                const double wide = FixedWidths().width(TextStyle::small, ruler.ticks[i - 1].label);
                QVERIFY2(room > wide + 8, ruler.ticks[i - 1].label.c_str());
            }
            QVERIFY(range < 100 || !ruler.ticks.empty());
        }
    }
}

void RulerTest::anExtremeRangeHasFewTicks()
{
    const Ruler ruler = layOutRuler(TimeScale(TimeRange{}, 1000), TimeRange{}.from, FixedWidths());
    QVERIFY(ruler.ticks.size() < 20);
    QVERIFY(layOutRuler(TimeScale({0, 10}, 1), TimeRange{}.to, FixedWidths()).ticks.size() < 20);
}

void RulerTest::offsetsHaveTheDigitsThatMatter()
{
    QCOMPARE(offsetText(1'250 * kMillisecond, 10 * kMillisecond), std::string("1.25 s"));
    QCOMPARE(offsetText(-2 * kSecond, kSecond), std::string("-2 s"));
    QCOMPARE(offsetText(1'500, 500), std::string("1.5 \u00b5s"));
    QCOMPARE(offsetText(7, 1), std::string("7 ns"));
    QCOMPARE(offsetText(0, kMillisecond), std::string("0 ns"));
}

} // namespace
} // namespace longspan::scene

QTEST_GUILESS_MAIN(longspan::scene::RulerTest)
#include "ruler_test.moc"
