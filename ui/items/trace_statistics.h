// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/histogram.h"
#include "ui/items/span_model.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace longspan::items {

/// What spans of one trace are added up by.
enum class StatisticsBy : unsigned char { service, operation };

/// The sums of a service, or of an operation of a service. Texts live as long as the trace.
struct StatisticsRow {
    std::string_view service;
    std::string_view name; ///< empty when summed up by service
    std::uint64_t calls = 0;
    std::uint64_t errors = 0;
    Nanos total = 0; ///< of all durations; spans that ran at the same time count each
    Nanos self = 0;
    double selfShare = 0; ///< of the self time of the whole trace
    analysis::Histogram durations;

    [[nodiscard]] Nanos mean() const { return static_cast<Nanos>(durations.mean()); }
};

/// The most self time first. Linear in the spans. Errors: cancelled, deadline.
[[nodiscard]] Result<std::vector<StatisticsRow>> traceStatistics(
    const SpansOfTrace& spans, StatisticsBy by, const Call& call = {});

} // namespace longspan::items
