// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/call_scan.h"
#include "model/source/trace_source.h"

#include <optional>
#include <string>
#include <vector>

namespace longspan::source {

/// Answers a source's questions from one table in memory; exact in every order. Safe to use from any thread.
/// An application or interface that does not occur is notFound for interfaces() and an empty answer elsewhere.
class TableAnswers {
public:
    /// region: what the applications' region is called.
    explicit TableAnswers(SpanTablePtr table, std::string region = {});

    [[nodiscard]] const SpanTablePtr& table() const { return m_scan.tablePtr(); }
    [[nodiscard]] const analysis::CallScan& scan() const { return m_scan; }
    /// First start to just after the last one; nothing when no start is known.
    [[nodiscard]] const std::optional<TimeRange>& extent() const { return m_extent; }

    [[nodiscard]] Result<std::vector<Application>> applications(const TimeRange& range, const Call& call) const;
    [[nodiscard]] Result<std::vector<Interface>> interfaces(
        const std::string& application, const TimeRange& range, const Call& call) const;
    [[nodiscard]] Result<SpanPage> search(const SpanQuery& query, const Call& call) const;
    [[nodiscard]] Result<Trace> trace(TraceId id, const Call& call) const;
    /// Traces that fit, all in one batch.
    [[nodiscard]] TraceBatch traces(const TraceQuery& query) const;
    [[nodiscard]] Result<ServiceGraph> topology(const SpanQuery& query, const Call& call) const;
    [[nodiscard]] Result<MetricSeries> metrics(const MetricQuery& query, const Call& call) const;

private:
    analysis::CallScan m_scan;
    std::string m_region;
    std::optional<TimeRange> m_extent;
};

} // namespace longspan::source
