// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/otlp_framed.h"

#include "model/decode/json_reader.h"
#include "model/decode/otlp_json.h"
#include "model/decode/otlp_messages.h"
#include "model/decode/otlp_proto.h"
#include "model/decode/unpack.h"
#include "model/decode/unpack_streams.h"

#include <new>
#include <vector>

namespace longspan::decode {

namespace {

constexpr std::size_t kPrefix = 4;

std::size_t lengthAt(std::string_view text)
{
    std::size_t length = 0;
    for (std::size_t i = 0; i < kPrefix; ++i)
        length = length << 8U | static_cast<unsigned char>(text[i]);
    return length;
}

struct Record {
    std::string_view bytes;
    bool isCut = false;
};

bool isJson(std::string_view record)
{
    return record.starts_with('{') || record.starts_with('[');
}

/// Steps over the records of a file.
class Records {
public:
    explicit Records(std::string_view text) : m_rest(text) {}

    [[nodiscard]] bool next(Record& record)
    {
        if (m_rest.empty())
            return false;
        if (m_rest.size() < kPrefix) {
            record = {m_rest.substr(m_rest.size()), true};
            m_rest = {};
            return true;
        }
        const std::size_t length = lengthAt(m_rest);
        const std::string_view behind = m_rest.substr(kPrefix);
        record = {behind.substr(0, length), length > behind.size()};
        m_rest = behind.substr(record.bytes.size());
        return true;
    }

private:
    std::string_view m_rest;
};

/// A file on its way into a builder: records are sorted by what they hold, then each kind is read as one document.
class FramedReading {
public:
    FramedReading(const DocumentInput& input, SpanTableBuilder& builder, const Options& options, const Call& call)
        : m_input(input)
        , m_builder(builder)
        , m_options(options)
        , m_call(call)
        , m_proto(options.limits.unpackedBytes)
        , m_json(options.limits.unpackedBytes)
    {
        m_decoded.format = Format::otlpFramed;
    }

    Result<Decoded> run()
    {
        if (Result<> sorted = allPlainProto() ? takeInPlace() : takeUnpacked(); !sorted)
            return failWith(std::move(sorted));
        if (m_tailCut)
            m_call.note(NoteKind::truncatedTail, m_input.where(m_input.text.size()));
        if (Result<> read = readProtoRecords(); !read)
            return failWith(std::move(read));
        if (Result<> read = readJsonRecords(); !read)
            return failWith(std::move(read));
        if (m_decoded.spans == 0 && m_decoded.stopped)
            return tl::unexpected<Error>(*m_decoded.stopped);
        return m_decoded;
    }

private:
    [[nodiscard]] bool allPlainProto() const
    {
        Records records(m_input.text);
        Record record;
        while (records.next(record))
            if (isJson(record.bytes) || !packingOf(record.bytes).empty())
                return false;
        return true;
    }

    /// Plain protobuf stays where it is.
    Result<> takeInPlace()
    {
        Records records(m_input.text);
        Record record;
        m_protoInput = m_input;
        while (records.next(record) && keepsToLimit(record)) {
            m_messages.push_back(record.bytes);
            m_tailCut = record.isCut;
        }
        return {};
    }

    /// Everything else is copied together, unpacked.
    Result<> takeUnpacked()
    {
        Records records(m_input.text);
        Record record;
        while (!m_decoded.stopped && records.next(record) && keepsToLimit(record)) {
            if (Result<> go = m_call.check(); !go)
                return go;
            m_call.progress("unpack", offsetOf(record), m_input.text.size());
            m_tailCut = record.isCut;
            takeRecord(record);
        }
        m_protoInput = DocumentInput::whole(UnpackBuffer::finish(std::move(m_proto)), m_input.name);
        for (const Range& range : m_ranges)
            m_messages.push_back(m_protoInput.text.substr(range.begin, range.size));
        return {};
    }

    void takeRecord(const Record& record)
    {
        const std::string_view packing = packingOf(record.bytes);
        const std::size_t begin = m_proto.size();
        if (packing.empty()) {
            m_proto.append(record.bytes);
        } else {
            m_decoded.packing = packing;
            const Unpacker::Status status = unpackRecord(record, packing);
            if (m_proto.passedLimit() || status == Unpacker::Status::tooLarge) {
                m_proto.shorten(begin);
                m_decoded.stopped =
                    Error{ErrorKind::tooLarge, "its records unpack to more than the limit", whereOf(record)};
                return;
            }
            if (status == Unpacker::Status::damaged && !record.isCut) {
                m_proto.shorten(begin);
                m_call.note(NoteKind::badRecord, whereOf(record));
                return;
            }
        }
        settle(begin, record.isCut);
    }

    /// The bytes from begin on are a record: JSON goes over to its own buffer. A cut one would only break the last
    /// line.
    void settle(std::size_t begin, bool isCut)
    {
        const std::string_view bytes = m_proto.view().substr(begin);
        if (!isJson(bytes)) {
            m_ranges.push_back({begin, bytes.size()});
            return;
        }
        if (!isCut) {
            m_json.append(bytes);
            m_json.append("\n");
        }
        m_proto.shorten(begin);
    }

    Unpacker::Status unpackRecord(const Record& record, std::string_view packing)
    {
        std::unique_ptr<Unpacker>& unpacker = packing == "zstd" ? m_zstd : m_gzip;
        if (!unpacker)
            unpacker = packing == "zstd" ? makeZstdUnpacker() : makeGzipUnpacker();
        unpacker->reset();
        std::string_view rest = record.bytes;
        for (;;) {
            const std::span<char> room = m_proto.room();
            std::size_t produced = 0;
            const Unpacker::Status status = unpacker->feed(rest, room, produced);
            m_proto.took(produced);
            if (m_proto.passedLimit() || status != Unpacker::Status::more)
                return status;
            if (rest.empty() && produced < room.size())
                return unpacker->betweenStreams() ? status : Unpacker::Status::damaged;
        }
    }

    [[nodiscard]] bool keepsToLimit(const Record& record)
    {
        if (record.bytes.size() <= m_options.limits.recordBytes)
            return true;
        m_decoded.stopped = Error{
            ErrorKind::tooLarge, "a record is longer than the limit", whereOf(record), ErrorReason::recordTooLong};
        return false;
    }

    Result<> readProtoRecords()
    {
        if (m_messages.empty())
            return {};
        Result<Decoded> read = decodeOtlpMessages(m_protoInput, m_messages, m_builder, m_options, m_call);
        // The frame of the last record is whole, so a broken message in it is a broken record and no more.
        if (read && read->stopped && read->stopped->kind == ErrorKind::malformed) {
            if (!m_tailCut)
                m_call.note(NoteKind::badRecord, read->stopped->where);
            read->stopped.reset();
        }
        return add(std::move(read));
    }

    Result<> readJsonRecords()
    {
        if (m_json.size() == 0)
            return {};
        const DocumentInput lines = DocumentInput::whole(UnpackBuffer::finish(std::move(m_json)), m_input.name);
        return add(readJson(lines, otlpJsonLinesFormat(), m_builder, m_options, m_call));
    }

    /// Adds up what the documents gave. That one of them holds no span is no reason to lose the other.
    Result<> add(Result<Decoded> read)
    {
        if (!read && (read.error().kind == ErrorKind::cancelled || read.error().kind == ErrorKind::deadline))
            return failWith(std::move(read));
        if (!m_decoded.stopped)
            m_decoded.stopped = read ? read->stopped : std::optional(read.error());
        m_decoded.spans += read ? read->spans : 0;
        return {};
    }

    [[nodiscard]] std::uint64_t offsetOf(const Record& record) const
    {
        return static_cast<std::uint64_t>(record.bytes.data() - m_input.text.data());
    }
    [[nodiscard]] std::string whereOf(const Record& record) const { return m_input.where(offsetOf(record)); }

    struct Range {
        std::size_t begin;
        std::size_t size;
    };

    const DocumentInput& m_input;
    SpanTableBuilder& m_builder;
    const Options& m_options;
    const Call& m_call;
    DocumentInput m_protoInput;
    std::vector<std::string_view> m_messages;
    UnpackBuffer m_proto; ///< records of protobuf, and the one that is being looked at
    std::vector<Range> m_ranges;
    UnpackBuffer m_json; ///< records of JSON, one a line
    std::unique_ptr<Unpacker> m_gzip;
    std::unique_ptr<Unpacker> m_zstd;
    bool m_tailCut = false;
    Decoded m_decoded;
};

bool beginsLikeRecord(std::string_view record)
{
    return isJson(record) || !packingOf(record).empty() || looksLikeOtlpProto(record);
}

} // namespace

Result<Decoded> decodeOtlpFramed(
    const DocumentInput& input, SpanTableBuilder& builder, const Options& options, const Call& call)
{
    try {
        return FramedReading(input, builder, options, call).run();
    } catch (const std::bad_alloc&) {
        return fail(ErrorKind::tooLarge, "not enough memory for its records", input.name);
    }
}

bool looksLikeOtlpFramed(std::string_view text)
{
    Records records(text);
    Record record;
    if (!records.next(record) || record.bytes.empty() || !beginsLikeRecord(record.bytes))
        return false;
    if (record.isCut && isJson(record.bytes))
        return false; // more likely text with something in front
    return !records.next(record) || record.bytes.empty() || beginsLikeRecord(record.bytes);
}

} // namespace longspan::decode
