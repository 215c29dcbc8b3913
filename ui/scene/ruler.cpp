// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/ruler.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace longspan::scene {
namespace {

constexpr double kGap = 28;
constexpr double kLeastStep = 72;
constexpr Nanos kMinute = 60 * kSecond;
constexpr Nanos kHour = 60 * kMinute;

struct Unit {
    Nanos nanos;
    std::string_view name;
};
constexpr std::array kUnits{Unit{kHour, " h"}, Unit{kMinute, " min"}, Unit{kSecond, " s"}, Unit{kMillisecond, " ms"},
    Unit{kMicrosecond, " \u00b5s"}, Unit{1, " ns"}};

/// The smallest round step that is at least that long.
Nanos roundStep(double nanos)
{
    constexpr std::array<Nanos, 16> kLong{kSecond, 2 * kSecond, 5 * kSecond, 10 * kSecond, 15 * kSecond, 30 * kSecond,
        kMinute, 2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute, kHour, 2 * kHour, 6 * kHour,
        12 * kHour};
    for (Nanos ten = 1; ten < kSecond; ten *= 10) {
        for (const Nanos factor : {1, 2, 5}) {
            if (static_cast<double>(ten * factor) >= nanos)
                return ten * factor;
        }
    }
    for (const Nanos step : kLong) {
        if (static_cast<double>(step) >= nanos)
            return step;
    }
    Nanos days = 24 * kHour;
    while (static_cast<double>(days) < nanos && days < (Nanos{1} << 61))
        days *= 2;
    return days;
}

/// The largest unit that the size reaches, but none in which the step would need many digits: 90 s at steps of a
/// second is "90 s" and not "1.5 min", because minutes are no decimals of seconds.
const Unit& unitFor(Nanos size, Nanos step)
{
    for (const Unit& unit : kUnits) {
        const bool whole = unit.nanos <= kSecond || step % unit.nanos == 0;
        if (size >= unit.nanos && whole)
            return unit;
    }
    return kUnits.back();
}

/// Digits behind the point so that multiples of the step differ.
int digitsFor(Nanos step, Nanos unit)
{
    int digits = 0;
    for (Nanos rest = unit; rest > 1 && step % rest != 0 && digits < 9; rest /= 10)
        ++digits;
    return digits;
}

/// Without the one value that has no opposite.
Nanos sizeOf(Nanos value)
{
    return std::abs(std::max(value, -std::numeric_limits<Nanos>::max()));
}

Nanos opposite(Nanos value)
{
    return -std::max(value, -std::numeric_limits<Nanos>::max());
}

Nanos floorTo(Nanos value, Nanos step)
{
    const Nanos rest = value % step;
    return addClamped(value, -(rest < 0 ? rest + step : rest));
}

std::string inUnit(Nanos offset, const Unit& unit, int digits)
{
    const auto size = static_cast<std::uint64_t>(sizeOf(offset));
    const auto whole = size / static_cast<std::uint64_t>(unit.nanos);
    auto rest = size % static_cast<std::uint64_t>(unit.nanos);
    std::string text = (offset < 0 ? "-" : "") + std::to_string(whole);
    if (digits > 0) {
        text += '.';
        auto place = static_cast<std::uint64_t>(unit.nanos);
        for (int i = 0; i < digits; ++i) {
            place /= 10;
            text += static_cast<char>('0' + static_cast<int>(place == 0 ? 0 : rest / place));
            rest = place == 0 ? 0 : rest % place;
        }
    }
    return text.append(unit.name);
}

struct Labels {
    std::optional<Nanos> base;
    Nanos reach = 0; ///< the largest offset: its unit is everybody's
    Nanos step = 1;

    [[nodiscard]] std::string of(Nanos offset) const
    {
        const Nanos shown = base ? offset - *base : offset;
        const Unit& unit = unitFor(reach, step);
        std::string text = inUnit(shown, unit, digitsFor(step, unit.nanos));
        return base && shown >= 0 ? "+" + text : text;
    }
};

Labels labelsFor(Nanos from, Nanos to, Nanos step)
{
    constexpr int kMostDigits = 3;
    const Nanos reach = std::max(sizeOf(from), sizeOf(to));
    Labels labels{std::nullopt, std::max<Nanos>(reach, 1), step};
    if (digitsFor(step, unitFor(labels.reach, step).nanos) <= kMostDigits)
        return labels;
    // A base that stays while one pans a little: a round one, some screens wide.
    const Nanos coarse = step * 1000;
    labels.base = floorTo(from, coarse);
    labels.reach = std::max<Nanos>(to - *labels.base, 1);
    return labels;
}

} // namespace

std::string offsetText(Nanos offset, Nanos step)
{
    const Nanos positive = std::max<Nanos>(1, step);
    return Labels{std::nullopt, std::max<Nanos>(sizeOf(offset), 1), positive}.of(offset);
}

Ruler layOutRuler(const TimeScale& scale, Nanos origin, const TextWidths& widths)
{
    Ruler ruler;
    const TimeRange visible = scale.visible();
    const Nanos from = addClamped(visible.from, opposite(origin));
    const Nanos to = addClamped(visible.to, opposite(origin));
    double least = kLeastStep;
    Labels labels;
    // Twice at most: wider steps have no longer labels.
    for (int tries = 0; tries < 2; ++tries) {
        ruler.step = roundStep(least * scale.nanosPerPixel());
        labels = labelsFor(from, to, ruler.step);
        const double wide = std::max(widths.width(TextStyle::small, labels.of(floorTo(to, ruler.step))),
            widths.width(TextStyle::small, labels.of(floorTo(from, ruler.step))));
        if (scale.length(ruler.step) >= wide + kGap)
            break;
        least = wide + kGap;
    }
    ruler.base = labels.base;
    if (labels.base)
        ruler.baseLabel = offsetText(*labels.base, ruler.step * 1000);
    constexpr int kMostTicks = 1000;
    Nanos at = floorTo(from, ruler.step);
    for (int i = 0; i < kMostTicks; ++i, at += ruler.step) {
        const double x = scale.x(addClamped(origin, at));
        if (x >= 0 && x <= scale.width())
            ruler.ticks.push_back({x, labels.of(at)});
        if (at > subtractClamped(to, ruler.step))
            break; // also where time itself ends
    }
    return ruler;
}

} // namespace longspan::scene
