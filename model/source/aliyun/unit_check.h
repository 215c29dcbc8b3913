// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/aliyun/answers.h"

#include <optional>
#include <span>

namespace longspan::source::aliyun {

/// The documentation gives TraceInfo.Duration in milliseconds and, in another year, in seconds; the same for
/// MinDuration. The spans of a trace are in milliseconds in all sources, so they tell: a row is held against the span
/// it stands for, and a row whose duration is known is asked for with a bound that only fits one unit.

/// The row of a page that tells most: the longest one with a start.
[[nodiscard]] const TraceRow* tellingRow(std::span<const TraceRow> rows);

/// The unit of the row's duration (a second, a millisecond, a microsecond) by the span of its trace with the row's
/// service and operation and the nearest start, else by the whole trace. Nothing when none of them fits within
/// rounding, or when the row is 0.
[[nodiscard]] std::optional<Nanos> unitOf(const TraceRow& row, std::span<const ApiSpan> trace);

/// A bound as the server compares it: "longer than" this many units gives all that last minDuration or more when
/// durations are whole units of step. 0 or less: no bound.
[[nodiscard]] std::int64_t boundFor(Nanos minDuration, Nanos unit);

} // namespace longspan::source::aliyun
