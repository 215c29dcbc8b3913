// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/metric_count.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace longspan::source {

namespace {

bool isEntry(const SpanColumns& columns, std::size_t row)
{
    const SpanKind kind = columns.kind[row];
    return kind == SpanKind::server || kind == SpanKind::consumer || columns.parent[row] == SpanId::none;
}

Nanos floorTo(Nanos time, Nanos step)
{
    const Nanos rest = time % step;
    return addClamped(time, rest < 0 ? -rest - step : -rest);
}

} // namespace

Nanos roundStep(Nanos width, std::uint32_t count)
{
    constexpr Nanos kMinute = 60 * kSecond;
    constexpr Nanos kHour = 60 * kMinute;
    constexpr Nanos kDay = 24 * kHour;
    constexpr std::array kClock{kSecond, 2 * kSecond, 5 * kSecond, 10 * kSecond, 15 * kSecond, 20 * kSecond,
        30 * kSecond, kMinute, 2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 20 * kMinute, 30 * kMinute, kHour,
        2 * kHour, 3 * kHour, 4 * kHour, 6 * kHour, 12 * kHour, kDay};
    const auto steps = static_cast<Nanos>(std::max(count, 1U));
    const Nanos least = std::max<Nanos>(1, width / steps + (width % steps != 0 ? 1 : 0));
    for (Nanos power = 1; power < kSecond; power *= 10)
        for (const Nanos step : {power, 2 * power, 5 * power})
            if (step >= least)
                return step;
    const auto found = std::lower_bound(kClock.begin(), kClock.end(), least);
    return found != kClock.end() ? *found : (least / kDay + (least % kDay != 0 ? 1 : 0)) * kDay;
}

TimeRange countedRange(const TimeRange& asked, const std::optional<TimeRange>& extent)
{
    // Beyond the first and the last span there is nothing to count.
    const TimeRange known = extent.value_or(TimeRange{0, 0});
    return {std::max(asked.from, known.from), std::min(asked.to, known.to)};
}

MetricCount::MetricCount(const MetricQuery& query, const TimeRange& range) : m_query(query), m_range(range)
{
    const auto width = static_cast<std::uint64_t>(range.to) - static_cast<std::uint64_t>(range.from);
    const auto most = static_cast<std::uint64_t>(std::numeric_limits<Nanos>::max());
    const std::uint32_t points = std::clamp(query.points, 1U, MetricQuery::kMaxPoints);
    m_step = roundStep(static_cast<Nanos>(std::min(width, most)), points);
    m_start = floorTo(range.from, m_step);
    m_entries.resize(bucketOf(range.to - 1) + 1);
    m_others.resize(m_entries.size());
}

std::size_t MetricCount::bucketOf(Nanos time) const
{
    const auto offset = static_cast<std::uint64_t>(time) - static_cast<std::uint64_t>(m_start);
    return offset / static_cast<std::uint64_t>(m_step);
}

std::vector<bool> MetricCount::wantedInterfaces(const SpanTable& table) const
{
    std::vector<bool> wanted;
    for (const InterfaceKey& key : table.interfaces()) {
        const bool service = m_query.application.name.empty() || table.text(key.service) == m_query.application.name;
        wanted.push_back(service && (!m_query.interface || table.text(key.name) == *m_query.interface));
    }
    return wanted;
}

void MetricCount::count(Bucket& bucket, const SpanColumns& columns, std::size_t row) const
{
    const bool failed = columns.status[row] == SpanStatus::error;
    ++bucket.requests;
    bucket.errors += failed ? 1U : 0U;
    if (columns.flags[row].has(SpanFlag::durationUnknown))
        return;
    bucket.durations.add(columns.duration[row]);
    if (failed && m_query.durations)
        bucket.failedDurations.add(columns.duration[row]);
}

void MetricCount::add(const analysis::CallScan& scan)
{
    const SpanColumns& columns = scan.table().columns();
    const std::vector<bool> wanted = wantedInterfaces(scan.table());
    scan.forEachRow(0, columns.size(), [&](std::size_t row) {
        const bool known = !columns.flags[row].has(SpanFlag::startUnknown);
        if (!known || !wanted[index(columns.interface[row])] || !m_range.contains(columns.start[row]))
            return;
        const bool entry = isEntry(columns, row);
        m_entryCount += entry ? 1U : 0U;
        count((entry ? m_entries : m_others)[bucketOf(columns.start[row])], columns, row);
    });
}

MetricPoint MetricCount::pointOf(Bucket bucket) const
{
    const analysis::Histogram& durations = bucket.durations;
    MetricPoint point;
    point.requests = bucket.requests;
    point.errors = bucket.errors;
    point.p50 = durations.quantile(0.5);
    point.p95 = durations.quantile(0.95);
    point.p99 = durations.quantile(0.99);
    point.max = durations.max();
    if (m_query.durations) {
        point.durations = std::move(bucket.durations);
        point.failedDurations = std::move(bucket.failedDurations);
    }
    return point;
}

MetricSeries MetricCount::series() const
{
    MetricSeries series{m_start, m_step, {}, 0, {}, false, m_query.durations};
    const bool entriesOnly = !m_query.interface && m_entryCount > 0;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        Bucket sum = m_entries[i];
        if (!entriesOnly) {
            sum.requests += m_others[i].requests;
            sum.errors += m_others[i].errors;
            sum.durations.merge(m_others[i].durations);
            sum.failedDurations.merge(m_others[i].failedDurations);
        }
        series.spansSeen += sum.requests;
        series.points.push_back(pointOf(std::move(sum)));
    }
    return series;
}

} // namespace longspan::source
