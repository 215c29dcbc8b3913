// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/histogram.h"
#include "model/analysis/slowest.h"

#include <array>
#include <limits>
#include <span>
#include <vector>

namespace longspan::analysis {

/// Sorts slowest first, or finds the slowest. Durations of slow calls are spread over many buckets of the histogram, so
/// that counting them leaves next to nothing to compare: some four times faster than comparing alone.
class SlowestFirst {
public:
    explicit SlowestFirst(const SpanTable& table) : m_table(table) {}

    void sort(std::span<SlowCall> calls);
    /// Moves the k slowest to the front, in no order; returns the duration of the fastest of them. 0 < k <= calls.
    Nanos cut(std::span<SlowCall> calls, std::size_t k);

private:
    void compareAll(std::span<SlowCall> calls) const;
    [[nodiscard]] bool before(const SlowCall& a, const SlowCall& b) const
    {
        return a.duration != b.duration ? a.duration > b.duration
                                        : slower(rankOf(m_table, a.span), rankOf(m_table, b.span));
    }
    void count(std::span<const SlowCall> calls);
    std::uint32_t distribute(std::span<SlowCall> calls);
    void insertAll(std::span<SlowCall> calls) const;

    const SpanTable& m_table;
    std::array<std::uint32_t, Histogram::kBuckets> m_places{};
    std::uint32_t m_low = 0;  ///< first bucket that was counted
    std::uint32_t m_high = 0; ///< last
    RawVector<SlowCall> m_copy;
};

/// Bounded buffers with thresholds, one a group, side by side in one block of memory. A group has room for a
/// few times k; a full one is cut back to its k slowest, and the fastest of them is what others must reach from then
/// on. Groups are filled through parts, which several threads may do at a time as long as their groups are apart.
class GroupedTop {
public:
    /// most[g]: no more than that many rows will be added to group g.
    GroupedTop(const SpanTable& table, std::size_t k, std::span<const std::uint32_t> most);

    /// The groups [from, to).
    class Part {
    public:
        Part(GroupedTop& all, std::size_t from, std::size_t to);

        /// One comparison for any group. False for the groups of other parts and for calls that are too fast; true for
        /// what add() should be told of.
        [[nodiscard]] bool mayEnter(std::size_t group, Nanos duration) const { return duration >= m_thresholds[group]; }
        /// Only after mayEnter().
        void add(std::size_t group, Nanos duration, std::size_t row)
        {
            if (group - m_from >= m_count) // the longest duration there is passes every threshold
                return;
            Room& room = m_all.m_rooms[group];
            if (room.end == room.limit)
                cut(group);
            // The trace's duration is taken now, while the scan is near its trace, not when the rows are sorted.
            const SpanIndex span{static_cast<std::uint32_t>(row)};
            m_all.m_calls[room.end++] = {span, duration, m_all.traceDuration(span)};
        }
        /// Leaves the k slowest of each group, sorted.
        void finish();

    private:
        void cut(std::size_t group);

        GroupedTop& m_all;
        SlowestFirst m_sorter;
        std::size_t m_from;
        std::size_t m_count;
        std::vector<Nanos> m_thresholds; ///< of all groups: eight bytes each, for every row looks at one
    };

    /// After all parts were finished.
    [[nodiscard]] SlowestByInterface take();
    /// The only group's list, after that.
    [[nodiscard]] std::vector<SlowCall> takeOnly() const;

private:
    struct Room {
        std::uint32_t end = 0;
        std::uint32_t limit = 0;
    };

    [[nodiscard]] Nanos traceDuration(SpanIndex span) const
    {
        const TraceExtent& extent = m_table.extent(m_table.trace(span));
        return extent.known ? extent.duration() : m_table.duration(span);
    }

    const SpanTable& m_table;
    std::size_t m_k;
    std::vector<Room> m_rooms;
    std::vector<std::uint32_t> m_begin;
    RawVector<SlowCall> m_calls;
};

} // namespace longspan::analysis
