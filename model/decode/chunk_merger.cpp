// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/chunk_merger.h"

namespace longspan::decode {

namespace {

/// Rows of a group carry these in their resource column until the group is closed: a process key's number, a scope's
/// number, or one of the two marks below.
constexpr std::uint32_t kPendingNothing = 0xffff'ffffU; // also: no scope
constexpr std::uint32_t kDirect = 0x8000'0000U;         ///< the rest is a resource number already

} // namespace

std::uint32_t ChunkMerger::placedText(
    std::string_view raw, std::uint64_t place, StringPool& pool, std::vector<PlacedText>& places)
{
    const auto id = static_cast<std::uint32_t>(pool.intern(raw));
    if (id >= places.size())
        places.resize(id + std::size_t{1}, {place, static_cast<std::uint32_t>(raw.size())});
    return id;
}

void ChunkMerger::learn(const WorkerTexts& texts, Translation& translation)
{
    std::string scratch;
    for (std::size_t id = translation.names.size(); id < texts.names.size(); ++id) {
        const std::string_view raw = texts.names.text(StringId{static_cast<std::uint32_t>(id)});
        translation.names.push_back(m_builder.intern(cleanText(raw, scratch)));
    }
    for (std::size_t id = translation.peers.size(); id < texts.peers.size(); ++id)
        translation.peers.push_back(id == 0
                ? StringId::empty
                : m_format.peer(texts.peers.text(StringId{static_cast<std::uint32_t>(id)}), m_builder));
    for (std::size_t id = translation.processKeys.size(); id < texts.processKeys.size(); ++id) {
        const std::string_view raw = texts.processKeys.text(StringId{static_cast<std::uint32_t>(id)});
        translation.processKeys.push_back(static_cast<std::uint32_t>(m_processKeys.intern(raw)));
    }
    learnResources(texts, translation);
}

void ChunkMerger::learnResources(const WorkerTexts& texts, Translation& translation)
{
    for (std::size_t id = translation.resourceTexts.size(); id < texts.resources.size(); ++id) {
        const std::string_view raw = texts.resources.text(StringId{static_cast<std::uint32_t>(id)});
        const std::uint64_t place = id < texts.resourcePlaces.size() ? texts.resourcePlaces[id] : 0;
        translation.resourceTexts.push_back(placedText(raw, place, m_resourceTexts, m_resourcePlaces));
    }
    for (std::size_t id = translation.scopeTexts.size(); id < texts.scopes.size(); ++id) {
        const std::string_view raw = texts.scopes.text(StringId{static_cast<std::uint32_t>(id)});
        const std::uint64_t place = id < texts.scopePlaces.size() ? texts.scopePlaces[id] : 0;
        translation.scopeTexts.push_back(placedText(raw, place, m_scopeTexts, m_scopePlaces));
    }
}

ResourceNo ChunkMerger::plainResource(std::uint32_t text)
{
    if (text >= m_plainResources.size())
        m_plainResources.resize(text + std::size_t{1}, ResourceNo::none);
    ResourceNo& known = m_plainResources[text];
    if (known == ResourceNo::none)
        known = addResource(text, kNoText);
    return known;
}

ResourceNo ChunkMerger::addResource(std::uint32_t text, std::uint32_t scope)
{
    Resource resource;
    if (text != kNoText && text != 0) {
        resource = m_format.resource(m_resourceTexts.text(StringId{text}), m_builder);
        resource.place = m_base + m_resourcePlaces[text].place;
        resource.placeLength = m_resourcePlaces[text].length;
    }
    if (scope != kNoText && scope != 0) {
        resource.scopePlace = m_base + m_scopePlaces[scope].place;
        resource.scopeLength = m_scopePlaces[scope].length;
    }
    return m_builder.addResource(resource);
}

void ChunkMerger::translateTraces(const Chunk& chunk, Translation& translation)
{
    translation.traces.clear();
    for (std::uint32_t no = 0; no < chunk.tracesUsed; ++no)
        translation.traces.push_back(m_builder.trace(chunk.traces[no]));
}

void ChunkMerger::add(Chunk& chunk, const WorkerTexts& texts, Translation& translation)
{
    learn(texts, translation);
    translateTraces(chunk, translation);
    const std::size_t firstRow = m_builder.size();
    appendRows(chunk, translation);
    replay(chunk, firstRow, translation);
    for (std::size_t kind = 0; chunk.notes.any && kind < kNoteKinds; ++kind) {
        if (m_notes.counts[kind] == 0)
            m_notes.firstPlace[kind] = chunk.notes.firstPlace[kind];
        m_notes.counts[kind] += chunk.notes.counts[kind];
        m_notes.any = true;
    }
}

void ChunkMerger::appendRows(Chunk& chunk, const Translation& translation)
{
    SpanColumns& rows = chunk.rows;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        rows.trace[row] = translation.traces[index(rows.trace[row])];
        rows.peer[row] = translation.peers[index(rows.peer[row])];
        rows.place[row] += m_base;
        const StringId name = translation.names[index(rows.interface[row])];
        const auto resource = static_cast<std::uint32_t>(rows.resource[row]);
        if (resource == rowResource::kOfGroup) {
            rows.interface[row] = InterfaceNo{static_cast<std::uint32_t>(name)};
            rows.resource[row] = ResourceNo{kPendingNothing};
        } else if ((resource & rowResource::kProcessKey) != 0) {
            rows.interface[row] = InterfaceNo{static_cast<std::uint32_t>(name)};
            rows.resource[row] = ResourceNo{translation.processKeys[resource & ~rowResource::kProcessKey]};
        } else {
            const ResourceNo known = plainResource(translation.resourceTexts[resource]);
            rows.interface[row] = m_builder.interface(m_builder.resource(known).service, name);
            rows.resource[row] =
                m_grouping != Grouping::none ? ResourceNo{static_cast<std::uint32_t>(known) | kDirect} : known;
        }
    }
    m_builder.columns().append(rows);
}

void ChunkMerger::replay(const Chunk& chunk, std::size_t firstRow, const Translation& translation)
{
    for (const Mark& mark : chunk.marks)
        replay(mark, firstRow + mark.row, translation);
}

void ChunkMerger::replay(const Mark& mark, std::size_t row, const Translation& translation)
{
    switch (mark.kind) {
    case Mark::Kind::openGroup: openGroup(row); break;
    case Mark::Kind::closeGroup: closeGroup(row); break;
    case Mark::Kind::resource: m_groupText = translation.resourceTexts[mark.first]; break;
    case Mark::Kind::scope: m_scopeText = translation.scopeTexts[mark.first]; break;
    case Mark::Kind::openScope:
        m_scopeBegin = row;
        m_scopeText = kNoText;
        break;
    case Mark::Kind::closeScope: closeScope(row); break;
    case Mark::Kind::process: {
        const std::uint32_t key = translation.processKeys[mark.first];
        if (key >= m_processes.size())
            m_processes.resize(m_processKeys.size(), kNoText);
        m_processes[key] = translation.resourceTexts[mark.second];
        m_listed.push_back(key);
        break;
    }
    }
}

/// A group that was never closed, because its line or trace was cut, ends where the next one begins.
void ChunkMerger::openGroup(std::size_t row)
{
    if (m_groupBegin < row) {
        closeScope(row);
        closeGroup(row);
    }
    beginGroup(row);
}

void ChunkMerger::beginGroup(std::size_t row)
{
    m_groupBegin = row;
    m_scopeBegin = row;
    m_groupText = kNoText;
    m_scopeText = kNoText;
}

/// OTLP: the scope's number waits in the resource column for the group's end.
void ChunkMerger::closeScope(std::size_t row)
{
    if (m_scopeText != kNoText)
        for (std::size_t at = m_scopeBegin; at < row; ++at)
            m_builder.columns().resource[at] = ResourceNo{m_scopeText};
    m_scopeBegin = row;
    m_scopeText = kNoText;
}

void ChunkMerger::closeGroup(std::size_t row)
{
    for (std::size_t at = m_groupBegin; at < row; ++at) {
        const auto pending = static_cast<std::uint32_t>(m_builder.columns().resource[at]);
        if (pending != kPendingNothing && (pending & kDirect) != 0)
            m_builder.columns().resource[at] = ResourceNo{pending & ~kDirect};
        else
            settle(at, pending);
    }
    for (const std::uint32_t key : m_listed)
        m_processes[key] = kNoText;
    m_listed.clear();
    beginGroup(row);
}

/// Gives a row its resource and, now that the service is known, its interface.
void ChunkMerger::settle(std::size_t row, std::uint32_t pending)
{
    SpanColumns& columns = m_builder.columns();
    ResourceNo resource = ResourceNo::none;
    if (m_grouping == Grouping::scopes)
        resource = groupResource(pending);
    else if (pending < m_processes.size() && m_processes[pending] != kNoText)
        resource = plainResource(m_processes[pending]);
    if (resource == ResourceNo::none) {
        resource = plainResource(0);
        m_notes.add(NoteKind::missingProcess, columns.place[row] - m_base);
    }
    const StringId name{static_cast<std::uint32_t>(columns.interface[row])};
    columns.resource[row] = resource;
    columns.interface[row] = m_builder.interface(m_builder.resource(resource).service, name);
}

ResourceNo ChunkMerger::groupResource(std::uint32_t scope)
{
    const std::uint64_t key = std::uint64_t{m_groupText} << 32U | scope;
    const auto [known, isNew] = m_scopedResources.try_emplace(key, ResourceNo::none);
    if (isNew)
        known->second = addResource(m_groupText, scope);
    return known->second;
}

void ChunkMerger::finish()
{
    if (m_grouping == Grouping::none)
        return;
    closeScope(m_builder.size());
    closeGroup(m_builder.size());
}

void ChunkMerger::abandon()
{
    m_builder.columns().forEach([this](auto& column) { column.resize(m_firstRow); });
}

} // namespace longspan::decode
