// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/layered_layout.h"
#include "tests/bench/measure.h"
#include "tests/support/graph_generator.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

using namespace longspan;

constexpr double kPointsPerInch = 72;

/// The graph for dot, with the sizes and gaps that the layout has.
void printDot(const analysis::LayoutGraph& graph)
{
    const analysis::LayoutOptions options;
    std::printf("digraph services {\nrankdir=LR; nodesep=%g; ranksep=%g; node [shape=box fixedsize=true label=\"\"];\n",
        options.nodeGap / kPointsPerInch, options.layerGap / kPointsPerInch);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        std::printf("n%zu [width=%g height=%g];\n", i, graph.nodes[i].width / kPointsPerInch,
            graph.nodes[i].height / kPointsPerInch);
    for (const analysis::LayoutGraph::Edge& edge : graph.edges)
        std::printf("n%u -> n%u;\n", edge.from, edge.to);
    std::puts("}");
}

/// The layout in the words of dot -Tplain, as far as tests/bench/layout_report reads them, after its time.
int printLayout(const analysis::LayoutGraph& graph)
{
    Result<analysis::LayeredLayout> made;
    const double time = bench::timed([&] { made = analysis::layout(graph); });
    if (!made)
        return 1;
    std::printf("milliseconds %.6f\ncrossings %llu\n", time, static_cast<unsigned long long>(made->crossings));
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        std::printf("node n%zu %.3f %.3f\n", i, made->nodes[i].centre.x, made->nodes[i].centre.y);
    for (std::size_t i = 0; i < graph.edges.size(); ++i)
        std::printf("edge n%u n%u%s\n", graph.edges[i].from, graph.edges[i].to, made->edges[i].back ? " back" : "");
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 4) {
        std::fputs("usage: measure-layout dot|layout NODES SEED\n", stderr);
        return 2;
    }
    test::GraphShape shape;
    shape.nodes = static_cast<std::uint32_t>(std::atoi(argv[2]));
    shape.seed = static_cast<std::uint64_t>(std::atoll(argv[3]));
    const analysis::LayoutGraph graph = test::makeServiceGraph(shape);
    if (std::string_view(argv[1]) == "dot") {
        printDot(graph);
        return 0;
    }
    return printLayout(graph);
}
