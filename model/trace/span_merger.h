// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/span_table.h"

#include <array>
#include <span>
#include <vector>

namespace longspan {

/// What the rows of one span say together. Rows go by their position in the trace.
struct MergedSpan {
    std::uint32_t position = 0; ///< of the row that says most
    std::uint32_t firstPart = 0;
    std::uint32_t parts = 0;
    std::uint32_t group = 0;     ///< where the spans of the same id begin
    std::uint32_t groupSize = 1; ///< how many they are
    std::uint32_t plain = 0;     ///< how many of them are no shared half; these come first
    SpanId parent = SpanId::none;
    Nanos start = 0;
    Nanos duration = 0;
    StringId service = StringId::empty;
    StringId address = StringId::empty;
    StringId name = StringId::empty;
    SpanFlags flags;
    SpanKind kind = SpanKind::unspecified;
    SpanStatus status = SpanStatus::unset;
    bool conflicting = false; ///< with another span of the group
    bool contradicts = false; ///< one that stands before it in the group

    [[nodiscard]] bool shared() const { return flags.has(SpanFlag::shared); }
    [[nodiscard]] bool kindSaid() const { return kind != SpanKind::unspecified && !flags.has(SpanFlag::kindInferred); }
};

/// Brings the rows of one span id together, after Zipkin's SpanCleaner; the rules are in the comment of TraceTree. One
/// object serves all ids of a trace, so that its memory is used again.
class SpanMerger {
public:
    explicit SpanMerger(const Trace& trace) : m_table(trace.table()), m_rows(trace.spans()) {}

    /// The spans that the rows at these positions make: plain ones first (clients before others), then shared halves
    /// by service and address. Valid until the next call; firstPart counts in parts().
    [[nodiscard]] std::span<MergedSpan> merge(std::span<const std::uint32_t> positions);
    /// Positions, those of one span side by side, the one that says most first.
    [[nodiscard]] std::span<const std::uint32_t> parts() const { return m_parts; }

private:
    static constexpr std::uint32_t kNone = 0xffff'ffffU;

    /// One row, and which span it went to.
    struct Part {
        MergedSpan facts;
        std::uint32_t span = kNone;
    };

    [[nodiscard]] MergedSpan read(std::uint32_t position) const;
    [[nodiscard]] bool before(const MergedSpan& a, const MergedSpan& b) const;
    [[nodiscard]] std::uint32_t spanFor(const MergedSpan& row) const;
    void put(Part& part);
    void markShared();
    void sortSpans();
    void markConflicts();
    void collectParts();

    const SpanTable& m_table;
    std::span<const SpanIndex> m_rows;
    std::vector<Part> m_sorted;
    std::vector<MergedSpan> m_spans;
    std::vector<std::uint32_t> m_parts;
    std::vector<std::uint32_t> m_place;             ///< where sorting put a span
    std::array<std::uint32_t, kSpanKinds> m_last{}; ///< the latest span of each kind
};

} // namespace longspan
