// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/store/segment_reader.h"
#include "model/store/span_content.h"

#include <cstdint>
#include <span>
#include <vector>

namespace longspan::store {

/// A stored row of a trace that is imported.
struct StoredSpan {
    TraceNo trace = TraceNo::none; ///< of the table
    SpanKey key;
    SpanContent content;
    SegmentId segment = 0;
    std::uint32_t row = 0;
    std::uint32_t interface = 0; ///< of the store
    bool repeated = false;
};

/// A trace of the table that a segment has rows of.
struct StoredTrace {
    TraceNo trace = TraceNo::none;
    TraceId id; ///< as it is stored
    SegmentId segment = 0;
    TraceExtent extent; ///< of the rows there
};

/// What the store has of the traces of a table. Sorted by TraceNo, then by segment.
struct KnownSpans {
    std::vector<StoredTrace> traces;
    std::vector<StoredSpan> spans;

    [[nodiscard]] std::span<const StoredTrace> tracesOf(TraceNo trace) const;
    [[nodiscard]] std::span<const StoredSpan> spansOf(TraceNo trace) const;
};

/// Looks at the filters of all segments, and into those that may have one of the traces. Damaged ones are noted and
/// left out.
[[nodiscard]] Result<KnownSpans> findKnown(
    sqlite::Database& database, const SpanTable& table, const std::vector<SegmentInfo>& segments, const Call& call);

} // namespace longspan::store
