// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/render.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace longspan::ingress {
namespace {

Rendered rendered(const ConfigData& data, std::string_view version, const std::optional<Variables>& variables = {})
{
    return render(effective(data, *parseVersion(version)), variables);
}

bool has(const std::vector<std::string>& lines, std::string_view line)
{
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

TEST(RenderZipkin, writesWhatTheControllerWrites)
{
    const Rendered made = rendered(
        {{"enable-opentracing", "true"},
            {"zipkin-collector-host", "tracing-analysis-dc-hz-internal.aliyuncs.com/adapt_a@b_a@c/api/v1/spans?"}},
        "1.8.2");
    EXPECT_EQ(made.openTracingJson,
        "{\n  \"service_name\": \"nginx\",\n"
        "  \"collector_host\": \"tracing-analysis-dc-hz-internal.aliyuncs.com/adapt_a@b_a@c/api/v1/spans?\",\n"
        "  \"collector_port\": 9411,\n  \"sample_rate\": 1\n}");
    ASSERT_TRUE(made.zipkin);
    EXPECT_EQ(made.zipkin->path, "/adapt_a@b_a@c/api/v1/spans");
    EXPECT_TRUE(has(made.mainLines,
        "opentracing_load_tracer /usr/local/lib/libzipkin_opentracing_plugin.so /etc/nginx/opentracing.json;"));
    EXPECT_TRUE(has(made.locationLines, "opentracing on;"));
    EXPECT_FALSE(has(made.locationLines, "opentracing_trust_incoming_span off;"));
}

TEST(RenderZipkin, hadNoSampleRateBefore017)
{
    const ConfigData data{{"zipkin-collector-host", "h"}, {"zipkin-sample-rate", "0.5"}};
    EXPECT_EQ(rendered(data, "0.16.2").openTracingJson,
        "{\n  \"service_name\": \"nginx\",\n  \"collector_host\": \"h\",\n  \"collector_port\": 9411\n}");
    EXPECT_NE(rendered(data, "0.17.0").openTracingJson->find("\"sample_rate\": 0.5\n"), std::string::npos);
}

TEST(RenderZipkin, printsSmallRatesAsGoDoes)
{
    const ConfigData data{{"zipkin-collector-host", "h"}, {"zipkin-sample-rate", "0.00001"}};
    EXPECT_NE(rendered(data, "1.8.2").openTracingJson->find("\"sample_rate\": 1e-05\n"), std::string::npos);
}

constexpr const char* kJaeger045 =
    "{\n  \"service_name\": \"nginx\",\n  \"propagation_format\": \"jaeger\",\n"
    "  \"sampler\": {\n\t\"type\": \"const\",\n\t\"param\": 1,\n"
    "\t\"samplingServerURL\": \"http://127.0.0.1:5778/sampling\"\n  },\n"
    "  \"reporter\": {\n\t\"endpoint\": \"\",\n\t\"localAgentHostPort\": \"agent:6831\"\n"
    "  },\n  \"headers\": {\n\t\"TraceContextHeaderName\": \"\",\n"
    "\t\"jaegerDebugHeader\": \"\",\n\t\"jaegerBaggageHeader\": \"\",\n"
    "\t\"traceBaggageHeaderPrefix\": \"\"\n  }\n}";

TEST(RenderJaeger, differsByVersion)
{
    const ConfigData data{{"jaeger-collector-host", "agent"}};
    EXPECT_EQ(rendered(data, "0.45.0").openTracingJson, kJaeger045);
    EXPECT_EQ(rendered(data, "1.9.6").openTracingJson, kJaeger045);
    const std::string before = *rendered(data, "0.44.0").openTracingJson;
    EXPECT_EQ(before.find("propagation_format"), std::string::npos);
    EXPECT_EQ(before.find("endpoint"), std::string::npos);
    EXPECT_TRUE(before.ends_with("  }\n}"));
    EXPECT_TRUE(rendered(data, "0.43.0").openTracingJson->ends_with("  },\n}"));
}

TEST(RenderJaeger, takesAnEndpointForAHostFrom045On)
{
    const ConfigData data{{"jaeger-endpoint", "http://c:14268/api/traces"}};
    EXPECT_EQ(rendered(data, "0.44.0").openTracingJson, "{}");
    EXPECT_NE(rendered(data, "0.45.0").openTracingJson->find("http://c:14268/api/traces"), std::string::npos);
}

TEST(RenderDatadog, isATemplateAndLaterAJsonLibrary)
{
    const ConfigData data{
        {"datadog-collector-host", "h"}, {"datadog-service-name", "a&b"}, {"datadog-sample-rate", "0.5"}};
    EXPECT_EQ(rendered(data, "1.8.1").openTracingJson,
        "{\n  \"service\": \"a&b\",\n  \"agent_host\": \"h\",\n  \"agent_port\": 8126,\n  \"environment\": \"prod\",\n"
        "  \"operation_name_override\": \"nginx.handle\",\n  \"sample_rate\": 0.5,\n"
        "  \"dd.priority.sampling\": true\n}");
    EXPECT_EQ(rendered(data, "0.40.2").openTracingJson->find("environment"), std::string::npos);
    EXPECT_EQ(rendered(data, "1.8.2").openTracingJson,
        "{\"agent_host\":\"h\",\"agent_port\":8126,\"environment\":\"prod\","
        "\"operation_name_override\":\"nginx.handle\",\"sample_rate\":0.5,\"service\":\"a\\u0026b\"}");
    EXPECT_EQ(rendered({{"datadog-collector-host", "h"}}, "1.8.2").openTracingJson,
        "{\"agent_host\":\"h\",\"agent_port\":8126,\"environment\":\"prod\","
        "\"operation_name_override\":\"nginx.handle\",\"service\":\"nginx\"}");
}

TEST(RenderDatadog, failsOverANumberThatJsonHasNot)
{
    const ConfigData data{{"datadog-collector-host", "h"}, {"datadog-sample-rate", "inf"}};
    const Rendered made = rendered(data, "1.9.3");
    EXPECT_FALSE(made.openTracingJson);
    EXPECT_EQ(made.failure, "json: unsupported value: +Inf");
}

struct TracerCase {
    std::string version;
    ConfigData data;
    Tracer file;
    Tracer library;
};

TEST(RenderTracer, choosesFileAndLibraryByTwoRules)
{
    const ConfigData zipkinDatadog{{"zipkin-collector-host", "z"}, {"datadog-collector-host", "d"}};
    const ConfigData jaegerDatadog{{"jaeger-collector-host", "j"}, {"datadog-collector-host", "d"}};
    const ConfigData zipkinJaeger{{"zipkin-collector-host", "z"}, {"jaeger-collector-host", "j"}};
    const std::vector<TracerCase> cases{{"1.5.1", zipkinDatadog, Tracer::zipkin, Tracer::datadog},
        {"1.5.1", jaegerDatadog, Tracer::jaeger, Tracer::datadog},
        {"1.5.1", zipkinJaeger, Tracer::zipkin, Tracer::zipkin},
        {"0.35.0", zipkinDatadog, Tracer::zipkin, Tracer::zipkin},
        {"0.35.0", jaegerDatadog, Tracer::jaeger, Tracer::jaeger}, {"1.5.1", {}, Tracer::all, Tracer::all},
        {"0.22.0", {{"datadog-collector-host", "d"}}, Tracer::all, Tracer::all}};
    for (const TracerCase& one : cases) {
        const Effective config = effective(one.data, *parseVersion(one.version));
        EXPECT_EQ(writtenFor(config), one.file) << one.version;
        EXPECT_EQ(loadedLibrary(config), one.library) << one.version;
    }
}

TEST(RenderOpenTelemetry, writesItsFileWithTracingOnOrOff)
{
    const std::string expected =
        "\nexporter = \"otlp\"\nprocessor = \"batch\"\n\n[exporters.otlp]\n"
        "# Alternatively the OTEL_EXPORTER_OTLP_ENDPOINT environment variable can also be used.\n"
        "host = \"otel\"\nport = 4317\n\n[processors.batch]\nmax_queue_size = 2048\nschedule_delay_millis = 5000\n"
        "max_export_batch_size = 512\n\n[service]\nname = \"nginx\" # Opentelemetry resource name\n\n[sampler]\n"
        "name = \"AlwaysOn\" # Also: AlwaysOff, TraceIdRatioBased\nratio = 0.01\nparent_based = true\n";
    const ConfigData off{{"otlp-collector-host", "otel"}};
    EXPECT_EQ(rendered(off, "1.15.1").openTelemetryToml, expected);
    EXPECT_TRUE(rendered(off, "1.15.1").mainLines.empty());
    EXPECT_FALSE(rendered(off, "1.6.4").openTelemetryToml);
    EXPECT_FALSE(rendered(off, "1.15.1").openTracingJson);
    const std::string older = *rendered(off, "1.7.1").openTelemetryToml;
    EXPECT_NE(
        older.find("max_queue_size = 0\nschedule_delay_millis = 0\nmax_export_batch_size = 0\n"), std::string::npos);
    EXPECT_NE(
        older.find("name = \"AlwaysOff\" # Also: AlwaysOff, TraceIdRatioBased\nratio = 0.01\nparent_based = false\n"),
        std::string::npos);
}

TEST(RenderOpenTelemetry, loadsItsModuleFromWhereTheVersionHasIt)
{
    const ConfigData on{{"enable-opentelemetry", "true"}, {"otlp-collector-host", "otel"},
        {"opentelemetry-operation-name", "in"}, {"opentelemetry-trust-incoming-span", "false"}};
    const Rendered older = rendered(on, "1.9.3");
    EXPECT_TRUE(has(older.mainLines, "load_module /modules_mount/etc/nginx/modules/otel/otel_ngx_module.so;"));
    EXPECT_TRUE(has(older.mainLines, "opentelemetry_config /etc/nginx/opentelemetry.toml;"));
    const Rendered newer = rendered(on, "1.10.2");
    EXPECT_TRUE(has(newer.mainLines, "load_module /etc/nginx/modules/otel_ngx_module.so;"));
    EXPECT_TRUE(has(newer.mainLines, "opentelemetry_config /etc/ingress-controller/telemetry/opentelemetry.toml;"));
    EXPECT_TRUE(has(newer.mainLines, "opentelemetry_operation_name \"in\";"));
    EXPECT_TRUE(has(newer.locationLines, "opentelemetry_trust_incoming_spans off;"));
}

TEST(RenderEnvironment, isExpandedOverTheWholeFile)
{
    const ConfigData data{{"zipkin-collector-host", "$HOST_IP"}, {"zipkin-service-name", "${NAME}"}};
    const Rendered known = rendered(data, "1.8.2", Variables{{"HOST_IP", "10.0.0.1"}});
    EXPECT_NE(known.openTracingJson->find("\"collector_host\": \"10.0.0.1\""), std::string::npos);
    EXPECT_NE(known.openTracingJson->find("\"service_name\": \"\""), std::string::npos);
    EXPECT_EQ(known.zipkin->host, "10.0.0.1");
    const Rendered unknown = rendered(data, "1.8.2");
    EXPECT_EQ(unknown.placeholders, (std::vector<std::string>{"NAME", "HOST_IP"}));
    EXPECT_NE(unknown.openTracingJson->find("\"collector_host\": \"${HOST_IP}\""), std::string::npos);
    EXPECT_NE(rendered(data, "0.22.0").openTracingJson->find("\"$HOST_IP\""), std::string::npos);
}

} // namespace
} // namespace longspan::ingress
