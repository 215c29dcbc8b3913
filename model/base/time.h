// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace longspan {

/// Nanoseconds: since 1970-01-01 UTC for a point in time, plain for a duration. Good from 1678 to 2262.
using Nanos = std::int64_t;

inline constexpr Nanos kMicrosecond = 1'000;
inline constexpr Nanos kMillisecond = 1'000'000;
inline constexpr Nanos kSecond = 1'000'000'000;

/// Half open: from <= t < to. The default holds every time.
struct TimeRange {
    Nanos from = std::numeric_limits<Nanos>::min();
    Nanos to = std::numeric_limits<Nanos>::max();

    [[nodiscard]] constexpr bool contains(Nanos time) const { return from <= time && time < to; }
    [[nodiscard]] constexpr bool everything() const
    {
        return from == std::numeric_limits<Nanos>::min() && to == std::numeric_limits<Nanos>::max();
    }
    friend constexpr bool operator==(const TimeRange&, const TimeRange&) = default;
};

/// Microseconds to nanoseconds, clamped at the ends of the range instead of wrapping.
[[nodiscard]] constexpr Nanos fromMicros(std::int64_t micros)
{
    constexpr Nanos kLimit = std::numeric_limits<Nanos>::max() / kMicrosecond;
    if (micros > kLimit)
        return std::numeric_limits<Nanos>::max();
    if (micros < -kLimit)
        return std::numeric_limits<Nanos>::min();
    return micros * kMicrosecond;
}

/// a + b, clamped.
[[nodiscard]] constexpr Nanos addClamped(Nanos a, Nanos b)
{
    Nanos sum = 0;
    if (!__builtin_add_overflow(a, b, &sum))
        return sum;
    return b > 0 ? std::numeric_limits<Nanos>::max() : std::numeric_limits<Nanos>::min();
}

/// a - b, clamped.
[[nodiscard]] constexpr Nanos subtractClamped(Nanos a, Nanos b)
{
    Nanos difference = 0;
    if (!__builtin_sub_overflow(a, b, &difference))
        return difference;
    return b < 0 ? std::numeric_limits<Nanos>::max() : std::numeric_limits<Nanos>::min();
}

/// "4.21 s", "940 ms", "1.5 µs", "2 h 05 min": three significant digits, for people. Negative values keep their sign.
[[nodiscard]] std::string durationText(Nanos duration);

/// Exact decimal in milliseconds with as many digits as needed ("4210.5"), for CSV.
[[nodiscard]] std::string millisText(Nanos duration);

/// RFC 3339 in UTC with the digits that are needed (0, 3, 6 or 9): "2024-05-01T10:31:07.204Z".
[[nodiscard]] std::string timeText(Nanos time);

/// "1.5h", "250ms", "10us", "10µs", "3s", "2m", "1h30m", "7d", also "0". nullopt for anything else or an overflow.
[[nodiscard]] std::optional<Nanos> parseDuration(std::string_view text);

/// RFC 3339 with or without a zone (UTC then), a date alone, "@seconds", or digits whose size tells the unit
/// (seconds, milliseconds, microseconds, nanoseconds since 1970).
[[nodiscard]] std::optional<Nanos> parseTime(std::string_view text);

} // namespace longspan
