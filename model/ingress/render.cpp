// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/render.h"

#include "model/ingress/go_values.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace longspan::ingress {

namespace {

using Version = ControllerVersion;

constexpr Version kWritesJson{0, 16, 0};
constexpr Version kHasSampleRate{0, 17, 0};
constexpr Version kExpands{0, 23, 0};
constexpr Version kDatadogFirst{0, 40, 0};
constexpr Version kPluginNames{0, 40, 0};
constexpr Version kHasDatadogEnvironment{0, 41, 0};
constexpr Version kWritesValidHeaders{0, 44, 0};
constexpr Version kHasJaegerEndpoint{0, 45, 0};
constexpr Version kMarshalsDatadog{1, 8, 2};

/// A text with the printed values of keys in the places of "{}".
std::string fill(std::string_view pattern, const Effective& config, std::initializer_list<std::string_view> keys)
{
    std::string text;
    for (const std::string_view key : keys) {
        const std::size_t place = pattern.find("{}");
        text.append(pattern.substr(0, place)).append(config[key].printed());
        pattern.remove_prefix(place + 2);
    }
    return text.append(pattern);
}

std::string zipkinJson(const Effective& config)
{
    if (config.version() < kHasSampleRate)
        return fill("{\n  \"service_name\": \"{}\",\n  \"collector_host\": \"{}\",\n  \"collector_port\": {}\n}",
            config, {"zipkin-service-name", "zipkin-collector-host", "zipkin-collector-port"});
    return fill("{\n  \"service_name\": \"{}\",\n  \"collector_host\": \"{}\",\n  \"collector_port\": {},\n"
                "  \"sample_rate\": {}\n}",
        config, {"zipkin-service-name", "zipkin-collector-host", "zipkin-collector-port", "zipkin-sample-rate"});
}

std::string jaegerJson(const Effective& config)
{
    const bool endpoint = config.version() >= kHasJaegerEndpoint;
    std::string text = fill("{\n  \"service_name\": \"{}\",\n", config, {"jaeger-service-name"});
    if (endpoint)
        text += fill("  \"propagation_format\": \"{}\",\n", config, {"jaeger-propagation-format"});
    text += fill(
        "  \"sampler\": {\n\t\"type\": \"{}\",\n\t\"param\": {},\n\t\"samplingServerURL\": \"{}:{}/sampling\"\n  },\n"
        "  \"reporter\": {\n",
        config, {"jaeger-sampler-type", "jaeger-sampler-param", "jaeger-sampler-host", "jaeger-sampler-port"});
    if (endpoint)
        text += fill("\t\"endpoint\": \"{}\",\n", config, {"jaeger-endpoint"});
    text += fill("\t\"localAgentHostPort\": \"{}:{}\"\n  },\n  \"headers\": {\n\t\"TraceContextHeaderName\": \"{}\",\n"
                 "\t\"jaegerDebugHeader\": \"{}\",\n\t\"jaegerBaggageHeader\": \"{}\",\n"
                 "\t\"traceBaggageHeaderPrefix\": \"{}\"\n  }",
        config,
        {"jaeger-collector-host", "jaeger-collector-port", "jaeger-trace-context-header-name", "jaeger-debug-header",
            "jaeger-baggage-header", "jaeger-tracer-baggage-header-prefix"});
    // Older templates left a comma behind the last object: no JSON, but the library reads it as YAML, which takes it.
    return text + (config.version() < kWritesValidHeaders ? ",\n}" : "\n}");
}

std::string datadogByTemplate(const Effective& config)
{
    std::string text = fill("{\n  \"service\": \"{}\",\n  \"agent_host\": \"{}\",\n  \"agent_port\": {},\n", config,
        {"datadog-service-name", "datadog-collector-host", "datadog-collector-port"});
    if (config.version() >= kHasDatadogEnvironment)
        text += fill("  \"environment\": \"{}\",\n", config, {"datadog-environment"});
    return text +
        fill("  \"operation_name_override\": \"{}\",\n  \"sample_rate\": {},\n  \"dd.priority.sampling\": {}\n}",
            config, {"datadog-operation-name-override", "datadog-sample-rate", "datadog-priority-sampling"});
}

/// A map written by encoding/json: one line, keys in order, texts escaped. Nothing for a rate that is no JSON number.
std::optional<std::string> datadogByMarshal(const Effective& config)
{
    const auto quoted = [&config](std::string_view key) { return go::jsonText(config[key].text()); };
    std::string text = "{\"agent_host\":" + quoted("datadog-collector-host") +
        ",\"agent_port\":" + config["datadog-collector-port"].printed() +
        ",\"environment\":" + quoted("datadog-environment") +
        ",\"operation_name_override\":" + quoted("datadog-operation-name-override");
    if (const float* rate = std::get_if<float>(&config["datadog-sample-rate"].value)) {
        const auto number = go::jsonFloat(*rate);
        if (!number)
            return std::nullopt;
        text += ",\"sample_rate\":" + *number;
    }
    return text + ",\"service\":" + quoted("datadog-service-name") + "}";
}

std::optional<std::string> openTracingJson(const Effective& config)
{
    switch (writtenFor(config)) {
    case Tracer::zipkin: return zipkinJson(config);
    case Tracer::jaeger: return jaegerJson(config);
    case Tracer::datadog:
        return config.version() < kMarshalsDatadog ? datadogByTemplate(config) : datadogByMarshal(config);
    case Tracer::all:
    case Tracer::otlp: break;
    }
    return "{}";
}

/// os.ExpandEnv() with what is known of the controller's environment.
class Expander {
public:
    explicit Expander(const std::optional<Variables>& variables) : m_variables(variables) {}

    std::string run(std::string_view text)
    {
        return go::expand(text, [this](std::string_view name) { return valueOf(name); });
    }

    std::vector<std::string> placeholders() { return std::move(m_placeholders); }

private:
    std::string valueOf(std::string_view name)
    {
        if (m_variables) {
            const auto found = m_variables->find(name);
            return found == m_variables->end() ? std::string() : found->second;
        }
        const std::string text(name);
        if (std::find(m_placeholders.begin(), m_placeholders.end(), text) == m_placeholders.end())
            m_placeholders.push_back(text);
        return "${" + text + "}";
    }

    const std::optional<Variables>& m_variables;
    std::vector<std::string> m_placeholders;
};

std::string openTelemetryToml(const Effective& config)
{
    return fill("\nexporter = \"otlp\"\nprocessor = \"batch\"\n\n[exporters.otlp]\n"
                "# Alternatively the OTEL_EXPORTER_OTLP_ENDPOINT environment variable can also be used.\n"
                "host = \"{}\"\nport = {}\n\n[processors.batch]\nmax_queue_size = {}\nschedule_delay_millis = {}\n"
                "max_export_batch_size = {}\n\n[service]\nname = \"{}\" # Opentelemetry resource name\n\n[sampler]\n"
                "name = \"{}\" # Also: AlwaysOff, TraceIdRatioBased\nratio = {}\nparent_based = {}\n",
        config,
        {"otlp-collector-host", "otlp-collector-port", "otel-max-queuesize", "otel-schedule-delay-millis",
            "otel-max-export-batch-size", "otel-service-name", "otel-sampler", "otel-sampler-ratio",
            "otel-sampler-parent-based"});
}

std::string_view libraryPath(Tracer tracer, const Version& version)
{
    const bool plugin = version >= kPluginNames;
    switch (tracer) {
    case Tracer::zipkin:
        return plugin ? "/usr/local/lib/libzipkin_opentracing_plugin.so" : "/usr/local/lib/libzipkin_opentracing.so";
    case Tracer::jaeger: return "/usr/local/lib/libjaegertracing_plugin.so";
    case Tracer::datadog:
        return plugin ? "/usr/local/lib/libdd_opentracing.so" : "/usr/local/lib64/libdd_opentracing.so";
    case Tracer::all:
    case Tracer::otlp: break;
    }
    return {};
}

/// "directive "value";" when the key is set. The controller writes the quotes without escaping what is between them.
void addNamed(
    std::vector<std::string>& lines, std::string_view directive, const Effective& config, std::string_view key)
{
    if (!config.known(key) || config[key].text().empty())
        return;
    lines.push_back(std::string(directive) + " \"" + config[key].text() + "\";");
}

void addOpenTracingLines(const Effective& config, Rendered& rendered)
{
    rendered.mainLines.emplace_back("load_module /etc/nginx/modules/ngx_http_opentracing_module.so;");
    const std::string_view library = libraryPath(loadedLibrary(config), config.version());
    if (!library.empty())
        rendered.mainLines.push_back(
            "opentracing_load_tracer " + std::string(library) + " /etc/nginx/opentracing.json;");
    addNamed(rendered.mainLines, "opentracing_operation_name", config, "opentracing-operation-name");
    addNamed(rendered.mainLines, "opentracing_location_operation_name", config, "opentracing-location-operation-name");
    rendered.locationLines.emplace_back("opentracing on;");
    rendered.locationLines.emplace_back("opentracing_propagate_context;");
    if (!config["opentracing-trust-incoming-span"].truth())
        rendered.locationLines.emplace_back("opentracing_trust_incoming_span off;");
}

void addOpenTelemetryLines(const Effective& config, Rendered& rendered)
{
    const bool builtIn = config.version() >= kOpenTelemetryBuiltIn;
    rendered.mainLines.emplace_back(builtIn ? "load_module /etc/nginx/modules/otel_ngx_module.so;"
                                            : "load_module /modules_mount/etc/nginx/modules/otel/otel_ngx_module.so;");
    rendered.mainLines.push_back("opentelemetry_config " + config["opentelemetry-config"].text() + ";");
    addNamed(rendered.mainLines, "opentelemetry_operation_name", config, "opentelemetry-operation-name");
    rendered.locationLines.emplace_back("opentelemetry on;");
    rendered.locationLines.emplace_back("opentelemetry_propagate;");
    rendered.locationLines.emplace_back(config["opentelemetry-trust-incoming-span"].truth()
            ? "opentelemetry_trust_incoming_spans on;"
            : "opentelemetry_trust_incoming_spans off;");
}

bool set(const Effective& config, std::string_view key)
{
    return config.known(key) && !config[key].text().empty();
}

bool jaegerSet(const Effective& config)
{
    return set(config, "jaeger-collector-host") || set(config, "jaeger-endpoint");
}

} // namespace

Tracer writtenFor(const Effective& config)
{
    if (set(config, "zipkin-collector-host"))
        return Tracer::zipkin;
    if (jaegerSet(config))
        return Tracer::jaeger;
    return set(config, "datadog-collector-host") ? Tracer::datadog : Tracer::all;
}

Tracer loadedLibrary(const Effective& config)
{
    if (config.version() >= kDatadogFirst && set(config, "datadog-collector-host"))
        return Tracer::datadog;
    return writtenFor(config);
}

Rendered render(const Effective& config, const std::optional<Variables>& variables)
{
    Rendered rendered;
    const Version& version = config.version();
    if (version >= kWritesJson && offers(version, Generation::openTracing)) {
        rendered.openTracingJson = openTracingJson(config);
        if (!rendered.openTracingJson)
            rendered.failure = "json: unsupported value: " + config["datadog-sample-rate"].printed();
    }
    if (rendered.openTracingJson && version >= kExpands) {
        Expander expander(variables);
        rendered.openTracingJson = expander.run(*rendered.openTracingJson);
        rendered.placeholders = expander.placeholders();
    }
    if (version >= kOpenTelemetryCame)
        rendered.openTelemetryToml = openTelemetryToml(config);
    if (config.known("enable-opentracing") && config["enable-opentracing"].truth())
        addOpenTracingLines(config, rendered);
    if (config.known("enable-opentelemetry") && config["enable-opentelemetry"].truth())
        addOpenTelemetryLines(config, rendered);
    if (loadedLibrary(config) == Tracer::zipkin) {
        const EffectiveValue& port = config["zipkin-collector-port"];
        std::string host = config["zipkin-collector-host"].text();
        rendered.zipkin = zipkinTarget(version >= kExpands ? Expander(variables).run(host) : host, port.integer());
    }
    return rendered;
}

} // namespace longspan::ingress
