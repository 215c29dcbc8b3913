// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/zipkin_proto.h"

#include "model/decode/proto_reader.h"
#include "model/decode/zipkin_proto_span.h"

namespace longspan::decode {

namespace {

class ZipkinPartReader final : public ProtoPartReader {
public:
    using ProtoPartReader::ProtoPartReader;

    void read() override
    {
        ProtoCursor cursor(part.fields);
        while (cursor.next()) {
            if (cursor.tag() != bytesTag(kZipkinSpans))
                continue;
            if (!fits(cursor.bytes()))
                return;
            span(cursor.bytes());
        }
        noteFault(cursor, part.fields);
    }

private:
    void span(std::string_view message)
    {
        ZipkinSpanFields fields;
        const std::uint64_t place = offsetOf(message);
        if (!readZipkinSpan(message, fields)) {
            rows.notes.add(NoteKind::badRecord, place);
            return;
        }
        const std::string_view local = fields.localEndpoint;
        const ResourceNo resource = rows.resource({local, {}}, [&] { return describe(local); });
        appendZipkinSpan(fields, {message, place, resource}, rows);
    }

    Resource describe(std::string_view message)
    {
        const ZipkinEndpointFields endpoint = readZipkinEndpointFields(message);
        const Endpoint addresses = endpointOf(endpoint);
        Resource resource;
        resource.service = rows.intern(endpoint.serviceName);
        resource.address = rows.intern(addresses.ipv4.empty() ? addresses.ipv6 : addresses.ipv4);
        resource.host = resource.address;
        if (!message.empty()) {
            resource.place = offsetOf(message);
            resource.placeLength = static_cast<std::uint32_t>(message.size());
        }
        return resource;
    }
};

constexpr ProtoFormat kFormat{Format::zipkinProto, "Zipkin protobuf", ProtoParts::Shape::flat,
    [](std::string_view text, std::size_t maxSpanBytes) -> std::unique_ptr<ProtoPartReader> {
        return std::make_unique<ZipkinPartReader>(text, maxSpanBytes);
    },
    zipkinProtoDetails};

} // namespace

Result<Decoded> decodeZipkinProto(
    const DocumentInput& input, SpanTableBuilder& builder, const Options& options, const Call& call)
{
    const std::string_view messages[] = {input.text};
    return readProto(kFormat, {input, messages}, builder, options, call);
}

bool looksLikeZipkinProto(std::string_view text)
{
    ProtoCursor cursor(text);
    const bool whole = cursor.next();
    if (!(whole && cursor.tag() == bytesTag(kZipkinSpans)) && !cursor.cutInside(kZipkinSpans))
        return false;
    ZipkinSpanFields fields;
    const bool good = readZipkinSpan(cursor.bytes(), fields);
    const bool ids = (fields.traceId.size() == 16 || fields.traceId.size() == 8) && fields.id.size() == 8;
    return ids && (good || !whole);
}

} // namespace longspan::decode
