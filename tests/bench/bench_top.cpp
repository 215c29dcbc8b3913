// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/slowest.h"
#include "tests/bench/made_table.h"
#include "tests/bench/top_floor.h"

#include <benchmark/benchmark.h>

namespace {

using namespace longspan;

constexpr std::size_t kTop = 100;

const bench::CallColumns& calls(std::int64_t count)
{
    static bench::CallColumns columns;
    if (columns.interface.size() != static_cast<std::size_t>(count))
        columns = bench::makeCalls(static_cast<std::size_t>(count), 1);
    return columns;
}

void floorOfEach(benchmark::State& state)
{
    const bench::CallColumns& columns = calls(state.range(0));
    for (auto unused : state) {
        (void)unused;
        benchmark::DoNotOptimize(bench::topOfEach(columns, kTop));
    }
}

void boundedFloorOfEach(benchmark::State& state)
{
    const bench::CallColumns& columns = calls(state.range(0));
    for (auto unused : state) {
        (void)unused;
        benchmark::DoNotOptimize(bench::topOfEachBounded(columns, kTop));
    }
}

void floorOfBiggest(benchmark::State& state)
{
    const bench::CallColumns& columns = calls(state.range(0));
    for (auto unused : state) {
        (void)unused;
        benchmark::DoNotOptimize(bench::topOfOne(columns, 0, kTop));
    }
}

const analysis::CallScan& scan(std::int64_t count)
{
    static std::unique_ptr<analysis::CallScan> made;
    if (!made || made->table().size() != static_cast<std::size_t>(count))
        made = std::make_unique<analysis::CallScan>(bench::makeTable(calls(count)));
    return *made;
}

void oursOfEach(benchmark::State& state)
{
    const analysis::CallScan& ready = scan(state.range(0));
    for (auto unused : state) {
        (void)unused;
        benchmark::DoNotOptimize(analysis::slowestOfEach(ready));
    }
}

void oursOfBiggest(benchmark::State& state)
{
    const analysis::CallScan& ready = scan(state.range(0));
    for (auto unused : state) {
        (void)unused;
        benchmark::DoNotOptimize(analysis::slowestOf(ready, InterfaceNo{0}));
    }
}

} // namespace

BENCHMARK(floorOfEach)->Arg(1000000)->Arg(10000000)->Unit(benchmark::kMillisecond);
BENCHMARK(boundedFloorOfEach)->Arg(1000000)->Arg(10000000)->Unit(benchmark::kMillisecond);
BENCHMARK(oursOfEach)->Arg(1000000)->Arg(10000000)->Unit(benchmark::kMillisecond);
BENCHMARK(floorOfBiggest)->Arg(1000000)->Arg(10000000)->Unit(benchmark::kMillisecond);
BENCHMARK(oursOfBiggest)->Arg(1000000)->Arg(10000000)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
