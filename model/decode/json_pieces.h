// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/chunk_boundary.h"

#include <cstddef>
#include <mutex>
#include <optional>
#include <string_view>

namespace longspan::decode {

/// A part of a document for one worker to walk.
struct Piece {
    std::size_t number = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    Level level = Level::root; ///< of the list its first element is thought to lie in
    bool uncut = false;        ///< no place to cut was found within the length of a record
};

/// Hands out the pieces of a document in order, to any thread. Pieces are the same however many threads ask.
class JsonPieces {
public:
    struct Sizes {
        std::size_t window = 0; ///< of a piece, at least
        std::size_t record = 0; ///< how much further a place to cut is looked for
    };

    JsonPieces(std::string_view text, const JsonFormat& format, const Sizes& sizes);

    /// Where the first document begins: behind a byte order mark.
    [[nodiscard]] static std::size_t beginOf(std::string_view text) { return text.starts_with("\xef\xbb\xbf") ? 3 : 0; }

    /// The next piece; nothing at the end, after close(), and behind an uncut piece until continueAt().
    [[nodiscard]] std::optional<Piece> next();
    /// Where to go on behind an uncut piece, now that it was walked.
    void continueAt(const Boundary& place);
    /// Nobody gets a piece any more.
    void close();
    [[nodiscard]] bool more() const;

private:
    [[nodiscard]] std::size_t behindLastObject(std::size_t limit) const;
    [[nodiscard]] bool ready() const { return !m_closed && !m_waiting && m_next.offset < m_text.size(); }

    mutable std::mutex m_mutex;
    std::string_view m_text;
    const JsonFormat& m_format;
    Sizes m_sizes;
    Boundary m_next;
    std::size_t m_count = 0;
    bool m_closed = false;
    bool m_waiting = false;
};

} // namespace longspan::decode
