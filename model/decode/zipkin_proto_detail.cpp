// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/ip_text.h"
#include "model/decode/otlp_proto_value.h"
#include "model/decode/proto_cursor.h"
#include "model/decode/zipkin_proto_span.h"
#include "model/trace/span_table.h"

#include <algorithm>
#include <limits>

namespace longspan::decode {

namespace {

constexpr std::size_t kAnyLength = std::numeric_limits<std::size_t>::max();

class ZipkinProtoDetails final : public DetailReader {
public:
    explicit ZipkinProtoDetails(ProtoDocument document) : m_document(std::move(document)) {}

    [[nodiscard]] Result<> visitSpan(const SpanTable& table, SpanIndex span, DetailSink& sink) const override
    {
        const SpanColumns& columns = table.columns();
        const std::string_view message =
            m_document.message(columns.place[index(span)], columns.placeLength[index(span)]);
        ZipkinSpanFields fields;
        if (!readZipkinSpan(message, fields))
            return fail(ErrorKind::malformed, "the bytes of this span are not what they were", table.where(span));
        visitTags(message, sink);
        if (!fields.remoteEndpoint.empty())
            sink.remoteEndpoint(endpointOf(readZipkinEndpointFields(fields.remoteEndpoint)));
        visitAnnotations(message, sink);
        return {};
    }

    [[nodiscard]] Result<> visitResource(const SpanTable& table, ResourceNo no, ResourceSink& sink) const override
    {
        const Resource& resource = table.resources()[index(no)];
        const std::string_view message = m_document.message(resource.place, resource.placeLength);
        if (!message.empty())
            sink.localEndpoint(endpointOf(readZipkinEndpointFields(message)));
        return {};
    }

    [[nodiscard]] std::string_view raw(const SpanTable&, SpanIndex) const override { return {}; }

private:
    void visitTags(std::string_view message, DetailSink& sink) const
    {
        enum Field : std::uint32_t { kKey = 1, kValue = 2 };
        OtlpValueReader keys(kAnyLength);
        OtlpValueReader values(m_document.maxAttributeBytes);
        ProtoCursor cursor(message);
        while (cursor.next()) {
            if (cursor.tag() != bytesTag(kZipkinTags))
                continue;
            std::string_view key;
            std::string_view value;
            ProtoCursor entry(cursor.bytes());
            while (entry.next()) {
                if (entry.tag() == bytesTag(kKey))
                    key = entry.bytes();
                else if (entry.tag() == bytesTag(kValue))
                    value = entry.bytes();
            }
            const std::string_view keyText = keys.text(key);
            sink.attribute(keyText, {.type = ValueView::Type::string, .text = values.text(value)});
            if (values.wasCut())
                sink.warning("a value was too large and is cut: " + std::string(keyText));
        }
    }

    static void visitAnnotations(std::string_view message, DetailSink& sink)
    {
        enum Field : std::uint32_t { kTime = 1, kValue = 2 };
        OtlpValueReader texts(kAnyLength);
        ProtoCursor cursor(message);
        while (cursor.next()) {
            if (cursor.tag() != bytesTag(kZipkinAnnotations))
                continue;
            std::uint64_t time = 0;
            std::string_view value;
            ProtoCursor entry(cursor.bytes());
            while (entry.next()) {
                if (entry.tag() == fixed64Tag(kTime))
                    time = std::min(entry.number(), kLastMicros);
                else if (entry.tag() == bytesTag(kValue))
                    value = entry.bytes();
            }
            sink.beginEvent(fromMicros(static_cast<std::int64_t>(time)), texts.text(value), 0);
        }
    }

    static constexpr auto kLastMicros = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

    ProtoDocument m_document;
};

} // namespace

Endpoint endpointOf(const ZipkinEndpointFields& fields)
{
    OtlpValueReader texts(kAnyLength);
    Endpoint endpoint;
    endpoint.serviceName = texts.text(fields.serviceName);
    endpoint.ipv4 = ipv4Text(fields.ipv4);
    endpoint.ipv6 = ipv6Text(fields.ipv6);
    endpoint.port = fields.port < 65536 ? static_cast<std::uint16_t>(fields.port) : std::uint16_t{0};
    return endpoint;
}

DetailReaderPtr zipkinProtoDetails(ProtoDocument document)
{
    return std::make_shared<ZipkinProtoDetails>(std::move(document));
}

} // namespace longspan::decode
