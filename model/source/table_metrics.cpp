// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/metric_count.h"
#include "model/source/table_answers.h"

namespace longspan::source {

Result<MetricSeries> TableAnswers::metrics(const MetricQuery& query, const Call& call) const
{
    if (auto good = call.check(); !good)
        return failWith(std::move(good));
    const TimeRange range = countedRange(query.range, m_extent);
    if (range.from >= range.to)
        return MetricSeries{};
    MetricCount count(query, range);
    count.add(m_scan);
    return count.series();
}

} // namespace longspan::source
