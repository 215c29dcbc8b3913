// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/links.h"
#include "model/source/demo_source.h"
#include "ui/scene/topology_painter.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <cstdio>

/// Paints the topology of the demo to PNG files in a folder, in both themes, at 1x and 2x: render-topology FOLDER
/// [REGION].
namespace {

using namespace longspan;

constexpr QSizeF kWindow(1440, 860);

ServiceGraph demoGraph(const std::string& region)
{
    analysis::LinkCounter counter;
    const SpanTablePtr table = source::makeDemoTable({.now = 1'777'600'000 * kSecond}, region).value();
    return counter.add(table) ? counter.graph() : ServiceGraph{};
}

struct Shot {
    QString name;
    double scale = 1;
    bool dark = false;
    bool selection = false;
};

bool render(const ServiceGraph& graph, const QString& folder, const Shot& shot)
{
    QImage image((kWindow * shot.scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(shot.scale);
    scene::TextCache texts(QGuiApplication::font());
    const scene::TopologyScene made = scene::layOutTopology({.graph = graph, .widths = texts}).value();
    const scene::Theme theme = shot.dark ? scene::Theme::darkTheme() : scene::Theme::lightTheme();
    const std::vector<std::uint32_t> matches = scene::findInTopology(graph, QStringLiteral("pay"));
    scene::TopologyPicture picture{made, theme, scene::fitTopology(made.bounds, kWindow), kWindow, {}};
    if (shot.selection) {
        const auto middle = static_cast<std::uint32_t>(made.nodes.size() / 2);
        picture.view = picture.view.zoomed(1.5, {kWindow.width() / 2, kWindow.height() / 2});
        picture.marks = {.selected = {middle, scene::TopologyScene::kNone}, .hovered = {}, .matches = matches};
    }
    QPainter painter(&image);
    scene::paintTopology(painter, picture, texts);
    painter.end();
    return image.save(folder + QStringLiteral("/topology-") + shot.name + QStringLiteral(".png"));
}

} // namespace

int main(int argc, char** argv)
{
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("usage: render-topology FOLDER [REGION]\n", stderr);
        return 2;
    }
    const ServiceGraph graph = demoGraph(arguments.value(2).toStdString());
    bool done = true;
    for (const Shot& shot : {Shot{QStringLiteral("light"), 1, false, false},
             Shot{QStringLiteral("dark"), 1, true, false}, Shot{QStringLiteral("light-2x"), 2, false, false},
             Shot{QStringLiteral("dark-2x"), 2, true, false}, Shot{QStringLiteral("light-selected"), 1, false, true},
             Shot{QStringLiteral("dark-selected"), 1, true, true}})
        done = render(graph, arguments.at(1), shot) && done;
    std::printf("%zu nodes, %zu edges, %s\n", graph.nodes.size(), graph.edges.size(), done ? "painted" : "not written");
    return done ? 0 : 1;
}
