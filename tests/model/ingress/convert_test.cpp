// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/convert.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace longspan::ingress {
namespace {

const ControllerVersion kNew{1, 10, 2};

bool has(const Conversion& conversion, ConversionNote note)
{
    return std::find(conversion.notes.begin(), conversion.notes.end(), note) != conversion.notes.end();
}

TEST(Conversion, takesAnAlibabaAccessPointToItsGrpcPort)
{
    const ConfigData before{{"enable-opentracing", "true"}, {"zipkin-sample-rate", "0.1"}, {"use-gzip", "true"},
        {"zipkin-collector-host", "tracing-analysis-dc-hz-internal.aliyuncs.com/adapt_a@b_a@c/api/v1/spans?"}};
    const Conversion conversion = convertToOpenTelemetry(before, kNew);
    const ConfigData expected{{"enable-opentelemetry", "true"}, {"main-snippet", "env OTEL_EXPORTER_OTLP_HEADERS;"},
        {"otel-sampler", "TraceIdRatioBased"}, {"otel-sampler-ratio", "0.1"},
        {"otlp-collector-host", "tracing-analysis-dc-hz-internal.aliyuncs.com"}, {"otlp-collector-port", "8090"},
        {"use-gzip", "true"}};
    EXPECT_EQ(withEdits(before, conversion.edits), expected);
    EXPECT_TRUE(has(conversion, ConversionNote::tokenNeeded));
    EXPECT_FALSE(has(conversion, ConversionNote::hostToCheck));
}

TEST(Conversion, leavesNoErrorBehind)
{
    const ConfigData before{{"enable-opentracing", "true"}, {"jaeger-collector-host", "jaeger-agent.tracing"},
        {"jaeger-service-name", "edge"}, {"jaeger-sampler-type", "probabilistic"}, {"jaeger-sampler-param", "0.25"}};
    const Conversion conversion = convertToOpenTelemetry(before, kNew);
    const ConfigData after = withEdits(before, conversion.edits);
    for (const Finding& finding : findings(after, kNew))
        EXPECT_NE(finding.severity, Severity::error) << ruleName(finding.kind);
    EXPECT_EQ(after.at("otel-service-name"), "edge");
    EXPECT_EQ(after.at("otel-sampler-ratio"), "0.25");
    EXPECT_TRUE(has(conversion, ConversionNote::hostToCheck));
}

TEST(Conversion, keepsKeysThatAreThereAlready)
{
    const ConfigData before{{"zipkin-collector-host", "zipkin"}, {"otlp-collector-host", "otel"}};
    EXPECT_EQ(withEdits(before, convertToOpenTelemetry(before, kNew).edits).at("otlp-collector-host"), "otel");
}

TEST(Conversion, tellsWhatItCannotTake)
{
    const Conversion conversion =
        convertToOpenTelemetry({{"jaeger-collector-host", "a"}, {"jaeger-sampler-type", "ratelimiting"},
                                   {"log-format-upstream", "$opentracing_context_uber_trace_id"}},
            kNew);
    EXPECT_TRUE(has(conversion, ConversionNote::samplerLost));
    EXPECT_TRUE(has(conversion, ConversionNote::variablesChange));
}

TEST(Conversion, hasNothingToDoWithoutKeysOfOpenTracing)
{
    EXPECT_TRUE(convertToOpenTelemetry({{"use-gzip", "true"}}, kNew).edits.empty());
    EXPECT_TRUE(convertToOpenTelemetry({{"zipkin-collector-host", "h"}}, {1, 6, 4}).edits.empty());
}

} // namespace
} // namespace longspan::ingress
