// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/json_reading.h"

#include <algorithm>

namespace longspan::decode {

namespace {

/// Finished chunks a worker may hold while it waits for an earlier one of another worker.
constexpr std::size_t kWaiting = 3;
/// A chunk that goes on with a record of the one before is up to two records and a window long, and its index knows
/// 32-bit offsets.
constexpr std::size_t kLargestWindow = std::size_t{64} << 20U;
constexpr std::size_t kLargestRecord = StructuralIndex::kLargestText / 2 - kLargestWindow;

} // namespace

JsonReading::JsonReading(
    const DocumentInput& input, const JsonFormat& format, ChunkMerger& merger, const Options& options, const Call& call)
    : m_input(input)
    , m_format(format)
    , m_call(call)
    , m_merger(merger)
    , m_recordBytes(std::min<std::uint64_t>(options.limits.recordBytes, kLargestRecord))
    , m_maxRows(std::min<std::uint64_t>(options.limits.spans, kMaxSpans - merger.firstRow()))
    , m_pieces(input.text, format, {std::clamp<std::size_t>(options.windowBytes, 1, kLargestWindow), m_recordBytes})
    , m_next{JsonPieces::beginOf(input.text), Level::root}
{
}

void JsonReading::work(JsonWalker& walker)
{
    Worker worker{walker, {}, {}, {}, {}};
    do {
        while (const auto piece = m_pieces.next()) {
            if (const Result<> go = m_call.check(); !go) {
                interrupt(go.error());
                break;
            }
            worker.done.push_back(walkPiece(worker, *piece));
            mergeReady(worker, worker.done.size() >= kWaiting);
        }
        mergeReady(worker, true);
    } while (m_pieces.more());
}

std::unique_ptr<Chunk> JsonReading::walkPiece(Worker& worker, const Piece& piece)
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
    chunk->uncut = piece.uncut;
    walkText(worker, *chunk);
    return chunk;
}

void JsonReading::walkText(Worker& worker, Chunk& chunk)
{
    chunk.clear();
    const std::string_view text = m_input.text.substr(chunk.begin, chunk.size);
    if (const Result<> built = worker.index.build(text, m_format.lines()); !built) {
        interrupt(built.error());
        return;
    }
    worker.walker.walk(text, worker.index, chunk);
    chunk.tracesUsed = chunk.traces.size();
}

/// Merges the worker's chunks whose turn it is; with all set it waits for the turn of each.
void JsonReading::mergeReady(Worker& worker, bool all)
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

void JsonReading::merge(Worker& worker, Chunk& chunk)
{
    // All pieces may have been walked before the first is merged and told of.
    if (const Result<> go = m_call.check(); !go)
        return interrupt(go.error());
    if (settlePlace(worker, chunk)) {
        std::optional<Error> tooLarge = limitRows(chunk);
        m_open += chunk.end.open;
        m_merger.add(chunk, worker.walker.texts, worker.translation);
        m_call.progress("read", chunk.begin + chunk.size, m_input.text.size());
        if (tooLarge)
            stop(std::move(*tooLarge));
        else
            endOf(chunk);
    }
    if (chunk.uncut && !m_stopped)
        m_pieces.continueAt(m_next);
}

/// Walks the chunk again when it does not begin where the one before ended: the cut was no place between elements after
/// all, or in another list. False when nothing is left of it.
bool JsonReading::settlePlace(Worker& worker, Chunk& chunk)
{
    if (chunk.begin == m_next.offset && chunk.from == m_next.level)
        return true;
    const std::size_t end = chunk.begin + chunk.size;
    if (m_next.offset >= end)
        return false;
    chunk.begin = m_next.offset;
    chunk.size = end - chunk.begin;
    chunk.from = m_next.level;
    walkText(worker, chunk);
    return true;
}

/// Drops the rows past a limit; what to tell then.
std::optional<Error> JsonReading::limitRows(Chunk& chunk) const
{
    const char* what = "more spans than the limit";
    ErrorReason reason = ErrorReason::unsaid;
    auto keep = static_cast<std::size_t>(std::min<std::uint64_t>(chunk.rows.size(), m_maxRows - m_merger.rows()));
    if (chunk.longRow && *chunk.longRow < keep) {
        keep = *chunk.longRow;
        what = "a record is longer than the limit";
        reason = ErrorReason::recordTooLong;
    }
    if (keep == chunk.rows.size())
        return std::nullopt;
    Error error{ErrorKind::tooLarge, what, m_input.where(chunk.rows.place[keep]), reason};
    chunk.truncate(keep);
    return error;
}

void JsonReading::endOf(const Chunk& chunk)
{
    const std::size_t end = chunk.begin + chunk.size;
    const std::size_t at = chunk.begin + chunk.end.offset;
    switch (chunk.end.step) {
    case Step::done:
        m_next = {end, chunk.end.level};
        if (end == m_input.text.size())
            endOfText();
        break;
    case Step::exhausted: endInside(chunk, at); break;
    case Step::tooDeep:
        stop(Error{ErrorKind::tooLarge, "nested deeper than the limit", m_input.where(at), ErrorReason::tooDeep});
        break;
    case Step::malformed:
        if (m_format.lines())
            skipLine(at);
        else
            stop(ErrorKind::malformed, "not valid JSON, or not where a span may stand", at);
        break;
    }
}

/// The chunk ends inside the element at place at: the next one goes on from there.
void JsonReading::endInside(const Chunk& chunk, std::size_t at)
{
    const std::size_t end = chunk.begin + chunk.size;
    m_next = {at, chunk.end.level};
    if (end - at > m_recordBytes)
        stop(Error{
            ErrorKind::tooLarge, "a record is longer than the limit", m_input.where(at), ErrorReason::recordTooLong});
    else if (end == m_input.text.size() && m_format.lines())
        m_merger.note(NoteKind::truncatedTail, at);
    else if (end == m_input.text.size())
        stop(Error{ErrorKind::malformed, "the file ends in the middle of a record", m_input.where(at),
            ErrorReason::incomplete});
}

/// The last line of a file that still grows may be half written; any other document has to close what it opened.
void JsonReading::endOfText()
{
    const std::size_t at = m_input.text.size();
    if (m_format.lines() && m_next.level != Level::root)
        m_merger.note(NoteKind::truncatedTail, at);
    else if (!m_format.lines() && m_open > 0)
        stop(Error{ErrorKind::malformed, "the file ends before its lists are closed", m_input.where(at),
            ErrorReason::incomplete});
}

/// A line that is no JSON costs only itself; its end lies behind the chunk.
void JsonReading::skipLine(std::size_t at)
{
    m_merger.note(NoteKind::badRecord, at);
    const std::size_t lineBreak = m_input.text.find('\n', at);
    m_next = {lineBreak == std::string_view::npos ? m_input.text.size() : lineBreak + 1, Level::root};
}

void JsonReading::stop(ErrorKind kind, const char* what, std::size_t at)
{
    stop(Error{kind, what, m_input.where(at)});
}

void JsonReading::stop(Error error)
{
    m_stopped = std::move(error);
    m_pieces.close();
    const std::lock_guard lock(m_mutex);
    m_over = true;
}

void JsonReading::interrupt(Error error)
{
    m_pieces.close();
    const std::lock_guard lock(m_mutex);
    m_over = true;
    if (!m_interrupted)
        m_interrupted = std::move(error);
    m_turnChanged.notify_all();
}

} // namespace longspan::decode
