// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/proto_reader.h"

#include "model/decode/ordered_work.h"

namespace longspan::decode {

namespace {

/// One document on its way into a builder.
class Reading {
public:
    Reading(const ProtoFormat& format, const ProtoInput& input, SpanTableBuilder& builder, const Options& options,
        const Call& call)
        : m_format(format)
        , m_input(input.document)
        , m_options(options)
        , m_call(call)
        , m_parts(format.shape, m_input.text, input.messages)
        , m_base(builder.addDocument(m_input.name, std::string(format.name), m_input.text.size(), nullptr))
        , m_merger(m_input, builder, options.limits.spans, m_base)
    {
        builder.setReader(m_base, format.details({m_input.bytes, m_input.text, m_base, options.limits.attributeBytes}));
    }

    Result<Decoded> run()
    {
        const unsigned workers = workersFor(m_options.threads, m_input.text.size(), ProtoParts::kPartBytes);
        for (unsigned i = 0; i < workers; ++i)
            m_readers.push_back(m_format.reader(m_input.text, m_options.limits.recordBytes));
        OrderedWork work;
        work.take = [this](unsigned worker) { return m_parts.next(m_readers[worker]->part); };
        work.prepare = [this](unsigned worker) { m_readers[worker]->read(); };
        work.finish = [this](unsigned worker) { return merge(*m_readers[worker]); };
        if (Result<> done = runInOrder(work, workers); !done)
            return failWith(std::move(done));
        return result();
    }

private:
    Result<bool> merge(ProtoPartReader& reader)
    {
        const bool all = m_merger.merge(reader.rows);
        if (!all)
            m_stopped = Error{ErrorKind::tooLarge, "more spans than the limit", m_input.name};
        else if (reader.tooLarge())
            m_stopped = Error{ErrorKind::tooLarge, "a span is longer than the limit", m_input.where(*reader.tooLarge()),
                ErrorReason::recordTooLong};
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
        decoded.format = m_format.format;
        decoded.spans = m_merger.spans();
        decoded.stopped = m_stopped;
        return decoded;
    }

    std::optional<Error> brokenEnd() const
    {
        const ProtoParts::End& end = m_parts.end();
        switch (end.fault) {
        case ProtoCursor::Fault::none: return std::nullopt;
        case ProtoCursor::Fault::cut:
            return Error{ErrorKind::malformed, "ends in the middle of a record", m_input.where(end.place),
                ErrorReason::incomplete};
        case ProtoCursor::Fault::malformed:
            return Error{ErrorKind::malformed, "no protobuf from here on", m_input.where(end.place)};
        }
        return std::nullopt;
    }

    const ProtoFormat& m_format;
    const DocumentInput& m_input;
    const Options& m_options;
    const Call& m_call;
    ProtoParts m_parts;
    std::uint64_t m_base;
    RowMerger m_merger;
    std::vector<std::unique_ptr<ProtoPartReader>> m_readers;
    std::optional<Error> m_stopped;
};

} // namespace

Result<Decoded> readProto(const ProtoFormat& format, const ProtoInput& input, SpanTableBuilder& builder,
    const Options& options, const Call& call)
{
    return Reading(format, input, builder, options, call).run();
}

} // namespace longspan::decode
