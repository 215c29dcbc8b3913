// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/otlp_proto.h"

#include "model/decode/ordered_work.h"
#include "model/decode/otlp_proto_detail.h"
#include "model/decode/otlp_proto_parts.h"
#include "model/decode/otlp_proto_span.h"

namespace longspan::decode {

namespace {

/// One worker: reads parts into rows of its own.
class PartReader {
public:
    PartReader(std::string_view text, std::size_t maxSpanBytes) : m_text(text), m_maxSpanBytes(maxSpanBytes) {}

    OtlpPart part;
    LocalRows rows;

    void read()
    {
        switch (part.level) {
        case OtlpPart::Level::document: readDocument(part.fields); break;
        case OtlpPart::Level::resourceSpans: readScopes(part.fields, part.resource); break;
        case OtlpPart::Level::scopeSpans: readSpans(part.fields, {part.resource, part.scope}); break;
        }
    }

    /// A span past the limit; nothing behind it was read.
    [[nodiscard]] const std::optional<std::uint64_t>& tooLarge() const { return m_tooLarge; }

private:
    void readDocument(std::string_view fields)
    {
        ProtoCursor cursor(fields);
        while (!m_tooLarge && cursor.next())
            if (cursor.tag() == bytesTag(otlp::kResourceSpans))
                readScopes(cursor.bytes(), firstBytesField(cursor.bytes(), otlp::kResource));
        noteFault(cursor, fields);
    }

    void readScopes(std::string_view fields, std::string_view resource)
    {
        ProtoCursor cursor(fields);
        while (!m_tooLarge && cursor.next())
            if (cursor.tag() == bytesTag(otlp::kScopeSpans) || cursor.tag() == bytesTag(otlp::kLibrarySpans))
                readSpans(cursor.bytes(), {resource, firstBytesField(cursor.bytes(), otlp::kScope)});
        noteFault(cursor, fields);
    }

    void readSpans(std::string_view fields, const ResourceKey& key)
    {
        const ResourceNo resource = rows.resource(key, [&] { return describe(key); });
        ProtoCursor cursor(fields);
        while (cursor.next()) {
            if (cursor.tag() != bytesTag(otlp::kSpans))
                continue;
            if (cursor.bytes().size() > m_maxSpanBytes) {
                m_tooLarge = offsetOf(cursor.bytes());
                return;
            }
            appendOtlpSpan(cursor.bytes(), offsetOf(cursor.bytes()), resource, rows);
        }
        noteFault(cursor, fields);
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

    void noteFault(const ProtoCursor& cursor, std::string_view fields)
    {
        if (cursor.fault() != ProtoCursor::Fault::none)
            rows.notes.add(NoteKind::badRecord, offsetOf(fields) + cursor.fieldOffset());
    }

    [[nodiscard]] std::uint64_t offsetOf(std::string_view inside) const
    {
        return static_cast<std::uint64_t>(inside.data() - m_text.data());
    }

    std::string_view m_text;
    std::size_t m_maxSpanBytes;
    std::optional<std::uint64_t> m_tooLarge;
};

/// One document on its way into a builder.
class Reading {
public:
    Reading(const DocumentInput& input, std::span<const std::string_view> messages, SpanTableBuilder& builder,
        const Options& options, const Call& call)
        : m_input(input)
        , m_options(options)
        , m_call(call)
        , m_parts(input.text, messages)
        , m_base(builder.addDocument(input.name, "OTLP protobuf", input.text.size(), nullptr))
        , m_merger(input, builder, options.limits.spans, m_base)
    {
        builder.setReader(m_base, otlpProtoDetails({input.bytes, input.text, m_base, options.limits.attributeBytes}));
    }

    Result<Decoded> run()
    {
        const unsigned workers = workersFor(m_options.threads, m_input.text.size(), OtlpParts::kPartBytes);
        for (unsigned i = 0; i < workers; ++i)
            m_readers.push_back(std::make_unique<PartReader>(m_input.text, m_options.limits.recordBytes));
        OrderedWork work;
        work.take = [this](unsigned worker) { return m_parts.next(m_readers[worker]->part); };
        work.prepare = [this](unsigned worker) { m_readers[worker]->read(); };
        work.finish = [this](unsigned worker) { return merge(*m_readers[worker]); };
        if (Result<> done = runInOrder(work, workers); !done)
            return failWith(std::move(done));
        return result();
    }

private:
    Result<bool> merge(PartReader& reader)
    {
        const bool all = m_merger.merge(reader.rows);
        if (!all)
            m_stopped = Error{ErrorKind::tooLarge, "more spans than the limit", m_input.name};
        else if (reader.tooLarge())
            m_stopped =
                Error{ErrorKind::tooLarge, "a span is longer than the limit", m_input.where(*reader.tooLarge())};
        if (m_stopped)
            return false;
        const std::string_view read = reader.part.fields;
        m_call.progress(
            "read", static_cast<std::uint64_t>(read.data() + read.size() - m_input.text.data()), m_input.text.size());
        if (Result<> go = m_call.check(); !go)
            return failWith(std::move(go));
        return true;
    }

    Result<Decoded> result()
    {
        m_merger.addNotes(m_parts.notes());
        if (!m_stopped)
            m_stopped = brokenEnd();
        m_merger.reportNotes(m_call);
        const NoteTally& notes = m_merger.notes();
        const auto bad = static_cast<std::size_t>(NoteKind::badRecord);
        if (m_merger.spans() == 0 && !m_stopped && notes.counts[bad] != 0)
            m_stopped = Error{ErrorKind::malformed, "no span could be read", m_input.where(notes.firstPlace[bad])};
        if (m_merger.spans() == 0 && m_stopped)
            return tl::unexpected<Error>(*m_stopped);
        Decoded decoded;
        decoded.format = Format::otlpProto;
        decoded.spans = m_merger.spans();
        decoded.stopped = m_stopped;
        return decoded;
    }

    std::optional<Error> brokenEnd() const
    {
        const OtlpParts::End& end = m_parts.end();
        switch (end.fault) {
        case ProtoCursor::Fault::none: return std::nullopt;
        case ProtoCursor::Fault::cut:
            return Error{ErrorKind::malformed, "ends in the middle of a record", m_input.where(end.place)};
        case ProtoCursor::Fault::malformed:
            return Error{ErrorKind::malformed, "no protobuf from here on", m_input.where(end.place)};
        }
        return std::nullopt;
    }

    const DocumentInput& m_input;
    const Options& m_options;
    const Call& m_call;
    OtlpParts m_parts;
    std::uint64_t m_base;
    RowMerger m_merger;
    std::vector<std::unique_ptr<PartReader>> m_readers;
    std::optional<Error> m_stopped;
};

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
    return Reading(input, messages, builder, options, call).run();
}

} // namespace longspan::decode
