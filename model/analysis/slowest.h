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
};

/// The slowest calls of every interface: one list after the other, by InterfaceNo.
class SlowestByInterface {
public:
    SlowestByInterface() = default;
    SlowestByInterface(RawVector<SlowCall> calls, std::vector<std::uint32_t> begin)
        : m_calls(std::move(calls)), m_begin(std::move(begin))
    {
    }
    /// Slowest first; empty for interfaces without a call that passed.
    [[nodiscard]] std::span<const SlowCall> of(InterfaceNo interface) const
    {
        const std::size_t from = m_begin[index(interface)];
        return {m_calls.data() + from, m_begin[index(interface) + 1] - from};
    }
    [[nodiscard]] std::size_t interfaces() const { return m_begin.empty() ? 0 : m_begin.size() - 1; }
    /// All lists together.
    [[nodiscard]] std::span<const SlowCall> calls() const { return m_calls; }

private:
    RawVector<SlowCall> m_calls;
    std::vector<std::uint32_t> m_begin; ///< interfaces + 1
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
