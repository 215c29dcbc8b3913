// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/clock_skew.h"
#include "model/analysis/critical_path.h"
#include "model/analysis/self_time.h"
#include "model/decode/decode.h"
#include "model/trace/trace_tree.h"
#include "tests/bench/opened.h"
#include "tests/support/generate.h"

#include <benchmark/benchmark.h>

#include <map>

namespace {

using namespace longspan;

/// A generated trace of that many spans and its tree, made once a size.
const TraceTree& treeOf(std::int64_t spans)
{
    static std::map<std::int64_t, TraceTree> trees;
    const auto found = trees.find(spans);
    if (found != trees.end())
        return found->second;
    test::TraceSpec spec;
    spec.spansPerTrace = static_cast<std::uint64_t>(spans);
    const SpanTablePtr table = bench::must(decode::decodeText(test::generate(spec, test::Format::zipkinV2Json))).table;
    return trees.emplace(spans, bench::must(TraceTree::build(Trace(table, TraceNo{0})))).first->second;
}

template <class Work>
void run(benchmark::State& state, Work work)
{
    const TraceTree& tree = treeOf(state.range(0));
    for (auto unused : state) {
        (void)unused;
        benchmark::DoNotOptimize(work(tree));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void traceTree(benchmark::State& state)
{
    run(state, [](const TraceTree& tree) { return TraceTree::build(tree.trace()); });
}

void selfTimes(benchmark::State& state)
{
    run(state, [](const TraceTree& tree) { return analysis::selfTimes(tree); });
}

void criticalPath(benchmark::State& state)
{
    run(state, [](const TraceTree& tree) { return analysis::criticalPath(tree, tree.roots().front()); });
}

void jaegerSkew(benchmark::State& state)
{
    run(state, [](const TraceTree& tree) { return analysis::jaegerClockSkew(tree); });
}

void zipkinSkew(benchmark::State& state)
{
    run(state, [](const TraceTree& tree) { return analysis::zipkinClockSkew(tree); });
}

} // namespace

BENCHMARK(traceTree)->RangeMultiplier(100)->Range(10000, 1000000)->Unit(benchmark::kMillisecond);
BENCHMARK(selfTimes)->RangeMultiplier(100)->Range(10000, 1000000)->Unit(benchmark::kMillisecond);
BENCHMARK(criticalPath)->RangeMultiplier(100)->Range(10000, 1000000)->Unit(benchmark::kMillisecond);
BENCHMARK(jaegerSkew)->RangeMultiplier(100)->Range(10000, 1000000)->Unit(benchmark::kMillisecond);
BENCHMARK(zipkinSkew)->RangeMultiplier(100)->Range(10000, 1000000)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
