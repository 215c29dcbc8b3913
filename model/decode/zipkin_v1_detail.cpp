// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/zipkin_v1_detail.h"

#include "model/decode/cut_values.h"
#include "model/decode/json_text.h"
#include "model/decode/zipkin_detail.h"
#include "model/decode/zipkin_v1_convert.h"

#include <limits>

namespace longspan::decode {

namespace {

constexpr std::size_t kAnyDepth = std::numeric_limits<std::int32_t>::max(); // it was checked when the span was read

class ZipkinV1Details final : public DetailReader {
public:
    explicit ZipkinV1Details(JsonDocument document) : m_document(std::move(document)) {}

    [[nodiscard]] Result<> visitSpan(const SpanTable& table, SpanIndex span, DetailSink& sink) const override
    {
        const std::string_view text = raw(table, span);
        StructuralIndex tokens;
        if (Result<> built = tokens.build(text); !built)
            return built;
        JsonCursor cursor(text, tokens);
        ZipkinV1Span read;
        if (cursor.peek() != '{' || readZipkinV1Span(cursor, kAnyDepth, read) != Step::done)
            return fail(ErrorKind::malformed, "the bytes of this span are not what they were", table.where(span));
        for (const ZipkinV1Half& half : convertZipkinV1(read))
            if (isOf(table, span, half)) {
                CutSpanValues cut(sink, m_document.attributeBytes);
                visitHalf(half, cut);
                break;
            }
        return {};
    }

    [[nodiscard]] Result<> visitResource(const SpanTable& table, ResourceNo no, ResourceSink& sink) const override
    {
        const std::string_view endpoint = resourceText(table, no);
        if (!endpoint.empty())
            sink.localEndpoint(readZipkinEndpoint(endpoint));
        return {};
    }

    [[nodiscard]] std::string_view raw(const SpanTable& table, SpanIndex span) const override
    {
        return textOf(table.columns().place[index(span)], table.columns().placeLength[index(span)]);
    }

private:
    [[nodiscard]] std::string_view textOf(std::uint64_t place, std::uint32_t length) const
    {
        const std::uint64_t offset = place - m_document.base;
        return offset + length <= m_document.text.size() ? m_document.text.substr(offset, length) : std::string_view();
    }

    [[nodiscard]] std::string_view resourceText(const SpanTable& table, ResourceNo no) const
    {
        const Resource& resource = table.resources()[index(no)];
        return textOf(resource.place, resource.placeLength);
    }

    /// Sides of one span differ in kind, in being shared or in their endpoint.
    [[nodiscard]] bool isOf(const SpanTable& table, SpanIndex span, const ZipkinV1Half& half) const
    {
        return half.kind == table.kind(span) && half.shared == table.flags(span).has(SpanFlag::shared) &&
            half.local.raw == resourceText(table, table.resourceNo(span));
    }

    static void visitHalf(const ZipkinV1Half& half, DetailSink& sink)
    {
        std::string scratch;
        std::string keyScratch;
        for (const ZipkinV1Binary* tag : half.tags) {
            const std::string_view key = cleanText(tag->key, keyScratch);
            sink.attribute(key, {.type = ValueView::Type::string, .text = cleanText(tag->value, scratch)});
        }
        if (half.remote.known()) {
            Endpoint remote = readZipkinEndpoint(half.remote.raw);
            if (half.remoteUnnamed)
                remote.serviceName.clear();
            sink.remoteEndpoint(remote);
        }
        for (const ZipkinV1Annotation* annotation : half.annotations)
            sink.beginEvent(fromMicros(annotation->timestamp.value_or(0)), cleanText(annotation->value, scratch), 0);
    }

    JsonDocument m_document;
};

} // namespace

DetailReaderPtr zipkinV1Details(JsonDocument document)
{
    return std::make_shared<ZipkinV1Details>(std::move(document));
}

} // namespace longspan::decode
