// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generate_writers.h"

#include <array>
#include <cstddef>

namespace longspan::test {

namespace {

constexpr std::array<std::string_view, 5> kKinds = {"", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"};

/// One flat array of spans, the form that uploads and Zipkin's own download have.
class ZipkinWriter final : public SpanWriter {
public:
    ZipkinWriter(bool common, ByteSink& sink) : m_common(common), m_sink(sink) {}

    void begin() override
    {
        m_sink.room(64);
        m_sink.byte('[');
    }

    void beginTrace(TraceId) override {}
    void endTrace(std::span<const Process>) override {}

    void end() override
    {
        m_sink.room(64);
        m_sink.byte(']');
    }

    void span(const Span& span) override
    {
        m_sink.room(ByteSink::kLargest);
        if (!m_firstSpan)
            m_sink.byte(',');
        m_firstSpan = false;
        ids(span);
        m_sink.raw(",\"name\":\"");
        m_sink.raw(span.name);
        m_sink.raw("\",\"timestamp\":");
        m_sink.number(span.startUs);
        m_sink.raw(",\"duration\":");
        m_sink.number(span.durationUs);
        m_sink.raw(",\"localEndpoint\":");
        endpoint(span.process.service, span.process.ipv4, 0);
        if (!span.remoteService.empty()) {
            m_sink.raw(",\"remoteEndpoint\":");
            endpoint(span.remoteService, span.remoteIpv4, m_common ? 0 : span.remotePort);
        }
        annotations(span);
        tags(span);
        m_sink.byte('}');
    }

private:
    void ids(const Span& span)
    {
        m_sink.raw("{\"traceId\":\"");
        m_sink.hex16(span.trace.high);
        m_sink.hex16(span.trace.low);
        if (span.parent != 0) {
            m_sink.raw("\",\"parentId\":\"");
            m_sink.hex16(span.parent);
        }
        m_sink.raw("\",\"id\":\"");
        m_sink.hex16(span.id);
        m_sink.byte('"');
        if (span.kind != Kind::internal) {
            m_sink.raw(",\"kind\":\"");
            m_sink.raw(kKinds[static_cast<std::size_t>(span.kind)]);
            m_sink.byte('"');
        }
    }

    void endpoint(std::string_view service, std::uint32_t ipv4, std::uint16_t port)
    {
        m_sink.raw("{\"serviceName\":\"");
        m_sink.raw(service);
        m_sink.byte('"');
        if (ipv4 != 0) {
            m_sink.raw(",\"ipv4\":\"");
            m_sink.ipv4(ipv4);
            m_sink.byte('"');
        }
        if (port != 0) {
            m_sink.raw(",\"port\":");
            m_sink.number(port);
        }
        m_sink.byte('}');
    }

    void annotations(const Span& span)
    {
        if (span.events.empty())
            return;
        m_sink.raw(",\"annotations\":[");
        bool first = true;
        for (const Event& event : span.events) {
            if (!first)
                m_sink.byte(',');
            first = false;
            m_sink.raw("{\"timestamp\":");
            m_sink.number(event.timeUs);
            m_sink.raw(",\"value\":\"");
            m_sink.raw(event.name);
            m_sink.raw("\"}");
        }
        m_sink.byte(']');
    }

    void tags(const Span& span)
    {
        m_sink.raw(",\"tags\":{");
        bool first = true;
        for (const Attribute& attribute : span.attributes) {
            tag(attribute, first);
            first = false;
        }
        if (span.failed)
            tag({"error", "true"}, first);
        m_sink.byte('}');
    }

    void tag(const Attribute& attribute, bool first)
    {
        m_sink.raw(first ? "\"" : ",\"");
        m_sink.raw(attribute.key);
        m_sink.raw("\":\"");
        if (attribute.special)
            m_sink.escaped(attribute.value);
        else
            m_sink.raw(attribute.value);
        m_sink.byte('"');
    }

    bool m_common;
    ByteSink& m_sink;
    bool m_firstSpan = true;
};

} // namespace

std::unique_ptr<SpanWriter> makeZipkinWriter(bool commonFactsOnly, ByteSink& sink)
{
    return std::make_unique<ZipkinWriter>(commonFactsOnly, sink);
}

} // namespace longspan::test
