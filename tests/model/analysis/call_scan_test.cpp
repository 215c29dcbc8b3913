// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/call_scan.h"
#include "tests/support/trace_fixture.h"

#include <gmock/gmock.h>

namespace longspan::analysis {
namespace {

using test::TraceFixture;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::uint32_t> repeatedRows(TraceFixture& fixture)
{
    const CallScan scan(fixture.table());
    std::vector<std::uint32_t> rows;
    for (const SpanIndex span : scan.repeated())
        rows.push_back(static_cast<std::uint32_t>(span));
    return rows;
}

TEST(CallScan, rowsOfDifferentCallsAllCount)
{
    TraceFixture fixture{
        {.id = "a", .start = 1, .duration = 5},
        {.id = "b", .start = 1, .duration = 5},
        {.id = "a", .start = 1, .duration = 5, .trace = "other"},
        {.id = "a", .start = 1, .duration = 5, .kind = SpanKind::client},
        {.id = "a", .start = 1, .duration = 5, .service = "other"},
    };
    EXPECT_THAT(repeatedRows(fixture), IsEmpty());
}

TEST(CallScan, theLongestOfRepeatedRowsCounts)
{
    TraceFixture fixture{
        {.id = "a", .start = 1, .duration = 5},
        {.id = "a", .start = 1, .duration = 9},
        {.id = "a", .start = 1, .duration = 7},
    };
    EXPECT_THAT(repeatedRows(fixture), ElementsAre(0, 2));
}

TEST(CallScan, aKnownDurationCountsRatherThanAnUnknownOne)
{
    TraceFixture fixture{
        {.id = "a", .start = 1},
        {.id = "a", .start = 1, .duration = 0},
        {.id = "a", .start = 1},
    };
    EXPECT_THAT(repeatedRows(fixture), ElementsAre(0, 2));
}

TEST(CallScan, theEarlierStartThenAKnownNameThenTheFirstRowCounts)
{
    TraceFixture fixture{
        {.id = "a", .duration = 5},
        {.id = "a", .start = 2, .duration = 5},
        {.id = "a", .start = 1, .duration = 5, .name = ""},
        {.id = "a", .start = 1, .duration = 5},
        {.id = "a", .start = 1, .duration = 5},
    };
    EXPECT_THAT(repeatedRows(fixture), ElementsAre(0, 1, 2, 4));
}

TEST(CallScan, findsRepeatedRowsAmongThousandsOfOneTrace)
{
    TraceFixture fixture;
    SpanRow row = fixture.row({.id = "a", .start = 1, .duration = 5});
    for (std::uint64_t i = 0; i < 5'000; ++i) {
        row.id = static_cast<SpanId>(1 + i % 4'990);
        fixture.builder().append(row);
    }
    const std::vector<std::uint32_t> rows = repeatedRows(fixture);
    ASSERT_EQ(rows.size(), 10U);
    EXPECT_EQ(rows.front(), 4'990U);
    EXPECT_EQ(rows.back(), 4'999U);
}

TEST(CallScan, visitsExactlyTheRowsThatCountInAnyPartOfTheTable)
{
    TraceFixture fixture;
    for (const std::string_view id : {"a", "a", "b", "c", "c", "c", "d", "d"})
        fixture.add({.id = id, .start = 1, .duration = 5});
    const CallScan scan(fixture.table());
    for (std::size_t from = 0; from <= 8; ++from)
        for (std::size_t to = from; to <= 8; ++to) {
            std::vector<std::size_t> wanted;
            for (const std::size_t row : {0U, 2U, 3U, 6U})
                if (from <= row && row < to)
                    wanted.push_back(row);
            std::vector<std::size_t> got;
            scan.forEachRow(from, to, [&](std::size_t row) { got.push_back(row); });
            EXPECT_EQ(got, wanted) << from << " to " << to;
        }
}

} // namespace
} // namespace longspan::analysis
