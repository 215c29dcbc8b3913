// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/graph_generator.h"
#include "ui/panels/topology/topology_canvas.h"
#include "ui/widgets/appearance.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

/// Frames of a topology that is dragged and zoomed, each from the event to the painted window:
/// measure-topology-motion [NODES...]. Prints one JSON object a size:
/// {"nodes": 1000, "frames": 600, "p50": ms, "p99": ms, "max": ms}
namespace {

using namespace longspan;

constexpr QSize kWindow(1280, 800);
constexpr int kFrames = 300; ///< of each motion
constexpr double kEdgesPerNode = 2.5;

std::shared_ptr<const panels::ShownTopology> shownGraph(std::uint32_t nodes)
{
    test::GraphShape shape;
    shape.nodes = nodes;
    shape.edgesPerNode = kEdgesPerNode;
    const analysis::LayoutGraph made = test::makeServiceGraph(shape);
    auto graph = std::make_shared<ServiceGraph>();
    for (const auto& node : made.nodes)
        graph->nodes.push_back({node.key});
    for (const auto& edge : made.edges) {
        ServiceGraph::Edge call;
        call.from = edge.from;
        call.to = edge.to;
        call.calls = 1 + graph->edges.size() % 1000;
        call.errors = graph->edges.size() % 7 == 0 ? 1 : 0;
        graph->edges.push_back(call);
    }
    const scene::TextCache widths(QApplication::font());
    auto scene = scene::layOutTopology({.graph = *graph, .widths = widths});
    if (!scene)
        return nullptr;
    return std::make_shared<const panels::ShownTopology>(panels::ShownTopology{graph, *std::move(scene)});
}

double frame(panels::TopologyCanvas& canvas, QEvent& event)
{
    QElapsedTimer timer;
    timer.start();
    QApplication::sendEvent(&canvas, &event);
    canvas.repaint();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void drag(panels::TopologyCanvas& canvas, std::vector<double>& frames)
{
    QPointF at(kWindow.width() / 2.0, kWindow.height() / 2.0);
    QMouseEvent press(QEvent::MouseButtonPress, at, at, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&canvas, &press);
    for (int i = 0; i < kFrames; ++i) {
        at += QPointF(9 * std::cos(i / 20.0), 7 * std::sin(i / 13.0));
        QMouseEvent move(QEvent::MouseMove, at, at, Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        frames.push_back(frame(canvas, move));
        QCoreApplication::sendPostedEvents(); // what workers have painted arrives between frames
    }
    QMouseEvent release(QEvent::MouseButtonRelease, at, at, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&canvas, &release);
}

void zoom(panels::TopologyCanvas& canvas, std::vector<double>& frames)
{
    const QPointF at(kWindow.width() / 3.0, kWindow.height() / 3.0);
    constexpr int kTurn = 25;
    for (int i = 0; i < kFrames; ++i) {
        const int notch = i / kTurn % 2 == 0 ? 30 : -30;
        QWheelEvent wheel(at, at, {}, QPoint(0, notch), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        frames.push_back(frame(canvas, wheel));
        QCoreApplication::sendPostedEvents(); // what workers have painted arrives between frames
    }
}

void report(std::uint32_t nodes, std::vector<double> frames)
{
    std::sort(frames.begin(), frames.end());
    const auto at = [&frames](double share) {
        return frames[static_cast<std::size_t>(share * static_cast<double>(frames.size() - 1))];
    };
    std::printf("{\"nodes\": %u, \"frames\": %zu, \"p50\": %.3f, \"p99\": %.3f, \"max\": %.3f}\n", nodes, frames.size(),
        at(0.5), at(0.99), frames.back());
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    std::vector<std::uint32_t> sizes;
    for (int i = 1; i < argc; ++i)
        sizes.push_back(QByteArray(argv[i]).toUInt());
    if (sizes.empty())
        sizes = {1000, 3000};
    const widgets::Appearance appearance{QApplication::palette()};
    session::Workers workers;
    for (const std::uint32_t nodes : sizes) {
        panels::TopologyCanvas canvas(appearance, workers);
        canvas.resize(kWindow);
        canvas.QWidget::show();
        auto shown = shownGraph(nodes);
        if (!shown)
            return 1;
        canvas.show(std::move(shown), false);
        constexpr int kPatience = 60'000;
        if (!QTest::qWaitFor([&canvas] { return canvas.sharp(); }, kPatience))
            return 1;
        std::vector<double> frames;
        drag(canvas, frames);
        zoom(canvas, frames);
        report(nodes, std::move(frames));
    }
    return 0;
}
