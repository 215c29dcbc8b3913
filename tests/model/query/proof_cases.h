// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/model/query/fake_backend.h"

#include <cstdint>
#include <string>
#include <vector>

namespace longspan::test {

/// A server that keeps the newest spans, compares spans, and says when it gave all.
[[nodiscard]] FakeServer plainServer();

/// One data set on one server; its three interfaces are proven together.
struct ProofCase {
    std::string name;
    std::string server;
    Spread spread = Spread::uniform;
    std::size_t calls = 0;
    std::uint64_t seed = 1;
    Nanos durationStep = kMicrosecond; ///< of the data
    FakeServer backend;
};
/// Every spread on every kind of server, of all sizes, with so many seeds each.
[[nodiscard]] std::vector<ProofCase> proofCases(const std::vector<std::size_t>& sizes, std::uint64_t seeds);

/// What came of cases.
struct ProofTally {
    std::size_t lists = 0;
    std::size_t exact = 0;
    std::size_t ties = 0; ///< exact up to ties
    std::size_t above = 0;
    std::size_t falseClaims = 0;
    std::vector<std::uint64_t> requests; ///< of each list

    void add(const ProofTally& more);
    [[nodiscard]] std::uint64_t medianRequests() const;
    [[nodiscard]] std::uint64_t mostRequests() const;
};
/// Proves the lists and compares every claim with the truth.
[[nodiscard]] ProofTally runCase(const ProofCase& one, std::size_t k = 100);

} // namespace longspan::test
