// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/call_filter.h"
#include "model/analysis/call_scan.h"
#include "model/analysis/histogram.h"
#include "model/base/call.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace longspan::analysis {

/// Rate, errors and durations of some calls, of one interface as a rule. Parts from several sources are added with
/// merge(); a call told by two sources counts twice there.
struct CallStats {
    std::uint64_t calls = 0;
    std::uint64_t errors = 0;
    std::uint64_t unknownDurations = 0; ///< counted as calls, absent from the histogram
    KindSet kinds;                      ///< that occurred
    std::optional<Nanos> first;         ///< earliest known start
    std::optional<Nanos> last;          ///< latest known start
    Histogram durations;

    void merge(const CallStats& other);
    /// Calls a second over a window; nothing for a window without length.
    [[nodiscard]] std::optional<double> rate(Nanos window) const;
    /// 0 to 1; 0 without calls.
    [[nodiscard]] double errorShare() const
    {
        return calls == 0 ? 0 : static_cast<double>(errors) / static_cast<double>(calls);
    }
};

/// Stats of every interface of the table, by InterfaceNo; interfaces without a call that passes have calls == 0.
/// Errors: cancelled, deadline.
[[nodiscard]] Result<std::vector<CallStats>> interfaceStats(
    const CallScan& scan, const CallFilter& filter = {}, const Call& call = {});

} // namespace longspan::analysis
