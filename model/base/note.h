// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace longspan {

/// Oddities that are counted and shown, never fatal and never silent.
enum class NoteKind : std::uint8_t {
    startUnknown,     ///< a span without a start time
    durationUnknown,  ///< a span without a duration
    negativeDuration, ///< end before start, or a negative number; kept as unknown
    missingSpanId,    ///< empty or zero span id; a synthetic one was given
    missingTraceId,   ///< empty or zero trace id; a synthetic one was given
    badId,            ///< an id that is neither hex nor base64 of the right length; a synthetic one was given
    selfParent,       ///< a parent id equal to the span's own id; dropped
    missingProcess,   ///< a Jaeger span names a process that its trace does not list
    invalidUtf8,      ///< bytes that are not UTF-8; shown with the replacement character
    skippedRecord,    ///< metrics, logs, profiles or an empty line among traces
    badRecord,        ///< one record that could not be understood; left out
    truncatedTail,    ///< the input ends in the middle of a record; what came before is kept
    tooLargeValue,    ///< an attribute past the size or depth limit; cut when shown
    droppedBySender,  ///< the sender says it dropped attributes, events or links
    duplicateSpan,    ///< the same span twice; counted once
    conflictingSpan,  ///< one span id, different content; both kept
    orphan,           ///< the parent is not in the trace
    cycle,            ///< parents in a circle, broken at the earliest span
    damagedSegment,   ///< a part of the local store that cannot be read; left out
    partialAnswer,    ///< the source says that its answer is not complete
    unreadableFile,   ///< a file of several that could not be read; left out
    notTraceFile,     ///< a file of several that holds no traces; left out
};
inline constexpr std::size_t kNoteKinds = static_cast<std::size_t>(NoteKind::notTraceFile) + 1;

/// The kind's name as it stands in the enumeration.
[[nodiscard]] std::string_view name(NoteKind kind);

/// Counted oddities of one kind with the place of the first.
struct Note {
    NoteKind kind = NoteKind::badRecord;
    std::uint64_t count = 0;
    std::string firstWhere;

    friend bool operator==(const Note&, const Note&) = default;
};

/// Told of odd records, from any thread.
class NoteSink {
public:
    virtual ~NoteSink() = default;
    virtual void note(NoteKind kind, std::string_view where, std::uint64_t count) = 0;
};

/// Adds notes up by kind. Bounded: one place a kind is kept.
class NoteCounter final : public NoteSink {
public:
    void note(NoteKind kind, std::string_view where, std::uint64_t count) override;

    [[nodiscard]] std::uint64_t count(NoteKind kind) const;
    /// Kinds that occurred, in the order of the enumeration.
    [[nodiscard]] std::vector<Note> notes() const;

private:
    mutable std::mutex m_mutex;
    std::array<std::uint64_t, kNoteKinds> m_counts{};
    std::array<std::string, kNoteKinds> m_first{};
};

} // namespace longspan
