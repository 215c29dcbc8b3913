// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode.h"
#include "tests/bench/measure.h"

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
    Result<decode::DecodedTable> decoded = tl::unexpected(Error{});
    const double ms = bench::timed([&] { decoded = decode::decodeFile(argv[1]); });
    const std::uint64_t peak = watch.stop();
    if (!decoded) {
        std::fprintf(stderr, "measure-memory: %s: %s\n", argv[1], decoded.error().what.c_str());
        return 1;
    }
    const auto spans = static_cast<double>(decoded->table->size());
    bench::Report report;
    report.add("spans", spans);
    report.add("open", static_cast<double>(bench::anonymousBytes() - before) / spans);
    report.add("peak", static_cast<double>(peak - before) / spans);
    report.add("ms", ms);
    report.print();
    return 0;
}
