// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/time.h"

namespace longspan::scene {

/// Which time is at which pixel: x = 0 is the left edge of the picture. Immutable. Times stay integers until they are
/// differences, and the left edge is kept finer than a nanosecond, so that nothing jitters however deep the zoom.
class TimeScale {
public:
    /// What is zoomed in further shows less than this.
    static constexpr double kLeastNanos = 10;
    /// Positions further out than this are moved here; painters stumble over huge coordinates.
    static constexpr double kFar = 1e6;

    TimeScale() = default;
    /// width in pixels, at least 1; a range shorter than kLeastNanos is widened.
    TimeScale(TimeRange range, double width);

    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double nanosPerPixel() const { return m_nanos / m_width; }
    /// Length of the visible time, in nanoseconds.
    [[nodiscard]] double visibleNanos() const { return m_nanos; }
    /// What is visible, rounded outwards to nanoseconds.
    [[nodiscard]] TimeRange visible() const;

    [[nodiscard]] double x(Nanos time) const;
    /// Pixels of a duration, not limited.
    [[nodiscard]] double length(Nanos duration) const { return static_cast<double>(duration) / nanosPerPixel(); }
    /// The nearest nanosecond, clamped to the range of Nanos.
    [[nodiscard]] Nanos timeAt(double x) const;

    /// factor above 1 shows less. The time at x = anchor stays there as far as bounds allow: what is outside of bounds
    /// is never shown, and no more than bounds.
    [[nodiscard]] TimeScale zoomed(double factor, double anchor, const TimeRange& bounds) const;
    /// The picture moves by dx pixels (to the right: earlier times come in), within bounds.
    [[nodiscard]] TimeScale panned(double dx, const TimeRange& bounds) const;
    /// The same time in a picture of another width.
    [[nodiscard]] TimeScale resized(double width) const;

    friend bool operator==(const TimeScale&, const TimeScale&) = default;

private:
    /// The left edge moved by some nanoseconds.
    void shift(double nanos);
    void keepWithin(const TimeRange& bounds);

    Nanos m_from = 0;
    double m_fraction = 0; ///< of a nanosecond after m_from, 0 <= m_fraction < 1
    double m_nanos = kLeastNanos;
    double m_width = 1;
};

} // namespace longspan::scene
