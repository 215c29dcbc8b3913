// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scene/shown_fixture.h"
#include "ui/scene/minimap.h"

#include <QTest>
#include <algorithm>

namespace longspan::scene {
namespace {

std::string line(const Minimap& minimap, int y)
{
    std::string text;
    for (int x = 0; x < minimap.width; ++x) {
        const std::uint8_t cell = minimap.at(x, y);
        text += cell == Minimap::kEmpty ? '.' : (cell == Minimap::kError ? '!' : '#');
    }
    return text;
}

ShownTracePtr some()
{
    test::TraceFixture fixture{{.id = "a", .start = 0, .duration = 100},
        {.id = "b", .parent = "a", .start = 20, .duration = 40},
        {.id = "c", .parent = "a", .start = 80, .duration = 1, .error = true}, {.id = "d", .parent = "a"}};
    return shown(fixture);
}

class MinimapTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spansAreLinesAtTheirPlaces();
    void nothingVanishesInALongTrace();
    void theExtremesOfTimeStayInside();
    void theFrameShowsWhatIsVisible();
    void aNarrowFrameCanStillBeGrabbed();
    void theImageIsKeptUntilSomethingChanges();
};

void MinimapTest::spansAreLinesAtTheirPlaces()
{
    const Minimap minimap = makeMinimap(*some(), 10, 8);
    QCOMPARE(line(minimap, 0), std::string("##########"));
    QCOMPARE(line(minimap, 2), std::string("..........")); // its start is unknown
    QCOMPARE(line(minimap, 4), std::string("..####...."));
    QCOMPARE(line(minimap, 6), std::string("........!."));
    QCOMPARE(line(minimap, 7), std::string("........!."));
}

void MinimapTest::nothingVanishesInALongTrace()
{
    const ShownTracePtr trace = manyShown(
        50'000, [](std::uint32_t i) { return i <= 10 ? 0U : i % 10; }, nullptr);
    const Minimap minimap = makeMinimap(*trace, 300, 40);
    for (int x = 0; x < 300; ++x) {
        bool any = false;
        for (int y = 1; y < 40; ++y)
            any = any || minimap.at(x, y) != Minimap::kEmpty;
        QVERIFY(any);
    }
    QCOMPARE(makeMinimap(*trace, 0, -3).cells.size(), std::size_t{1});
}

void MinimapTest::theExtremesOfTimeStayInside()
{
    constexpr Nanos kLast = std::numeric_limits<Nanos>::max();
    test::TraceFixture fixture{
        {.id = "a", .start = -kLast, .duration = 5}, {.id = "b", .start = kLast - 1, .duration = kLast}};
    const Minimap minimap = makeMinimap(*shown(fixture), 10, 2);
    QCOMPARE(line(minimap, 0), std::string("#........."));
    QCOMPARE(line(minimap, 1), std::string(".........#"));
}

void MinimapTest::theFrameShowsWhatIsVisible()
{
    const QRectF area(380, 0, 1000, 50);
    const TimeRange extent{0, 1000};
    QCOMPARE(minimapWindow(area, extent, extent), area);
    const QRectF window = minimapWindow(area, extent, {200, 500});
    QCOMPARE(window, QRectF(580, 0, 300, 50));
    QVERIFY(hitTest(window, {700, 10}) == MinimapHit::window);
    QVERIFY(hitTest(window, {578, 10}) == MinimapHit::leftEdge);
    QVERIFY(hitTest(window, {881, 10}) == MinimapHit::rightEdge);
    QVERIFY(hitTest(window, {400, 10}) == MinimapHit::outside);
    QVERIFY(hitTest(window, {700, 60}) == MinimapHit::outside);
}

void MinimapTest::aNarrowFrameCanStillBeGrabbed()
{
    const QRectF area(0, 0, 1000, 50);
    QCOMPARE(minimapWindow(area, {0, kSecond}, {kSecond - 10, kSecond}), QRectF(997, 0, 3, 50));
    QCOMPARE(minimapWindow(area, {0, kSecond}, {-100, -10}).width(), 3.0);
}

void MinimapTest::theImageIsKeptUntilSomethingChanges()
{
    MinimapCache cache;
    const ShownTracePtr trace = some();
    const QImage& light = cache.image(trace, {100, 20}, Theme::lightTheme());
    QCOMPARE(light.size(), QSize(100, 20));
    QCOMPARE(light.pixelColor(50, 19), Theme::lightTheme().panel);
    QCOMPARE(light.pixelColor(80, 18), Theme::lightTheme().bad);
    (void)cache.image(trace, {100, 20}, Theme::lightTheme());
    QCOMPARE(cache.drawn(), 1);
    QCOMPARE(cache.image(trace, {100, 20}, Theme::darkTheme()).pixelColor(50, 19), Theme::darkTheme().panel);
    (void)cache.image(trace, {101, 20}, Theme::darkTheme());
    (void)cache.image(some(), {101, 20}, Theme::darkTheme());
    QCOMPARE(cache.drawn(), 4);
}

} // namespace
} // namespace longspan::scene

QTEST_GUILESS_MAIN(longspan::scene::MinimapTest)
#include "minimap_test.moc"
