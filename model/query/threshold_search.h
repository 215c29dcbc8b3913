// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/source_types.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace longspan::query {

/// Chooses the durations that a source is asked for, until one is found above which there are at least `wanted` units
/// (what the source's limit counts) and fewer than `limit`. Pure: it only sees what was answered.
class ThresholdSearch {
public:
    struct Goal {
        std::size_t wanted = 100;
        std::size_t limit = 400;
        Nanos floor = 0; ///< nothing shorter is asked for
        Nanos step = 1;  ///< durations are asked for in multiples of it
    };

    explicit ThresholdSearch(const Goal& goal) : m_goal(goal) {}

    /// The first duration to ask for, from what the source counted itself.
    [[nodiscard]] Nanos first(const std::optional<source::Statistics>& statistics) const;

    /// All units of at least d are known: so many.
    void complete(Nanos d, std::size_t units);
    /// There are more than the limit of at least d; sample: durations of those that came, longest first. total: how
    /// many there may be in all, where something is known of it.
    void cut(Nanos d, std::vector<Nanos> sample, std::optional<double> total);
    /// The source turned out to give fewer at once.
    void limitTo(std::size_t limit);
    /// Nothing shorter than that can belong to the list.
    void raise(Nanos known);

    /// The next duration to ask for; nothing when none is left between what is cut and what is complete.
    [[nodiscard]] std::optional<Nanos> next() const;

    /// Complete from here on; nothing while nothing was complete.
    [[nodiscard]] std::optional<Nanos> completeFrom() const { return m_complete; }
    /// The shortest duration that is worth asking for.
    [[nodiscard]] Nanos lowest() const;
    /// How many units of at least d there may be.
    [[nodiscard]] double estimate(Nanos d) const;
    [[nodiscard]] Nanos rounded(Nanos d) const;
    /// Below what is complete: from where on there may be so many units. Always shorter than what is complete, until
    /// the floor is reached.
    [[nodiscard]] Nanos durationFor(double units) const;

    /// How small a share of a cut answer's units the list turned out to be: a hint for the next interface.
    [[nodiscard]] std::optional<double> shareFound() const;

private:
    [[nodiscard]] Nanos byModel(Nanos low, Nanos high) const;
    [[nodiscard]] Nanos halfway(Nanos low, Nanos high) const;
    [[nodiscard]] double total() const;

    Goal m_goal;
    std::optional<Nanos> m_cut;
    std::optional<Nanos> m_complete;
    std::size_t m_completeUnits = 0;
    Nanos m_known = 0;
    std::vector<Nanos> m_sample;
    std::optional<double> m_total;
    std::size_t m_asked = 0;
    std::vector<Nanos> m_firstSample;
};

} // namespace longspan::query
