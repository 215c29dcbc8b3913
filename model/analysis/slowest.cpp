// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/slowest.h"

#include <limits>

namespace longspan::analysis {

namespace {

constexpr std::size_t kRowsBetweenChecks = 1U << 18U;

struct Candidate {
    Nanos duration = 0;
    SpanIndex span = SpanIndex::none;
};

/// The order of slower() on rows of one table; looks at the other columns only when durations are equal.
struct SlowerRow {
    const SpanTable* table;

    bool operator()(const Candidate& a, const Candidate& b) const
    {
        return a.duration != b.duration ? a.duration > b.duration
                                        : slower(rankOf(*table, a.span), rankOf(*table, b.span));
    }
};

/// Bounded buffers with thresholds, one a group, side by side in one block of memory. A group has room for twice k; a
/// full one is cut back to its k slowest, and the last of them is what others must reach from then on.
class GroupedTop {
public:
    /// most[g]: no more than that many rows will be added to group g.
    GroupedTop(const SpanTable& table, std::size_t k, const std::vector<std::uint32_t>& most)
        : m_slower{&table}, m_k(k), m_groups(most.size())
    {
        std::size_t at = 0;
        for (std::size_t g = 0; g < most.size(); ++g) {
            m_groups[g].begin = m_groups[g].end = at;
            at += k < most[g] / 2 ? 2 * k : most[g];
            m_groups[g].limit = at;
        }
        m_rows.extend(at);
    }

    void add(std::size_t group, Nanos duration, std::size_t row)
    {
        Group& into = m_groups[group];
        if (duration < into.threshold)
            return;
        if (into.end == into.limit)
            cutBack(into);
        m_rows[into.end++] = {duration, SpanIndex{static_cast<std::uint32_t>(row)}};
    }

    /// The group's slowest, sorted.
    [[nodiscard]] std::span<const Candidate> finish(std::size_t group)
    {
        Group& done = m_groups[group];
        if (done.end - done.begin > m_k)
            cutBack(done);
        std::sort(m_rows.data() + done.begin, m_rows.data() + done.end, m_slower);
        return {m_rows.data() + done.begin, done.end - done.begin};
    }

private:
    struct Group {
        Nanos threshold = std::numeric_limits<Nanos>::min();
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t limit = 0;
    };

    void cutBack(Group& group)
    {
        Candidate* first = m_rows.data() + group.begin;
        Candidate* last = first + (m_k - 1);
        std::nth_element(first, last, m_rows.data() + group.end, m_slower);
        group.threshold = last->duration;
        group.end = group.begin + m_k;
    }

    SlowerRow m_slower;
    std::size_t m_k;
    std::vector<Group> m_groups;
    Column<Candidate> m_rows;
};

Nanos traceDuration(const SpanTable& table, SpanIndex span)
{
    const TraceExtent& extent = table.extent(table.trace(span));
    return extent.known ? extent.duration() : table.duration(span);
}

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

std::vector<SlowCall> toCalls(const SpanTable& table, std::span<const Candidate> candidates)
{
    std::vector<SlowCall> calls;
    calls.reserve(candidates.size());
    for (const Candidate& candidate : candidates)
        calls.push_back({candidate.span, candidate.duration, traceDuration(table, candidate.span)});
    return calls;
}

/// One list of the rows that pass and that take() accepts.
template <class Take>
Result<std::vector<SlowCall>> slowestWhere(
    const CallScan& scan, const SlowestOptions& options, const Call& call, Take&& take)
{
    const SpanTable& table = scan.table();
    if (options.k == 0)
        return std::vector<SlowCall>{};
    GroupedTop top(table, options.k, {static_cast<std::uint32_t>(table.size())});
    auto done = forEachRanked(scan, options.filter, call, [&](std::size_t row, Nanos duration) {
        if (take(row))
            top.add(0, duration, row);
    });
    if (!done)
        return failWith(std::move(done));
    return toCalls(table, top.finish(0));
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
    std::vector<SlowCall> calls;
    for (std::size_t group = 0; group + 1 < begin.size(); ++group) {
        for (const Candidate& candidate : top.finish(group))
            calls.push_back({candidate.span, candidate.duration, traceDuration(table, candidate.span)});
        begin[group + 1] = static_cast<std::uint32_t>(calls.size());
    }
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
