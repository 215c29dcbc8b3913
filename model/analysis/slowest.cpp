// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/slowest.h"

#include "model/analysis/grouped_top.h"

#include <algorithm>
#include <future>
#include <numeric>
#include <thread>

namespace longspan::analysis {

namespace {

constexpr std::size_t kRowsBetweenChecks = 1U << 18U;
/// Below that many rows starting threads costs more than they save.
constexpr std::size_t kRowsForThreads = 250'000;
constexpr unsigned kMostThreads = 8;

/// Calls use(row, duration) for every row that may be ranked and that mayEnter(row, duration), looking at the stop
/// token in between. mayEnter is asked first: it turns nearly every row away, so it is the one branch that is guessed
/// right.
template <class MayEnter, class Use>
Result<> forEachRanked(const CallScan& scan, const CallFilter& filter, const Call& call, MayEnter&& mayEnter, Use&& use)
{
    const SpanColumns& columns = scan.table().columns();
    const bool everything = filter.everything();
    for (std::size_t from = 0; from < columns.size(); from += kRowsBetweenChecks) {
        if (auto go = call.check(); !go)
            return go;
        scan.forEachRow(from, std::min(columns.size(), from + kRowsBetweenChecks), [&](std::size_t row) {
            const Nanos duration = columns.duration[row];
            if (mayEnter(row, duration) && !columns.flags[row].has(SpanFlag::durationUnknown) &&
                (everything || filter.accepts(columns, row)))
                use(row, duration);
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
    GroupedTop::Part part(top, 0, 1);
    auto done = forEachRanked(
        scan, options.filter, call,
        [&](std::size_t row, Nanos duration) { return take(row) && part.mayEnter(0, duration); },
        [&](std::size_t row, Nanos duration) { part.add(0, duration, row); });
    if (!done)
        return failWith(std::move(done));
    part.finish();
    return top.takeOnly();
}

std::vector<std::uint32_t> rowsOfEach(const SpanTable& table)
{
    std::vector<std::uint32_t> rows(table.interfaces().size());
    for (const InterfaceNo interface : table.columns().interface)
        ++rows[index(interface)];
    return rows;
}

/// Where to cut the groups so that each part has about as many rows; first 0, last the number of groups.
std::vector<std::size_t> cutEvenly(std::span<const std::uint32_t> rows, std::size_t parts)
{
    const auto all = std::accumulate(rows.begin(), rows.end(), std::size_t{0});
    std::vector<std::size_t> cuts{0};
    std::size_t seen = 0;
    for (std::size_t group = 0; group < rows.size(); ++group) {
        while (cuts.size() < parts && seen >= all * cuts.size() / parts && group > 0)
            cuts.push_back(group);
        seen += rows[group];
    }
    cuts.resize(parts, rows.size());
    cuts.push_back(rows.size());
    return cuts;
}

std::size_t threadsFor(const SpanTable& table, const SlowestOptions& options)
{
    if (options.threads != 0)
        return std::min(options.threads, kMostThreads);
    return table.size() < kRowsForThreads ? 1 : std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads);
}

/// One thread's share: reads all rows, keeps those of its own interfaces.
Result<> fillPart(GroupedTop::Part part, const CallScan& scan, const CallFilter& filter, const Call& call)
{
    const Column<InterfaceNo>& interfaces = scan.table().columns().interface;
    auto done = forEachRanked(
        scan, filter, call,
        [&](std::size_t row, Nanos duration) { return part.mayEnter(index(interfaces[row]), duration); },
        [&](std::size_t row, Nanos duration) { part.add(index(interfaces[row]), duration, row); });
    if (done)
        part.finish();
    return done;
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
    if (options.k == 0)
        return SlowestByInterface({}, std::vector<SlowestByInterface::Place>(table.interfaces().size()));
    const std::vector<std::uint32_t> rows = rowsOfEach(table);
    const std::vector<std::size_t> cuts = cutEvenly(rows, threadsFor(table, options));
    GroupedTop top(table, options.k, rows);
    const auto fill = [&](std::size_t part) {
        return fillPart(GroupedTop::Part(top, cuts[part], cuts[part + 1]), scan, options.filter, call);
    };
    std::vector<std::future<Result<>>> others;
    for (std::size_t part = 1; part + 1 < cuts.size(); ++part)
        others.push_back(std::async(std::launch::async, fill, part));
    Result<> done = fill(0);
    for (std::future<Result<>>& other : others)
        if (Result<> ended = other.get(); !ended)
            done = std::move(ended);
    if (!done)
        return failWith(std::move(done));
    return top.take();
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
