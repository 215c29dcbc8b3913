// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/otlp_json.h"

#include "model/decode/otlp_detail.h"
#include "model/decode/otlp_span.h"
#include "model/trace/span_table_builder.h"

#include <algorithm>

namespace longspan::decode {

namespace {

/// wrapper { "resourceSpans": [ resource { "scopeSpans": [ scope { "spans": [ span ] } ] } ] }, entered at any list.
class Walker final : public JsonWalker {
public:
    using JsonWalker::JsonWalker;

private:
    Step walkFrom(JsonCursor& cursor) override
    {
        while (!cursor.atEnd()) {
            m_element = cursor.offset();
            const Step step = one(cursor);
            if (step != Step::done)
                return step;
        }
        return m_level == Level::resource || m_level == Level::scope ? Step::exhausted : Step::done;
    }

    Step one(JsonCursor& cursor)
    {
        switch (m_level) {
        case Level::root: return root(cursor);
        case Level::wrapper: return fields(cursor, Level::root);
        case Level::resources: return elements(cursor, Level::resource, Level::wrapper);
        case Level::resource: return fields(cursor, Level::resources);
        case Level::scopes: return elements(cursor, Level::scope, Level::resource);
        case Level::scope: return fields(cursor, Level::scopes);
        default: return elements(cursor, Level::spans, Level::scope);
        }
    }

    /// Between documents; what closes wrappers around the data is passed over.
    Step root(JsonCursor& cursor)
    {
        const char c = cursor.peek();
        if (c == '{')
            m_level = Level::wrapper;
        else if (c != '}' && c != ',' && c != '[' && c != ']')
            return Step::malformed;
        cursor.next();
        return Step::done;
    }

    /// Elements of a list; anything that is no object is passed over.
    Step elements(JsonCursor& cursor, Level inside, Level outside)
    {
        const char c = cursor.peek();
        if (c == '{' && inside == Level::spans)
            return span(cursor);
        if (c == '{') {
            mark(inside == Level::resource ? Mark::Kind::openGroup : Mark::Kind::openScope);
            m_level = inside;
        } else if (c == ']') {
            m_level = outside;
        } else if (c != ',') {
            return cursor.skipValue(depthLimit());
        }
        cursor.next();
        return Step::done;
    }

    /// One member of an object, or its end.
    Step fields(JsonCursor& cursor, Level outside)
    {
        const char c = cursor.peek();
        if (c == ',' || c == '}') {
            cursor.next();
            if (c == '}')
                close(outside);
            return Step::done;
        }
        std::string_view key;
        if (!cursor.enterField(key))
            return cursor.whyNoField();
        return enter(cursor, key) ? Step::done : member(cursor, key);
    }

    void close(Level outside)
    {
        if (m_level == Level::resource)
            mark(Mark::Kind::closeGroup);
        else if (m_level == Level::scope)
            mark(Mark::Kind::closeScope);
        m_level = outside;
    }

    /// Steps into a member that holds what we look for.
    bool enter(JsonCursor& cursor, std::string_view key)
    {
        const char c = cursor.peek();
        Level into = m_level;
        if (m_level == Level::wrapper && c == '[' && (key == "resourceSpans" || key == "batches"))
            into = Level::resources;
        else if (m_level == Level::resource && c == '[' &&
            (key == "scopeSpans" || key == "instrumentationLibrarySpans"))
            into = Level::scopes;
        else if (m_level == Level::scope && c == '[' && key == "spans")
            into = Level::spans;
        else if (m_level != Level::wrapper || c != '{' || (key != "result" && key != "trace"))
            return false;
        m_level = into;
        cursor.next();
        return true;
    }

    Step member(JsonCursor& cursor, std::string_view key)
    {
        const std::size_t from = cursor.offset();
        const Step step = cursor.skipValue(depthLimit());
        if (step != Step::done)
            return step;
        const std::string_view raw = cursor.slice(from, cursor.offsetBehindLast());
        if (m_level == Level::wrapper && isOtherSignal(key))
            note(NoteKind::skippedRecord, from);
        else if (m_level == Level::wrapper && key == "status" && raw == "\"PARTIAL\"")
            note(NoteKind::partialAnswer, from);
        else if (m_level == Level::resource && key == "resource" && raw.front() == '{')
            mark(Mark::Kind::resource, texts.resource(raw, place(from)));
        else if (m_level == Level::scope && (key == "scope" || key == "instrumentationLibrary") && raw.front() == '{')
            mark(Mark::Kind::scope, texts.scope(raw, place(from)));
        return Step::done;
    }

    static bool isOtherSignal(std::string_view key)
    {
        return key == "resourceMetrics" || key == "resourceLogs" || key == "resourceProfiles";
    }

    Step span(JsonCursor& cursor)
    {
        const std::size_t from = cursor.offset();
        OtlpSpan read;
        read.row.interface = InterfaceNo{0};
        read.row.resource = ResourceNo{rowResource::kOfGroup};
        const Step step = OtlpSpanReader(cursor, texts, depthLimit()).read(read);
        if (step == Step::done)
            finish(read, from, cursor.offsetBehindLast());
        return step;
    }

    void finish(OtlpSpan& read, std::size_t from, std::size_t to)
    {
        SpanRow& row = read.row;
        row.trace = traceOf(read.traceText, from);
        row.id = spanIdOf(read.idText, from);
        row.parent = read.parentText.empty() ? SpanId::none : spanIdOf(read.parentText, from);
        setTimes(read, from);
        if (read.oddFields != 0)
            note(NoteKind::badRecord, from);
        if (read.dropped)
            note(NoteKind::droppedBySender, from);
        finishRow(row, from, to);
    }

    void setTimes(OtlpSpan& read, std::size_t from)
    {
        SpanRow& row = read.row;
        const std::int64_t start = read.start.value_or(0);
        const std::int64_t end = read.end.value_or(0);
        row.flags.set(SpanFlag::startUnknown, start <= 0);
        row.flags.set(SpanFlag::startIsZero, read.start && start == 0 && end > 0);
        row.start = std::max<std::int64_t>(start, 0);
        const bool known = end > 0 && end >= start && read.start;
        row.flags.set(SpanFlag::durationUnknown, !known);
        row.duration = known ? end - row.start : 0;
        if (end > 0 && end < start)
            note(NoteKind::negativeDuration, from);
    }
};

class OtlpFormat final : public JsonFormat {
public:
    explicit OtlpFormat(bool lines) : m_lines(lines) {}

    [[nodiscard]] std::unique_ptr<JsonWalker> walker(std::size_t depthLimit) const override
    {
        return std::make_unique<Walker>(depthLimit);
    }

    /// Links have span ids but no times, events times but no span ids; metrics and logs have neither list.
    [[nodiscard]] std::optional<Level> levelOf(std::span<const std::string_view> keys) const override
    {
        bool id = false;
        bool time = false;
        for (const std::string_view key : keys) {
            if (key == "scopeSpans" || key == "instrumentationLibrarySpans")
                return Level::resources;
            if (key == "spans")
                return Level::scopes;
            id = id || key == "spanId";
            time = time || key == "startTimeUnixNano" || key == "endTimeUnixNano";
        }
        return id && time ? std::optional(Level::spans) : std::nullopt;
    }

    [[nodiscard]] Grouping grouping() const override { return Grouping::scopes; }
    [[nodiscard]] bool lines() const override { return m_lines; }

    [[nodiscard]] Resource resource(std::string_view raw, SpanTableBuilder& builder) const override
    {
        return readOtlpResource(raw, builder);
    }

    [[nodiscard]] StringId peer(std::string_view raw, SpanTableBuilder& builder) const override
    {
        std::string scratch;
        return builder.intern(cleanText(raw, scratch));
    }

    [[nodiscard]] DetailReaderPtr details(BytesPtr owner, std::string_view text, std::uint64_t base) const override
    {
        return otlpDetails(std::move(owner), text, base);
    }

    [[nodiscard]] std::string_view name() const override { return m_lines ? "OTLP JSON Lines" : "OTLP JSON"; }

private:
    bool m_lines;
};

} // namespace

const JsonFormat& otlpJsonFormat()
{
    static const OtlpFormat kFormat(false);
    return kFormat;
}

const JsonFormat& otlpJsonLinesFormat()
{
    static const OtlpFormat kFormat(true);
    return kFormat;
}

} // namespace longspan::decode
