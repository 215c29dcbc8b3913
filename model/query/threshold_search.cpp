// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/query/threshold_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace longspan::query {

namespace {

/// How many times the limit an unknown number of units is taken for: far too many or too few costs one question each.
constexpr double kUnknownTimes = 40;
/// The model's guesses before plain halving, which always ends, takes over.
constexpr std::size_t kGuesses = 6;
constexpr Nanos kEndless = std::numeric_limits<Nanos>::max() / 4;

std::size_t atLeast(const std::vector<Nanos>& longestFirst, Nanos d)
{
    const auto end =
        std::partition_point(longestFirst.begin(), longestFirst.end(), [d](Nanos value) { return value >= d; });
    return static_cast<std::size_t>(end - longestFirst.begin());
}

struct Knot {
    double duration;
    double units;
};

/// Where a line through two points, both axes logarithmic, has so many units.
double durationAt(const Knot& a, const Knot& b, double units)
{
    const double width = std::log(a.units) - std::log(b.units);
    if (width <= 0 || a.duration <= 0 || b.duration <= a.duration)
        return b.duration;
    const double part = (std::log(a.units) - std::log(units)) / width;
    return std::exp(std::log(a.duration) + part * (std::log(b.duration) - std::log(a.duration)));
}

} // namespace

Nanos ThresholdSearch::rounded(Nanos d) const
{
    const Nanos step = std::max<Nanos>(1, m_goal.step);
    return std::max(m_goal.floor, d - d % step);
}

Nanos ThresholdSearch::first(const std::optional<source::Statistics>& statistics) const
{
    const double target = std::sqrt(static_cast<double>(m_goal.wanted) * static_cast<double>(m_goal.limit));
    if (!statistics || static_cast<double>(statistics->calls) < 0.8 * static_cast<double>(m_goal.limit))
        return m_goal.floor;
    const auto calls = static_cast<double>(statistics->calls);
    const std::array<Knot, 4> knots{
        {{static_cast<double>(statistics->p50), 0.5 * calls}, {static_cast<double>(statistics->p95), 0.05 * calls},
            {static_cast<double>(statistics->p99), 0.01 * calls}, {static_cast<double>(statistics->max), 1}}};
    for (std::size_t at = 0; at + 1 < knots.size(); ++at)
        if (knots[at].units >= target && knots[at + 1].units < target)
            return rounded(static_cast<Nanos>(durationAt(knots[at], knots[at + 1], target)));
    return m_goal.floor;
}

void ThresholdSearch::complete(Nanos d, std::size_t units)
{
    ++m_asked;
    if (!m_complete || d < *m_complete) {
        m_complete = d;
        m_completeUnits = units;
    }
}

void ThresholdSearch::cut(Nanos d, std::vector<Nanos> sample, std::optional<double> total)
{
    ++m_asked;
    if (m_cut && d < *m_cut)
        return;
    m_cut = d;
    if (m_firstSample.empty())
        m_firstSample = sample;
    m_sample = std::move(sample);
    m_total = total;
}

void ThresholdSearch::limitTo(std::size_t limit)
{
    m_goal.limit = std::max<std::size_t>(1, limit);
    m_goal.wanted = std::max<std::size_t>(1, std::min(m_goal.wanted, m_goal.limit / 2));
}

void ThresholdSearch::raise(Nanos known)
{
    m_known = std::max(m_known, known);
}

Nanos ThresholdSearch::lowest() const
{
    const Nanos uncut = m_cut ? addClamped(*m_cut, std::max<Nanos>(1, m_goal.step)) : m_goal.floor;
    return std::max(uncut, rounded(m_known));
}

double ThresholdSearch::total() const
{
    const auto least = static_cast<double>(m_goal.limit);
    if (m_complete) {
        // What is complete gauges the sample, when enough of the sample lies in it.
        const std::size_t inSample = atLeast(m_sample, *m_complete);
        if (inSample >= 5)
            return std::max(least,
                static_cast<double>(m_completeUnits) * static_cast<double>(m_sample.size()) /
                    static_cast<double>(inSample));
    }
    return std::max(least, m_total.value_or(kUnknownTimes * least));
}

double ThresholdSearch::estimate(Nanos d) const
{
    if (m_sample.empty())
        return kUnknownTimes * static_cast<double>(m_goal.limit);
    return total() * static_cast<double>(atLeast(m_sample, d)) / static_cast<double>(m_sample.size());
}

Nanos ThresholdSearch::halfway(Nanos low, Nanos high) const
{
    if (high >= kEndless) {
        const Nanos longest = m_sample.empty() ? 0 : m_sample.front();
        return rounded(std::max({addClamped(low, 9 * std::min(low, kEndless / 16)), longest, kMillisecond}));
    }
    if (low <= 0)
        return rounded(high / 2);
    return rounded(static_cast<Nanos>(std::sqrt(static_cast<double>(low)) * std::sqrt(static_cast<double>(high))));
}

Nanos ThresholdSearch::byModel(Nanos low, Nanos high) const
{
    const auto limit = static_cast<double>(m_goal.limit);
    if (estimate(low) <= 0.7 * limit && estimate(low) > 0)
        return low;
    const auto wanted = std::min(static_cast<double>(m_goal.wanted), 0.8 * limit);
    const double target = std::sqrt(wanted * std::max(limit, wanted));
    const double rank = target * static_cast<double>(m_sample.size()) / total();
    const std::size_t place = rank < 1 ? 0 : std::min(m_sample.size() - 1, static_cast<std::size_t>(rank) - 1);
    const Nanos chosen = rounded(m_sample[place]);
    // Many calls of one duration: above them there are too few, with them too many. The first answer that shows it
    // is the complete one above.
    const Nanos above = addClamped(chosen, std::max<Nanos>(1, m_goal.step));
    const std::size_t same = atLeast(m_sample, chosen) - atLeast(m_sample, above);
    if (same >= 3 && estimate(chosen) > 0.9 * limit && above <= high)
        return above;
    return chosen;
}

std::optional<Nanos> ThresholdSearch::next() const
{
    const Nanos step = std::max<Nanos>(1, m_goal.step);
    const Nanos low = lowest();
    const Nanos high = m_complete ? *m_complete - step : kEndless;
    if (low > high)
        return std::nullopt;
    if (m_sample.empty() || m_asked > kGuesses)
        return std::clamp(halfway(low, high), low, high);
    const Nanos chosen = byModel(low, high);
    if (chosen > high && high - low > 2 * step && m_complete)
        return std::clamp(halfway(low, high), low, high);
    return std::clamp(chosen, low, high);
}

Nanos ThresholdSearch::durationFor(double units) const
{
    const Nanos high = m_complete ? *m_complete - std::max<Nanos>(1, m_goal.step) : kEndless;
    const double rank = m_sample.empty() ? 0 : units * static_cast<double>(m_sample.size()) / total();
    const auto place = static_cast<std::size_t>(rank);
    if (rank >= 1 && place < m_sample.size() && m_sample[place] <= high)
        return rounded(m_sample[place]);
    return std::clamp(halfway(std::min(rounded(m_known), high), high), m_goal.floor, std::max(high, m_goal.floor));
}

std::optional<double> ThresholdSearch::shareFound() const
{
    if (m_firstSample.empty() || !m_complete)
        return std::nullopt;
    const auto inSample = static_cast<double>(std::max<std::size_t>(1, atLeast(m_firstSample, *m_complete)));
    return inSample / static_cast<double>(m_firstSample.size());
}

} // namespace longspan::query
