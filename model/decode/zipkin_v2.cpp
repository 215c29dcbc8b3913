// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/zipkin_v2.h"

#include "model/base/hex.h"
#include "model/decode/zipkin_detail.h"
#include "model/trace/span_table_builder.h"

namespace longspan::decode {

namespace {

SpanKind kindOf(std::string_view raw)
{
    if (raw == "SERVER" || raw == "server")
        return SpanKind::server;
    if (raw == "CLIENT" || raw == "client")
        return SpanKind::client;
    if (raw == "PRODUCER" || raw == "producer")
        return SpanKind::producer;
    if (raw == "CONSUMER" || raw == "consumer")
        return SpanKind::consumer;
    return SpanKind::unspecified;
}

/// One span of the list and the offset it begins at. Unknown fields are skipped, wrong types noted.
class SpanReader {
public:
    struct Result {
        SpanRow row;
        std::string_view traceText;
        std::string_view idText;
        std::string_view parentText;
        std::optional<std::int64_t> timestamp; ///< microseconds
        std::optional<std::int64_t> duration;
        std::uint32_t oddFields = 0;
    };

    SpanReader(JsonCursor& cursor, WorkerTexts& texts, std::size_t depthLimit, std::uint64_t base)
        : m_cursor(cursor), m_texts(texts), m_depthLimit(depthLimit), m_base(base)
    {
    }

    [[nodiscard]] Step read(Result& out)
    {
        return walkObject(m_cursor, [&](std::string_view key) { return field(key, out); });
    }

private:
    [[nodiscard]] Step field(std::string_view key, Result& out)
    {
        switch (key.size()) {
        case 2: return key == "id" ? text(out.idText, out) : other();
        case 4: return key == "name" ? name(out) : key == "tags" ? tags(out) : key == "kind" ? kind(out) : other();
        case 5: return key == "debug" ? flag(SpanFlag::debug, out) : other();
        case 6: return key == "shared" ? flag(SpanFlag::shared, out) : other();
        case 7: return key == "traceId" ? text(out.traceText, out) : other();
        case 8:
            return key == "parentId" ? text(out.parentText, out)
                : key == "duration"  ? number(out.duration, out)
                                     : other();
        case 9: return key == "timestamp" ? number(out.timestamp, out) : other();
        case 13: return key == "localEndpoint" ? local(out) : other();
        case 14: return key == "remoteEndpoint" ? remote(out) : other();
        default: return other();
        }
    }

    [[nodiscard]] Step other() { return m_cursor.skipValue(m_depthLimit); }

    [[nodiscard]] Step odd(Result& out)
    {
        // null stands for "absent" in many writers; anything else of a wrong type is worth a note.
        out.oddFields += m_cursor.peek() == 'n' ? 0U : 1U;
        return other();
    }

    [[nodiscard]] Step text(std::string_view& into, Result& out)
    {
        if (m_cursor.peek() != '"')
            return odd(out);
        into = m_cursor.rawString();
        m_cursor.next();
        return Step::done;
    }

    [[nodiscard]] Step number(std::optional<std::int64_t>& into, Result& out)
    {
        const char first = m_cursor.peek();
        if (first == '{' || first == '[')
            return odd(out);
        const std::string_view digits = first == '"' ? m_cursor.rawString() : m_cursor.rawScalar();
        std::int64_t value = 0;
        into = plainInteger(digits, value) ? std::optional(value) : integerOf(digits);
        if (!into)
            return odd(out);
        m_cursor.next();
        return Step::done;
    }

    [[nodiscard]] Step name(Result& out)
    {
        std::string_view raw;
        const Step step = text(raw, out);
        out.row.interface = InterfaceNo{static_cast<std::uint32_t>(m_texts.names.intern(raw))};
        return step;
    }

    [[nodiscard]] Step kind(Result& out)
    {
        std::string_view raw;
        const Step step = text(raw, out);
        out.row.kind = kindOf(raw);
        return step;
    }

    [[nodiscard]] Step flag(SpanFlag which, Result& out)
    {
        out.row.flags.set(which, m_cursor.peek() == 't');
        return other();
    }

    /// The presence of a tag "error" is the error; its value is a message (Zipkin's rule).
    [[nodiscard]] Step tags(Result& out)
    {
        if (m_cursor.peek() != '{')
            return odd(out);
        const auto tag = [&](std::string_view key) {
            if (key == "error")
                out.row.status = SpanStatus::error;
            return other();
        };
        if (m_cursor.peek(1) == '}')
            return walkObject(m_cursor, tag);
        m_cursor.next();
        // Tags but the last one, written as they must be: passed without visiting their tokens one by one.
        while (m_cursor.left() > 4 && m_cursor.at(0) == '"' && m_cursor.at(1) == ':' && m_cursor.at(2) == '"' &&
            m_cursor.at(3) == ',') {
            if (m_cursor.rawString() == "error")
                out.row.status = SpanStatus::error;
            m_cursor.advance(4);
        }
        return walkMembers(m_cursor, tag);
    }

    [[nodiscard]] Step local(Result& out)
    {
        const std::size_t from = m_cursor.offset();
        const Step step = other();
        if (step != Step::done)
            return step;
        const std::string_view raw = m_cursor.slice(from, m_cursor.offsetBehindLast());
        if (raw.front() == '{')
            out.row.resource = ResourceNo{m_texts.resource(raw, m_base + from)};
        return Step::done;
    }

    [[nodiscard]] Step remote(Result& out)
    {
        const std::size_t from = m_cursor.offset();
        const Step step = other();
        if (step == Step::done)
            out.row.peer = m_texts.peers.intern(m_cursor.slice(from, m_cursor.offsetBehindLast()));
        return step;
    }

    JsonCursor& m_cursor;
    WorkerTexts& m_texts;
    std::size_t m_depthLimit;
    std::uint64_t m_base;
};

class Walker final : public JsonWalker {
public:
    using JsonWalker::JsonWalker;

private:
    Step walkFrom(JsonCursor& cursor) override
    {
        m_level = Level::spans;
        while (!cursor.atEnd()) {
            m_element = cursor.offset();
            switch (cursor.peek()) {
            case '{':
                if (const Step step = span(cursor); step != Step::done)
                    return step;
                break;
            // The lists around the spans: one for a file, two for an answer of the API; their nesting says nothing.
            case '[':
            case ']':
            case ',': pass(cursor); break;
            default:
                if (const Step step = passOddElement(cursor); step != Step::done)
                    return step;
            }
        }
        return Step::done;
    }

    Step span(JsonCursor& cursor)
    {
        const std::size_t from = cursor.offset();
        SpanReader::Result read;
        read.row.resource = ResourceNo{0};
        read.row.interface = InterfaceNo{0};
        const Step step = SpanReader(cursor, texts, depthLimit(), chunk().begin).read(read);
        if (step == Step::done)
            finish(read, from, cursor.offsetBehindLast());
        return step;
    }

    void finish(SpanReader::Result& read, std::size_t from, std::size_t to)
    {
        SpanRow& row = read.row;
        row.flags.set(SpanFlag::micros);
        row.trace = traceOf(read.traceText, from);
        row.id = spanIdOf(read.idText, from);
        row.parent = read.parentText.empty() ? SpanId::none : spanIdOf(read.parentText, from);
        setTimes(read, from);
        if (read.oddFields != 0)
            note(NoteKind::badRecord, from);
        finishRow(row, from, to);
    }

    /// Zipkin's rules: both may be absent, and what is negative is absent; a timestamp of 0 is absent too.
    void setTimes(SpanReader::Result& read, std::size_t from)
    {
        SpanRow& row = read.row;
        if (read.timestamp.value_or(0) > 0)
            row.start = fromMicros(*read.timestamp);
        else
            row.flags.set(SpanFlag::startUnknown);
        if (read.timestamp && *read.timestamp == 0)
            row.flags.set(SpanFlag::startIsZero);
        if (read.duration.value_or(-1) >= 0)
            row.duration = fromMicros(*read.duration);
        else
            row.flags.set(SpanFlag::durationUnknown);
        if (read.duration.value_or(0) < 0)
            note(NoteKind::negativeDuration, from);
    }
};

class ZipkinV2Format final : public JsonFormat {
public:
    [[nodiscard]] std::unique_ptr<JsonWalker> walker(const Limits& limits) const override
    {
        return std::make_unique<Walker>(limits);
    }

    [[nodiscard]] std::optional<Level> levelOf(std::span<const std::string_view> keys) const override
    {
        bool trace = false;
        bool id = false;
        for (const std::string_view key : keys) {
            trace = trace || key == "traceId";
            id = id || key == "id";
        }
        return trace && id ? std::optional(Level::spans) : std::nullopt;
    }

    [[nodiscard]] Resource resource(std::string_view raw, SpanTableBuilder& builder) const override
    {
        const Endpoint endpoint = readZipkinEndpoint(raw);
        Resource resource;
        resource.service = builder.intern(endpoint.serviceName);
        resource.address = builder.intern(endpoint.ipv4.empty() ? endpoint.ipv6 : endpoint.ipv4);
        resource.host = resource.address;
        return resource;
    }

    [[nodiscard]] StringId peer(std::string_view raw, SpanTableBuilder& builder) const override
    {
        return builder.intern(readZipkinEndpoint(raw).serviceName);
    }

    [[nodiscard]] DetailReaderPtr details(JsonDocument document) const override
    {
        return zipkinDetails(std::move(document));
    }

    [[nodiscard]] std::string_view name() const override { return "Zipkin JSON v2"; }
};

} // namespace

const JsonFormat& zipkinV2Format()
{
    static const ZipkinV2Format kFormat;
    return kFormat;
}

} // namespace longspan::decode
