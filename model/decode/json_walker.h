// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/chunk.h"
#include "model/decode/decode.h"
#include "model/decode/json_text.h"

#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace longspan::decode {

struct JsonDocument;

/// Reads pieces of JSON documents of one format into chunks. One per worker.
class JsonWalker {
public:
    explicit JsonWalker(const Limits& limits) : m_limits(limits) {}
    JsonWalker(const JsonWalker&) = delete;
    JsonWalker& operator=(const JsonWalker&) = delete;
    virtual ~JsonWalker() = default;

    /// Fills chunk (cleared, its piece set) from the text of that piece and its index.
    void walk(std::string_view text, const StructuralIndex& index, Chunk& chunk);

    WorkerTexts texts;

protected:
    /// Walks elements from chunk.from on until the cursor's end or a step other than done. On the way m_level is the
    /// current level and m_element the offset at which the element in hand began.
    virtual Step walkFrom(JsonCursor& cursor) = 0;

    [[nodiscard]] Chunk& chunk() { return *m_chunk; }
    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] std::size_t depthLimit() const { return m_limits.depth; }
    [[nodiscard]] std::uint64_t place(std::size_t offset) const { return m_chunk->begin + offset; }
    void note(NoteKind kind, std::size_t offset) { m_chunk->notes.add(kind, place(offset)); }
    void mark(Mark::Kind kind, std::uint32_t first = 0, std::uint32_t second = 0)
    {
        m_chunk->marks.push_back({static_cast<std::uint32_t>(m_chunk->rows.size()), kind, first, second});
    }

    /// Passes a bracket or a comma between elements; what is left open at the end of a document was cut off.
    void pass(JsonCursor& cursor)
    {
        m_chunk->end.open += detail::kBracketSteps[static_cast<unsigned char>(cursor.peek())];
        cursor.next();
    }
    /// Passes what is no object where a list should hold objects, and counts it.
    [[nodiscard]] Step passOddElement(JsonCursor& cursor);

    /// Local number of the trace with that id text; runs of equal texts cost one comparison.
    [[nodiscard]] TraceNo traceOf(std::string_view raw, std::size_t offset);
    /// Reads an id and notes what is odd about it.
    [[nodiscard]] SpanId spanIdOf(std::string_view raw, std::size_t offset);
    /// Completes ids, flags unknown times and appends.
    void finishRow(SpanRow& row, std::size_t from, std::size_t to);

    Level m_level = Level::root;
    std::size_t m_element = 0;

private:
    void endInString(std::size_t openString);
    void noteTexts(std::size_t from, std::size_t to);
    void noteLargeValues(std::size_t from, std::size_t to);

    const Limits& m_limits;
    Chunk* m_chunk = nullptr;
    std::string_view m_text;
    bool m_invalidUtf8 = false;
    std::string_view m_lastTraceText;
    TraceNo m_lastTrace = TraceNo::none;
};

/// How a format says whose its spans are.
enum class Grouping : std::uint8_t {
    none,      ///< each span by itself (Zipkin)
    processes, ///< by a key into a list of the trace (Jaeger)
    scopes,    ///< by the resource and the scope they stand in (OTLP)
};

/// A JSON format: how to walk it, where to cut it, what its resources say.
class JsonFormat {
public:
    virtual ~JsonFormat() = default;
    /// limits must live as long as the walker.
    [[nodiscard]] virtual std::unique_ptr<JsonWalker> walker(const Limits& limits) const = 0;
    /// Whether an element that begins here (at '{') stands directly in one of the format's lists, and in which. keys:
    /// those of the object in order, as far as a bounded look gave them.
    [[nodiscard]] virtual std::optional<Level> levelOf(std::span<const std::string_view> keys) const = 0;
    [[nodiscard]] virtual Grouping grouping() const { return Grouping::none; }
    /// Whether documents follow each other line by line, so that a new line is a place to cut, and a broken line costs
    /// only itself.
    [[nodiscard]] virtual bool lines() const { return false; }
    /// Service, host and address of a resource's raw text (its place is filled in by the caller).
    [[nodiscard]] virtual Resource resource(std::string_view raw, SpanTableBuilder& builder) const = 0;
    /// Name of the other side of a raw peer text.
    [[nodiscard]] virtual StringId peer(std::string_view raw, SpanTableBuilder& builder) const = 0;
    /// Decodes details of this format's spans.
    [[nodiscard]] virtual DetailReaderPtr details(JsonDocument document) const = 0;
    /// The table's name for the format variant.
    [[nodiscard]] virtual std::string_view name() const = 0;
};

} // namespace longspan::decode
