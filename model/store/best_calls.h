// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/ready_interface.h"
#include "model/store/store_types.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace longspan::store {

/// A call that fits a query, and its interface in the store.
struct FoundCall : ReadyCall {
    std::uint32_t interface = 0;
};

/// The best of any number of calls in the order of a query; rows are the same whatever the order they come in.
class BestCalls {
public:
    BestCalls(CallQuery::Order order, std::size_t limit) : m_order(order), m_limit(limit) {}

    /// False: a call like this cannot be among the best. Only start, duration and flags need to be known.
    [[nodiscard]] bool admits(const analysis::CallRank& call, SpanFlags flags) const
    {
        if (m_limit == 0)
            return false;
        if (m_order != CallQuery::Order::newestFirst)
            return !flags.has(SpanFlag::durationUnknown) && (!m_full || call.duration >= m_last.duration);
        return !m_full || flags.has(SpanFlag::startUnknown) == m_last.flags.has(SpanFlag::startUnknown)
            ? !m_full || call.start >= m_last.start
            : !flags.has(SpanFlag::startUnknown);
    }
    void add(const FoundCall& call)
    {
        m_calls.push_back(call);
        if (m_calls.size() / 2 > m_limit)
            prune();
    }
    void merge(BestCalls&& other)
    {
        m_dropped = m_dropped || other.m_dropped;
        for (const FoundCall& call : other.m_calls)
            add(call);
    }
    /// The best first, at most the limit.
    [[nodiscard]] std::vector<FoundCall> take()
    {
        prune();
        std::sort(
            m_calls.begin(), m_calls.end(), [this](const FoundCall& a, const FoundCall& b) { return before(a, b); });
        return std::move(m_calls);
    }
    /// Some calls that were added are not among the best; say the same of one that was not admitted with drop().
    [[nodiscard]] bool dropped() const { return m_dropped; }
    void drop() { m_dropped = true; }

private:
    [[nodiscard]] bool before(const FoundCall& a, const FoundCall& b) const
    {
        if (m_order == CallQuery::Order::newestFirst) {
            const bool unknownA = a.flags.has(SpanFlag::startUnknown);
            const bool unknownB = b.flags.has(SpanFlag::startUnknown);
            if (unknownA != unknownB)
                return unknownB;
            if (a.start != b.start)
                return a.start > b.start;
        }
        return slower(a, b);
    }
    void prune()
    {
        if (m_calls.size() <= m_limit)
            return;
        m_dropped = true;
        if (m_limit == 0) {
            m_calls.clear();
            return;
        }
        const auto last = m_calls.begin() + static_cast<std::ptrdiff_t>(m_limit - 1);
        std::nth_element(m_calls.begin(), last, m_calls.end(),
            [this](const FoundCall& a, const FoundCall& b) { return before(a, b); });
        m_last = *last;
        m_full = true;
        m_calls.erase(last + 1, m_calls.end());
    }

    CallQuery::Order m_order;
    std::size_t m_limit;
    std::vector<FoundCall> m_calls;
    FoundCall m_last; ///< the last one of the best when it was pruned
    bool m_full = false;
    bool m_dropped = false;
};

} // namespace longspan::store
