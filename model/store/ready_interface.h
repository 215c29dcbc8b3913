// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/interface_stats.h"
#include "model/analysis/top_calls.h"
#include "model/base/result.h"
#include "model/store/segment_reader.h"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::store {

/// One of the slowest calls of an interface: where it lies, and what can be shown without unpacking its segment. Its
/// trace and span ids are read from the segment when they are needed.
struct ReadyCall : analysis::CallRank {
    Nanos traceDuration = 0; ///< when it was stored; see the table joined
    SegmentId segment = 0;
    std::uint32_t row = 0;
    std::uint32_t traceInSegment = 0;
    std::uint32_t address = 0; ///< text
    SpanFlags flags;
    SpanStatus status = SpanStatus::unset;
    bool traceKnown = false; ///< some span of the trace has a start
    bool idsKnown = false;   ///< CallRank::trace and span are filled in
};

/// A row of a segment; extents are the segment's.
[[nodiscard]] ReadyCall callAt(
    const UnpackedSegment& segment, std::uint32_t row, const std::vector<TraceExtent>& extents);

/// What the store keeps ready of an interface.
struct ReadyInterface {
    analysis::CallStats stats;
    std::array<std::uint64_t, kSpanKinds> kinds{}; ///< calls of each
    std::vector<ReadyCall> slowest;                ///< slowest first, at most kReadyCalls

    /// A version byte, the figures, the calls, the histogram (left out while all its values are in the calls), and a
    /// checksum of 8 bytes.
    [[nodiscard]] std::string bytes() const;
    [[nodiscard]] static Result<ReadyInterface> read(std::string_view bytes);

    /// The kind of most calls.
    [[nodiscard]] SpanKind usualKind() const;
    /// Fills in the ids of a call.
    using Identify = std::function<Result<>(ReadyCall&)>;
    /// Adds calls of other rows. Ids are only asked for where two calls are equally long and began at the same time.
    [[nodiscard]] Result<> merge(ReadyInterface&& other, const Identify& identify);
};

} // namespace longspan::store
