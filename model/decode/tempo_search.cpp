// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/tempo_search.h"

#include "model/decode/local_rows.h"
#include "model/decode/otlp_detail.h"
#include "model/decode/small_json.h"

#include <unordered_set>

namespace longspan::decode {

namespace {

SpanStatus statusOf(std::string_view text)
{
    return text == "error" ? SpanStatus::error : text == "ok" ? SpanStatus::ok : SpanStatus::unset;
}

SpanKind kindOf(std::string_view text)
{
    for (const SpanKind kind :
        {SpanKind::internal, SpanKind::server, SpanKind::client, SpanKind::producer, SpanKind::consumer})
        if (text == name(kind))
            return kind;
    return SpanKind::unspecified;
}

/// What the answer says of a span, as it lies there.
struct FoundSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view id;
    std::string_view name;
    std::string_view service;
    std::optional<std::int64_t> start; ///< nanoseconds
    std::optional<std::int64_t> duration;
    SpanStatus status = SpanStatus::unset;
    SpanKind kind = SpanKind::unspecified;
};

struct FoundTrace {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view id;
    std::string_view rootService;
    std::string_view rootName;
    std::optional<std::int64_t> start;
    std::optional<std::int64_t> durationMs;
    std::vector<FoundSpan> spans;
    bool moreMatched = false;
};

/// Reads the JSON of an answer; trace(found) is told of every whole trace.
class AnswerReader {
public:
    AnswerReader(std::size_t depth, NoteTally& notes, std::function<void(const FoundTrace&)> trace)
        : m_depth(depth), m_notes(notes), m_trace(std::move(trace))
    {
    }

    [[nodiscard]] Step document(JsonCursor& cursor)
    {
        return object(cursor, [&](std::string_view key) {
            if (key == "traces")
                return list(cursor, [&] { return trace(cursor); });
            return key == "metrics" ? metrics(cursor) : skip(cursor);
        });
    }

    /// The search did not look everywhere.
    [[nodiscard]] bool incomplete() const { return m_completed && m_total && *m_completed < *m_total; }

private:
    [[nodiscard]] Step skip(JsonCursor& cursor) const { return cursor.skipValue(m_depth); }

    /// Anything but an object or a list is passed over: null often stands for an empty one.
    template <class Field>
    Step object(JsonCursor& cursor, Field&& field) const
    {
        return cursor.peek() == '{' ? walkObject(cursor, field) : skip(cursor);
    }
    template <class Element>
    Step list(JsonCursor& cursor, Element&& element) const
    {
        return cursor.peek() == '[' ? walkArray(cursor, element) : skip(cursor);
    }

    Step metrics(JsonCursor& cursor)
    {
        return object(cursor, [&](std::string_view key) {
            if (key == "completedJobs")
                m_completed = integerHere(cursor);
            else if (key == "totalJobs")
                m_total = integerHere(cursor);
            return skip(cursor);
        });
    }

    Step trace(JsonCursor& cursor)
    {
        FoundTrace found;
        found.begin = cursor.offset();
        if (cursor.peek() != '{') {
            m_notes.add(NoteKind::badRecord, found.begin);
            return skip(cursor);
        }
        const Step step = walkObject(cursor, [&](std::string_view key) { return traceField(cursor, key, found); });
        found.end = cursor.offsetBehindLast();
        if (step == Step::done)
            m_trace(found);
        return step;
    }

    Step traceField(JsonCursor& cursor, std::string_view key, FoundTrace& found)
    {
        if (key == "spanSet")
            return spanSet(cursor, found);
        if (key == "spanSets")
            return list(cursor, [&] { return spanSet(cursor, found); });
        if (key == "traceID")
            found.id = textHere(cursor);
        else if (key == "rootServiceName")
            found.rootService = textHere(cursor);
        else if (key == "rootTraceName")
            found.rootName = textHere(cursor);
        else if (key == "startTimeUnixNano")
            found.start = integerHere(cursor);
        else if (key == "durationMs")
            found.durationMs = integerHere(cursor);
        return skip(cursor);
    }

    Step spanSet(JsonCursor& cursor, FoundTrace& found)
    {
        const std::size_t before = found.spans.size();
        std::optional<std::int64_t> matched;
        const Step step = object(cursor, [&](std::string_view key) {
            if (key == "spans")
                return list(cursor, [&] { return span(cursor, found); });
            if (key == "matched")
                matched = integerHere(cursor);
            return skip(cursor);
        });
        const auto listed = static_cast<std::int64_t>(found.spans.size() - before);
        found.moreMatched = found.moreMatched || matched.value_or(0) > listed;
        return step;
    }

    Step span(JsonCursor& cursor, FoundTrace& found)
    {
        FoundSpan span;
        span.begin = cursor.offset();
        if (cursor.peek() != '{') {
            m_notes.add(NoteKind::badRecord, span.begin);
            return skip(cursor);
        }
        const Step step = walkObject(cursor, [&](std::string_view key) { return spanField(cursor, key, span); });
        span.end = cursor.offsetBehindLast();
        if (step == Step::done)
            found.spans.push_back(span);
        return step;
    }

    Step spanField(JsonCursor& cursor, std::string_view key, FoundSpan& span)
    {
        if (key == "attributes")
            return list(cursor, [&] { return attribute(cursor, span); });
        if (key == "spanID")
            span.id = textHere(cursor);
        else if (key == "name")
            span.name = textHere(cursor);
        else if (key == "startTimeUnixNano")
            span.start = integerHere(cursor);
        else if (key == "durationNanos")
            span.duration = integerHere(cursor);
        return skip(cursor);
    }

    Step attribute(JsonCursor& cursor, FoundSpan& span)
    {
        std::string_view name;
        std::string_view value;
        const Step step = object(cursor, [&](std::string_view member) {
            if (member == "key")
                name = textHere(cursor);
            if (member != "value")
                return skip(cursor);
            return object(cursor, [&](std::string_view type) {
                if (type == "stringValue")
                    value = textHere(cursor);
                return skip(cursor);
            });
        });
        if (name == "service.name" || name == "resource.service.name")
            span.service = value;
        else if (name == "status")
            span.status = statusOf(value);
        else if (name == "kind")
            span.kind = kindOf(value);
        else if (name == "name" && span.name.empty())
            span.name = value;
        return step;
    }

    std::size_t m_depth;
    NoteTally& m_notes;
    std::function<void(const FoundTrace&)> m_trace;
    std::optional<std::int64_t> m_completed;
    std::optional<std::int64_t> m_total;
};

/// Makes rows of what was found.
class RowMaker {
public:
    LocalRows rows;

    void add(const FoundTrace& found)
    {
        const TraceNo trace = rows.trace(traceId(found));
        if (found.moreMatched)
            rows.notes.add(NoteKind::partialAnswer, found.begin);
        m_seen.clear();
        for (const FoundSpan& span : found.spans)
            add(span, trace);
        if (found.spans.empty())
            addRoot(found, trace);
    }

private:
    TraceId traceId(const FoundTrace& found)
    {
        using Quality = ReadId<TraceId>::Quality;
        const ReadId<TraceId> read = readTraceId(found.id);
        if (read.quality == Quality::good)
            return read.id;
        rows.notes.add(read.quality == Quality::odd ? NoteKind::badId : NoteKind::missingTraceId, found.begin);
        return read.quality == Quality::odd ? read.id : syntheticTraceId(found.begin);
    }

    void add(const FoundSpan& found, TraceNo trace)
    {
        const ReadId<SpanId> id = readSpanId(found.id);
        // spanSet repeats what spanSets says.
        if (id.id != SpanId::none && !m_seen.insert(id.id).second)
            return;
        if (id.quality == ReadId<SpanId>::Quality::odd)
            rows.notes.add(NoteKind::badId, found.begin);
        SpanRow row;
        row.id = id.id;
        row.trace = trace;
        row.kind = found.kind;
        row.status = found.status;
        finish(row, {found.begin, found.end, found.service, found.name, found.start, found.duration});
    }

    /// Tempo gives whole milliseconds of a trace, so 0 says nothing.
    void addRoot(const FoundTrace& found, TraceNo trace)
    {
        SpanRow row;
        row.trace = trace;
        std::optional<std::int64_t> duration;
        constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / kMillisecond;
        if (found.durationMs.value_or(0) > 0 && *found.durationMs <= kMost)
            duration = *found.durationMs * kMillisecond;
        finish(row, {found.begin, found.end, found.rootService, found.rootName, found.start, duration});
    }

    struct Facts {
        std::size_t begin;
        std::size_t end;
        std::string_view service;
        std::string_view name;
        std::optional<std::int64_t> start;
        std::optional<std::int64_t> duration;
    };

    void finish(SpanRow& row, const Facts& facts)
    {
        const StringId service = intern(facts.service);
        row.resource = rows.resource({facts.service, {}}, [&] { return Resource{.service = service}; });
        row.interface = rows.interface(service, intern(facts.name));
        row.place = facts.begin;
        row.placeLength = static_cast<std::uint32_t>(facts.end - facts.begin);
        row.start = std::max<std::int64_t>(facts.start.value_or(0), 0);
        row.duration = std::max<std::int64_t>(facts.duration.value_or(0), 0);
        row.flags.set(SpanFlag::startUnknown, facts.start.value_or(0) <= 0);
        row.flags.set(SpanFlag::durationUnknown, facts.duration.value_or(-1) < 0);
        if (facts.duration.value_or(0) < 0)
            rows.notes.add(NoteKind::negativeDuration, facts.begin);
        completeRow(row, rows.notes);
        rows.append(row);
    }

    StringId intern(std::string_view raw)
    {
        std::string scratch;
        return rows.intern(cleanText(raw, scratch));
    }

    std::unordered_set<SpanId> m_seen;
};

} // namespace

Result<Decoded> decodeTempoSearch(
    const DocumentInput& input, SpanTableBuilder& builder, const Options& options, const Call& call)
{
    RowMaker maker;
    AnswerReader reader(options.limits.depth, maker.rows.notes, [&](const FoundTrace& found) { maker.add(found); });
    Result<std::optional<Error>> stopped =
        walkSmallJson(input, options.limits, [&](JsonCursor& cursor) { return reader.document(cursor); });
    if (!stopped)
        return failWith(std::move(stopped));
    if (*stopped && maker.rows.size() == 0)
        return tl::unexpected<Error>(**stopped);
    if (reader.incomplete())
        maker.rows.notes.add(NoteKind::partialAnswer, 0);
    const std::uint64_t base = builder.addDocument(input.name, "Tempo search answer", input.text.size(), nullptr);
    builder.setReader(base, otlpDetails({input.bytes, input.text, base, options.limits.attributeBytes}));
    RowMerger merger(input, builder, options.limits.spans, base);
    if (!merger.merge(maker.rows) && !*stopped)
        *stopped = Error{ErrorKind::tooLarge, "more spans than the limit", input.name};
    merger.reportNotes(call);
    Decoded decoded;
    decoded.format = Format::tempoSearch;
    decoded.spans = merger.spans();
    decoded.stopped = *stopped;
    return decoded;
}

} // namespace longspan::decode
