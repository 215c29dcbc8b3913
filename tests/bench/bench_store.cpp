// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode.h"
#include "model/store/local_store.h"
#include "tests/bench/opened.h"
#include "tests/support/generate.h"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <memory>

namespace {

using namespace longspan;

constexpr std::int64_t kTraces = 20000;
constexpr std::int64_t kSpansPerTrace = 10;

std::string storePath(const char* name)
{
    return (std::filesystem::temp_directory_path() / name).string();
}

const SpanTablePtr& table()
{
    static const SpanTablePtr made = [] {
        test::TraceSpec spec;
        spec.traces = kTraces;
        spec.spansPerTrace = kSpansPerTrace;
        return bench::must(decode::decodeText(test::generate(spec, test::Format::zipkinV2Json))).table;
    }();
    return made;
}

/// A store with the table's spans that goes away with the program.
class FilledStore {
public:
    FilledStore()
    {
        bench::removeStore(m_path);
        m_store = std::make_unique<store::LocalStore>(bench::must(store::LocalStore::open(m_path)));
        benchmark::DoNotOptimize(bench::must(m_store->import(*table())));
    }
    FilledStore(const FilledStore&) = delete;
    FilledStore& operator=(const FilledStore&) = delete;
    ~FilledStore()
    {
        m_store.reset();
        bench::removeStore(m_path);
    }
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] const store::LocalStore& store() const { return *m_store; }

private:
    std::string m_path = storePath("longspan-bench-filled.longspan");
    std::unique_ptr<store::LocalStore> m_store;
};

const FilledStore& filled()
{
    static const FilledStore made;
    return made;
}

void import(benchmark::State& state)
{
    const std::string path = storePath("longspan-bench-import.longspan");
    const SpanTablePtr& spans = table();
    for (auto unused : state) {
        (void)unused;
        bench::removeStore(path);
        store::LocalStore fresh = bench::must(store::LocalStore::open(path));
        benchmark::DoNotOptimize(bench::must(fresh.import(*spans)));
    }
    bench::removeStore(path);
    state.SetItemsProcessed(state.iterations() * kTraces * kSpansPerTrace);
}

void reopen(benchmark::State& state)
{
    store::OpenOptions options;
    options.access = store::Access::read;
    const std::string path = filled().path();
    for (auto unused : state) {
        (void)unused;
        const store::LocalStore opened = bench::must(store::LocalStore::open(path, options));
        benchmark::DoNotOptimize(bench::must(opened.load()));
    }
    state.SetItemsProcessed(state.iterations() * kTraces * kSpansPerTrace);
}

void run(benchmark::State& state, const store::CallQuery& query)
{
    const store::LocalStore& opened = filled().store();
    for (auto unused : state) {
        (void)unused;
        benchmark::DoNotOptimize(bench::must(opened.calls(query)));
    }
}

void slowestOfOne(benchmark::State& state)
{
    store::CallQuery query;
    query.service = table()->service(SpanIndex{0});
    query.name = table()->name(SpanIndex{0});
    run(state, query);
}

void slowestOfEach(benchmark::State& state)
{
    store::CallQuery query;
    query.order = store::CallQuery::Order::slowestPerInterface;
    run(state, query);
}

void searchByAttribute(benchmark::State& state)
{
    store::CallQuery query;
    query.attributes = {{"http.status_code", "503"}};
    run(state, query);
}

} // namespace

BENCHMARK(import)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(reopen)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(slowestOfOne)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(slowestOfEach)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(searchByAttribute)->Unit(benchmark::kMillisecond)->UseRealTime();

BENCHMARK_MAIN();
