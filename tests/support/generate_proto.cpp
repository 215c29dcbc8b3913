// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generate_writers.h"
#include "tests/support/resource_batch.h"

#include <protozero/pbf_writer.hpp>

#include <charconv>
#include <string>

namespace longspan::test {

namespace {

using protozero::pbf_writer;

std::string bigEndian(std::uint64_t value, unsigned bytes)
{
    std::string text(bytes, '\0');
    for (unsigned i = 0; i < bytes; ++i)
        text[i] = static_cast<char>(value >> (8 * (bytes - 1 - i)));
    return text;
}

std::string traceIdBytes(TraceId id)
{
    return bigEndian(id.high, 8) + bigEndian(id.low, 8);
}

std::string dotted(std::uint32_t ipv4)
{
    return std::to_string(ipv4 >> 24U) + '.' + std::to_string((ipv4 >> 16U) & 255U) + '.' +
        std::to_string((ipv4 >> 8U) & 255U) + '.' + std::to_string(ipv4 & 255U);
}

std::int64_t integer(std::string_view digits)
{
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::uint64_t nanoseconds(std::int64_t us)
{
    return static_cast<std::uint64_t>(us) * 1000U;
}

protozero::data_view view(std::string_view text)
{
    return {text.data(), text.size()};
}

/// opentelemetry.proto.trace.v1: a stream of resource_spans, whole or as length-prefixed requests.
class OtlpProtoWriter final : public SpanWriter {
public:
    OtlpProtoWriter(bool prefixed, bool common, ByteSink& sink) : m_prefixed(prefixed), m_common(common), m_sink(sink)
    {
    }

    void begin() override {}
    void beginTrace(TraceId) override {}

    void span(const Span& span) override
    {
        pbf_writer spans(m_batch.spansOf(span.process));
        pbf_writer message(spans, 2);
        message.add_bytes(1, traceIdBytes(span.trace));
        message.add_bytes(2, bigEndian(span.id, 8));
        if (span.parent != 0)
            message.add_bytes(4, bigEndian(span.parent, 8));
        message.add_string(5, view(span.name));
        if (span.kind != Kind::internal || !m_common)
            message.add_enum(6, static_cast<std::int32_t>(span.kind) + 1);
        message.add_fixed64(7, nanoseconds(span.startUs));
        message.add_fixed64(8, nanoseconds(span.startUs + span.durationUs));
        attributes(span, message);
        for (const Event& event : span.events) {
            pbf_writer item(message, 11);
            item.add_fixed64(1, nanoseconds(event.timeUs));
            item.add_string(2, view(event.name));
        }
        if (span.failed) {
            pbf_writer status(message, 15);
            status.add_enum(3, 2);
        }
        message.commit();
        if (m_batch.full())
            writeBatch();
    }

    void endTrace(std::span<const Process>) override { writeBatch(); }
    void end() override {}

private:
    void attributes(const Span& span, pbf_writer& message) const
    {
        for (const Attribute& attribute : span.attributes)
            value(attribute, message);
        if (!span.remoteService.empty())
            text(message, 9, "peer.service", span.remoteService);
        if (span.remoteIpv4 != 0)
            text(message, 9, "peer.ipv4", dotted(span.remoteIpv4));
        if (span.remotePort != 0 && !m_common)
            value({"peer.port", std::to_string(span.remotePort), ValueType::integer}, message);
    }

    static void text(pbf_writer& parent, protozero::pbf_tag_type field, std::string_view key, std::string_view value)
    {
        pbf_writer pair(parent, field);
        pair.add_string(1, view(key));
        pbf_writer any(pair, 2);
        any.add_string(1, view(value));
    }

    static void value(const Attribute& attribute, pbf_writer& message)
    {
        if (attribute.type == ValueType::text)
            return text(message, 9, attribute.key, attribute.value);
        pbf_writer pair(message, 9);
        pair.add_string(1, view(attribute.key));
        pbf_writer any(pair, 2);
        if (attribute.type == ValueType::integer)
            any.add_int64(3, integer(attribute.value));
        else
            any.add_bool(2, attribute.value == "true");
    }

    void writeBatch()
    {
        if (m_batch.empty())
            return;
        m_request.clear();
        pbf_writer request(m_request);
        for (const ResourceBatch::Group& group : m_batch.groups()) {
            pbf_writer resourceSpans(request, 1);
            {
                pbf_writer resource(resourceSpans, 1);
                text(resource, 1, "service.name", group.process.service);
                if (group.process.ipv4 != 0)
                    text(resource, 1, "host.ip", dotted(group.process.ipv4));
            }
            resourceSpans.add_message(2, group.spans);
        }
        if (m_prefixed)
            m_sink.bulk(bigEndian(m_request.size(), 4));
        m_sink.bulk(m_request);
        m_batch.clear();
    }

    bool m_prefixed;
    bool m_common;
    ByteSink& m_sink;
    ResourceBatch m_batch;
    std::string m_request;
};

/// zipkin.proto3.ListOfSpans.
class ZipkinProtoWriter final : public SpanWriter {
public:
    ZipkinProtoWriter(bool common, ByteSink& sink) : m_common(common), m_sink(sink) {}

    void begin() override {}
    void beginTrace(TraceId) override {}
    void endTrace(std::span<const Process>) override {}
    void end() override {}

    void span(const Span& span) override
    {
        m_text.clear();
        {
            pbf_writer list(m_text);
            pbf_writer message(list, 1);
            head(span, message);
            endpoint(message, 8, {span.process.service, span.process.ipv4, 0});
            if (!span.remoteService.empty())
                endpoint(
                    message, 9, {span.remoteService, span.remoteIpv4, m_common ? std::uint16_t{0} : span.remotePort});
            for (const Event& event : span.events) {
                pbf_writer annotation(message, 10);
                annotation.add_fixed64(1, static_cast<std::uint64_t>(event.timeUs));
                annotation.add_string(2, view(event.name));
            }
            for (const Attribute& attribute : span.attributes)
                tag(message, attribute.key, attribute.value);
            if (span.failed)
                tag(message, "error", "true");
        }
        m_sink.room(ByteSink::kLargest);
        m_sink.raw(m_text);
    }

private:
    struct Endpoint {
        std::string_view service;
        std::uint32_t ipv4;
        std::uint16_t port;
    };

    static void head(const Span& span, pbf_writer& message)
    {
        // CLIENT 1, SERVER 2, PRODUCER 3, CONSUMER 4: not OTLP's numbers.
        constexpr std::int32_t kKinds[] = {0, 2, 1, 3, 4};
        message.add_bytes(1, traceIdBytes(span.trace));
        if (span.parent != 0)
            message.add_bytes(2, bigEndian(span.parent, 8));
        message.add_bytes(3, bigEndian(span.id, 8));
        if (span.kind != Kind::internal)
            message.add_enum(4, kKinds[static_cast<std::size_t>(span.kind)]);
        message.add_string(5, view(span.name));
        message.add_fixed64(6, static_cast<std::uint64_t>(span.startUs));
        message.add_uint64(7, static_cast<std::uint64_t>(span.durationUs));
    }

    static void endpoint(pbf_writer& parent, protozero::pbf_tag_type field, const Endpoint& end)
    {
        pbf_writer message(parent, field);
        message.add_string(1, view(end.service));
        if (end.ipv4 != 0)
            message.add_bytes(2, bigEndian(end.ipv4, 4));
        if (end.port != 0)
            message.add_int32(4, end.port);
    }

    static void tag(pbf_writer& parent, std::string_view key, std::string_view value)
    {
        pbf_writer pair(parent, 11);
        pair.add_string(1, view(key));
        pair.add_string(2, view(value));
    }

    bool m_common;
    ByteSink& m_sink;
    std::string m_text;
};

} // namespace

std::unique_ptr<SpanWriter> makeOtlpProtoWriter(bool prefixed, bool commonFactsOnly, ByteSink& sink)
{
    return std::make_unique<OtlpProtoWriter>(prefixed, commonFactsOnly, sink);
}

std::unique_ptr<SpanWriter> makeZipkinProtoWriter(bool commonFactsOnly, ByteSink& sink)
{
    return std::make_unique<ZipkinProtoWriter>(commonFactsOnly, sink);
}

} // namespace longspan::test
