// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/time_scale.h"

#include <algorithm>
#include <cmath>

namespace longspan::scene {
namespace {

/// to - from; exact as long as it fits a double's 53 bits (104 days), and never overflows.
double difference(Nanos from, Nanos to)
{
    Nanos exact = 0;
    if (!__builtin_sub_overflow(to, from, &exact))
        return static_cast<double>(exact);
    return static_cast<double>(to) - static_cast<double>(from);
}

Nanos toNanos(double value)
{
    constexpr double kLimit = 9223372036854774784.0; // the last double before 2^63
    return static_cast<Nanos>(std::clamp(value, -kLimit, kLimit));
}

/// In two steps: from one end of time to the other is more than Nanos can hold.
Nanos moved(Nanos time, double nanos)
{
    const Nanos first = toNanos(nanos);
    return addClamped(addClamped(time, first), toNanos(nanos - static_cast<double>(first)));
}

} // namespace

TimeScale::TimeScale(TimeRange range, double width)
    : m_from(range.from)
    , m_nanos(std::max(kLeastNanos, difference(range.from, range.to)))
    , m_width(std::max(1.0, width))
{
}

TimeRange TimeScale::visible() const
{
    return {m_from, moved(m_from, std::ceil(m_fraction + m_nanos))};
}

double TimeScale::x(Nanos time) const
{
    const double pixels = (difference(m_from, time) - m_fraction) / nanosPerPixel();
    return std::clamp(pixels, -kFar, kFar);
}

Nanos TimeScale::timeAt(double x) const
{
    return moved(m_from, std::floor(m_fraction + x * nanosPerPixel() + 0.5));
}

TimeScale TimeScale::zoomed(double factor, double anchor, const TimeRange& bounds) const
{
    TimeScale next = *this;
    const double most = std::max(kLeastNanos, difference(bounds.from, bounds.to));
    next.m_nanos = std::clamp(m_nanos / std::max(factor, 1e-9), kLeastNanos, most);
    next.shift(anchor * (nanosPerPixel() - next.nanosPerPixel()));
    next.keepWithin(bounds);
    return next;
}

TimeScale TimeScale::panned(double dx, const TimeRange& bounds) const
{
    TimeScale next = *this;
    next.shift(-dx * nanosPerPixel());
    next.keepWithin(bounds);
    return next;
}

TimeScale TimeScale::resized(double width) const
{
    TimeScale next = *this;
    next.m_width = std::max(1.0, width);
    return next;
}

void TimeScale::shift(double nanos)
{
    const double place = m_fraction + nanos;
    const double whole = std::floor(place);
    m_from = moved(m_from, whole);
    m_fraction = place - whole;
}

void TimeScale::keepWithin(const TimeRange& bounds)
{
    const double pastEnd = m_fraction + m_nanos - difference(m_from, bounds.to);
    if (pastEnd > 0)
        shift(-pastEnd);
    if (m_from < bounds.from) {
        m_from = bounds.from;
        m_fraction = 0;
    }
}

} // namespace longspan::scene
