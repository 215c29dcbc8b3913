// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/slowest.h"
#include "tests/bench/made_table.h"
#include "tests/bench/measure.h"
#include "tests/bench/top_floor.h"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <set>

namespace {

using namespace longspan;

constexpr std::size_t kTop = 100;

/// The same durations in every list; which of equal calls is named may differ.
bool same(const analysis::SlowestByInterface& ours, const bench::TopCalls& floor)
{
    if (ours.interfaces() + 1 != floor.begin.size())
        return false;
    for (std::uint32_t i = 0; i < ours.interfaces(); ++i) {
        std::multiset<Nanos> wanted;
        for (std::size_t at = floor.begin[i]; at < floor.begin[i + 1]; ++at)
            wanted.insert(floor.calls[at].duration);
        std::multiset<Nanos> got;
        for (const analysis::SlowCall& call : ours.of(InterfaceNo{i}))
            got.insert(call.duration);
        if (wanted != got)
            return false;
    }
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fputs("usage: measure-top CALLS ROUNDS\n", stderr);
        return 2;
    }
    const bench::CallColumns columns = bench::makeCalls(static_cast<std::size_t>(std::atoll(argv[1])), 1);
    const SpanTablePtr table = bench::makeTable(columns);
    std::unique_ptr<analysis::CallScan> scan;
    bench::Report report;
    report.add("scan", bench::timed([&] { scan = std::make_unique<analysis::CallScan>(table); }));
    report.add("same", same(*analysis::slowestOfEach(*scan), bench::topOfEach(columns, kTop)) ? "yes" : "no");
    report.interleave({{"ours", [&] { bench::keep(analysis::slowestOfEach(*scan)); }},
                          {"floor", [&] { bench::keep(bench::topOfEach(columns, kTop)); }},
                          {"bounded", [&] { bench::keep(bench::topOfEachBounded(columns, kTop)); }}},
        std::atoi(argv[2]));
    report.print();
    return 0;
}
