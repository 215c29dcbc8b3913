// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/aliyun/answers.h"
#include "model/source/source_types.h"

#include <map>
#include <string>

namespace longspan::source::aliyun {

/// Sums of the rows by the text of a dimension ("pid", "rpc"); rt is a mean in milliseconds, weighted by count. The
/// health is the console's: APDEX = (satisfied + tolerated / 2) / all with T = 500 ms, where the mean of a point stands
/// for all requests of that point.
[[nodiscard]] std::map<std::string, CountedCalls> countedBy(const MetricRows& metrics, std::string_view dimension);

/// Points of equal width over the range, counted from rows of any dimension.
[[nodiscard]] MetricSeries seriesOf(const MetricRows& metrics, const TimeRange& range, Nanos step);

} // namespace longspan::source::aliyun
