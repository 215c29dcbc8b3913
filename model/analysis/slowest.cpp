// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/slowest.h"

#include "model/analysis/histogram.h"

#include <array>
#include <limits>

namespace longspan::analysis {

namespace {

constexpr std::size_t kRowsBetweenChecks = 1U << 18U;

/// The order of slower() on rows of one table; looks at the other columns only when durations are equal.
struct SlowerRow {
    const SpanTable* table;

    bool operator()(const SlowCall& a, const SlowCall& b) const
    {
        return a.duration != b.duration ? a.duration > b.duration
                                        : slower(rankOf(*table, a.span), rankOf(*table, b.span));
    }
};

/// Sorts slowest first. Durations of slow calls are spread over many buckets of the histogram, so that distributing
/// them leaves next to nothing to compare: four times faster than comparing alone.
class SlowestFirst {
public:
    explicit SlowestFirst(const SpanTable& table) : m_slower{&table} {}

    void sort(std::span<SlowCall> calls)
    {
        if (calls.size() <= kFew) {
            std::sort(calls.begin(), calls.end(), m_slower);
            return;
        }
        distribute(calls);
        for (std::size_t from = 0, to = 1; to <= calls.size(); ++to) {
            if (to < calls.size() && bucket(calls[to]) == bucket(calls[from]))
                continue;
            std::sort(calls.data() + from, calls.data() + to, m_slower);
            from = to;
        }
    }

private:
    static constexpr std::size_t kFew = 8;

    static std::uint32_t bucket(const SlowCall& call) { return Histogram::bucketOf(call.duration); }

    /// Stable, by bucket, descending.
    void distribute(std::span<SlowCall> calls)
    {
        std::uint32_t low = Histogram::kBuckets;
        std::uint32_t high = 0;
        for (const SlowCall& call : calls) {
            low = std::min(low, bucket(call));
            high = std::max(high, bucket(call));
        }
        std::fill(m_places.begin() + low, m_places.begin() + high + 1, 0U);
        for (const SlowCall& call : calls)
            ++m_places[bucket(call)];
        std::uint32_t at = 0;
        for (std::uint32_t i = high + 1; i-- > low;)
            at += std::exchange(m_places[i], at);
        m_copy.assign(calls.begin(), calls.end());
        for (const SlowCall& call : m_copy)
            calls[m_places[bucket(call)]++] = call;
    }

    SlowerRow m_slower;
    std::array<std::uint32_t, Histogram::kBuckets> m_places{};
    std::vector<SlowCall> m_copy;
};

/// Bounded buffers with thresholds, one a group, side by side in one block of memory. A group has room for twice k; a
/// full one is cut back to its k slowest, and the last of them is what others must reach from then on.
class GroupedTop {
public:
    /// most[g]: no more than that many rows will be added to group g.
    GroupedTop(const SpanTable& table, std::size_t k, std::span<const std::uint32_t> most)
        : m_table(table), m_sorter(table), m_k(k), m_groups(most.size())
    {
        std::size_t at = 0;
        for (std::size_t g = 0; g < most.size(); ++g) {
            m_groups[g].begin = m_groups[g].end = at;
            at += k < most[g] / 2 ? 2 * k : most[g];
            m_groups[g].limit = at;
        }
        m_calls.resize(at);
    }

    void add(std::size_t group, Nanos duration, std::size_t row)
    {
        Group& into = m_groups[group];
        if (duration < into.threshold)
            return;
        if (into.end == into.limit)
            sortAndCut(into);
        // The trace's duration is taken now, while the scan is near its trace, not when the rows are sorted.
        const SpanIndex span{static_cast<std::uint32_t>(row)};
        m_calls[into.end++] = {span, duration, traceDuration(span)};
    }

    /// The slowest of all groups, sorted, one group after the other; begin: where they start, and the end.
    [[nodiscard]] RawVector<SlowCall> take(std::vector<std::uint32_t>& begin)
    {
        SlowCall* to = m_calls.data();
        for (std::size_t g = 0; g < m_groups.size(); ++g) {
            const std::span<SlowCall> sorted = sortAndCut(m_groups[g]);
            to = to == sorted.data() ? to + sorted.size() : std::copy(sorted.begin(), sorted.end(), to);
            begin[g + 1] = static_cast<std::uint32_t>(to - m_calls.data());
        }
        m_calls.resize(static_cast<std::size_t>(to - m_calls.data()));
        return std::move(m_calls);
    }

private:
    struct Group {
        Nanos threshold = std::numeric_limits<Nanos>::min();
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t limit = 0;
    };

    std::span<SlowCall> sortAndCut(Group& group)
    {
        const std::span<SlowCall> calls(m_calls.data() + group.begin, group.end - group.begin);
        m_sorter.sort(calls);
        if (calls.size() < m_k)
            return calls;
        group.threshold = calls[m_k - 1].duration;
        group.end = group.begin + m_k;
        return calls.first(m_k);
    }

    [[nodiscard]] Nanos traceDuration(SpanIndex span) const
    {
        const TraceExtent& extent = m_table.extent(m_table.trace(span));
        return extent.known ? extent.duration() : m_table.duration(span);
    }

    const SpanTable& m_table;
    SlowestFirst m_sorter;
    std::size_t m_k;
    std::vector<Group> m_groups;
    RawVector<SlowCall> m_calls;
};

/// Calls use(row, duration) for every row that may be ranked, looking at the stop token in between.
template <class Use>
Result<> forEachRanked(const CallScan& scan, const CallFilter& filter, const Call& call, Use&& use)
{
    const SpanColumns& columns = scan.table().columns();
    const bool everything = filter.everything();
    for (std::size_t from = 0; from < columns.size(); from += kRowsBetweenChecks) {
        if (auto go = call.check(); !go)
            return go;
        scan.forEachRow(from, std::min(columns.size(), from + kRowsBetweenChecks), [&](std::size_t row) {
            if (!columns.flags[row].has(SpanFlag::durationUnknown) && (everything || filter.accepts(columns, row)))
                use(row, columns.duration[row]);
        });
    }
    return {};
}

/// One list of the rows that pass and that take() accepts.
template <class Take>
Result<std::vector<SlowCall>> slowestWhere(
    const CallScan& scan, const SlowestOptions& options, const Call& call, Take&& take)
{
    const SpanTable& table = scan.table();
    if (options.k == 0)
        return std::vector<SlowCall>{};
    const auto rows = static_cast<std::uint32_t>(table.size());
    GroupedTop top(table, options.k, {&rows, 1});
    auto done = forEachRanked(scan, options.filter, call, [&](std::size_t row, Nanos duration) {
        if (take(row))
            top.add(0, duration, row);
    });
    if (!done)
        return failWith(std::move(done));
    std::vector<std::uint32_t> begin(2);
    const RawVector<SlowCall> calls = top.take(begin);
    return std::vector<SlowCall>(calls.begin(), calls.end());
}

std::vector<std::uint32_t> rowsOfEach(const SpanTable& table)
{
    std::vector<std::uint32_t> rows(table.interfaces().size());
    for (const InterfaceNo interface : table.columns().interface)
        ++rows[index(interface)];
    return rows;
}

} // namespace

CallRank rankOf(const SpanTable& table, SpanIndex span)
{
    const StringId service = table.interfaces()[index(table.interface(span))].service;
    return {table.duration(span), table.start(span), table.traceId(table.trace(span)), table.id(span), table.kind(span),
        static_cast<std::uint32_t>(service)};
}

Result<SlowestByInterface> slowestOfEach(const CallScan& scan, const SlowestOptions& options, const Call& call)
{
    const SpanTable& table = scan.table();
    std::vector<std::uint32_t> begin(table.interfaces().size() + 1);
    if (options.k == 0)
        return SlowestByInterface({}, std::move(begin));
    GroupedTop top(table, options.k, rowsOfEach(table));
    const SpanColumns& columns = table.columns();
    auto done = forEachRanked(scan, options.filter, call,
        [&](std::size_t row, Nanos duration) { top.add(index(columns.interface[row]), duration, row); });
    if (!done)
        return failWith(std::move(done));
    RawVector<SlowCall> calls = top.take(begin);
    return SlowestByInterface(std::move(calls), std::move(begin));
}

Result<std::vector<SlowCall>> slowestOf(
    const CallScan& scan, InterfaceNo interface, const SlowestOptions& options, const Call& call)
{
    const SpanColumns& columns = scan.table().columns();
    return slowestWhere(scan, options, call, [&](std::size_t row) { return columns.interface[row] == interface; });
}

Result<std::vector<SlowCall>> slowestOfAll(const CallScan& scan, const SlowestOptions& options, const Call& call)
{
    return slowestWhere(scan, options, call, [](std::size_t) { return true; });
}

} // namespace longspan::analysis
