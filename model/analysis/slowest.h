// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/call_filter.h"
#include "model/analysis/call_scan.h"
#include "model/analysis/top_calls.h"
#include "model/base/call.h"
#include "model/base/raw_vector.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace longspan::analysis {

/// One of the slowest calls: a row of the scanned table with both durations people ask for.
struct SlowCall {
    SpanIndex span = SpanIndex::none;
    Nanos duration = 0;      ///< of the span
    Nanos traceDuration = 0; ///< first start to last end of its trace; at least the span's when the times are known

    friend bool operator==(const SlowCall&, const SlowCall&) = default;
};

/// How many calls a list holds unless told otherwise.
inline constexpr std::size_t kSlowestCalls = 100;

struct SlowestOptions {
    std::size_t k = kSlowestCalls;
    CallFilter filter = {};
    unsigned threads = 0; ///< 0: one a core for large tables
};

/// The slowest calls of every interface: a list each, by InterfaceNo.
class SlowestByInterface {
public:
    struct Place {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };

    SlowestByInterface() = default;
    SlowestByInterface(RawVector<SlowCall> calls, std::vector<Place> places)
        : m_calls(std::move(calls)), m_places(std::move(places))
    {
    }
    /// Slowest first; empty for interfaces without a call that passed.
    [[nodiscard]] std::span<const SlowCall> of(InterfaceNo interface) const
    {
        const Place place = m_places[index(interface)];
        return {m_calls.data() + place.begin, place.end - place.begin};
    }
    [[nodiscard]] std::size_t interfaces() const { return m_places.size(); }
    /// Of all lists together.
    [[nodiscard]] std::size_t size() const
    {
        std::size_t calls = 0;
        for (const Place& place : m_places)
            calls += place.end - place.begin;
        return calls;
    }

private:
    RawVector<SlowCall> m_calls; ///< lists with unused room behind them
    std::vector<Place> m_places; ///< by interface
};

/// All lists are exact for the table: in the order of slower(), repeated rows counted once (see CallScan), spans
/// without a duration left out because they cannot be ranked. Errors: cancelled, deadline.
[[nodiscard]] Result<SlowestByInterface> slowestOfEach(
    const CallScan& scan, const SlowestOptions& options = {}, const Call& call = {});
[[nodiscard]] Result<std::vector<SlowCall>> slowestOf(
    const CallScan& scan, InterfaceNo interface, const SlowestOptions& options = {}, const Call& call = {});
/// Of all interfaces in one list.
[[nodiscard]] Result<std::vector<SlowCall>> slowestOfAll(
    const CallScan& scan, const SlowestOptions& options = {}, const Call& call = {});

/// A row as CallRank, with the service's StringId as its number: for merging lists of one table, or after the number
/// was replaced by one that several sources share.
[[nodiscard]] CallRank rankOf(const SpanTable& table, SpanIndex span);

} // namespace longspan::analysis
