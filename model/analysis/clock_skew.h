// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/trace/trace_tree.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace longspan::analysis {

/// By how much each node's clock seems to be off. Nothing is altered: a view may add the deltas and show that it did.
struct ClockSkew {
    enum class Reason : std::uint8_t {
        moved,         ///< the delta is in deltas
        tooFar,        ///< more than the allowed maximum: not moved
        missingParent, ///< the parent is not in the trace: taken for a root
        repeatedId,    ///< another span has the same id without being its other half
    };
    struct Note {
        NodeNo node = NodeNo::none;
        Reason reason = Reason::moved;
        Nanos delta = 0; ///< of moved and tooFar
        friend bool operator==(const Note&, const Note&) = default;
    };

    std::vector<Nanos> deltas; ///< by NodeNo: to be added to start, end and events; 0 for most
    std::vector<Note> notes;   ///< by node
    bool skipped = false;      ///< Zipkin's method says nothing of a trace without exactly one true root
};

/// Zipkin's method (clock-skew.js): the root's clock is right. A server that starts no later than its client on another
/// address has a clock that is behind; it is put into the middle of its client, or 1 µs after the client's start when
/// one of the durations is unknown or the server's is longer. All below it on the same address move along, until a call
/// tells otherwise. Halves of a microsecond are rounded down where the source counts in microseconds.
/// Sees neither clocks that are ahead, nor messaging, nor spans without addresses. Errors: cancelled, deadline.
[[nodiscard]] Result<ClockSkew> zipkinClockSkew(const TraceTree& tree, const Call& call = {});

struct JaegerSkewOptions {
    /// Larger deltas are told, not applied. 0 applies none, as Jaeger does unless configured.
    Nanos maximum = std::numeric_limits<Nanos>::max();
    /// Leave out children their parent does not wait for (see parentWaits()): they may start and end when they like.
    /// Jaeger moves them.
    bool leaveAsyncAlone = true;
};

/// Jaeger's method (adjuster/clockskew.go): a span on another host than its parent, or on an unknown one, is compared
/// with the parent as that was moved: longer than it, the span may not start before it; inside it, it is right;
/// otherwise it is put into the middle. Spans on the host of their parent move along with it.
/// Unknown durations count as 0; a span without a start is not compared. Errors: cancelled, deadline.
[[nodiscard]] Result<ClockSkew> jaegerClockSkew(
    const TraceTree& tree, const JaegerSkewOptions& options = {}, const Call& call = {});

} // namespace longspan::analysis
