// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/grouped_top.h"

#include <algorithm>

namespace longspan::analysis {

namespace {

/// Fewer calls are sorted by comparing alone; so are buckets with more than that many in them.
constexpr std::size_t kFew = 8;
/// A group has room for that many times k: the more, the fewer cuts, but the more memory to touch.
constexpr std::size_t kRoom = 3;

std::uint32_t bucket(const SlowCall& call)
{
    return Histogram::bucketOf(call.duration);
}

} // namespace

void SlowestFirst::sort(std::span<SlowCall> calls)
{
    if (calls.size() <= kFew) {
        compareAll(calls);
        return;
    }
    if (distribute(calls) <= kFew) {
        insertAll(calls);
        return;
    }
    for (std::size_t from = 0, to = 1; to <= calls.size(); ++to) {
        if (to < calls.size() && bucket(calls[to]) == bucket(calls[from]))
            continue;
        compareAll(calls.subspan(from, to - from));
        from = to;
    }
}

void SlowestFirst::compareAll(std::span<SlowCall> calls) const
{
    std::sort(calls.begin(), calls.end(), [this](const SlowCall& a, const SlowCall& b) { return before(a, b); });
}

/// For calls that are nearly in order.
void SlowestFirst::insertAll(std::span<SlowCall> calls) const
{
    for (std::size_t i = 1; i < calls.size(); ++i) {
        const SlowCall call = calls[i];
        std::size_t at = i;
        for (; at > 0 && before(call, calls[at - 1]); --at)
            calls[at] = calls[at - 1];
        calls[at] = call;
    }
}

void SlowestFirst::count(std::span<const SlowCall> calls)
{
    m_low = Histogram::kBuckets;
    m_high = 0;
    for (const SlowCall& call : calls) {
        m_low = std::min(m_low, bucket(call));
        m_high = std::max(m_high, bucket(call));
    }
    std::fill(m_places.begin() + m_low, m_places.begin() + m_high + 1, 0U);
    for (const SlowCall& call : calls)
        ++m_places[bucket(call)];
}

/// Stable, by bucket, descending; returns how many calls the fullest bucket has.
std::uint32_t SlowestFirst::distribute(std::span<SlowCall> calls)
{
    count(calls);
    std::uint32_t at = 0;
    std::uint32_t most = 0;
    for (std::uint32_t i = m_high + 1; i-- > m_low;) {
        most = std::max(most, m_places[i]);
        at += std::exchange(m_places[i], at);
    }
    m_copy.assign(calls.begin(), calls.end());
    for (const SlowCall& call : m_copy)
        calls[m_places[bucket(call)]++] = call;
    return most;
}

Nanos SlowestFirst::cut(std::span<SlowCall> calls, std::size_t k)
{
    count(calls);
    std::uint32_t last = m_high; // the bucket in which the k slowest end
    std::size_t above = 0;
    while (above + m_places[last] < k)
        above += m_places[last--];
    m_copy.resize(m_places[last] + std::size_t{1});
    std::size_t kept = 0;
    std::size_t copied = 0;
    for (const SlowCall& call : calls) { // written first and counted afterwards: no branch to guess
        const SlowCall own = call;
        const std::uint32_t in = bucket(own);
        calls[kept] = own;
        kept += in > last ? 1U : 0U;
        m_copy[copied] = own;
        copied += in == last ? 1U : 0U;
    }
    const auto fastest = m_copy.begin() + static_cast<std::ptrdiff_t>(k - above - 1);
    std::nth_element(m_copy.begin(), fastest, m_copy.begin() + static_cast<std::ptrdiff_t>(copied),
        [this](const SlowCall& a, const SlowCall& b) { return before(a, b); });
    std::copy(m_copy.begin(), fastest + 1, calls.begin() + static_cast<std::ptrdiff_t>(kept));
    return fastest->duration;
}

GroupedTop::GroupedTop(const SpanTable& table, std::size_t k, std::span<const std::uint32_t> most)
    : m_table(table), m_k(k), m_rooms(most.size()), m_begin(most.size())
{
    std::uint32_t at = 0;
    for (std::size_t g = 0; g < most.size(); ++g) {
        m_begin[g] = m_rooms[g].end = at;
        at += k < most[g] / kRoom ? static_cast<std::uint32_t>(kRoom * k) : most[g];
        m_rooms[g].limit = at;
    }
    m_calls.resize(at);
}

GroupedTop::Part::Part(GroupedTop& all, std::size_t from, std::size_t to)
    : m_all(all)
    , m_sorter(all.m_table)
    , m_from(from)
    , m_count(to - from)
    , m_thresholds(all.m_rooms.size(), std::numeric_limits<Nanos>::max())
{
    const auto first = m_thresholds.begin() + static_cast<std::ptrdiff_t>(from);
    std::fill_n(first, m_count, std::numeric_limits<Nanos>::min());
}

void GroupedTop::Part::cut(std::size_t group)
{
    Room& room = m_all.m_rooms[group];
    const std::uint32_t begin = m_all.m_begin[group];
    const std::span<SlowCall> calls(m_all.m_calls.data() + begin, room.end - begin);
    m_thresholds[group] = m_sorter.cut(calls, m_all.m_k);
    room.end = begin + static_cast<std::uint32_t>(m_all.m_k);
}

void GroupedTop::Part::finish()
{
    for (std::size_t group = m_from; group < m_from + m_count; ++group) {
        const std::uint32_t begin = m_all.m_begin[group];
        if (m_all.m_rooms[group].end - begin > m_all.m_k)
            cut(group);
        m_sorter.sort({m_all.m_calls.data() + begin, m_all.m_rooms[group].end - begin});
    }
}

SlowestByInterface GroupedTop::take()
{
    std::vector<SlowestByInterface::Place> places(m_rooms.size());
    for (std::size_t g = 0; g < m_rooms.size(); ++g)
        places[g] = {m_begin[g], m_rooms[g].end};
    return {std::move(m_calls), std::move(places)};
}

std::vector<SlowCall> GroupedTop::takeOnly() const
{
    return {m_calls.begin(), m_calls.begin() + m_rooms.front().end};
}

} // namespace longspan::analysis
