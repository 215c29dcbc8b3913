// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generate_writers.h"
#include "tests/support/resource_batch.h"

#include <array>

namespace longspan::test {

namespace {

constexpr std::array<int, 5> kKinds = {1, 2, 3, 4, 5};

/// One document, or one request a line as the collector's file exporter writes. A batch never mixes traces, because
/// process numbers count within a trace.
class OtlpJsonWriter final : public SpanWriter {
public:
    OtlpJsonWriter(bool lines, bool common, ByteSink& sink) : m_lines(lines), m_common(common), m_sink(sink) {}

    void begin() override
    {
        if (!m_lines)
            literal("{\"resourceSpans\":[");
    }

    void beginTrace(TraceId) override {}

    void span(const Span& span) override
    {
        std::string& spans = m_batch.spansOf(span.process);
        ByteSink& sink = m_spanSink;
        m_spanText.clear();
        if (!spans.empty())
            sink.byte(',');
        ids(span, sink);
        times(span, sink);
        attributes(span, sink);
        events(span, sink);
        sink.raw(span.failed ? ",\"status\":{\"code\":2}}" : ",\"status\":{}}");
        sink.flush();
        spans += m_spanText;
        if (m_batch.full())
            writeBatch();
    }

    void endTrace(std::span<const Process>) override { writeBatch(); }

    void end() override
    {
        if (!m_lines)
            literal("]}");
    }

private:
    void literal(std::string_view text)
    {
        m_sink.room(1024);
        m_sink.raw(text);
    }

    void writeBatch()
    {
        if (m_batch.empty())
            return;
        if (m_lines)
            literal("{\"resourceSpans\":[");
        bool first = m_lines || m_firstResource;
        for (const ResourceBatch::Group& group : m_batch.groups()) {
            resource(group, first);
            first = false;
        }
        m_firstResource = false;
        if (m_lines)
            literal("]}\n");
        m_batch.clear();
    }

    void resource(const ResourceBatch::Group& group, bool first)
    {
        literal(first ? "{\"resource\":{\"attributes\":[" : ",{\"resource\":{\"attributes\":[");
        text("service.name", group.process.service, true, m_sink);
        if (group.process.ipv4 != 0)
            address("host.ip", group.process.ipv4, m_sink);
        m_sink.raw("]},\"scopeSpans\":[{\"scope\":{},\"spans\":[");
        m_sink.bulk(group.spans);
        literal("]}]}");
    }

    static void ids(const Span& span, ByteSink& sink)
    {
        sink.raw("{\"traceId\":\"");
        sink.hex16(span.trace.high);
        sink.hex16(span.trace.low);
        sink.raw("\",\"spanId\":\"");
        sink.hex16(span.id);
        sink.raw("\",\"parentSpanId\":\"");
        if (span.parent != 0)
            sink.hex16(span.parent);
        sink.raw("\",\"name\":\"");
        sink.raw(span.name);
        sink.byte('"');
    }

    void times(const Span& span, ByteSink& sink) const
    {
        if (span.kind != Kind::internal || !m_common) {
            sink.raw(",\"kind\":");
            sink.number(kKinds[static_cast<std::size_t>(span.kind)]);
        }
        sink.raw(",\"startTimeUnixNano\":\"");
        sink.number(span.startUs);
        sink.raw("000\",\"endTimeUnixNano\":\"");
        sink.number(span.startUs + span.durationUs);
        sink.raw("000\"");
    }

    void attributes(const Span& span, ByteSink& sink) const
    {
        sink.raw(",\"attributes\":[");
        bool first = true;
        for (const Attribute& attribute : span.attributes) {
            value(attribute, first, sink);
            first = false;
        }
        if (!span.remoteService.empty())
            text("peer.service", span.remoteService, first, sink);
        if (span.remoteIpv4 != 0)
            address("peer.ipv4", span.remoteIpv4, sink);
        if (span.remotePort != 0 && !m_common) {
            sink.raw(",{\"key\":\"peer.port\",\"value\":{\"intValue\":\"");
            sink.number(span.remotePort);
            sink.raw("\"}}");
        }
        sink.byte(']');
    }

    static void open(std::string_view key, bool first, ByteSink& sink)
    {
        sink.raw(first ? "{\"key\":\"" : ",{\"key\":\"");
        sink.raw(key);
        sink.raw("\",\"value\":{\"");
    }

    static void text(std::string_view key, std::string_view value, bool first, ByteSink& sink)
    {
        open(key, first, sink);
        sink.raw("stringValue\":\"");
        sink.raw(value);
        sink.raw("\"}}");
    }

    static void address(std::string_view key, std::uint32_t ipv4, ByteSink& sink)
    {
        open(key, false, sink);
        sink.raw("stringValue\":\"");
        sink.ipv4(ipv4);
        sink.raw("\"}}");
    }

    static void value(const Attribute& attribute, bool first, ByteSink& sink)
    {
        if (attribute.type == ValueType::text && !attribute.special)
            return text(attribute.key, attribute.value, first, sink);
        open(attribute.key, first, sink);
        if (attribute.type == ValueType::text) {
            sink.raw("stringValue\":\"");
            sink.escaped(attribute.value);
            sink.raw("\"}}");
            return;
        }
        const bool integer = attribute.type == ValueType::integer;
        sink.raw(integer ? "intValue\":\"" : "boolValue\":");
        sink.raw(attribute.value);
        sink.raw(integer ? "\"}}" : "}}");
    }

    static void events(const Span& span, ByteSink& sink)
    {
        if (span.events.empty())
            return;
        sink.raw(",\"events\":[");
        bool first = true;
        for (const Event& event : span.events) {
            sink.raw(first ? "{\"timeUnixNano\":\"" : ",{\"timeUnixNano\":\"");
            first = false;
            sink.number(event.timeUs);
            sink.raw("000\",\"name\":\"");
            sink.raw(event.name);
            sink.raw("\"}");
        }
        sink.byte(']');
    }

    bool m_lines;
    bool m_common;
    ByteSink& m_sink;
    std::string m_spanText;
    ByteSink m_spanSink{&m_spanText};
    ResourceBatch m_batch;
    bool m_firstResource = true;
};

} // namespace

std::unique_ptr<SpanWriter> makeOtlpJsonWriter(bool lines, bool commonFactsOnly, ByteSink& sink)
{
    return std::make_unique<OtlpJsonWriter>(lines, commonFactsOnly, sink);
}

} // namespace longspan::test
