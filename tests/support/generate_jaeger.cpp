// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generate_writers.h"

#include <array>
#include <cstddef>

namespace longspan::test {

namespace {

constexpr std::array<std::string_view, 5> kKinds = {"internal", "server", "client", "producer", "consumer"};

/// The answer of the query service: {"data":[{"traceID","spans","processes","warnings"}...],...}.
class JaegerWriter final : public SpanWriter {
public:
    JaegerWriter(bool common, ByteSink& sink) : m_common(common), m_sink(sink) {}

    void begin() override { literal("{\"data\":["); }

    void beginTrace(TraceId id) override
    {
        m_sink.room(1024);
        if (!m_firstTrace)
            m_sink.byte(',');
        m_firstTrace = false;
        m_firstSpan = true;
        m_sink.raw("{\"traceID\":\"");
        traceId(id);
        m_sink.raw("\",\"spans\":[");
    }

    void span(const Span& span) override
    {
        m_sink.room(ByteSink::kLargest);
        if (!m_firstSpan)
            m_sink.byte(',');
        m_firstSpan = false;
        head(span);
        m_sink.raw(",\"tags\":[");
        tags(span);
        m_sink.raw("],\"logs\":[");
        logs(span);
        m_sink.raw("],\"processID\":\"p");
        m_sink.number(span.process.number + 1);
        m_sink.raw("\",\"warnings\":null}");
    }

    void endTrace(std::span<const Process> processes) override
    {
        literal("],\"processes\":{");
        for (const Process& process : processes)
            describe(process);
        literal("},\"warnings\":null}");
    }

    void end() override { literal("],\"total\":0,\"limit\":0,\"offset\":0,\"errors\":null}"); }

private:
    void literal(std::string_view text)
    {
        m_sink.room(1024);
        m_sink.raw(text);
    }

    void traceId(TraceId id)
    {
        m_sink.hex16(id.high);
        m_sink.hex16(id.low);
    }

    void head(const Span& span)
    {
        m_sink.raw("{\"traceID\":\"");
        traceId(span.trace);
        m_sink.raw("\",\"spanID\":\"");
        m_sink.hex16(span.id);
        m_sink.raw("\",\"flags\":1,\"operationName\":\"");
        m_sink.raw(span.name);
        m_sink.raw("\",\"references\":[");
        if (span.parent != 0) {
            m_sink.raw("{\"refType\":\"CHILD_OF\",\"traceID\":\"");
            traceId(span.trace);
            m_sink.raw("\",\"spanID\":\"");
            m_sink.hex16(span.parent);
            m_sink.raw("\"}");
        }
        m_sink.raw("],\"startTime\":");
        m_sink.number(span.startUs);
        m_sink.raw(",\"duration\":");
        m_sink.number(span.durationUs);
    }

    void tags(const Span& span)
    {
        m_firstTag = true;
        if (span.kind != Kind::internal || !m_common)
            tag({"span.kind", kKinds[static_cast<std::size_t>(span.kind)]});
        for (const Attribute& attribute : span.attributes)
            tag(attribute);
        remote(span);
        if (span.failed)
            tag({"error", "true", ValueType::boolean});
    }

    void remote(const Span& span)
    {
        if (!span.remoteService.empty())
            tag({"peer.service", span.remoteService});
        if (span.remoteIpv4 != 0) {
            openTag("peer.ipv4");
            m_sink.raw("\"string\",\"value\":\"");
            m_sink.ipv4(span.remoteIpv4);
            m_sink.raw("\"}");
        }
        if (span.remotePort != 0 && !m_common) {
            openTag("peer.port");
            m_sink.raw("\"int64\",\"value\":");
            m_sink.number(span.remotePort);
            m_sink.byte('}');
        }
    }

    void openTag(std::string_view key)
    {
        if (!m_firstTag)
            m_sink.byte(',');
        m_firstTag = false;
        m_sink.raw("{\"key\":\"");
        m_sink.raw(key);
        m_sink.raw("\",\"type\":");
    }

    void tag(const Attribute& attribute)
    {
        openTag(attribute.key);
        if (attribute.type == ValueType::text) {
            m_sink.raw("\"string\",\"value\":\"");
            if (attribute.special)
                m_sink.escaped(attribute.value);
            else
                m_sink.raw(attribute.value);
            m_sink.raw("\"}");
            return;
        }
        m_sink.raw(attribute.type == ValueType::integer ? "\"int64\",\"value\":" : "\"bool\",\"value\":");
        m_sink.raw(attribute.value);
        m_sink.byte('}');
    }

    void logs(const Span& span)
    {
        bool first = true;
        for (const Event& event : span.events) {
            if (!first)
                m_sink.byte(',');
            first = false;
            m_sink.raw("{\"timestamp\":");
            m_sink.number(event.timeUs);
            m_sink.raw(",\"fields\":[{\"key\":\"event\",\"type\":\"string\",\"value\":\"");
            m_sink.raw(event.name);
            m_sink.raw("\"}]}");
        }
    }

    void describe(const Process& process)
    {
        m_sink.room(1024);
        if (process.number != 0)
            m_sink.byte(',');
        m_sink.raw("\"p");
        m_sink.number(process.number + 1);
        m_sink.raw("\":{\"serviceName\":\"");
        m_sink.raw(process.service);
        m_sink.raw("\",\"tags\":[");
        if (process.ipv4 != 0) {
            m_sink.raw("{\"key\":\"ip\",\"type\":\"string\",\"value\":\"");
            m_sink.ipv4(process.ipv4);
            m_sink.raw("\"}");
        }
        m_sink.raw("]}");
    }

    bool m_common;
    ByteSink& m_sink;
    bool m_firstTrace = true;
    bool m_firstSpan = true;
    bool m_firstTag = true;
};

} // namespace

std::unique_ptr<SpanWriter> makeJaegerWriter(bool commonFactsOnly, ByteSink& sink)
{
    return std::make_unique<JaegerWriter>(commonFactsOnly, sink);
}

} // namespace longspan::test
