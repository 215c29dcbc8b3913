// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/store/segment_reader.h"

#include <string>

namespace longspan::store {

/// True for errors of a segment that the others can do without.
[[nodiscard]] inline bool isDamage(const Error& error)
{
    return error.kind == ErrorKind::malformed;
}

/// "path, segment 12": the place of a segment in errors and notes.
[[nodiscard]] inline std::string placeOf(const std::string& path, SegmentId segment)
{
    return path + ", segment " + std::to_string(segment);
}

/// Tells of a segment that is left out.
inline void noteDamage(const Call& call, const std::string& path, SegmentId segment, const Error& error)
{
    call.note(NoteKind::damagedSegment, placeOf(path, segment) + ": " + error.what);
}

} // namespace longspan::store
