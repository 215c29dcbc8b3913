// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/histogram.h"
#include "model/source/table_answers.h"

#include <algorithm>
#include <array>
#include <limits>

namespace longspan::source {

namespace {

struct Bucket {
    std::uint64_t requests = 0;
    std::uint64_t errors = 0;
    analysis::Histogram durations;
};

bool isEntry(const SpanColumns& columns, std::size_t row)
{
    const SpanKind kind = columns.kind[row];
    return kind == SpanKind::server || kind == SpanKind::consumer || columns.parent[row] == SpanId::none;
}

/// Which interfaces a query is about, by InterfaceNo.
std::vector<bool> wantedInterfaces(const SpanTable& table, const MetricQuery& query)
{
    std::vector<bool> wanted;
    for (const InterfaceKey& key : table.interfaces()) {
        const bool service = query.application.name.empty() || table.text(key.service) == query.application.name;
        wanted.push_back(service && (!query.interface || table.text(key.name) == *query.interface));
    }
    return wanted;
}

MetricPoint pointOf(const Bucket& bucket)
{
    const analysis::Histogram& durations = bucket.durations;
    return {bucket.requests, bucket.errors, durations.quantile(0.5), durations.quantile(0.95), durations.quantile(0.99),
        durations.max()};
}

/// Puts the calls that a query is about into buckets.
class MetricCount {
public:
    MetricCount(const analysis::CallScan& scan, const MetricQuery& query, const TimeRange& range)
        : m_scan(&scan)
        , m_columns(&scan.table().columns())
        , m_range(range)
        , m_wanted(wantedInterfaces(scan.table(), query))
    {
        const auto width = static_cast<std::uint64_t>(range.to) - static_cast<std::uint64_t>(range.from);
        const auto most = static_cast<std::uint64_t>(std::numeric_limits<Nanos>::max());
        const std::uint32_t points = std::clamp(query.points, 1U, MetricQuery::kMaxPoints);
        m_step = roundStep(static_cast<Nanos>(std::min(width, most)), points);
        m_start = floorTo(range.from, m_step);
        m_buckets.resize(bucketOf(range.to - 1) + 1);
        m_entriesOnly = !query.interface && hasEntries();
    }

    [[nodiscard]] MetricSeries run()
    {
        MetricSeries series{m_start, m_step, {}, 0};
        m_scan->forEachRow(0, m_columns->size(), [&](std::size_t row) {
            if (!counts(row) || (m_entriesOnly && !isEntry(*m_columns, row)))
                return;
            ++series.spansSeen;
            add(m_buckets[bucketOf(m_columns->start[row])], row);
        });
        for (const Bucket& bucket : m_buckets)
            series.points.push_back(pointOf(bucket));
        return series;
    }

private:
    static Nanos floorTo(Nanos time, Nanos step)
    {
        const Nanos rest = time % step;
        return addClamped(time, rest < 0 ? -rest - step : -rest);
    }
    [[nodiscard]] std::size_t bucketOf(Nanos time) const
    {
        const auto offset = static_cast<std::uint64_t>(time) - static_cast<std::uint64_t>(m_start);
        return offset / static_cast<std::uint64_t>(m_step);
    }
    [[nodiscard]] bool counts(std::size_t row) const
    {
        return m_wanted[index(m_columns->interface[row])] && !m_columns->flags[row].has(SpanFlag::startUnknown) &&
            m_range.contains(m_columns->start[row]);
    }
    [[nodiscard]] bool hasEntries() const
    {
        bool found = false;
        m_scan->forEachRow(
            0, m_columns->size(), [&](std::size_t row) { found = found || (isEntry(*m_columns, row) && counts(row)); });
        return found;
    }
    void add(Bucket& bucket, std::size_t row) const
    {
        ++bucket.requests;
        bucket.errors += m_columns->status[row] == SpanStatus::error ? 1U : 0U;
        if (!m_columns->flags[row].has(SpanFlag::durationUnknown))
            bucket.durations.add(m_columns->duration[row]);
    }

    const analysis::CallScan* m_scan;
    const SpanColumns* m_columns;
    TimeRange m_range;
    std::vector<bool> m_wanted; ///< by InterfaceNo
    Nanos m_step = 1;
    Nanos m_start = 0;
    bool m_entriesOnly = false;
    std::vector<Bucket> m_buckets;
};

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

Result<MetricSeries> TableAnswers::metrics(const MetricQuery& query, const Call& call) const
{
    if (auto good = call.check(); !good)
        return failWith(std::move(good));
    // Beyond the first and the last span there is nothing to count.
    const TimeRange known = m_extent.value_or(TimeRange{0, 0});
    const TimeRange range{std::max(query.range.from, known.from), std::min(query.range.to, known.to)};
    if (range.from >= range.to)
        return MetricSeries{};
    return MetricCount(m_scan, query, range).run();
}

} // namespace longspan::source
