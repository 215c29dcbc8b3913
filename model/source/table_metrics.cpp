// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/histogram.h"
#include "model/source/table_answers.h"

#include <algorithm>

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

/// Widest step that covers the range with so many points, rounded up.
Nanos stepOf(const TimeRange& range, std::uint32_t points)
{
    const auto width = static_cast<std::uint64_t>(range.to) - static_cast<std::uint64_t>(range.from);
    return static_cast<Nanos>(std::max<std::uint64_t>(1, width / points + (width % points != 0 ? 1 : 0)));
}

} // namespace

Result<MetricSeries> TableAnswers::metrics(const MetricQuery& query, const Call& call) const
{
    if (auto good = call.check(); !good)
        return failWith(std::move(good));
    MetricSeries series;
    TimeRange range = query.range;
    if (range.everything())
        range = m_extent.value_or(TimeRange{0, 0});
    if (range.from >= range.to)
        return series;
    const std::uint32_t points = std::clamp(query.points, 1U, MetricQuery::kMaxPoints);
    series.start = range.from;
    series.step = stepOf(range, points);
    const SpanColumns& columns = table()->columns();
    const std::vector<bool> wanted = wantedInterfaces(*table(), query);
    const auto counts = [&](std::size_t row) {
        return wanted[index(columns.interface[row])] && !columns.flags[row].has(SpanFlag::startUnknown) &&
            range.contains(columns.start[row]);
    };
    bool entriesOnly = false;
    if (!query.interface)
        m_scan.forEachRow(0, columns.size(),
            [&](std::size_t row) { entriesOnly = entriesOnly || (isEntry(columns, row) && counts(row)); });
    std::vector<Bucket> buckets(points);
    m_scan.forEachRow(0, columns.size(), [&](std::size_t row) {
        if (!counts(row) || (entriesOnly && !isEntry(columns, row)))
            return;
        const auto offset = static_cast<std::uint64_t>(columns.start[row]) - static_cast<std::uint64_t>(range.from);
        Bucket& bucket = buckets[offset / static_cast<std::uint64_t>(series.step)];
        ++bucket.requests;
        ++series.spansSeen;
        bucket.errors += columns.status[row] == SpanStatus::error ? 1U : 0U;
        if (!columns.flags[row].has(SpanFlag::durationUnknown))
            bucket.durations.add(columns.duration[row]);
    });
    for (const Bucket& bucket : buckets)
        series.points.push_back(pointOf(bucket));
    return series;
}

} // namespace longspan::source
