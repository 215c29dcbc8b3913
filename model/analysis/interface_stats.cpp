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

/// The stats of thousands of interfaces do not fit the caches, but which are next is known: first where they are, then
/// the bucket in them.
void fetchAhead(const std::vector<CallStats>& stats, const SpanColumns& columns, std::size_t row)
{
    constexpr std::size_t kEarlier = 24;
    constexpr std::size_t kSoon = 10;
    if (row + kEarlier >= columns.size())
        return;
    const auto* earlier = &stats[index(columns.interface[row + kEarlier])];
    __builtin_prefetch(earlier, 1);
    earlier->durations.fetch();
    stats[index(columns.interface[row + kSoon])].durations.fetch(columns.duration[row + kSoon]);
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
            fetchAhead(stats, columns, row);
            if (everything || filter.accepts(columns, row))
                count(stats[index(columns.interface[row])], columns, row);
        });
    }
    return stats;
}

} // namespace longspan::analysis
