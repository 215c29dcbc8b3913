// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode.h"
#include "tests/bench/reference_pass.h"
#include "tests/support/generate.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <filesystem>
#include <string>

namespace {

using namespace longspan;

constexpr std::uint64_t kSpans = 100000;

/// One trace, written once into the system's folder for temporary files.
class TraceFile {
public:
    TraceFile(const char* name, test::Format format) : m_path(std::filesystem::temp_directory_path() / name)
    {
        test::TraceSpec spec;
        spec.spansPerTrace = kSpans;
        if (std::FILE* file = std::fopen(m_path.c_str(), "wb")) {
            m_written = test::generateTo(spec, format, file);
            std::fclose(file);
        }
    }
    TraceFile(const TraceFile&) = delete;
    TraceFile& operator=(const TraceFile&) = delete;
    ~TraceFile() { std::filesystem::remove(m_path); }

    [[nodiscard]] std::string path() const { return m_path.string(); }
    [[nodiscard]] auto bytes() const
    {
        return static_cast<std::int64_t>(m_written ? std::filesystem::file_size(m_path) : 0);
    }

private:
    std::filesystem::path m_path;
    bool m_written = false;
};

const TraceFile& fileOf(std::int64_t format)
{
    static const TraceFile jaeger("longspan-bench-parse.jaeger.json", test::Format::jaegerJson);
    static const TraceFile zipkin("longspan-bench-parse.zipkin.json", test::Format::zipkinV2Json);
    return format == 0 ? jaeger : zipkin;
}

void count(benchmark::State& state)
{
    const TraceFile& file = fileOf(state.range(0));
    state.SetBytesProcessed(state.iterations() * file.bytes());
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kSpans));
    state.SetLabel(state.range(0) == 0 ? "jaeger" : "zipkin");
}

template <class Pass>
void pass(benchmark::State& state, Pass run)
{
    const std::string path = fileOf(state.range(0)).path();
    std::string error;
    for (auto unused : state) {
        (void)unused;
        if (!run(path, error)) {
            state.SkipWithError(error.c_str());
            return;
        }
    }
    count(state);
}

void reference(benchmark::State& state)
{
    pass(state,
        [](const std::string& path, std::string& error) { return bench::referencePass(path, {}, error).has_value(); });
}

void textbook(benchmark::State& state)
{
    pass(state,
        [](const std::string& path, std::string& error) { return bench::textbookPass(path, error).has_value(); });
}

void nlohmannDom(benchmark::State& state)
{
    pass(state,
        [](const std::string& path, std::string& error) { return bench::nlohmannPass(path, error).has_value(); });
}

void ours(benchmark::State& state)
{
    decode::Options options;
    options.threads = static_cast<unsigned>(state.range(1));
    pass(state, [&options](const std::string& path, std::string& error) {
        const auto decoded = decode::decodeFile(path, options);
        if (!decoded)
            error = decoded.error().what;
        return decoded.has_value();
    });
}

} // namespace

BENCHMARK(ours)
    ->ArgNames({"format", "threads"})
    ->ArgsProduct({{0, 1}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(reference)->ArgName("format")->DenseRange(0, 1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(textbook)->ArgName("format")->DenseRange(0, 1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(nlohmannDom)
    ->ArgName("format")
    ->DenseRange(0, 1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(2);

BENCHMARK_MAIN();
