// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/interface_stats.h"

#include <algorithm>

namespace longspan::analysis {

namespace {

constexpr std::size_t kRowsBetweenChecks = 1U << 18U;

void widen(CallStats& stats, Nanos first, Nanos last)
{
    stats.first = stats.first ? std::min(*stats.first, first) : first;
    stats.last = stats.last ? std::max(*stats.last, last) : last;
}

void count(CallStats& stats, const SpanColumns& columns, std::size_t row)
{
    const SpanFlags flags = columns.flags[row];
    ++stats.calls;
    stats.errors += columns.status[row] == SpanStatus::error ? 1U : 0U;
    stats.kinds.insert(columns.kind[row]);
    if (!flags.has(SpanFlag::startUnknown))
        widen(stats, columns.start[row], columns.start[row]);
    if (flags.has(SpanFlag::durationUnknown))
        ++stats.unknownDurations;
    else
        stats.durations.add(columns.duration[row]);
}

} // namespace

void CallStats::merge(const CallStats& other)
{
    calls += other.calls;
    errors += other.errors;
    unknownDurations += other.unknownDurations;
    kinds.insert(other.kinds);
    if (other.first && other.last)
        widen(*this, *other.first, *other.last);
    durations.merge(other.durations);
}

std::optional<double> CallStats::rate(Nanos window) const
{
    if (window <= 0)
        return std::nullopt;
    return static_cast<double>(calls) * static_cast<double>(kSecond) / static_cast<double>(window);
}

Result<std::vector<CallStats>> interfaceStats(const CallScan& scan, const CallFilter& filter, const Call& call)
{
    const SpanColumns& columns = scan.table().columns();
    std::vector<CallStats> stats(scan.table().interfaces().size());
    const bool everything = filter.everything();
    for (std::size_t from = 0; from < columns.size(); from += kRowsBetweenChecks) {
        if (auto go = call.check(); !go)
            return failWith(std::move(go));
        scan.forEachRow(from, std::min(columns.size(), from + kRowsBetweenChecks), [&](std::size_t row) {
            if (everything || filter.accepts(columns, row))
                count(stats[index(columns.interface[row])], columns, row);
        });
    }
    return stats;
}

} // namespace longspan::analysis
