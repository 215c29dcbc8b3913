// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/layered_layout.h"
#include "tests/support/graph_generator.h"

#include <benchmark/benchmark.h>

namespace {

using namespace longspan;

analysis::LayoutGraph graphOf(const benchmark::State& state)
{
    test::GraphShape shape;
    shape.nodes = static_cast<std::uint32_t>(state.range(0));
    return test::makeServiceGraph(shape);
}

void layOut(benchmark::State& state)
{
    const analysis::LayoutGraph graph = graphOf(state);
    for (auto unused : state) {
        (void)unused;
        benchmark::DoNotOptimize(analysis::layout(graph));
    }
}

void layOutAgain(benchmark::State& state)
{
    const analysis::LayoutGraph graph = graphOf(state);
    const analysis::LayoutMemory memory = analysis::remember(graph, *analysis::layout(graph));
    analysis::LayoutOptions options;
    options.earlier = &memory;
    for (auto unused : state) {
        (void)unused;
        benchmark::DoNotOptimize(analysis::layout(graph, options));
    }
}

} // namespace

BENCHMARK(layOut)->Arg(20)->Arg(100)->Arg(300)->Arg(1000)->Arg(3000)->Unit(benchmark::kMillisecond);
BENCHMARK(layOutAgain)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
