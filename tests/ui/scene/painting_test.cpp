// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scene/shown_fixture.h"
#include "ui/scene/flame_scene.h"
#include "ui/scene/heat_map.h"
#include "ui/scene/waterfall_painter.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

namespace longspan::scene {
namespace {

constexpr int kWidth = 900;
constexpr int kHeight = 200;

QImage canvas(const QColor& ground)
{
    QImage image(kWidth, kHeight, QImage::Format_RGB32);
    image.fill(ground);
    return image;
}

/// First and last line with a pixel that is not white, between two columns.
std::pair<int, int> inkBetween(const QImage& image, int left, int right)
{
    std::pair<int, int> ink{-1, -1};
    for (int y = 0; y < image.height(); ++y) {
        for (int x = left; x < right; ++x) {
            if (image.pixelColor(x, y).lightness() > 200)
                continue;
            ink = {ink.first < 0 ? y : ink.first, y};
        }
    }
    return ink;
}

class PaintingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsPaintedAsABarIsHitAsOne();
    void textsAreCutToTheirRoom();
    void controlCharactersAreBlanks();
    void veryLongTextsAreCutBetweenCharacters();
    void chineseStandsOnTheSameLine();
    void textsAreLaidOutAgainAfterManyOthers();
    void flamesAndHeatFillTheirRectangles();
};

void PaintingTest::whatIsPaintedAsABarIsHitAsOne()
{
    test::TraceFixture fixture{{.id = "a", .start = 0, .duration = 400},
        {.id = "b", .parent = "a", .start = 100, .duration = 50},
        {.id = "c", .parent = "a", .start = 250, .duration = 100}};
    const ShownTracePtr trace = shown(fixture);
    const WaterfallRows rows(trace->treePtr());
    SpanPartsCache parts(trace);
    TextCache texts(QGuiApplication::font());
    const TimeScale scale({0, 500}, 500);
    const WaterfallScene scene = layOutWaterfall(
        {.trace = *trace, .rows = rows, .parts = parts, .widths = texts, .scale = scale, .height = kHeight});
    const Theme theme = Theme::lightTheme();
    QImage image = canvas(theme.base);
    QPainter painter(&image);
    paintWaterfall(painter, scene, theme, texts);
    painter.end();
    int bars = 0;
    for (const WaterfallScene::Row& row : scene.rows) {
        const int y = static_cast<int>(row.rect.center().y()) - 2;
        for (int x = static_cast<int>(scene.timeline.left()); x < kWidth - 20; ++x) {
            const QColor colour = image.pixelColor(x, y);
            const bool bar = colour == theme.service(row.colour) || colour == theme.shade(row.colour);
            const auto hit = hitTest(scene, scale, QPointF(x + 0.5, y + 0.5));
            QVERIFY(!bar || (hit && hit->part == WaterfallHit::Part::bar));
            bars += bar ? 1 : 0;
        }
    }
    QCOMPARE(bars, 400 + 50 + 100);
}

void PaintingTest::textsAreCutToTheirRoom()
{
    TextCache texts(QGuiApplication::font());
    QImage image = canvas(Qt::white);
    QPainter painter(&image);
    const std::string text = "a text that is far too long for so little room";
    const double whole = texts.draw(painter, {QRectF(0, 0, 800, 30), text, TextStyle::normal, {}, Qt::black});
    QCOMPARE(whole, texts.width(TextStyle::normal, text));
    const double cut = texts.draw(painter, {QRectF(0, 40, 80, 30), text, TextStyle::normal, {}, Qt::black});
    QVERIFY(cut > 30 && cut <= 80);
    QCOMPARE(texts.draw(painter, {QRectF(0, 80, 3, 30), text, TextStyle::normal, {}, Qt::black}), 0.0);
    painter.end();
    QVERIFY(inkBetween(image.copy(0, 40, kWidth, 30), 84, kWidth).first < 0);
}

void PaintingTest::controlCharactersAreBlanks()
{
    const TextCache texts(QGuiApplication::font());
    QCOMPARE(texts.width(TextStyle::normal, "a\nb\tc"), texts.width(TextStyle::normal, "a b c"));
    QVERIFY(texts.width(TextStyle::bold, "a b c") >= texts.width(TextStyle::small, "a b c"));
}

void PaintingTest::veryLongTextsAreCutBetweenCharacters()
{
    const TextCache texts(QGuiApplication::font());
    std::string shorter;
    while (shorter.size() + 3 <= TextCache::kMostBytes)
        shorter += "\u6162";
    const std::string longer = shorter + "\u6162\u6162";
    QCOMPARE(texts.width(TextStyle::normal, longer), texts.width(TextStyle::normal, shorter));
}

void PaintingTest::chineseStandsOnTheSameLine()
{
    if (QFontDatabase::families(QFontDatabase::SimplifiedChinese).isEmpty())
        QSKIP("no font for Chinese here (fonts-droid-fallback has one)");
    TextCache texts(QGuiApplication::font());
    QImage image = canvas(Qt::white);
    QPainter painter(&image);
    for (int left = 0; left < 400; left += 200) {
        const std::string text = left == 0 ? "xxxx" : "xxxx \u5317\u4eac";
        texts.draw(painter, {QRectF(left, 10, 190, 40), text, TextStyle::normal, {}, Qt::black});
    }
    painter.end();
    const int wide = static_cast<int>(texts.width(TextStyle::normal, "xxxx")) - 1;
    QVERIFY(inkBetween(image, 0, wide).first > 0);
    QCOMPARE(inkBetween(image, 200, 200 + wide), inkBetween(image, 0, wide));
    const double chinese = texts.width(TextStyle::normal, "\u5317\u4eac");
    QVERIFY(chinese > texts.width(TextStyle::normal, "xx"));
    QVERIFY(inkBetween(image, 205 + wide, 390).first >= 0);
}

void PaintingTest::textsAreLaidOutAgainAfterManyOthers()
{
    TextCache texts(QGuiApplication::font());
    QImage image = canvas(Qt::white);
    QPainter painter(&image);
    const auto draw = [&](const std::string& text) {
        return texts.draw(painter, {QRectF(0, 0, 800, 30), text, TextStyle::normal, {}, Qt::black});
    };
    const double before = draw("the first");
    for (std::size_t i = 0; i < 3 * TextCache::kTexts; ++i)
        (void)draw(std::to_string(i));
    QCOMPARE(draw("the first"), before);
}

void PaintingTest::flamesAndHeatFillTheirRectangles()
{
    test::TraceFixture fixture{
        {.id = "a", .start = 0, .duration = 100}, {.id = "b", .parent = "a", .start = 0, .duration = 50}};
    const FlameGraph graph = FlameGraph::make(shown(fixture)).value();
    const FlameScene flames = layOutFlames({graph, TimeScale({0, 100}, kWidth), 0, kHeight});
    const Theme theme = Theme::darkTheme();
    TextCache texts(QGuiApplication::font());
    QImage image = canvas(Qt::magenta);
    QPainter painter(&image);
    paintFlames(painter, flames, graph, theme, texts);
    QCOMPARE(image.pixelColor(890, 22), theme.shade(flames.boxes[1].colour));
    QCOMPARE(image.pixelColor(890, 42), theme.base);

    HeatGrid heat({0, 90}, 9, 1, 1000);
    heat.add(0, 1, true);
    paintHeat(painter, layOutHeat(heat, QRectF(0, 0, kWidth, kHeight)), theme, texts);
    painter.end();
    QCOMPARE(image.pixelColor(50, kHeight - 6), theme.heatAt(1));
    QCOMPARE(image.pixelColor(50, kHeight - 1), theme.bad);
    QCOMPARE(image.pixelColor(450, kHeight - 6), theme.base);
}

} // namespace
} // namespace longspan::scene

QTEST_MAIN(longspan::scene::PaintingTest)
#include "painting_test.moc"
