// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/clock_skew.h"
#include "model/analysis/critical_path.h"
#include "model/analysis/self_time.h"
#include "model/decode/decode.h"
#include "model/trace/trace_tree.h"
#include "tests/bench/measure.h"
#include "tests/bench/opened.h"

#include <cstdio>
#include <cstdlib>
#include <numeric>

namespace {

using namespace longspan;

/// Sections of a root are disjoint and touch each other, so they add up to the root's duration.
bool addsUp(const TraceTree& tree, const analysis::CriticalPath& path)
{
    const Nanos total = std::accumulate(path.sections.begin(), path.sections.end(), Nanos{0},
        [](Nanos sum, const analysis::PathSection& section) { return sum + section.to - section.from; });
    return path.known && total == tree.duration(path.root);
}

} // namespace

/// What is computed of one big trace, against reading it.
int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fputs("usage: measure-analyses FILE ROUNDS\n", stderr);
        return 2;
    }
    const std::string file = argv[1];
    decode::Options oneThread;
    oneThread.threads = 1;
    const Trace trace(bench::must(decode::decodeFile(file)).table, TraceNo{0});
    const TraceTree tree = bench::must(TraceTree::build(trace));
    const NodeNo root = tree.roots().front();
    bench::Report report;
    report.add("spans", static_cast<double>(tree.size()));
    report.add("same", addsUp(tree, bench::must(analysis::criticalPath(tree, root))) ? "yes" : "no");
    report.interleave({{"parse", [&] { bench::keep(bench::must(decode::decodeFile(file))); }},
                          {"parse1", [&] { bench::keep(bench::must(decode::decodeFile(file, oneThread))); }},
                          {"tree", [&] { bench::keep(bench::must(TraceTree::build(trace))); }},
                          {"self", [&] { bench::keep(bench::must(analysis::selfTimes(tree))); }},
                          {"path", [&] { bench::keep(bench::must(analysis::criticalPath(tree, root))); }},
                          {"skew", [&] { bench::keep(bench::must(analysis::jaegerClockSkew(tree))); }},
                          {"zipkinSkew", [&] { bench::keep(bench::must(analysis::zipkinClockSkew(tree))); }}},
        std::atoi(argv[2]));
    report.print();
    return 0;
}
