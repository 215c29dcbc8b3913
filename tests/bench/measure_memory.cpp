// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode.h"
#include "model/trace/trace_tree.h"
#include "tests/bench/measure.h"
#include "tests/bench/opened.h"

#include <cstdio>

/// Anonymous memory of a process that opens one file: what it holds afterwards and the most while it loads, over what
/// it had before.
int main(int argc, char** argv)
{
    using namespace longspan;
    if (argc < 2) {
        std::fputs("usage: measure-memory FILE\n", stderr);
        return 2;
    }
    const std::uint64_t before = bench::anonymousBytes();
    bench::PeakWatch watch;
    SpanTablePtr table;
    const double ms = bench::timed([&] { table = bench::must(decode::decodeFile(argv[1])).table; });
    const std::uint64_t peak = watch.stop();
    const auto spans = static_cast<double>(table->size());
    bench::Report report;
    report.add("spans", spans);
    report.add("open", static_cast<double>(bench::anonymousBytes() - before) / spans);
    report.add("peak", static_cast<double>(peak - before) / spans);
    report.add("ms", ms);
    if (table->traceCount() == 1) {
        bench::PeakWatch treeWatch;
        const TraceTree tree = bench::must(TraceTree::build(Trace(table, TraceNo{0})));
        report.add("treePeak", static_cast<double>(treeWatch.stop() - before) / spans);
        report.add("tree", static_cast<double>(bench::anonymousBytes() - before) / spans);
        bench::keep(tree);
    }
    report.print();
    return 0;
}
