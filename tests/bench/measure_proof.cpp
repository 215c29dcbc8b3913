// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/query/proof_cases.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>

/// Proves the slowest calls over made-up servers and prints what came of it, by data set and by server:
///   measure-proof [SEEDS [LARGEST]]
/// as many seeds for each size from 10,000 calls to the largest (1,000,000).
namespace {

using longspan::test::ProofTally;

double share(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 0 : 100 * static_cast<double>(part) / static_cast<double>(whole);
}

void printRow(const std::string& name, const ProofTally& tally)
{
    std::printf("| %-34s | %5zu | %5.1f %% | %5.1f %% | %5.1f %% | %5zu | %6llu | %4llu |\n", name.c_str(), tally.lists,
        share(tally.exact, tally.lists), share(tally.ties, tally.lists), share(tally.above, tally.lists),
        tally.falseClaims, static_cast<unsigned long long>(tally.medianRequests()),
        static_cast<unsigned long long>(tally.mostRequests()));
}

} // namespace

int main(int count, char** words)
{
    const std::uint64_t seeds = count > 1 ? std::strtoull(words[1], nullptr, 10) : 2;
    const std::size_t largest = count > 2 ? std::strtoull(words[2], nullptr, 10) : 1'000'000;
    std::vector<std::size_t> sizes;
    for (std::size_t size = 10'000; size <= largest; size *= 10)
        sizes.push_back(size);
    std::map<std::pair<std::string, std::string>, ProofTally> rows;
    ProofTally all;
    for (const longspan::test::ProofCase& one : longspan::test::proofCases(sizes, seeds)) {
        const ProofTally tally = longspan::test::runCase(one);
        rows[{"data", name(one.spread)}].add(tally);
        rows[{"size", std::to_string(one.calls)}].add(tally);
        rows[{"server", one.server}].add(tally);
        all.add(tally);
    }
    std::printf("| %-34s | lists | exact   | ties    | above   | false | median | most |\n", "");
    std::printf("|---|---|---|---|---|---|---|---|\n");
    for (const auto& [key, tally] : rows)
        printRow(key.first + " " + key.second, tally);
    printRow("all", all);
    return all.falseClaims == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
