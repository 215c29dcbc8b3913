// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode.h"
#include "tests/bench/measure.h"
#include "tests/bench/opened.h"
#include "tests/bench/reference_pass.h"
#include "tests/bench/table_hash.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

using namespace longspan;

constexpr int kDomRounds = 2;

SpanTablePtr ours(const std::string& path, unsigned threads)
{
    decode::Options options;
    options.threads = threads;
    return bench::must(decode::decodeFile(path, options)).table;
}

bench::Parsed checked(std::optional<bench::Parsed> parsed, const std::string& error)
{
    if (!parsed) {
        std::fprintf(stderr, "%s\n", error.c_str());
        std::exit(1);
    }
    return std::move(*parsed);
}

/// The same spans must come out of everybody before times mean anything.
void check(const std::string& path, bench::Report& report)
{
    std::string error;
    const bench::Parsed reference = checked(bench::referencePass(path, {}, error), error);
    const SpanTablePtr table = ours(path, 2);
    const bool same = bench::contentHash(*table) == bench::contentHash(reference);
    report.add("spans", static_cast<double>(table->size()));
    report.add("same", same ? "yes" : "no");
}

void measure(const std::string& path, int rounds, bool dom, bench::Report& report)
{
    std::string error;
    std::vector<bench::Contender> contenders = {
        {"ours1", [&] { bench::keep(ours(path, 1)); }},
        {"reference", [&] { bench::keep(checked(bench::referencePass(path, {}, error), error)); }},
        {"ours2", [&] { bench::keep(ours(path, 2)); }},
        {"textbook", [&] { bench::keep(checked(bench::textbookPass(path, error), error)); }},
    };
    if (dom)
        contenders.push_back(
            {"nlohmann", [&] { bench::keep(checked(bench::nlohmannPass(path, error), error)); }, kDomRounds});
    report.interleaveApart(contenders, rounds);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fputs("usage: measure-parse FILE ROUNDS [--dom]\n", stderr);
        return 2;
    }
    bench::Report report;
    check(argv[1], report);
    measure(argv[1], std::atoi(argv[2]), argc > 3 && std::strcmp(argv[3], "--dom") == 0, report);
    report.print();
    return 0;
}
