// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/jaeger.h"

#include "model/decode/jaeger_detail.h"
#include "model/decode/jaeger_span.h"
#include "model/trace/span_table_builder.h"

namespace longspan::decode {

namespace {

/// envelope { "data": [ trace { "spans": [ span ], "processes": { key: process } } ] }, entered at any of its lists.
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
        m_element = cursor.offset();
        return m_level == Level::trace ? Step::exhausted : Step::done;
    }

    Step one(JsonCursor& cursor)
    {
        switch (m_level) {
        case Level::root: return root(cursor);
        case Level::wrapper: return wrapper(cursor);
        case Level::traces: return traces(cursor);
        case Level::trace: return traceField(cursor);
        default: return spans(cursor);
        }
    }

    Step root(JsonCursor& cursor)
    {
        const char c = cursor.peek();
        if (c == '[') {
            m_level = Level::traces;
        } else if (c == '{') {
            m_level = Level::wrapper;
        } else {
            return Step::malformed;
        }
        pass(cursor);
        return Step::done;
    }

    /// A wrapper is an envelope or a bare trace: which, its members tell.
    Step wrapper(JsonCursor& cursor)
    {
        const char c = cursor.peek();
        if (c == ',' || c == '}') {
            pass(cursor);
            if (c == '}')
                m_level = Level::root;
            return Step::done;
        }
        if (c == '{' || c == '[') {
            m_level = Level::root;
            return Step::done;
        }
        std::string_view key;
        if (!cursor.enterField(key))
            return cursor.whyNoField();
        if (key == "data" && (cursor.peek() == '[' || cursor.peek() == '{')) {
            m_level = cursor.peek() == '[' ? Level::traces : Level::wrapper;
            pass(cursor);
            return Step::done;
        }
        if (key == "spans" || key == "processes" || key == "traceID")
            openTrace();
        return member(cursor, key);
    }

    /// Behind a bare trace there may be the rest of an envelope, too.
    Step traces(JsonCursor& cursor)
    {
        const char c = cursor.peek();
        if (c == '"' && cursor.peek(1) == ':') {
            m_level = Level::wrapper;
            return Step::done;
        }
        if (c == '{')
            openTrace();
        else if (c == ']')
            m_level = Level::wrapper;
        else if (c == '}')
            m_level = Level::root;
        else if (c != ',')
            return passOddElement(cursor);
        pass(cursor);
        return Step::done;
    }

    void openTrace()
    {
        m_level = Level::trace;
        mark(Mark::Kind::openGroup);
    }

    Step traceField(JsonCursor& cursor)
    {
        const char c = cursor.peek();
        if (c == ',' || c == '}') {
            pass(cursor);
            if (c == '}') {
                mark(Mark::Kind::closeGroup);
                m_level = Level::traces;
            }
            return Step::done;
        }
        std::string_view key;
        if (!cursor.enterField(key))
            return cursor.whyNoField();
        return member(cursor, key);
    }

    /// A member of a trace, the cursor at its value.
    Step member(JsonCursor& cursor, std::string_view key)
    {
        if (key == "spans" && cursor.peek() == '[') {
            m_level = Level::spans;
            pass(cursor);
            return Step::done;
        }
        if (key == "processes" && cursor.peek() == '{')
            return walkObject(cursor, [&](std::string_view process) { return listProcess(cursor, process); });
        return cursor.skipValue(depthLimit());
    }

    Step listProcess(JsonCursor& cursor, std::string_view key)
    {
        const std::size_t from = cursor.offset();
        const Step step = cursor.skipValue(depthLimit());
        if (step != Step::done)
            return step;
        const std::string_view raw = cursor.slice(from, cursor.offsetBehindLast());
        if (raw.front() == '{')
            mark(Mark::Kind::process, static_cast<std::uint32_t>(texts.processKeys.intern(key)),
                texts.resource(raw, place(from)));
        return Step::done;
    }

    Step spans(JsonCursor& cursor)
    {
        const char c = cursor.peek();
        if (c == '{')
            return span(cursor);
        if (c == ']')
            m_level = Level::trace;
        else if (c != ',')
            return passOddElement(cursor);
        pass(cursor);
        return Step::done;
    }

    Step span(JsonCursor& cursor)
    {
        const std::size_t from = cursor.offset();
        JaegerSpan read;
        read.row.interface = InterfaceNo{0};
        read.row.resource = ResourceNo{rowResource::kOfGroup};
        const Step step = JaegerSpanReader(cursor, texts, depthLimit(), chunk().begin).read(read);
        if (step == Step::done)
            finish(read, from, cursor.offsetBehindLast());
        return step;
    }

    void finish(JaegerSpan& read, std::size_t from, std::size_t to)
    {
        SpanRow& row = read.row;
        row.flags.set(SpanFlag::micros);
        row.trace = traceOf(read.traceText, from);
        row.id = spanIdOf(read.idText, from);
        row.parent = read.parentText.empty() ? SpanId::none : spanIdOf(read.parentText, from);
        if (row.parent == SpanId::none)
            row.flags.set(SpanFlag::followsFrom, false);
        setTimes(read, from);
        if (read.oddFields != 0)
            note(NoteKind::badRecord, from);
        finishRow(row, from, to);
    }

    void setTimes(JaegerSpan& read, std::size_t from)
    {
        SpanRow& row = read.row;
        if (read.start.value_or(0) > 0)
            row.start = fromMicros(*read.start);
        else
            row.flags.set(SpanFlag::startUnknown);
        if (read.start && *read.start == 0)
            row.flags.set(SpanFlag::startIsZero);
        if (read.duration.value_or(-1) >= 0)
            row.duration = fromMicros(*read.duration);
        else
            row.flags.set(SpanFlag::durationUnknown);
        if (read.duration.value_or(0) < 0)
            note(NoteKind::negativeDuration, from);
    }
};

class JaegerFormat final : public JsonFormat {
public:
    [[nodiscard]] std::unique_ptr<JsonWalker> walker(const Limits& limits) const override
    {
        return std::make_unique<Walker>(limits);
    }

    /// A span has an operation or a start; a trace has spans. References have neither.
    [[nodiscard]] std::optional<Level> levelOf(std::span<const std::string_view> keys) const override
    {
        bool id = false;
        bool call = false;
        for (const std::string_view key : keys) {
            if (key == "spans" || key == "processes")
                return Level::traces;
            id = id || key == "spanID";
            call = call || key == "operationName" || key == "startTime" || key == "processID";
        }
        return id && call ? std::optional(Level::spans) : std::nullopt;
    }

    [[nodiscard]] Grouping grouping() const override { return Grouping::processes; }

    [[nodiscard]] Resource resource(std::string_view raw, SpanTableBuilder& builder) const override
    {
        return readJaegerProcess(raw, builder);
    }

    [[nodiscard]] StringId peer(std::string_view raw, SpanTableBuilder& builder) const override
    {
        std::string scratch;
        return builder.intern(cleanText(raw, scratch));
    }

    [[nodiscard]] DetailReaderPtr details(JsonDocument document) const override
    {
        return jaegerDetails(std::move(document));
    }

    [[nodiscard]] std::string_view name() const override { return "Jaeger JSON"; }
};

} // namespace

const JsonFormat& jaegerFormat()
{
    static const JaegerFormat kFormat;
    return kFormat;
}

} // namespace longspan::decode
