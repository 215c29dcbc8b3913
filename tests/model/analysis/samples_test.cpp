// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/critical_totals.h"
#include "model/decode/decode.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace longspan::analysis {
namespace {

/// Real traces that are not part of the product; tests on them are skipped where they are absent.
std::filesystem::path samples()
{
    const char* folder = std::getenv("LONGSPAN_SAMPLES");
    return folder ? std::filesystem::path(folder)
                  : std::filesystem::path(LONGSPAN_SOURCE_DIR).parent_path() / "shared" / "samples";
}

TEST(Samples, criticalTotalsEqualCrispsOwnExpectation)
{
    const std::filesystem::path file = samples() / "CRISP" / "18.json";
    if (!std::filesystem::exists(file))
        GTEST_SKIP() << "no sample file " << file;
    const auto decoded = decode::decodeFile(file.string());
    ASSERT_TRUE(decoded) << decoded.error().what;
    CriticalTotals totals;
    ASSERT_TRUE(totals.add(TraceTree::build(Trace(decoded->table, TraceNo{0})).value(), NodeNo{0}));
    const nlohmann::json expected = nlohmann::json::parse(std::ifstream(file))["testing"]["opTimeExclusive"];
    nlohmann::json got;
    for (const CriticalTotals::Operation& operation : totals.operations())
        got["[" + std::string(operation.service) + "] " + std::string(operation.name)] =
            operation.exclusive / kMicrosecond;
    EXPECT_EQ(got, expected);
}

} // namespace
} // namespace longspan::analysis
