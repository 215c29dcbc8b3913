// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/tracing_keys.h"

#include <gtest/gtest.h>

#include <set>

namespace longspan::ingress {
namespace {

struct Row {
    const char* name;
    KeyType type;
    const char* byDefault; ///< at the version before it goes, or at 1.15.1
    const char* first;
    const char* gone; ///< empty: still there
};

using enum KeyType;

/// The tables of the keys as the controller's manual and source have them, one row a key.
constexpr Row kRows[]{{"enable-opentracing", boolean, "false", "0.9.0-beta.14", "1.10.0"},
    {"opentracing-trust-incoming-span", boolean, "true", "1.0.5", "1.10.0"},
    {"opentracing-operation-name", text, "", "0.35.0", "1.10.0"},
    {"opentracing-location-operation-name", text, "", "0.35.0", "1.10.0"},
    {"zipkin-collector-host", text, "", "0.9.0-beta.14", "1.10.0"},
    {"zipkin-collector-port", integer, "9411", "0.9.0-beta.14", "1.10.0"},
    {"zipkin-service-name", text, "nginx", "0.9.0-beta.14", "1.10.0"},
    {"zipkin-sample-rate", number, "1", "0.17.0", "1.10.0"}, {"jaeger-collector-host", text, "", "0.10.0", "1.10.0"},
    {"jaeger-collector-port", integer, "6831", "0.10.0", "1.10.0"}, {"jaeger-endpoint", text, "", "0.45.0", "1.10.0"},
    {"jaeger-service-name", text, "nginx", "0.10.0", "1.10.0"},
    {"jaeger-propagation-format", text, "jaeger", "0.45.0", "1.10.0"},
    {"jaeger-sampler-type", text, "const", "0.10.0", "1.10.0"},
    {"jaeger-sampler-param", textOfNumber, "1", "0.10.0", "1.10.0"},
    {"jaeger-sampler-host", text, "http://127.0.0.1", "0.25.0", "1.10.0"},
    {"jaeger-sampler-port", integer, "5778", "0.25.0", "1.10.0"},
    {"jaeger-trace-context-header-name", text, "", "0.26.0", "1.10.0"},
    {"jaeger-debug-header", text, "", "0.26.0", "1.10.0"}, {"jaeger-baggage-header", text, "", "0.26.0", "1.10.0"},
    {"jaeger-tracer-baggage-header-prefix", text, "", "0.26.0", "1.10.0"},
    {"datadog-collector-host", text, "", "0.23.0", "1.10.0"},
    {"datadog-collector-port", integer, "8126", "0.23.0", "1.10.0"},
    {"datadog-service-name", text, "nginx", "0.23.0", "1.10.0"},
    {"datadog-operation-name-override", text, "nginx.handle", "0.23.0", "1.10.0"},
    {"datadog-environment", text, "prod", "0.41.0", "1.10.0"},
    {"datadog-priority-sampling", boolean, "true", "0.27.0", "1.8.2"},
    {"datadog-sample-rate", maybeNumber, "", "0.27.0", "1.10.0"},
    {"enable-opentelemetry", boolean, "false", "1.7.0", ""},
    {"opentelemetry-config", text, "/etc/ingress-controller/telemetry/opentelemetry.toml", "1.7.0", ""},
    {"opentelemetry-operation-name", text, "", "1.7.0", ""},
    {"opentelemetry-trust-incoming-span", boolean, "true", "1.7.0", ""}, {"otlp-collector-host", text, "", "1.7.0", ""},
    {"otlp-collector-port", textOfNumber, "4317", "1.7.0", ""}, {"otel-service-name", text, "nginx", "1.7.0", ""},
    {"otel-sampler", text, "AlwaysOn", "1.7.0", ""}, {"otel-sampler-ratio", number, "0.01", "1.7.0", ""},
    {"otel-sampler-parent-based", boolean, "true", "1.7.0", ""}, {"otel-max-queuesize", integer32, "2048", "1.7.0", ""},
    {"otel-schedule-delay-millis", integer32, "5000", "1.7.0", ""},
    {"otel-max-export-batch-size", integer32, "512", "1.7.0", ""}};

TEST(TracingKeys, areTheRowsOfTheReference)
{
    EXPECT_EQ(tracingKeys().size(), std::size(kRows));
    for (const Row& row : kRows) {
        const TracingKey* key = findKey(row.name);
        ASSERT_NE(key, nullptr) << row.name;
        EXPECT_EQ(key->type, row.type) << row.name;
        EXPECT_EQ(key->since, *parseVersion(row.first)) << row.name;
        EXPECT_EQ(key->byDefault, row.byDefault) << row.name;
        if (std::string_view(row.gone).empty())
            EXPECT_TRUE(key->knownIn(*parseVersion("1.15.1"))) << row.name;
        else
            EXPECT_EQ(key->until, *parseVersion(row.gone)) << row.name;
    }
}

TEST(TracingKeys, haveNamesOfTheirOwn)
{
    std::set<std::string_view> names;
    for (const TracingKey& key : tracingKeys())
        EXPECT_TRUE(names.insert(key.name).second) << key.name;
}

struct DefaultCase {
    const char* key;
    const char* version;
    const char* value;
};

TEST(TracingKeys, hadOtherDefaults)
{
    for (const DefaultCase& one :
        {DefaultCase{"otel-sampler", "1.7.1", "AlwaysOff"}, DefaultCase{"otel-sampler", "1.8.0", "AlwaysOn"},
            DefaultCase{"otel-sampler-parent-based", "1.7.0", "false"}, DefaultCase{"otel-max-queuesize", "1.7.0", "0"},
            DefaultCase{"otel-schedule-delay-millis", "1.7.0", "0"},
            DefaultCase{"otel-max-export-batch-size", "1.7.0", "0"},
            DefaultCase{"opentelemetry-config", "1.9.6", "/etc/nginx/opentelemetry.toml"},
            DefaultCase{"datadog-sample-rate", "1.8.1", "1"}})
        EXPECT_EQ(defaultOf(*findKey(one.key), *parseVersion(one.version)), one.value) << one.key << one.version;
}

TEST(TracingKeys, areOfferedByVersionAndBuilder)
{
    const auto both = [](const char* image) {
        const ControllerVersion version = *parseVersion(image);
        return std::pair(offers(version, Generation::openTracing), offers(version, Generation::openTelemetry));
    };
    EXPECT_EQ(both("1.6.4"), std::pair(true, false));
    EXPECT_EQ(both("1.7.0"), std::pair(true, true));
    EXPECT_EQ(both("1.9.6"), std::pair(true, true));
    EXPECT_EQ(both("1.10.0"), std::pair(false, true));
    EXPECT_EQ(both("v1.8.0-aliyun.1"), std::pair(true, false));
    EXPECT_EQ(both("v1.8.2-aliyun.1"), std::pair(true, true));
    EXPECT_EQ(both("v1.9.3-aliyun.1"), std::pair(true, true));
    EXPECT_EQ(both("v1.10.2-aliyun.1"), std::pair(false, true));
}

TEST(TracingKeys, areFoundInAnyCase)
{
    EXPECT_EQ(findKeyInAnyCase("ZIPKIN-Collector-HOST"), findKey("zipkin-collector-host"));
    EXPECT_EQ(findKeyInAnyCase("zipkin-collector-hosts"), nullptr);
    EXPECT_EQ(findKey("Zipkin-collector-host"), nullptr);
}

TEST(TracingAnnotations, countOnlyBesideTheirSwitch)
{
    std::size_t needing = 0;
    for (const TracingAnnotation& annotation : tracingAnnotations())
        needing += annotation.needsSwitch ? 1U : 0U;
    EXPECT_EQ(tracingAnnotations().size(), 5U);
    EXPECT_EQ(needing, 3U);
}

} // namespace
} // namespace longspan::ingress
