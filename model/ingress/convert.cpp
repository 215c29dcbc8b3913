// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/convert.h"

#include <algorithm>
#include <map>
#include <utility>

namespace longspan::ingress {

namespace {

/// All keys of OpenTracing are known to this one, and all but one of OpenTelemetry have their later defaults.
constexpr ControllerVersion kReadBy{1, 8, 0};
constexpr std::string_view kAlibabaGrpcPort = "8090";

class Converter {
public:
    explicit Converter(const ConfigData& data) : m_data(data), m_from(effective(data, kReadBy)) {}

    Conversion run()
    {
        for (const auto& [name, value] : m_data) {
            const TracingKey* key = findKeyInAnyCase(name);
            if (key && key->generation == Generation::openTracing)
                m_edits[name] = std::nullopt;
        }
        if (m_edits.empty())
            return {};
        if (m_from["enable-opentracing"].truth())
            put("enable-opentelemetry", "true");
        const Tracer tracer = writtenFor(m_from);
        convertHost(tracer);
        convertSampling(tracer);
        convertRest(tracer);
        Conversion result{{}, std::move(m_notes)};
        for (auto& [key, value] : m_edits)
            result.edits.push_back({key, std::move(value)});
        return result;
    }

private:
    void put(std::string_view key, std::string value)
    {
        if (!m_data.contains(key))
            m_edits[std::string(key)] = std::move(value);
    }

    void convertHost(Tracer tracer)
    {
        std::string host;
        if (tracer == Tracer::zipkin)
            host = zipkinTarget(normaliseAccessPoint(m_from["zipkin-collector-host"].text()).host, 80).host;
        else if (tracer == Tracer::jaeger)
            host = m_from["jaeger-collector-host"].text();
        else if (tracer == Tracer::datadog)
            host = m_from["datadog-collector-host"].text();
        if (host.empty())
            return;
        put("otlp-collector-host", host);
        if (readAlibabaHost(host)) {
            put("otlp-collector-port", std::string(kAlibabaGrpcPort));
            put("main-snippet", "env OTEL_EXPORTER_OTLP_HEADERS;");
            m_notes.push_back(ConversionNote::tokenNeeded);
        } else {
            m_notes.push_back(ConversionNote::hostToCheck);
        }
        m_notes.push_back(ConversionNote::headersChange);
    }

    void convertSampling(Tracer tracer)
    {
        if (tracer == Tracer::zipkin)
            putRate(m_from["zipkin-sample-rate"].number());
        else if (tracer == Tracer::datadog)
            putRate(m_from["datadog-sample-rate"].number());
        else if (tracer == Tracer::jaeger)
            convertJaegerSampler();
    }

    void convertJaegerSampler()
    {
        const std::string& type = m_from["jaeger-sampler-type"].text();
        const EffectiveValue rate =
            readValue(*findKey("zipkin-sample-rate"), m_from["jaeger-sampler-param"].text(), kReadBy);
        const bool readable = rate.origin == EffectiveValue::Origin::configured;
        if ((type == "const" || type == "probabilistic") && readable)
            putRate(rate.number());
        else
            m_notes.push_back(ConversionNote::samplerLost);
    }

    void putRate(float rate)
    {
        if (rate >= 1)
            return;
        if (rate <= 0) {
            put("otel-sampler", "AlwaysOff");
            return;
        }
        EffectiveValue value;
        value.value = rate;
        put("otel-sampler", "TraceIdRatioBased");
        put("otel-sampler-ratio", value.printed());
    }

    void convertRest(Tracer tracer)
    {
        const std::string_view service = tracer == Tracer::jaeger ? "jaeger-service-name"
            : tracer == Tracer::datadog                           ? "datadog-service-name"
                                                                  : "zipkin-service-name";
        if (m_from[service].origin == EffectiveValue::Origin::configured)
            put("otel-service-name", m_from[service].text());
        if (!m_from["opentracing-trust-incoming-span"].truth())
            put("opentelemetry-trust-incoming-span", "false");
        if (!m_from["opentracing-operation-name"].text().empty())
            put("opentelemetry-operation-name", m_from["opentracing-operation-name"].text());
        const bool variables = std::any_of(m_data.begin(), m_data.end(),
            [](const auto& entry) { return entry.second.find("$opentracing_") != std::string::npos; });
        if (variables)
            m_notes.push_back(ConversionNote::variablesChange);
    }

    const ConfigData& m_data;
    Effective m_from;
    std::map<std::string, std::optional<std::string>> m_edits;
    std::vector<ConversionNote> m_notes;
};

} // namespace

Conversion convertToOpenTelemetry(const ConfigData& data, const ControllerVersion& version)
{
    if (version < kOpenTelemetryCame)
        return {};
    return Converter(data).run();
}

} // namespace longspan::ingress
