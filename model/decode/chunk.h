// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/note.h"
#include "model/base/string_pool.h"
#include "model/decode/json_cursor.h"
#include "model/trace/span_columns.h"
#include "model/trace/span_table.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace longspan::decode {

/// Where in a document a piece of it begins or ends: inside which list, between two elements. A format uses some of
/// them.
enum class Level : std::uint8_t {
    root,      ///< between documents, at the start of the file
    wrapper,   ///< fields of an envelope around the data ({"data": ...}, {"result": ...})
    traces,    ///< Jaeger: elements of the list of traces
    trace,     ///< Jaeger: fields of a trace
    resources, ///< OTLP: elements of resourceSpans
    resource,  ///< OTLP: fields of one of them
    scopes,    ///< OTLP: elements of scopeSpans
    scope,     ///< OTLP: fields of one of them
    spans,     ///< elements of a list of spans
};

/// What a walker met between spans, in the order of the text: groups can begin in one chunk and end in another, so the
/// one who puts the chunks together replays these.
struct Mark {
    enum class Kind : std::uint8_t {
        openGroup,  ///< a Jaeger trace or an OTLP resourceSpans element begins
        closeGroup, ///< and ends: its spans' resources are known now
        process,    ///< Jaeger: first = local id of the process key, second = local id of the resource
        resource,   ///< OTLP: first = local id of the resource
        openScope,
        closeScope,
        scope, ///< OTLP: first = local id of the scope
    };
    std::uint32_t row = 0; ///< of the chunk: spans before it came earlier
    Kind kind = Kind::openGroup;
    std::uint32_t first = 0;
    std::uint32_t second = 0;
};

/// Counts oddities without locks; the first place is an offset in the document.
struct NoteTally {
    std::array<std::uint32_t, kNoteKinds> counts{};
    std::array<std::uint64_t, kNoteKinds> firstPlace{};
    bool any = false;

    void add(NoteKind kind, std::uint64_t place)
    {
        const auto at = static_cast<std::size_t>(kind);
        if (counts[at]++ == 0)
            firstPlace[at] = place;
        any = true;
    }
};

/// Where walking a piece of the document ended.
struct WalkEnd {
    Step step = Step::done;    ///< done: at the end of the piece, between elements
    std::size_t offset = 0;    ///< in the piece: of the element that is not whole, or of what is wrong
    Level level = Level::root; ///< the list the end lies in
    std::ptrdiff_t open = 0;   ///< lists and objects around the elements that were opened, less those that were closed
};

/// What one piece of a document gave. Ids in the columns are local: trace = number in traces, interface = name in the
/// worker's texts, resource = see RowResource, peer = the worker's peers. Places are offsets in the document.
struct Chunk {
    SpanColumns rows;
    TraceIndex traces;
    std::vector<Mark> marks;
    NoteTally notes;
    WalkEnd end;
    std::optional<std::size_t> longRow; ///< the first row whose record is longer than the limit
    std::size_t tracesUsed = 0;         ///< by the rows that are left; set when the piece was walked
    std::size_t number = 0;             ///< of the piece in its document
    std::size_t begin = 0;              ///< the piece, as offsets in the document
    std::size_t size = 0;
    Level from = Level::root;
    bool uncut = false; ///< no place to cut was found where the piece ends: it may end inside an element

    void clear()
    {
        rows.clear();
        traces.clear();
        marks.clear();
        notes = {};
        end = {};
        longRow.reset();
        tracesUsed = 0;
    }

    /// Drops the rows from one on, with what comes behind them.
    void truncate(std::size_t row);
};

/// What the resource column of a chunk means: the local id of a resource, or of a process key to be looked up when the
/// group is closed, or nothing yet.
namespace rowResource {
inline constexpr std::uint32_t kProcessKey = 0x8000'0000U;
inline constexpr std::uint32_t kOfGroup = 0xffff'ffffU;
} // namespace rowResource

/// Texts of one worker, kept over all its chunks; raw means as they stand in the JSON.
struct WorkerTexts {
    StringPool names;
    StringPool processKeys;
    StringPool resources; ///< whole endpoint, process or resource objects
    StringPool scopes;
    StringPool peers;
    std::vector<std::uint64_t> resourcePlaces; ///< by resource id: where it was seen first
    std::vector<std::uint64_t> scopePlaces;

    std::uint32_t resource(std::string_view raw, std::uint64_t place)
    {
        return placed(resources, resourcePlaces, raw, place);
    }
    std::uint32_t scope(std::string_view raw, std::uint64_t place) { return placed(scopes, scopePlaces, raw, place); }

private:
    static std::uint32_t placed(
        StringPool& pool, std::vector<std::uint64_t>& places, std::string_view raw, std::uint64_t place)
    {
        const auto id = static_cast<std::uint32_t>(pool.intern(raw));
        if (id >= places.size())
            places.resize(id + std::size_t{1}, place);
        return id;
    }
};

} // namespace longspan::decode
