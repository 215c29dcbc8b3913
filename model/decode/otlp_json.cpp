// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/otlp_json.h"

#include "model/decode/otlp_detail.h"
#include "model/decode/otlp_span.h"
#include "model/trace/span_table_builder.h"

#include <algorithm>

namespace longspan::decode {

namespace {

/// Times of hand-made traces count from 0; see SpanTableBuilder.
constexpr std::int64_t kNearZero = 86'400 * kSecond;

/// wrapper { "resourceSpans": [ resource { "scopeSpans": [ scope { "spans": [ span ] } ] } ] }, entered at any list.
class Walker final : public JsonWalker {
public:
    Walker(const Limits& limits, bool lines) : JsonWalker(limits), m_lines(lines) {}

private:
    Step walkFrom(JsonCursor& cursor) override { return m_lines ? walkLines(cursor) : walkElements(cursor); }

    Step walkElements(JsonCursor& cursor)
    {
        while (!cursor.atEnd()) {
            m_element = cursor.offset();
            const Step step = one(cursor);
            if (step != Step::done)
                return step;
        }
        m_element = cursor.offset();
        return m_level == Level::resource || m_level == Level::scope ? Step::exhausted : Step::done;
    }

    /// Each line by itself, so that a broken one costs nothing but its rest. The last one may go on in the next piece.
    Step walkLines(JsonCursor& cursor)
    {
        while (!cursor.atEnd()) {
            const std::size_t lineBreak = text().find('\n', cursor.offset());
            if (lineBreak == std::string_view::npos)
                return walkElements(cursor);
            JsonCursor line = cursor.until(lineBreak);
            const Step step = walkElements(line);
            cursor.skipTo(step == Step::tooDeep ? line.offset() : lineBreak);
            if (step == Step::tooDeep)
                return step;
            if (step != Step::done || m_level != Level::root)
                note(NoteKind::badRecord, step == Step::malformed ? line.offset() : m_element);
            m_level = Level::root;
        }
        return Step::done;
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

    /// Between documents; what closes wrappers around the data is passed over, and their other members are read.
    Step root(JsonCursor& cursor)
    {
        const char c = cursor.peek();
        if (c == '{' || c == '"')
            m_level = Level::wrapper;
        if (c == '"')
            return Step::done;
        if (detail::kBracketSteps[static_cast<unsigned char>(c)] == 0 && c != ',')
            return Step::malformed;
        pass(cursor);
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
            return passOddElement(cursor);
        }
        pass(cursor);
        return Step::done;
    }

    /// One member of an object, or its end.
    Step fields(JsonCursor& cursor, Level outside)
    {
        const char c = cursor.peek();
        if (c == ',' || c == '}') {
            pass(cursor);
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
        pass(cursor);
        return true;
    }

    Step member(JsonCursor& cursor, std::string_view key)
    {
        const std::size_t from = cursor.offset();
        const bool partial =
            m_level == Level::wrapper && key == "status" && cursor.peek() == '"' && cursor.rawString() == "PARTIAL";
        const Step step = cursor.skipValue(depthLimit());
        if (step != Step::done)
            return step;
        const std::string_view raw = cursor.slice(from, cursor.offsetBehindLast());
        if (m_level == Level::wrapper && isOtherSignal(key))
            note(NoteKind::skippedRecord, from);
        else if (partial)
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
        // Where the start is missing, an end of today is no duration.
        const bool fromZero = read.start && start == 0 && end > 0 && end < kNearZero;
        row.flags.set(SpanFlag::startIsZero, fromZero);
        row.start = std::max<std::int64_t>(start, 0);
        const bool known = fromZero || (start > 0 && end >= start);
        row.flags.set(SpanFlag::durationUnknown, !known);
        row.duration = known ? end - row.start : 0;
        if (end > 0 && end < start)
            note(NoteKind::negativeDuration, from);
    }

    bool m_lines;
};

class OtlpFormat final : public JsonFormat {
public:
    explicit OtlpFormat(bool lines) : m_lines(lines) {}

    [[nodiscard]] std::unique_ptr<JsonWalker> walker(const Limits& limits) const override
    {
        return std::make_unique<Walker>(limits, m_lines);
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

    [[nodiscard]] DetailReaderPtr details(JsonDocument document) const override
    {
        return otlpDetails(std::move(document));
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
