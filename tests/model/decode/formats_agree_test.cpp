// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/canonical_text.h"
#include "tests/model/decode/text_reading.h"
#include "tests/support/generate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

namespace longspan::test {
namespace {

/// What every format says of a span, in an order that does not depend on the file's.
using Facts = std::tuple<TraceId, SpanId, SpanId, Nanos, Nanos, std::string, std::string, std::string, SpanStatus>;

std::vector<Facts> factsOf(const TextReading& read)
{
    std::vector<Facts> all;
    for (std::uint32_t row = 0; row < read.size(); ++row) {
        const SpanRow span = read.row(row);
        all.emplace_back(read.trace(row), span.id, span.parent, span.start, span.duration, read.service(row),
            read.name(row), read.peer(row), span.status);
    }
    std::sort(all.begin(), all.end());
    return all;
}

std::vector<std::string> canonicalTexts(const TextReading& read)
{
    std::vector<std::string> all;
    for (std::uint32_t no = 0; no < read.table().traceCount(); ++no) {
        const auto tree = TraceTree::build(Trace(read.result->table, TraceNo{no}));
        const auto text = tree ? canonicalText(*tree) : Result<std::string>();
        EXPECT_TRUE(tree && text);
        all.push_back(text.value_or(""));
    }
    std::sort(all.begin(), all.end());
    return all;
}

class OneTraceInTwoFormats : public testing::TestWithParam<Format> {
protected:
    static TextReading read(Format format, bool commonFactsOnly)
    {
        return TextReading(
            generate({.traces = 20, .spansPerTrace = 120, .seed = 7, .commonFactsOnly = commonFactsOnly}, format));
    }
};

TEST_P(OneTraceInTwoFormats, hasTheSameColumns)
{
    const TextReading jaeger = read(Format::jaegerJson, false);
    const TextReading other = read(GetParam(), false);
    ASSERT_EQ(jaeger.size(), 2400U);
    const auto expected = factsOf(jaeger);
    const auto found = factsOf(other);
    ASSERT_EQ(expected.size(), found.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        ASSERT_TRUE(expected[i] == found[i]) << i;
}

TEST_P(OneTraceInTwoFormats, hasTheSameCanonicalText)
{
    for (const bool commonFactsOnly : {true, false}) {
        const auto expected = canonicalTexts(read(Format::jaegerJson, commonFactsOnly));
        const auto found = canonicalTexts(read(GetParam(), commonFactsOnly));
        ASSERT_EQ(expected.size(), found.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            ASSERT_EQ(expected[i], found[i]) << commonFactsOnly;
    }
}

TEST_P(OneTraceInTwoFormats, hasTheSameKindsWhereBothCanSayThem)
{
    const auto kinds = [](const TextReading& read) {
        std::vector<std::pair<SpanId, SpanKind>> all;
        for (std::uint32_t row = 0; row < read.size(); ++row) {
            const SpanKind kind = read.row(row).kind;
            all.emplace_back(read.row(row).id, kind == SpanKind::internal ? SpanKind::unspecified : kind);
        }
        std::sort(all.begin(), all.end());
        return all;
    };
    EXPECT_EQ(kinds(read(Format::jaegerJson, false)), kinds(read(GetParam(), false)));
}

std::string nameOf(Format format)
{
    switch (format) {
    case Format::zipkinV2Json: return "zipkin";
    case Format::otlpJson: return "otlp";
    case Format::otlpJsonLines: return "lines";
    case Format::otlpProto: return "otlpProto";
    case Format::otlpProtoPrefixed: return "otlpFramed";
    case Format::zipkinProto: return "zipkinProto";
    case Format::jaegerJson: break;
    }
    return "jaeger";
}

INSTANTIATE_TEST_SUITE_P(JaegerAnd, OneTraceInTwoFormats,
    testing::Values(Format::zipkinV2Json, Format::otlpJson, Format::otlpJsonLines, Format::otlpProto,
        Format::otlpProtoPrefixed, Format::zipkinProto),
    [](const auto& tried) { return nameOf(tried.param); });

} // namespace
} // namespace longspan::test
