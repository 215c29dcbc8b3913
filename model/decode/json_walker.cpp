// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/json_walker.h"

#include "model/base/hex.h"

#include <algorithm>

namespace longspan::decode {

void JsonWalker::walk(std::string_view text, const StructuralIndex& index, Chunk& chunk)
{
    m_chunk = &chunk;
    m_text = text;
    m_level = chunk.from;
    m_element = 0;
    m_lastTrace = TraceNo::none;
    m_lastTraceText = {};
    m_invalidUtf8 = index.invalidUtf8();
    JsonCursor cursor(text, index);
    chunk.end.step = walkFrom(cursor);
    chunk.end.offset = chunk.end.step == Step::exhausted ? m_element : cursor.offset();
    chunk.end.level = m_level;
    if (index.openString())
        endInString(*index.openString());
    const bool unseen = chunk.notes.counts[static_cast<std::size_t>(NoteKind::invalidUtf8)] == 0;
    if (m_invalidUtf8 && unseen)
        note(NoteKind::invalidUtf8, validUtf8Prefix(text));
}

/// The tokens end before a string does: what came is no end of the piece yet.
void JsonWalker::endInString(std::size_t openString)
{
    WalkEnd& end = m_chunk->end;
    if (end.step != Step::done && end.step != Step::exhausted)
        return;
    end.step = Step::exhausted;
    end.offset = std::min(end.offset, openString);
}

Step JsonWalker::passOddElement(JsonCursor& cursor)
{
    const Step step = cursor.skipValue(depthLimit());
    if (step == Step::done)
        note(NoteKind::badRecord, m_element);
    return step;
}

TraceNo JsonWalker::traceOf(std::string_view raw, std::size_t offset)
{
    if (raw == m_lastTraceText && m_lastTrace != TraceNo::none)
        return m_lastTrace;
    ReadId<TraceId> read;
    if (raw.size() == 32 || raw.size() == 16) {
        const std::size_t highDigits = raw.size() - 16;
        const HexNumber high = highDigits ? parseHex16(raw.data()) : HexNumber{};
        const HexNumber low = parseHex16(raw.data() + highDigits);
        read = {{high.value, low.value}, ReadId<TraceId>::Quality::good};
        if (!high.ok || !low.ok || !read.id.valid())
            read = readTraceId(raw);
    } else {
        read = readTraceId(raw);
    }
    if (read.quality == ReadId<TraceId>::Quality::missing) {
        note(NoteKind::missingTraceId, offset);
        return TraceNo{m_chunk->traces.insert(syntheticTraceId(place(offset)))};
    }
    const TraceNo trace{m_chunk->traces.insert(read.id)};
    if (read.quality == ReadId<TraceId>::Quality::odd) {
        note(NoteKind::badId, offset);
        return trace;
    }
    m_lastTraceText = raw;
    m_lastTrace = trace;
    return trace;
}

SpanId JsonWalker::spanIdOf(std::string_view raw, std::size_t offset)
{
    if (raw.size() == 16) {
        const HexNumber number = parseHex16(raw.data());
        if (number.ok)
            return SpanId{number.value};
    }
    const ReadId<SpanId> read = readSpanId(raw);
    if (read.quality == ReadId<SpanId>::Quality::odd)
        note(NoteKind::badId, offset);
    return read.id;
}

void JsonWalker::finishRow(SpanRow& row, std::size_t from, std::size_t to)
{
    row.place = place(from);
    row.placeLength = static_cast<std::uint32_t>(to - from);
    if (row.id == SpanId::none) {
        row.id = syntheticSpanId(row.place);
        row.flags.set(SpanFlag::syntheticId);
        note(NoteKind::missingSpanId, from);
    }
    if (row.parent == row.id) {
        row.parent = SpanId::none;
        note(NoteKind::selfParent, from);
    }
    if (row.flags.has(SpanFlag::startUnknown))
        note(NoteKind::startUnknown, from);
    if (row.flags.has(SpanFlag::durationUnknown))
        note(NoteKind::durationUnknown, from);
    if (m_invalidUtf8 || to - from > std::min<std::uint64_t>(m_limits.attributeBytes, m_limits.recordBytes))
        noteTexts(from, to);
    m_chunk->rows.push_back(row);
}

/// For the rare spans that are very long or lie among bytes that are no text.
void JsonWalker::noteTexts(std::size_t from, std::size_t to)
{
    if (m_invalidUtf8 && validUtf8Prefix(m_text.substr(from, to - from)) != to - from)
        note(NoteKind::invalidUtf8, from);
    if (to - from > m_limits.recordBytes && !m_chunk->longRow)
        m_chunk->longRow = m_chunk->rows.size();
    if (to - from > m_limits.attributeBytes)
        noteLargeValues(from, to);
}

void JsonWalker::noteLargeValues(std::size_t from, std::size_t to)
{
    for (std::size_t at = from; at < to; ++at) {
        at = std::min(m_text.find('"', at), to);
        const std::size_t begin = at + 1;
        for (++at; at < to && m_text[at] != '"'; ++at)
            at += m_text[at] == '\\' ? 1U : 0U;
        if (at > begin && at - begin > m_limits.attributeBytes)
            note(NoteKind::tooLargeValue, begin);
    }
}

} // namespace longspan::decode
