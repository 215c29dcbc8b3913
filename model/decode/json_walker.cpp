// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/json_walker.h"

#include "model/base/hex.h"

namespace longspan::decode {

void JsonWalker::walk(JsonCursor& cursor, Chunk& chunk)
{
    m_chunk = &chunk;
    m_level = chunk.from;
    m_element = 0;
    m_lastTrace = TraceNo::none;
    m_lastTraceText = {};
    const Step step = walkFrom(cursor);
    chunk.end = {step,
        step == Step::done            ? cursor.offset()
            : step == Step::exhausted ? m_element
                                      : cursor.offset(),
        m_level};
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
    if (read.quality == ReadId<TraceId>::Quality::odd)
        note(NoteKind::badId, offset);
    m_lastTraceText = raw;
    m_lastTrace = TraceNo{m_chunk->traces.insert(read.id)};
    return m_lastTrace;
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
    m_chunk->rows.push_back(row);
}

} // namespace longspan::decode
