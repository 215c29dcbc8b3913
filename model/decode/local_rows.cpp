// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/local_rows.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

namespace longspan::decode {

namespace {

std::uint64_t bigEndian(std::string_view bytes)
{
    std::uint64_t value = 0;
    if (bytes.size() == sizeof value) {
        std::memcpy(&value, bytes.data(), sizeof value);
        return __builtin_bswap64(value);
    }
    for (const char c : bytes)
        value = value << 8U | static_cast<unsigned char>(c);
    return value;
}

/// Maps a column of local numbers to those of the builder.
template <class Id>
void appendMapped(Column<Id>& to, std::span<const Id> from, const std::vector<Id>& numbers)
{
    Id* out = to.extend(from.size());
    for (const Id local : from)
        *out++ = numbers[index(local)];
}

} // namespace

void LocalRows::startOver()
{
    m_rows.clear();
    m_traces.clear();
    m_lastTrace = TraceNo::none;
    notes = {};
}

bool RowMerger::merge(LocalRows& from)
{
    translateTexts(from);
    translateResources(from);
    translateInterfaces(from);
    m_traces.clear();
    for (const TraceId& id : from.m_traces.keys())
        m_traces.push_back(m_builder.trace(id));
    const std::size_t room = m_maxSpans - std::min(m_maxSpans, m_builder.size());
    const std::size_t count = std::min(room, from.size());
    appendRows(from, count);
    addNotes(from.notes);
    m_spans += count;
    const bool all = count == from.size();
    from.startOver();
    return all;
}

void RowMerger::translateTexts(LocalRows& from)
{
    for (auto id = static_cast<std::uint32_t>(from.m_builderTexts.size()); id < from.m_texts.size(); ++id) {
        const std::string_view text = from.m_texts.text(StringId{id});
        const bool valid = simdjson::validate_utf8(text.data(), text.size());
        if (!valid)
            from.notes.add(NoteKind::invalidUtf8, from.m_rows.size() ? from.m_rows.place[0] : 0);
        from.m_builderTexts.push_back(valid ? m_builder.intern(text) : m_builder.intern(repairUtf8(text)));
    }
}

void RowMerger::translateResources(LocalRows& from)
{
    for (std::size_t no = from.m_builderResources.size(); no < from.m_resources.size(); ++no) {
        const std::uint32_t known = m_resourceKeys.insert(from.m_resourceKeys[static_cast<std::uint32_t>(no)]);
        if (known == m_resources.size()) {
            Resource resource = from.m_resources[no];
            resource.service = from.m_builderTexts[index(resource.service)];
            resource.host = from.m_builderTexts[index(resource.host)];
            resource.address = from.m_builderTexts[index(resource.address)];
            resource.place += m_base;
            resource.scopePlace += m_base;
            m_resources.push_back(m_builder.addResource(resource));
        }
        from.m_builderResources.push_back(m_resources[known]);
    }
}

void RowMerger::translateInterfaces(LocalRows& from)
{
    for (std::size_t no = from.m_builderInterfaces.size(); no < from.m_interfaces.size(); ++no) {
        const InterfaceKey& key = from.m_interfaces[static_cast<std::uint32_t>(no)];
        from.m_builderInterfaces.push_back(
            m_builder.interface(from.m_builderTexts[index(key.service)], from.m_builderTexts[index(key.name)]));
    }
}

void RowMerger::appendRows(const LocalRows& from, std::size_t count)
{
    const SpanColumns& rows = from.m_rows;
    SpanColumns& to = m_builder.columns();
    to.start.append(rows.start.view().first(count));
    to.duration.append(rows.duration.view().first(count));
    to.id.append(rows.id.view().first(count));
    to.parent.append(rows.parent.view().first(count));
    appendMapped(to.trace, rows.trace.view().first(count), m_traces);
    appendMapped(to.interface, rows.interface.view().first(count), from.m_builderInterfaces);
    appendMapped(to.resource, rows.resource.view().first(count), from.m_builderResources);
    appendMapped(to.peer, rows.peer.view().first(count), from.m_builderTexts);
    std::uint64_t* place = to.place.extend(count);
    for (std::size_t row = 0; row < count; ++row)
        place[row] = rows.place[row] + m_base;
    to.placeLength.append(rows.placeLength.view().first(count));
    to.flags.append(rows.flags.view().first(count));
    to.kind.append(rows.kind.view().first(count));
    to.status.append(rows.status.view().first(count));
}

void RowMerger::addNotes(const NoteTally& notes)
{
    if (!notes.any)
        return;
    for (std::size_t kind = 0; kind < kNoteKinds; ++kind) {
        if (notes.counts[kind] == 0)
            continue;
        if (m_notes.counts[kind] == 0)
            m_notes.firstPlace[kind] = notes.firstPlace[kind];
        m_notes.counts[kind] += notes.counts[kind];
        m_notes.any = true;
    }
}

void RowMerger::reportNotes(const Call& call) const
{
    for (std::size_t kind = 0; m_notes.any && kind < kNoteKinds; ++kind)
        if (m_notes.counts[kind] != 0)
            call.note(static_cast<NoteKind>(kind), m_input.where(m_notes.firstPlace[kind]), m_notes.counts[kind]);
}

void completeRow(SpanRow& row, NoteTally& notes)
{
    if (row.id == SpanId::none) {
        row.id = syntheticSpanId(row.place);
        row.flags.set(SpanFlag::syntheticId);
        notes.add(NoteKind::missingSpanId, row.place);
    }
    if (row.parent == row.id) {
        row.parent = SpanId::none;
        notes.add(NoteKind::selfParent, row.place);
    }
    if (row.flags.has(SpanFlag::startUnknown))
        notes.add(NoteKind::startUnknown, row.place);
    if (row.flags.has(SpanFlag::durationUnknown))
        notes.add(NoteKind::durationUnknown, row.place);
}

ReadId<TraceId> readTraceIdBytes(std::string_view bytes)
{
    using Quality = ReadId<TraceId>::Quality;
    if (bytes.size() > 16)
        return readTraceId(bytes);
    const std::size_t high = bytes.size() > 8 ? bytes.size() - 8 : 0;
    const TraceId id{bigEndian(bytes.substr(0, high)), bigEndian(bytes.substr(high))};
    const bool usual = bytes.size() == 16 || bytes.size() == 8;
    return {id, !id.valid() ? Quality::missing : usual ? Quality::good : Quality::odd};
}

ReadId<SpanId> readSpanIdBytes(std::string_view bytes)
{
    using Quality = ReadId<SpanId>::Quality;
    if (bytes.size() > 8)
        return readSpanId(bytes);
    const SpanId id{bigEndian(bytes)};
    return {id, id == SpanId::none ? Quality::missing : bytes.size() == 8 ? Quality::good : Quality::odd};
}

TraceId traceIdFromBytes(std::string_view bytes, std::uint64_t place, NoteTally& notes)
{
    const ReadId<TraceId> read = readTraceIdBytes(bytes);
    if (read.quality == ReadId<TraceId>::Quality::missing) {
        notes.add(NoteKind::missingTraceId, place);
        return syntheticTraceId(place);
    }
    if (read.quality == ReadId<TraceId>::Quality::odd)
        notes.add(NoteKind::badId, place);
    return read.id;
}

SpanId spanIdFromBytes(std::string_view bytes, std::uint64_t place, NoteTally& notes)
{
    const ReadId<SpanId> read = readSpanIdBytes(bytes);
    if (read.quality == ReadId<SpanId>::Quality::odd)
        notes.add(NoteKind::badId, place);
    return read.id;
}

} // namespace longspan::decode
