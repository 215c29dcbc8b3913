// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/span_table.h"

#include <cstdint>

namespace longspan::analysis {

/// A set of span kinds.
struct KindSet {
    std::uint8_t bits = 0;

    [[nodiscard]] static constexpr KindSet all() { return {(1U << kSpanKinds) - 1}; }
    [[nodiscard]] static constexpr KindSet of(SpanKind kind)
    {
        KindSet set;
        set.insert(kind);
        return set;
    }
    constexpr void insert(SpanKind kind) { bits = static_cast<std::uint8_t>(bits | 1U << static_cast<unsigned>(kind)); }
    constexpr void insert(KindSet other) { bits = static_cast<std::uint8_t>(bits | other.bits); }
    [[nodiscard]] constexpr bool contains(SpanKind kind) const
    {
        return ((bits >> static_cast<unsigned>(kind)) & 1U) != 0;
    }
    friend constexpr bool operator==(KindSet, KindSet) = default;
};

/// Which spans count as calls. All conditions must hold.
struct CallFilter {
    TimeRange started = {}; ///< of the span's start; a span without one only passes while this holds every time
    Nanos minDuration = 0;  ///< above 0 spans without a duration do not pass
    bool errorsOnly = false;
    KindSet kinds = KindSet::all();

    [[nodiscard]] bool everything() const
    {
        return started.everything() && minDuration <= 0 && !errorsOnly && kinds == KindSet::all();
    }

    [[nodiscard]] bool accepts(const SpanColumns& columns, std::size_t row) const
    {
        const SpanFlags flags = columns.flags[row];
        const Nanos start = columns.start[row];
        const bool inTime =
            flags.has(SpanFlag::startUnknown) ? started.everything() : started.contains(start) || started.everything();
        const bool longEnough =
            minDuration <= 0 || (!flags.has(SpanFlag::durationUnknown) && columns.duration[row] >= minDuration);
        return inTime && longEnough && (!errorsOnly || columns.status[row] == SpanStatus::error) &&
            kinds.contains(columns.kind[row]);
    }
};

} // namespace longspan::analysis
