// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/decode/json_walker.h"
#include "model/trace/span_table_builder.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace longspan::decode {

/// Puts the chunks of one document together, in order: turns local ids into the builder's and gives spans their
/// resource, also when a group of spans began chunks ago. One thread at a time.
class ChunkMerger {
public:
    ChunkMerger(const JsonFormat& format, SpanTableBuilder& builder, std::uint64_t base)
        : m_format(format)
        , m_grouping(format.grouping())
        , m_builder(builder)
        , m_base(base)
        , m_firstRow(builder.size())
        , m_groupBegin(builder.size())
        , m_scopeBegin(builder.size())
    {
    }

    /// What a worker's local ids mean to the builder; grows with the worker's texts.
    struct Translation {
        std::vector<StringId> names;
        std::vector<std::uint32_t> processKeys;   ///< numbers of m_processKeys
        std::vector<std::uint32_t> resourceTexts; ///< numbers of m_resourceTexts
        std::vector<std::uint32_t> scopeTexts;
        std::vector<StringId> peers;
        std::vector<TraceNo> traces; ///< of the chunk in hand
    };

    void add(Chunk& chunk, const WorkerTexts& texts, Translation& translation);
    /// At the end of the document: spans whose group was never closed get what is known.
    void finish();
    /// Takes the document's rows back.
    void abandon();
    void note(NoteKind kind, std::uint64_t offset) { m_notes.add(kind, offset); }

    [[nodiscard]] std::size_t firstRow() const { return m_firstRow; }
    [[nodiscard]] std::uint64_t rows() const { return m_builder.size() - m_firstRow; }
    /// Oddities of all chunks so far; places are offsets in the document.
    [[nodiscard]] const NoteTally& notes() const { return m_notes; }

private:
    struct PlacedText {
        std::uint64_t place = 0;
        std::uint32_t length = 0;
    };
    static constexpr std::uint32_t kNoText = 0xffff'ffffU;

    void learn(const WorkerTexts& texts, Translation& translation);
    void learnResources(const WorkerTexts& texts, Translation& translation);
    void translateTraces(const Chunk& chunk, Translation& translation);
    void appendRows(Chunk& chunk, const Translation& translation);
    void replay(const Chunk& chunk, std::size_t firstRow, const Translation& translation);
    void replay(const Mark& mark, std::size_t row, const Translation& translation);
    void openGroup(std::size_t row);
    void beginGroup(std::size_t row);
    void closeScope(std::size_t row);
    void closeGroup(std::size_t row);
    void settle(std::size_t row, std::uint32_t resource);
    [[nodiscard]] ResourceNo groupResource(std::uint32_t scope);
    [[nodiscard]] ResourceNo plainResource(std::uint32_t text);
    [[nodiscard]] ResourceNo addResource(std::uint32_t text, std::uint32_t scope);
    std::uint32_t placedText(
        std::string_view raw, std::uint64_t place, StringPool& pool, std::vector<PlacedText>& places);

    const JsonFormat& m_format;
    Grouping m_grouping;
    SpanTableBuilder& m_builder;
    std::uint64_t m_base;
    std::size_t m_firstRow;

    StringPool m_resourceTexts;
    std::vector<PlacedText> m_resourcePlaces;
    std::vector<ResourceNo> m_plainResources; ///< by resource text, without a scope
    StringPool m_scopeTexts;
    std::vector<PlacedText> m_scopePlaces;
    StringPool m_processKeys;
    std::unordered_map<std::uint64_t, ResourceNo> m_scopedResources; ///< resource text << 32 | scope text

    std::size_t m_groupBegin;
    std::size_t m_scopeBegin;
    std::uint32_t m_groupText = kNoText;    ///< OTLP: the group's resource text
    std::uint32_t m_scopeText = kNoText;    ///< OTLP: the scope's text
    std::vector<std::uint32_t> m_processes; ///< Jaeger: of the group, resource texts by process key
    std::vector<std::uint32_t> m_listed;    ///< keys set in m_processes, to be cleared
    NoteTally m_notes;
};

} // namespace longspan::decode
