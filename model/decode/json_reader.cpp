// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/json_reader.h"

#include "model/decode/chunk_boundary.h"
#include "model/decode/chunk_merger.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace longspan::decode {

namespace {

/// Large enough that the work at the seams does not show, small enough that a window's index stays in the second-level
/// cache.
constexpr std::size_t kWindow = std::size_t{1} << 20U;
/// Finished chunks a worker may hold while it waits for an earlier one of another worker.
constexpr std::size_t kWaiting = 3;

struct Piece {
    std::size_t number = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    Level level = Level::root;
};

/// Hands out the pieces of the document in order.
class Pieces {
public:
    Pieces(const DocumentInput& input, const JsonFormat& format, const Limits& limits)
        : m_text(input.text), m_format(format), m_recordBytes(limits.recordBytes)
    {
    }

    /// The next piece, or nothing at the end or after a record past the limit (then tooLarge() tells where).
    [[nodiscard]] std::optional<Piece> next()
    {
        const std::lock_guard lock(m_mutex);
        if (m_next.offset >= m_text.size() || m_closed)
            return std::nullopt;
        const Boundary from = m_next;
        const std::size_t wanted = std::min(from.offset + kWindow, m_text.size());
        const std::size_t limit = std::min(wanted + m_recordBytes, m_text.size());
        const auto cut = findBoundary(m_text, wanted, limit, m_format);
        if (!cut && limit < m_text.size()) {
            m_closed = true;
            m_tooLarge = from.offset;
            return std::nullopt;
        }
        m_next = cut.value_or(Boundary{m_text.size(), Level::root});
        return Piece{m_count++, from.offset, m_next.offset, from.level};
    }

    /// Nobody gets a piece any more.
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }

    [[nodiscard]] std::optional<std::size_t> tooLarge() const { return m_tooLarge; }

private:
    std::mutex m_mutex;
    std::string_view m_text;
    const JsonFormat& m_format;
    std::size_t m_recordBytes;
    Boundary m_next;
    std::size_t m_count = 0;
    bool m_closed = false;
    std::optional<std::size_t> m_tooLarge;
};

/// What the workers share: the pieces, the order of merging, and how it ended.
class Reading {
public:
    Reading(const DocumentInput& input, const JsonFormat& format, ChunkMerger& merger, const Options& options,
        const Call& call)
        : m_input(input), m_options(options), m_call(call), m_pieces(input, format, options.limits), m_merger(merger)
    {
    }

    void work(JsonWalker& walker);

    [[nodiscard]] const std::optional<Error>& interrupted() const { return m_interrupted; }
    [[nodiscard]] std::optional<Error> stopped() const;

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
    void endWith(const Chunk& chunk);
    void interrupt(Error error);

    const DocumentInput& m_input;
    const Options& m_options;
    const Call& m_call;
    Pieces m_pieces;
    ChunkMerger& m_merger;

    std::mutex m_mutex; ///< of all below
    std::condition_variable m_turnChanged;
    std::size_t m_turn = 0;
    bool m_over = false;                 ///< the rest is not wanted any more
    std::optional<Error> m_interrupted;  ///< cancelled, deadline, internal
    std::optional<Error> m_stopped;      ///< malformed or tooLarge: what came before counts
    std::optional<std::size_t> m_resume; ///< an element that the piece before did not finish
    Level m_resumeLevel = Level::root;
    Level m_endLevel = Level::root; ///< where the piece before ended: the next one must begin there
};

void Reading::work(JsonWalker& walker)
{
    Worker worker{walker, {}, {}, {}, {}};
    while (const auto piece = m_pieces.next()) {
        if (const Result<> go = m_call.check(); !go) {
            interrupt(go.error());
            break;
        }
        worker.done.push_back(walkPiece(worker, *piece));
        mergeReady(worker, worker.done.size() >= kWaiting);
    }
    mergeReady(worker, true);
}

std::unique_ptr<Chunk> Reading::walkPiece(Worker& worker, const Piece& piece)
{
    std::unique_ptr<Chunk> chunk;
    if (worker.spare.empty()) {
        chunk = std::make_unique<Chunk>();
    } else {
        chunk = std::move(worker.spare.back());
        worker.spare.pop_back();
    }
    chunk->number = piece.number;
    chunk->begin = piece.begin;
    chunk->size = piece.end - piece.begin;
    chunk->from = piece.level;
    walkText(worker, *chunk);
    return chunk;
}

void Reading::walkText(Worker& worker, Chunk& chunk)
{
    chunk.clear();
    const std::string_view text = m_input.text.substr(chunk.begin, chunk.size);
    if (const Result<> built = worker.index.build(text); !built) {
        interrupt(built.error());
        return;
    }
    if (worker.index.invalidUtf8())
        chunk.notes.add(NoteKind::invalidUtf8, chunk.begin);
    JsonCursor cursor(text, worker.index);
    worker.walker.walk(cursor, chunk);
}

/// Merges the worker's chunks whose turn it is; with all set it waits for the turn of each.
void Reading::mergeReady(Worker& worker, bool all)
{
    std::unique_lock lock(m_mutex);
    while (!worker.done.empty()) {
        const auto mine = [&] { return m_over || m_turn == worker.done.front()->number; };
        if (!mine() && !all)
            return;
        m_turnChanged.wait(lock, mine);
        std::unique_ptr<Chunk> chunk = std::move(worker.done.front());
        worker.done.pop_front();
        if (!m_over) {
            lock.unlock();
            merge(worker, *chunk);
            lock.lock();
            ++m_turn;
            m_turnChanged.notify_all();
        }
        worker.spare.push_back(std::move(chunk));
    }
}

/// Only ever called by the worker whose turn it is, so what it touches needs no lock.
void Reading::merge(Worker& worker, Chunk& chunk)
{
    if (m_resume) {
        // The cut before this piece was no place between elements after all: read on from the element that was left.
        chunk.size += chunk.begin - *m_resume;
        chunk.begin = *m_resume;
        chunk.from = m_resumeLevel;
        m_resume.reset();
        if (chunk.size > m_options.limits.recordBytes + 2 * kWindow) {
            const std::lock_guard lock(m_mutex);
            m_over = true;
            m_stopped = Error{ErrorKind::tooLarge, "a record is longer than the limit", m_input.where(chunk.begin)};
            m_pieces.close();
            return;
        }
        walkText(worker, chunk);
    } else if (chunk.number != 0 && chunk.from != m_endLevel) {
        chunk.from = m_endLevel;
        walkText(worker, chunk);
    }
    m_endLevel = chunk.end.level;
    m_merger.add(chunk, worker.walker.texts, worker.translation);
    m_call.progress("read", chunk.begin + chunk.size, m_input.text.size());
    if (chunk.end.step != Step::done || m_merger.rows() > m_options.limits.spans)
        endWith(chunk);
}

void Reading::endWith(const Chunk& chunk)
{
    const bool last = chunk.begin + chunk.size == m_input.text.size();
    const std::size_t at = chunk.begin + chunk.end.offset;
    if (chunk.end.step == Step::exhausted && !last) {
        m_resume = at;
        m_resumeLevel = chunk.end.level;
        return;
    }
    const std::lock_guard lock(m_mutex);
    m_over = true;
    m_pieces.close();
    const std::string where = m_input.where(at);
    if (m_merger.rows() > m_options.limits.spans)
        m_stopped = Error{ErrorKind::tooLarge, "more spans than the limit", where};
    else if (chunk.end.step == Step::exhausted)
        m_stopped = Error{ErrorKind::malformed, "the file ends in the middle of a record", where};
    else if (chunk.end.step == Step::tooDeep)
        m_stopped = Error{ErrorKind::tooLarge, "nested deeper than the limit", where};
    else
        m_stopped = Error{ErrorKind::malformed, "not valid JSON, or not where a span may stand", where};
}

void Reading::interrupt(Error error)
{
    const std::lock_guard lock(m_mutex);
    m_over = true;
    if (!m_interrupted)
        m_interrupted = std::move(error);
    m_pieces.close();
    m_turnChanged.notify_all();
}

std::optional<Error> Reading::stopped() const
{
    if (m_stopped)
        return m_stopped;
    if (const auto place = m_pieces.tooLarge())
        return Error{ErrorKind::tooLarge, "a record is longer than the limit", m_input.where(*place)};
    return std::nullopt;
}

unsigned workersFor(const Options& options, std::size_t bytes)
{
    const unsigned cores = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    return static_cast<unsigned>(std::min<std::size_t>(cores, bytes / kWindow + 1));
}

void tellNotes(const NoteTally& notes, const DocumentInput& input, const Call& call)
{
    for (std::size_t kind = 0; notes.any && kind < kNoteKinds; ++kind)
        if (notes.counts[kind] != 0)
            call.note(static_cast<NoteKind>(kind), input.where(notes.firstPlace[kind]), notes.counts[kind]);
}

} // namespace

Result<Decoded> readJson(const DocumentInput& input, const JsonFormat& format, SpanTableBuilder& builder,
    const Options& options, const Call& call)
{
    const std::uint64_t base = builder.addDocument(input.name, std::string(format.name()), input.text.size(), nullptr);
    builder.setReader(base, format.details(input.bytes, input.text, base));
    ChunkMerger merger(format, builder, base);
    Reading reading(input, format, merger, options, call);
    std::vector<std::unique_ptr<JsonWalker>> walkers;
    for (unsigned i = workersFor(options, input.text.size()); i > 0; --i)
        walkers.push_back(format.walker(options.limits.depth));
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < walkers.size(); ++i)
            others.emplace_back([&reading, &walker = *walkers[i]] { reading.work(walker); });
        reading.work(*walkers.front());
    }
    if (reading.interrupted())
        return tl::unexpected(*reading.interrupted());
    merger.finish();
    tellNotes(merger.notes(), input, call);
    Decoded decoded;
    decoded.spans = merger.rows();
    decoded.stopped = reading.stopped();
    if (decoded.stopped && decoded.spans == 0)
        return tl::unexpected(*decoded.stopped);
    return decoded;
}

} // namespace longspan::decode
