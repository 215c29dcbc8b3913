// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/unit_check.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace longspan::source::aliyun {

namespace {

constexpr std::array kUnits = {kMillisecond, kSecond, kMicrosecond};

/// Whether so many units are the duration, rounded either way; durations themselves are whole milliseconds.
bool fits(std::int64_t count, Nanos unit, Nanos duration)
{
    const double off = std::abs(static_cast<double>(count) * static_cast<double>(unit) - static_cast<double>(duration));
    return off <= static_cast<double>(std::max(unit, kMillisecond));
}

std::optional<Nanos> unitFor(std::int64_t count, Nanos duration)
{
    for (const Nanos unit : kUnits)
        if (fits(count, unit, duration))
            return unit;
    return std::nullopt;
}

const ApiSpan* spanOf(const TraceRow& row, std::span<const ApiSpan> trace)
{
    const ApiSpan* best = nullptr;
    Nanos bestOff = 0;
    for (const ApiSpan& span : trace) {
        if (span.service != row.service || span.operation != row.operation || !span.duration)
            continue;
        const Nanos off = std::abs(subtractClamped(span.start.value_or(0), row.start.value_or(0)));
        if (!best || off < bestOff) {
            best = &span;
            bestOff = off;
        }
    }
    return best;
}

std::optional<Nanos> extentOf(std::span<const ApiSpan> trace)
{
    std::optional<TimeRange> extent;
    for (const ApiSpan& span : trace) {
        if (!span.start)
            continue;
        const Nanos end = addClamped(*span.start, span.duration.value_or(0));
        if (!extent)
            extent = TimeRange{*span.start, end};
        extent->from = std::min(extent->from, *span.start);
        extent->to = std::max(extent->to, end);
    }
    return extent ? std::optional(extent->to - extent->from) : std::nullopt;
}

} // namespace

const TraceRow* tellingRow(std::span<const TraceRow> rows)
{
    const TraceRow* best = nullptr;
    for (const TraceRow& row : rows)
        if (row.start && row.duration.value_or(0) > 0 && (!best || *row.duration > *best->duration))
            best = &row;
    return best;
}

std::optional<Nanos> unitOf(const TraceRow& row, std::span<const ApiSpan> trace)
{
    if (row.duration.value_or(0) <= 0)
        return std::nullopt;
    if (const ApiSpan* span = spanOf(row, trace))
        if (const auto unit = unitFor(*row.duration, *span->duration))
            return unit;
    const auto whole = extentOf(trace);
    return whole ? unitFor(*row.duration, *whole) : std::nullopt;
}

std::int64_t boundFor(Nanos minDuration, Nanos unit)
{
    return minDuration <= 0 ? 0 : (minDuration - 1) / unit;
}

} // namespace longspan::source::aliyun
