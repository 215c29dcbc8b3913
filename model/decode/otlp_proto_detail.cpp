// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/otlp_proto_detail.h"

#include "model/decode/otlp_proto_span.h"
#include "model/decode/otlp_proto_value.h"
#include "model/decode/proto_cursor.h"
#include "model/decode/proto_parts.h"

#include <algorithm>
#include <limits>

namespace longspan::decode {

namespace {

Nanos nanosOf(std::uint64_t number)
{
    return static_cast<Nanos>(std::min(number, static_cast<std::uint64_t>(std::numeric_limits<Nanos>::max())));
}

std::uint32_t countOf(std::uint64_t number)
{
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(number, std::numeric_limits<std::uint32_t>::max()));
}

/// Reads one span into a sink: the span's attributes, its facts, then events and links, wherever they stand.
class SpanVisit {
public:
    SpanVisit(std::string_view message, std::size_t maxAttributeBytes, DetailSink& sink)
        : m_message(message), m_values(maxAttributeBytes), m_sink(sink)
    {
    }

    Result<> operator()()
    {
        attributes(m_message, otlp::kAttributes);
        facts();
        ProtoCursor events(m_message);
        while (events.next())
            if (events.tag() == bytesTag(otlp::kEvents))
                event(events.bytes());
        ProtoCursor links(m_message);
        while (links.next())
            if (links.tag() == bytesTag(otlp::kLinks))
                link(links.bytes());
        if (links.fault() != ProtoCursor::Fault::none)
            return fail(ErrorKind::malformed, "the bytes of this span are not what they were");
        return {};
    }

private:
    void attributes(std::string_view message, std::uint32_t field)
    {
        ProtoCursor cursor(message);
        while (cursor.next()) {
            if (cursor.tag() != bytesTag(field))
                continue;
            const OtlpPair pair = readOtlpPair(cursor.bytes());
            const std::string_view key = m_values.text(pair.key);
            m_sink.attribute(key, m_values.value(pair.value));
            if (m_values.wasCut())
                m_sink.warning("a value was too large and is cut: " + std::string(key));
        }
    }

    void facts()
    {
        DetailSink::SpanFacts facts;
        ProtoCursor cursor(m_message);
        while (cursor.next()) {
            switch (cursor.tag()) {
            case bytesTag(otlp::kTraceState): facts.traceState = cursor.bytes(); break;
            case varintTag(otlp::kDroppedAttributes): facts.droppedAttributes = countOf(cursor.number()); break;
            case varintTag(otlp::kDroppedEvents): facts.droppedEvents = countOf(cursor.number()); break;
            case varintTag(otlp::kDroppedLinks): facts.droppedLinks = countOf(cursor.number()); break;
            case bytesTag(otlp::kStatus): facts.statusMessage = firstBytesField(cursor.bytes(), kStatusMessage); break;
            case fixed32Tag(otlp::kFlags): facts.traceFlags = countOf(cursor.number()); break;
            default: break;
            }
        }
        const std::string state(m_values.text(facts.traceState));
        facts.traceState = state;
        facts.statusMessage = m_values.text(facts.statusMessage);
        m_sink.facts(facts);
    }

    void event(std::string_view message)
    {
        enum Field : std::uint32_t { kTime = 1, kName = 2, kAttributes = 3, kDropped = 4 };
        Nanos time = 0;
        std::string_view name;
        std::uint32_t dropped = 0;
        ProtoCursor cursor(message);
        while (cursor.next()) {
            switch (cursor.tag()) {
            case fixed64Tag(kTime): time = nanosOf(cursor.number()); break;
            case bytesTag(kName): name = cursor.bytes(); break;
            case varintTag(kDropped): dropped = countOf(cursor.number()); break;
            default: break;
            }
        }
        m_sink.beginEvent(time, m_values.text(name), dropped);
        attributes(message, kAttributes);
    }

    void link(std::string_view message)
    {
        enum Field : std::uint32_t { kTrace = 1, kSpan = 2, kState = 3, kAttributes = 4 };
        DetailSink::LinkFacts facts;
        ProtoCursor cursor(message);
        while (cursor.next()) {
            switch (cursor.tag()) {
            case bytesTag(kTrace): facts.trace = readTraceIdBytes(cursor.bytes()).id; break;
            case bytesTag(kSpan): facts.span = readSpanIdBytes(cursor.bytes()).id; break;
            case bytesTag(kState): facts.traceState = cursor.bytes(); break;
            default: break;
            }
        }
        facts.traceState = m_values.text(facts.traceState);
        m_sink.beginLink(facts);
        attributes(message, kAttributes);
    }

    static constexpr std::uint32_t kStatusMessage = 2;

    std::string_view m_message;
    OtlpValueReader m_values;
    DetailSink& m_sink;
};

class OtlpProtoDetails final : public DetailReader {
public:
    explicit OtlpProtoDetails(ProtoDocument document) : m_document(std::move(document)) {}

    [[nodiscard]] Result<> visitSpan(const SpanTable& table, SpanIndex span, DetailSink& sink) const override
    {
        const SpanColumns& columns = table.columns();
        const std::size_t row = index(span);
        Result<> read = SpanVisit(
            m_document.message(columns.place[row], columns.placeLength[row]), m_document.maxAttributeBytes, sink)();
        if (!read)
            read.error().where = table.where(span);
        return read;
    }

    [[nodiscard]] Result<> visitResource(const SpanTable& table, ResourceNo no, ResourceSink& sink) const override
    {
        const Resource& resource = table.resources()[index(no)];
        attributes(m_document.message(resource.place, resource.placeLength), kResourceAttributes, sink);
        const std::string_view scope = m_document.message(resource.scopePlace, resource.scopeLength);
        if (scope.empty())
            return {};
        OtlpValueReader names(m_document.maxAttributeBytes);
        const std::string name(names.text(firstBytesField(scope, kScopeName)));
        sink.beginScope(name, names.text(firstBytesField(scope, kScopeVersion)));
        attributes(scope, kScopeAttributes, sink);
        return {};
    }

    [[nodiscard]] std::string_view raw(const SpanTable&, SpanIndex) const override { return {}; }

private:
    static constexpr std::uint32_t kResourceAttributes = 1;
    static constexpr std::uint32_t kScopeName = 1;
    static constexpr std::uint32_t kScopeVersion = 2;
    static constexpr std::uint32_t kScopeAttributes = 3;

    void attributes(std::string_view message, std::uint32_t field, ResourceSink& sink) const
    {
        OtlpValueReader values(m_document.maxAttributeBytes);
        ProtoCursor cursor(message);
        while (cursor.next()) {
            if (cursor.tag() != bytesTag(field))
                continue;
            const OtlpPair pair = readOtlpPair(cursor.bytes());
            sink.attribute(values.text(pair.key), values.value(pair.value));
        }
    }

    ProtoDocument m_document;
};

} // namespace

DetailReaderPtr otlpProtoDetails(ProtoDocument document)
{
    return std::make_shared<OtlpProtoDetails>(std::move(document));
}

} // namespace longspan::decode
