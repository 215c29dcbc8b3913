// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/chunk_merger.h"
#include "model/decode/document.h"
#include "model/decode/json_pieces.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace longspan::decode {

/// One document being read: what its workers share: the pieces, the order of merging, and how it ended.
class JsonReading {
public:
    JsonReading(const DocumentInput& input, const JsonFormat& format, ChunkMerger& merger, const Options& options,
        const Call& call);

    void work(JsonWalker& walker);

    /// Cancelled, deadline, internal: nothing counts.
    [[nodiscard]] const std::optional<Error>& interrupted() const { return m_interrupted; }
    /// Malformed or tooLarge: what came before counts.
    [[nodiscard]] const std::optional<Error>& stopped() const { return m_stopped; }

private:
    /// A worker's own tools.
    struct Worker {
        JsonWalker& walker;
        StructuralIndex index;
        ChunkMerger::Translation translation;
        std::deque<std::unique_ptr<Chunk>> done;
        std::vector<std::unique_ptr<Chunk>> spare;
    };

    [[nodiscard]] std::unique_ptr<Chunk> walkPiece(Worker& worker, const Piece& piece);
    void walkText(Worker& worker, Chunk& chunk);
    void mergeReady(Worker& worker, bool all);
    void merge(Worker& worker, Chunk& chunk);
    [[nodiscard]] bool settlePlace(Worker& worker, Chunk& chunk);
    [[nodiscard]] std::optional<Error> limitRows(Chunk& chunk) const;
    void endOf(const Chunk& chunk);
    void endInside(const Chunk& chunk, std::size_t at);
    void endOfText();
    void skipLine(std::size_t at);
    void stop(ErrorKind kind, const char* what, std::size_t at);
    void stop(Error error);
    void interrupt(Error error);

    const DocumentInput& m_input;
    const JsonFormat& m_format;
    const Call& m_call;
    ChunkMerger& m_merger;
    std::size_t m_recordBytes;
    std::uint64_t m_maxRows;
    JsonPieces m_pieces;

    std::mutex m_mutex;
    std::condition_variable m_turnChanged;
    std::size_t m_turn = 0;             ///< under the mutex: the number of the chunk to be merged next
    bool m_over = false;                ///< under the mutex: the rest is not wanted any more
    std::optional<Error> m_interrupted; ///< under the mutex

    // Touched only by the worker whose turn it is.
    Boundary m_next;           ///< how far the merged chunks came: the next one must begin there
    std::ptrdiff_t m_open = 0; ///< lists and objects that are open there
    std::optional<Error> m_stopped;
};

} // namespace longspan::decode
