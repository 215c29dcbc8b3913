// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/demo_source.h"
#include "ui/scene/minimap.h"
#include "ui/scene/waterfall_painter.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <cstdio>

/// Paints the slowest trace of the demo to PNG files in a folder, in both themes: render-demo FOLDER [REGION].
namespace {

using namespace longspan;

constexpr double kScale = 1.0;
constexpr int kWidth = 1440;
constexpr int kHeight = 860;

scene::ShownTracePtr slowestTrace(const std::string& region)
{
    const SpanTablePtr table = source::makeDemoTable({.now = 1'777'600'000 * kSecond}, region).value();
    TraceNo slowest{0};
    for (std::uint32_t no = 0; no < table->traceCount(); ++no) {
        if (table->extent(TraceNo{no}).duration() > table->extent(slowest).duration())
            slowest = TraceNo{no};
    }
    auto tree = std::make_shared<const TraceTree>(TraceTree::build(Trace(table, slowest)).value());
    return scene::ShownTrace::make(std::move(tree), {.fixClocks = true}).value();
}

struct Picture {
    scene::ShownTracePtr trace;
    scene::Theme theme;
    QImage image;
    QPainter painter;
    scene::TextCache texts;

    Picture(scene::ShownTracePtr shown, const scene::Theme& with)
        : trace(std::move(shown))
        , theme(with)
        , image(static_cast<int>(kWidth * kScale), static_cast<int>(kHeight * kScale), QImage::Format_RGB32)
        , texts(QGuiApplication::font())
    {
        image.setDevicePixelRatio(kScale);
        painter.begin(&image);
        painter.fillRect(QRectF(0, 0, kWidth, kHeight), theme.base);
    }
    bool save(const QString& path)
    {
        painter.end();
        return image.save(path);
    }
};

void paintTrace(Picture& picture, const TimeRange& visible)
{
    const scene::WaterfallStyle style;
    const scene::TimeScale scale(visible, kWidth - style.treeWidth);
    constexpr double kMinimap = 56;
    constexpr double kRuler = 26;
    const QRectF map(style.treeWidth, 0, scale.width(), kMinimap);
    scene::MinimapCache minimaps;
    paintMinimap(picture.painter, minimaps.image(picture.trace, QSizeF(map.size() * kScale).toSize(), picture.theme),
        map, scene::minimapWindow(map, picture.trace->extent(), visible), picture.theme);
    picture.painter.fillRect(QRectF(0, 0, style.treeWidth, kMinimap + kRuler), picture.theme.panel);
    paintRuler(picture.painter, scene::layOutRuler(scale, picture.trace->extent().from, picture.texts),
        QRectF(style.treeWidth, kMinimap, scale.width(), kRuler), picture.theme, picture.texts);

    scene::WaterfallRows rows(picture.trace->treePtr());
    rows.setFolded(NodeNo{static_cast<std::uint32_t>(rows.tree().size() * 2 / 3)}, true);
    scene::SpanPartsCache parts(picture.trace);
    scene::NodeSet matches(rows.tree().size());
    matches.insert(NodeNo{5});
    const scene::WaterfallScene waterfall = scene::layOutWaterfall({.trace = *picture.trace,
        .rows = rows,
        .parts = parts,
        .widths = picture.texts,
        .scale = scale,
        .height = kHeight - kMinimap - kRuler,
        .selected = NodeNo{3},
        .hovered = NodeNo{8},
        .matches = &matches});
    picture.painter.translate(0, kMinimap + kRuler);
    paintWaterfall(picture.painter, waterfall, picture.theme, picture.texts);
}

bool render(const scene::ShownTracePtr& trace, const scene::Theme& theme, const QString& stem)
{
    Picture whole(trace, theme);
    paintTrace(whole, trace->extent());
    const Nanos third = (trace->extent().to - trace->extent().from) / 3;
    Picture zoomed(trace, theme);
    paintTrace(zoomed, {trace->extent().from + third, trace->extent().from + third + third / 50});
    return whole.save(stem + QStringLiteral(".png")) && zoomed.save(stem + QStringLiteral("-zoomed.png"));
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
    const scene::ShownTracePtr trace = slowestTrace(arguments.value(2).toStdString());
    const QString folder = arguments.at(1);
    const bool done = render(trace, scene::Theme::lightTheme(), folder + QStringLiteral("/trace-light")) &&
        render(trace, scene::Theme::darkTheme(), folder + QStringLiteral("/trace-dark"));
    std::printf("%zu spans, %s\n", trace->tree().size(), done ? "painted" : "not written");
    return done ? 0 : 1;
}
