// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/ids.h"
#include "model/base/time.h"
#include "model/trace/span.h"

#include <algorithm>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace longspan::analysis {

/// What ranks a call among others and tells it from them; rows of any source derive from it.
struct CallRank {
    Nanos duration = 0;
    Nanos start = 0; ///< 0 when unknown
    TraceId trace;
    SpanId span = SpanId::none;
    SpanKind kind = SpanKind::unspecified;
    std::uint32_t service = 0; ///< any number the merging side gives equal service names, and no others

    /// The order of every list of slow calls: longest first, then by start, trace id, span id, kind, service. Total:
    /// two calls are equal in it only if they are the same call told twice.
    [[nodiscard]] friend bool slower(const CallRank& a, const CallRank& b)
    {
        if (a.duration != b.duration)
            return a.duration > b.duration;
        return std::tie(a.start, a.trace, a.span, a.kind, a.service) <
            std::tie(b.start, b.trace, b.span, b.kind, b.service);
    }
    /// The same call told twice, by one source or by several.
    [[nodiscard]] friend bool sameCall(const CallRank& a, const CallRank& b)
    {
        return a.span == b.span && a.trace == b.trace && a.kind == b.kind && a.service == b.service;
    }
};

/// The k slowest calls of any number of rows, in one pass, with room for 2k: what cannot enter any more is turned away
/// by one comparison. Rows of the same call count once, with the longest of their durations (then the earliest start).
/// The result does not depend on the order of the rows, nor on how they were split among accumulators that are merged.
/// Rows without a known duration must not be added.
template <std::derived_from<CallRank> Row>
class TopCalls {
public:
    explicit TopCalls(std::size_t k) : m_k(k) {}

    void add(const Row& row)
    {
        if (m_k == 0 || (m_full && row.duration < m_threshold))
            return;
        m_rows.push_back(row);
        if (m_rows.size() >= 2 * m_k)
            prune();
    }

    void merge(const TopCalls& other)
    {
        for (const Row& row : other.m_rows)
            add(row);
    }

    /// A call shorter than this cannot enter any more; nothing while there is room for any.
    [[nodiscard]] std::optional<Nanos> threshold()
    {
        prune();
        return m_full ? std::optional(m_threshold) : std::nullopt;
    }

    /// Slowest first, at most k; leaves the accumulator empty.
    [[nodiscard]] std::vector<Row> take()
    {
        prune();
        std::sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return slower(a, b); });
        m_full = false;
        return std::exchange(m_rows, {});
    }

private:
    void prune()
    {
        dropRepeated();
        if (m_rows.size() < m_k || m_k == 0)
            return;
        const auto last = m_rows.begin() + static_cast<std::ptrdiff_t>(m_k - 1);
        std::nth_element(m_rows.begin(), last, m_rows.end(), [](const Row& a, const Row& b) { return slower(a, b); });
        m_threshold = last->duration;
        m_full = true;
        m_rows.erase(last + 1, m_rows.end());
    }

    void dropRepeated()
    {
        std::sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) {
            const auto left = std::tie(a.span, a.trace, a.kind, a.service);
            const auto right = std::tie(b.span, b.trace, b.kind, b.service);
            return left != right ? left < right : slower(a, b);
        });
        const auto end =
            std::unique(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return sameCall(a, b); });
        m_rows.erase(end, m_rows.end());
    }

    std::size_t m_k;
    std::vector<Row> m_rows;
    Nanos m_threshold = 0;
    bool m_full = false;
};

} // namespace longspan::analysis
