// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generate.h"

#include "tests/support/generate_content.h"
#include "tests/support/generate_tree.h"
#include "tests/support/generate_writers.h"

#include <algorithm>
#include <array>
#include <utility>

namespace longspan::test {

namespace {

constexpr std::int64_t kFirstStartUs = 1793664000000000; // 2026-11-03 00:00 UTC
constexpr std::int64_t kDayUs = 86400000000;
constexpr std::uint64_t kManySpans = 1000;

constexpr std::array<std::pair<std::string_view, Format>, 7> kNames = {
    {{"jaeger", Format::jaegerJson}, {"zipkin", Format::zipkinV2Json}, {"otlp-json", Format::otlpJson},
        {"otlp-jsonl", Format::otlpJsonLines}, {"otlp-proto", Format::otlpProto},
        {"otlp-proto-prefixed", Format::otlpProtoPrefixed}, {"zipkin-proto", Format::zipkinProto}}};

/// Traces start all over a day. A trace of many spans takes minutes, one of a few spans what a request takes.
class Generator {
public:
    Generator(const TraceSpec& spec, SpanWriter& writer)
        : m_spec(spec), m_content(m_catalog, spec.commonFactsOnly), m_tree(spec), m_writer(writer)
    {
    }

    void run()
    {
        m_writer.begin();
        for (std::uint64_t number = 0; number < m_spec.traces; ++number)
            trace(number);
        m_writer.end();
    }

private:
    void trace(std::uint64_t number)
    {
        const std::uint64_t seed = mix(m_spec.seed * 0x100000001b3ULL + number);
        Random random(seed);
        const TraceId id{random.next(), random.next()};
        const std::int64_t gap = kDayUs / static_cast<std::int64_t>(m_spec.traces);
        const auto jitter = static_cast<std::int64_t>(random.unit() * static_cast<double>(gap));
        const std::int64_t start = kFirstStartUs + gap * static_cast<std::int64_t>(number) + jitter;
        m_tree.build(random, start, rootDuration(random));
        m_writer.beginTrace(id);
        for (const std::uint32_t at : m_tree.order())
            span(id, seed, at);
        processes();
        m_writer.endTrace(m_processes);
    }

    std::int64_t rootDuration(Random& random) const
    {
        const double typical = m_spec.spansPerTrace >= kManySpans ? 240e6 : 40e3;
        const double spread = std::exp(0.9 * random.normal());
        const double tail = random.chance(0.02) ? random.pareto(1.3) * 4 : 1.0;
        return static_cast<std::int64_t>(std::min(typical * spread * tail, 3600e6));
    }

    void span(TraceId id, std::uint64_t seed, std::uint32_t at)
    {
        const GeneratedTree::Node& node = m_tree.nodes()[at];
        Random random(seed ^ mix(at + 1));
        Span span = m_content.describe(m_tree, node, random);
        span.trace = id;
        span.id = spanId(seed, at);
        span.parent = node.parent == GeneratedTree::kNone ? 0 : spanId(seed, node.parent);
        if (m_spec.commonFactsOnly)
            span.process.ipv4 = 0;
        m_writer.span(span);
    }

    static std::uint64_t spanId(std::uint64_t seed, std::uint32_t at)
    {
        return mix(seed + 0x5bd1e995ULL * (at + 1ULL)) | 1U;
    }

    void processes()
    {
        m_processes.clear();
        for (const GeneratedTree::Place& place : m_tree.places()) {
            const auto number = static_cast<std::uint32_t>(m_processes.size());
            const std::uint32_t ipv4 = m_spec.commonFactsOnly ? 0 : place.ipv4;
            m_processes.push_back({number, m_catalog.service(place.service).name, ipv4});
        }
    }

    TraceSpec m_spec;
    Catalog m_catalog;
    SpanContent m_content;
    GeneratedTree m_tree;
    SpanWriter& m_writer;
    std::vector<Process> m_processes;
};

void generateInto(TraceSpec spec, Format format, ByteSink& sink)
{
    spec.services = std::clamp<std::uint32_t>(spec.services, 1, Catalog::kServices);
    spec.levels = std::clamp<std::uint32_t>(spec.levels, 2, 250);
    const std::unique_ptr<SpanWriter> writer = makeWriter(format, spec.commonFactsOnly, sink);
    Generator(spec, *writer).run();
    sink.flush();
}

} // namespace

std::optional<Format> formatByName(std::string_view name)
{
    for (const auto& [known, format] : kNames) {
        if (known == name)
            return format;
    }
    return std::nullopt;
}

std::string generate(const TraceSpec& spec, Format format)
{
    std::string text;
    {
        ByteSink sink(&text);
        generateInto(spec, format, sink);
    }
    return text;
}

bool generateTo(const TraceSpec& spec, Format format, std::FILE* file)
{
    ByteSink sink(file);
    generateInto(spec, format, sink);
    return !sink.failed() && std::fflush(file) == 0;
}

std::unique_ptr<SpanWriter> makeWriter(Format format, bool commonFactsOnly, ByteSink& sink)
{
    switch (format) {
    case Format::jaegerJson: return makeJaegerWriter(commonFactsOnly, sink);
    case Format::zipkinV2Json: return makeZipkinWriter(commonFactsOnly, sink);
    case Format::otlpJson:
    case Format::otlpJsonLines: return makeOtlpJsonWriter(format == Format::otlpJsonLines, commonFactsOnly, sink);
    case Format::otlpProto:
    case Format::otlpProtoPrefixed:
        return makeOtlpProtoWriter(format == Format::otlpProtoPrefixed, commonFactsOnly, sink);
    case Format::zipkinProto: return makeZipkinProtoWriter(commonFactsOnly, sink);
    }
    return nullptr;
}

} // namespace longspan::test
