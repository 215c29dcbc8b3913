// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/figures.h"

#include <algorithm>
#include <cmath>

namespace longspan::source::aliyun {

namespace {

constexpr double kSatisfiedMillis = 500;
constexpr double kToleratedMillis = 4 * kSatisfiedMillis;
constexpr double kLargestCount = 1e15;

struct Sum {
    double requests = 0;
    double errors = 0;
    double millis = 0; ///< of all requests together
    double content = 0;

    void add(const MetricRow& row)
    {
        const auto number = [&row](std::string_view name) {
            const auto found = row.numbers.find(name);
            return found == row.numbers.end() ? 0.0 : std::clamp(found->second, 0.0, kLargestCount);
        };
        const double count = number("count");
        const double mean = number("rt");
        requests += count;
        errors += number("error");
        millis += count * mean;
        content += mean <= kSatisfiedMillis ? count : mean <= kToleratedMillis ? count / 2 : 0;
    }

    [[nodiscard]] Nanos mean() const
    {
        const double nanos = requests > 0 ? millis / requests * static_cast<double>(kMillisecond) : 0;
        return static_cast<Nanos>(std::min(nanos, 9e18));
    }
};

} // namespace

std::map<std::string, CountedCalls> countedBy(const MetricRows& metrics, std::string_view dimension)
{
    std::map<std::string, Sum> sums;
    for (const MetricRow& row : metrics.rows)
        if (const auto text = row.texts.find(dimension); text != row.texts.end())
            sums[text->second].add(row);
    std::map<std::string, CountedCalls> counted;
    for (const auto& [text, sum] : sums) {
        CountedCalls calls{std::uint64_t(std::llround(sum.requests)), std::uint64_t(std::llround(sum.errors)),
            sum.mean(), std::nullopt};
        if (sum.requests > 0)
            calls.apdex = sum.content / sum.requests;
        counted.emplace(text, calls);
    }
    return counted;
}

MetricSeries seriesOf(const MetricRows& metrics, const TimeRange& range, Nanos step)
{
    MetricSeries series;
    series.step = step;
    series.start = range.from - range.from % step;
    series.origin = "QueryMetric";
    const std::size_t count = std::min<std::size_t>(
        static_cast<std::size_t>((range.to - series.start + step - 1) / step), MetricQuery::kMaxPoints);
    std::vector<Sum> sums(count);
    for (const MetricRow& row : metrics.rows)
        if (row.time && *row.time >= series.start)
            if (const auto at = static_cast<std::size_t>((*row.time - series.start) / step); at < count)
                sums[at].add(row);
    for (const Sum& sum : sums) {
        MetricPoint point;
        point.requests = static_cast<std::uint64_t>(std::llround(sum.requests));
        point.errors = static_cast<std::uint64_t>(std::llround(sum.errors));
        point.mean = sum.mean();
        series.points.push_back(std::move(point));
    }
    return series;
}

} // namespace longspan::source::aliyun
