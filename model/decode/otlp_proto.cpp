// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/otlp_proto.h"

#include "model/decode/otlp_messages.h"
#include "model/decode/otlp_proto_detail.h"
#include "model/decode/otlp_proto_span.h"
#include "model/decode/proto_reader.h"

namespace longspan::decode {

namespace {

/// One worker: reads parts into rows of its own.
class OtlpPartReader final : public ProtoPartReader {
public:
    using ProtoPartReader::ProtoPartReader;

    void read() override
    {
        switch (part.level) {
        case ProtoPart::Level::document: readDocument(part.fields); break;
        case ProtoPart::Level::resourceSpans: readScopes(part.fields, part.resource); break;
        case ProtoPart::Level::scopeSpans: readSpans(part.fields, {part.resource, part.scope}); break;
        }
    }

private:
    void readDocument(std::string_view fields)
    {
        ProtoCursor cursor(fields);
        while (!tooLarge() && cursor.next())
            if (cursor.tag() == bytesTag(otlp::kResourceSpans))
                readScopes(cursor.bytes(), firstBytesField(cursor.bytes(), otlp::kResource));
        noteFault(cursor, fields);
    }

    void readScopes(std::string_view fields, std::string_view resource)
    {
        ProtoCursor cursor(fields);
        while (!tooLarge() && cursor.next())
            if (cursor.tag() == bytesTag(otlp::kScopeSpans) || cursor.tag() == bytesTag(otlp::kLibrarySpans))
                readSpans(cursor.bytes(), {resource, {}});
        noteFault(cursor, fields);
    }

    /// The scope stands in front of its spans with every writer known; behind them it is put right afterwards rather
    /// than looked for in advance.
    void readSpans(std::string_view fields, ResourceKey key)
    {
        const std::size_t firstRow = rows.size();
        ResourceNo resource = ResourceNo::none;
        ProtoCursor cursor(fields);
        while (cursor.next()) {
            if (cursor.tag() == bytesTag(otlp::kScope) && key.scope.empty()) {
                key.scope = cursor.bytes();
                if (rows.size() != firstRow)
                    rows.moveTo(resource = resourceOf(key), firstRow);
            }
            if (cursor.tag() != bytesTag(otlp::kSpans))
                continue;
            if (!fits(cursor.bytes()))
                return;
            if (resource == ResourceNo::none)
                resource = resourceOf(key);
            appendOtlpSpan(cursor.bytes(), offsetOf(cursor.bytes()), resource, rows);
        }
        noteFault(cursor, fields);
    }

    ResourceNo resourceOf(const ResourceKey& key)
    {
        return rows.resource(key, [&] { return describe(key); });
    }

    Resource describe(const ResourceKey& key)
    {
        Resource resource = describeOtlpResource(key.resource, rows);
        if (!key.resource.empty()) {
            resource.place = offsetOf(key.resource);
            resource.placeLength = static_cast<std::uint32_t>(key.resource.size());
        }
        if (!key.scope.empty()) {
            resource.scopePlace = offsetOf(key.scope);
            resource.scopeLength = static_cast<std::uint32_t>(key.scope.size());
        }
        return resource;
    }
};

constexpr ProtoFormat kFormat{Format::otlpProto, "OTLP protobuf", ProtoParts::Shape::otlp,
    [](std::string_view text, std::size_t maxSpanBytes) -> std::unique_ptr<ProtoPartReader> {
        return std::make_unique<OtlpPartReader>(text, maxSpanBytes);
    },
    otlpProtoDetails};

} // namespace

Result<Decoded> decodeOtlpProto(
    const DocumentInput& input, SpanTableBuilder& builder, const Options& options, const Call& call)
{
    const OtlpMessages found = findOtlpMessages(input.text);
    if (found.partial)
        call.note(NoteKind::partialAnswer, input.name);
    return decodeOtlpMessages(input, found.messages, builder, options, call);
}

Result<Decoded> decodeOtlpMessages(const DocumentInput& input, std::span<const std::string_view> messages,
    SpanTableBuilder& builder, const Options& options, const Call& call)
{
    return readProto(kFormat, {input, messages}, builder, options, call);
}

} // namespace longspan::decode
