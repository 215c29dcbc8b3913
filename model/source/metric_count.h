// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/call_scan.h"
#include "model/analysis/histogram.h"
#include "model/source/source_types.h"

#include <vector>

namespace longspan::source {

/// Puts the calls that a query is about into buckets of time; several tables may be added.
class MetricCount {
public:
    /// range: must not be empty.
    MetricCount(const MetricQuery& query, const TimeRange& range);

    void add(const analysis::CallScan& scan);
    [[nodiscard]] MetricSeries series() const;

private:
    struct Bucket {
        std::uint64_t requests = 0;
        std::uint64_t errors = 0;
        analysis::Histogram durations;
        analysis::Histogram failedDurations; ///< only when the query wants them
    };

    [[nodiscard]] std::size_t bucketOf(Nanos time) const;
    [[nodiscard]] std::vector<bool> wantedInterfaces(const SpanTable& table) const;
    void count(Bucket& bucket, const SpanColumns& columns, std::size_t row) const;
    [[nodiscard]] MetricPoint pointOf(Bucket bucket) const;

    MetricQuery m_query;
    TimeRange m_range;
    Nanos m_step = 1;
    Nanos m_start = 0;
    std::vector<Bucket> m_entries; ///< server and consumer spans, and spans without a parent
    std::vector<Bucket> m_others;  ///< all further spans: they count when there is no entry at all, or for an interface
    std::uint64_t m_entryCount = 0;
};

/// What of a query's range can hold spans.
[[nodiscard]] TimeRange countedRange(const TimeRange& asked, const std::optional<TimeRange>& extent);

} // namespace longspan::source
