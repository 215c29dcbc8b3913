// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/demo_source.h"
#include "tests/ui/scene/shown_fixture.h"
#include "ui/scene/flame_scene.h"
#include "ui/scene/heat_map.h"
#include "ui/scene/minimap.h"
#include "ui/scene/waterfall_painter.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <cstdio>

/// Paints the views of the demo's slowest trace, and of one in Chinese, to PNG files in a folder, in both themes and
/// two sizes: render-demo FOLDER [REGION].
namespace {

using namespace longspan;

struct Look {
    const char* name;
    int width;
    int height;
    double ratio; ///< device pixels a pixel
    bool dark;
};

class Picture {
public:
    explicit Picture(const Look& look)
        : theme(look.dark ? scene::Theme::darkTheme() : scene::Theme::lightTheme())
        , size(look.width / look.ratio, look.height / look.ratio)
        , ratio(look.ratio)
        , texts(QGuiApplication::font())
        , m_image(look.width, look.height, QImage::Format_RGB32)
    {
        m_image.setDevicePixelRatio(look.ratio);
        painter.begin(&m_image);
        painter.fillRect(QRectF(QPointF(0, 0), size), theme.base);
    }
    [[nodiscard]] bool save(const QString& path)
    {
        painter.end();
        return m_image.save(path);
    }

    scene::Theme theme;
    QSizeF size;
    double ratio;
    scene::TextCache texts;
    QPainter painter;

private:
    QImage m_image;
};

scene::ShownTracePtr slowestTrace(const SpanTablePtr& table)
{
    TraceNo slowest{0};
    for (std::uint32_t no = 0; no < table->traceCount(); ++no) {
        if (table->extent(TraceNo{no}).duration() > table->extent(slowest).duration())
            slowest = TraceNo{no};
    }
    auto tree = std::make_shared<const TraceTree>(TraceTree::build(Trace(table, slowest)).value());
    return scene::ShownTrace::make(std::move(tree), {.fixClocks = true}).value();
}

scene::ShownTracePtr chineseTrace()
{
    constexpr Nanos kMs = kMillisecond;
    SpanDetail detail;
    detail.events = {{120 * kMs, "\u7f13\u5b58\u672a\u547d\u4e2d", {}, 0}, {300 * kMs, "retry", {}, 0}};
    test::TraceFixture fixture{
        {.id = "a",
            .start = 0,
            .duration = 900 * kMs,
            .service = "\u8ba2\u5355\u670d\u52a1",
            .name = "POST /\u4e0b\u5355"},
        {.id = "b",
            .parent = "a",
            .start = 20 * kMs,
            .duration = 400 * kMs,
            .service = "inventory",
            .name = "\u67e5\u8be2\u5e93\u5b58 SELECT stock",
            .detail = detail},
        {.id = "c",
            .parent = "b",
            .start = 100 * kMs,
            .duration = 90 * kMs,
            .error = true,
            .service = "\u652f\u4ed8",
            .name = "\u6263\u6b3e"},
        {.id = "d",
            .parent = "lost",
            .start = 450 * kMs,
            .duration = 200 * kMs,
            .service = "shipping",
            .name = "quote"},
        {.id = "e", .parent = "f", .start = 500 * kMs, .duration = 200 * kMs, .service = "cycle", .name = "one"},
        {.id = "f", .parent = "e", .start = 510 * kMs, .duration = 100 * kMs, .service = "cycle", .name = "two"},
        {.id = "g", .parent = "a", .start = 600 * kMs, .service = "audit", .name = "never ended"},
        {.id = "h",
            .parent = "a",
            .start = 2000 * kMs,
            .duration = 50 * kMs,
            .kind = SpanKind::server,
            .service = "clock",
            .name = "ahead",
            .address = "10.0.0.9"},
    };
    return scene::shown(fixture, {.fixClocks = true});
}

void paintTrace(Picture& picture, const scene::ShownTracePtr& trace, const TimeRange& visible)
{
    const scene::WaterfallStyle style;
    const scene::TimeScale scale(visible, picture.size.width() - style.treeWidth);
    constexpr double kMinimap = 56;
    constexpr double kRuler = 26;
    const QRectF map(style.treeWidth, 0, scale.width(), kMinimap);
    scene::MinimapCache minimaps;
    picture.painter.fillRect(QRectF(0, 0, picture.size.width(), kMinimap + kRuler), picture.theme.panel);
    paintMinimap(picture.painter, minimaps.image(trace, QSizeF(map.size() * picture.ratio).toSize(), picture.theme),
        map, scene::minimapWindow(map, trace->extent(), visible), picture.theme);
    paintRuler(picture.painter, scene::layOutRuler(scale, trace->extent().from, picture.texts),
        QRectF(style.treeWidth, kMinimap, scale.width(), kRuler), picture.theme, picture.texts);

    scene::WaterfallRows rows(trace->treePtr());
    rows.setFolded(NodeNo{static_cast<std::uint32_t>(rows.tree().size() * 2 / 3)}, true);
    scene::SpanPartsCache parts(trace);
    scene::NodeSet matches(rows.tree().size());
    matches.insert(NodeNo{5});
    const scene::WaterfallScene waterfall = scene::layOutWaterfall({.trace = *trace,
        .rows = rows,
        .parts = parts,
        .widths = picture.texts,
        .scale = scale,
        .height = picture.size.height() - kMinimap - kRuler,
        .selected = NodeNo{3},
        .hovered = NodeNo{8},
        .matches = &matches});
    picture.painter.translate(0, kMinimap + kRuler);
    paintWaterfall(picture.painter, waterfall, picture.theme, picture.texts);
}

void paintFlameGraph(Picture& picture, const scene::ShownTracePtr& trace)
{
    const scene::FlameGraph graph = scene::FlameGraph::make(trace).value();
    const scene::FlameScene flames = scene::layOutFlames({.graph = graph,
        .scale = scene::TimeScale(rangeOf(graph.frame(0)), picture.size.width()),
        .height = picture.size.height(),
        .hovered = 3});
    paintFlames(picture.painter, flames, graph, picture.theme, picture.texts);
}

void paintHeatMap(Picture& picture, const SpanTable& table)
{
    TimeRange range{TimeRange{}.to, TimeRange{}.from};
    for (const Nanos start : table.columns().start) {
        range.from = std::min(range.from, start);
        range.to = std::max(range.to, start + 1);
    }
    scene::HeatGrid grid(range, static_cast<int>(picture.size.width() / 12), kMillisecond / 10, 10 * kSecond);
    for (std::size_t i = 0; i < table.columns().size(); ++i)
        grid.add(table.columns().start[i], table.columns().duration[i], table.columns().status[i] == SpanStatus::error);
    const QRectF area(80, 20, picture.size.width() - 100, picture.size.height() - 60);
    paintHeat(picture.painter, scene::layOutHeat(grid, area), picture.theme, picture.texts);
}

bool render(const Look& look, const SpanTablePtr& table, const QString& folder)
{
    const scene::ShownTracePtr trace = slowestTrace(table);
    const scene::ShownTracePtr chinese = chineseTrace();
    const Nanos third = (trace->extent().to - trace->extent().from) / 3;
    const auto make = [&](const char* view, const auto& paint) {
        Picture picture(look);
        paint(picture);
        return picture.save(folder + QLatin1Char('/') + QLatin1String(view) + QLatin1Char('-') +
            QLatin1String(look.name) + QStringLiteral(".png"));
    };
    return make("trace", [&](Picture& picture) { paintTrace(picture, trace, trace->extent()); }) &&
        make("zoomed",
            [&](Picture& picture) {
                paintTrace(picture, trace, {trace->extent().from + third, trace->extent().from + third + third / 50});
            }) &&
        make("chinese", [&](Picture& picture) { paintTrace(picture, chinese, chinese->extent()); }) &&
        make("flames", [&](Picture& picture) { paintFlameGraph(picture, trace); }) &&
        make("heat", [&](Picture& picture) { paintHeatMap(picture, *table); });
}

} // namespace

int main(int argc, char** argv)
{
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("usage: render-demo FOLDER [REGION]\n", stderr);
        return 2;
    }
    const SpanTablePtr table =
        source::makeDemoTable({.now = 1'777'600'000 * kSecond}, arguments.value(2).toStdString()).value();
    bool done = true;
    for (const Look& look : {Look{"light", 1280, 800, 1, false}, Look{"dark", 1280, 800, 1, true},
             Look{"light-large", 2560, 1440, 1, false}, Look{"dark-sharp", 2560, 1440, 2, true}})
        done = render(look, table, arguments.at(1)) && done;
    std::puts(done ? "painted" : "not written");
    return done ? 0 : 1;
}
