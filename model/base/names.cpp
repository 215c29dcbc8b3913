// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/note.h"
#include "model/base/result.h"

namespace longspan {

std::string_view name(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::cancelled: return "cancelled";
    case ErrorKind::deadline: return "deadline";
    case ErrorKind::offline: return "offline";
    case ErrorKind::refused: return "refused";
    case ErrorKind::unauthorised: return "unauthorised";
    case ErrorKind::notFound: return "notFound";
    case ErrorKind::malformed: return "malformed";
    case ErrorKind::tooLarge: return "tooLarge";
    case ErrorKind::conflict: return "conflict";
    case ErrorKind::throttled: return "throttled";
    case ErrorKind::internal: return "internal";
    }
    return "internal";
}

std::string_view name(ErrorReason reason)
{
    static constexpr std::array<std::string_view, kErrorReasons> kNames{
        "unsaid",
        "incomplete",
        "webPage",
        "noFiles",
        "tooDeep",
        "recordTooLong",
        "noRegions",
        "noSuchRegion",
        "noSuchService",
        "noPermission",
        "dns",
        "unreachable",
        "connectionLost",
        "certificate",
        "stalled",
        "serverFault",
        "notOffered",
        "clockDiffers",
        "expired",
    };
    return kNames[static_cast<std::size_t>(reason)];
}

std::string_view name(NoteKind kind)
{
    static constexpr std::array<std::string_view, kNoteKinds> kNames{
        "startUnknown",
        "durationUnknown",
        "negativeDuration",
        "missingSpanId",
        "missingTraceId",
        "badId",
        "selfParent",
        "missingProcess",
        "invalidUtf8",
        "skippedRecord",
        "badRecord",
        "truncatedTail",
        "tooLargeValue",
        "droppedBySender",
        "duplicateSpan",
        "conflictingSpan",
        "orphan",
        "cycle",
        "damagedSegment",
        "partialAnswer",
        "unreadableFile",
        "notTraceFile",
    };
    const auto index = static_cast<std::size_t>(kind);
    return index < kNames.size() ? kNames[index] : "badRecord";
}

} // namespace longspan
