// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/store/segment_reader.h"
#include "model/trace/span_table.h"

#include <cstdint>
#include <span>
#include <vector>

namespace longspan::store {

/// What makes two spans the same. Services are texts of the table that is imported.
struct SpanKey {
    SpanId id = SpanId::none;
    StringId service = StringId::empty;
    SpanKind kind = SpanKind::unspecified;

    friend bool operator==(const SpanKey&, const SpanKey&) = default;
};
[[nodiscard]] SpanKey keyOf(const SpanTable& table, SpanIndex span);

/// What a row knows of its span, as bits.
[[nodiscard]] std::uint8_t knowledgeOf(SpanFlags flags, SpanId parent);

/// What decides which of several rows of one call counts (see analysis::CallScan).
struct RowRank {
    Nanos duration = 0;
    Nanos start = 0;
    bool durationKnown = false;
    bool startKnown = false;
    bool named = false;

    /// True when this row counts rather than another one that was stored before it is asked.
    [[nodiscard]] bool before(const RowRank& other) const;
};

/// A stored row of a trace that is imported.
struct StoredSpan {
    TraceNo trace = TraceNo::none; ///< of the table
    SpanKey key;
    std::uint8_t knowledge = 0;
    RowRank rank;
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
