// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/column.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <numeric>

namespace longspan {
namespace {

TEST(Column, keepsItsValuesWhileItGrows)
{
    Column<std::uint32_t> column;
    for (std::uint32_t i = 0; i < 300'000; ++i)
        column.push_back(i);
    ASSERT_EQ(column.size(), 300'000U);
    EXPECT_EQ(std::accumulate(column.begin(), column.end(), std::uint64_t{0}), 300'000ULL * 299'999 / 2);
}

TEST(Column, keepsItsValuesWhenRoomToFillIsAdded)
{
    Column<std::uint64_t> column;
    column.push_back(7);
    std::uint64_t* const added = column.extendToFill(1'000'000);
    std::iota(added, added + 1'000'000, std::uint64_t{0});
    ASSERT_EQ(column.size(), 1'000'001U);
    EXPECT_EQ(column[0], 7U);
    EXPECT_EQ(column.back(), 999'999U);
    EXPECT_EQ(*column.extendToFill(1), 0U);
}

TEST(Column, appendsWholeBlocks)
{
    Column<int> column;
    const std::array<int, 3> block{7, 8, 9};
    column.append({});
    column.append(block);
    column.append(block);
    EXPECT_EQ(column.size(), 6U);
    EXPECT_EQ(column[3], 7);
    EXPECT_EQ(column.back(), 9);
}

TEST(Column, keepsItsMemoryWhenCleared)
{
    Column<int> column;
    column.resize(1000, 5);
    const int* place = column.data();
    column.clear();
    EXPECT_TRUE(column.empty());
    column.push_back(1);
    EXPECT_EQ(column.data(), place);
}

TEST(Column, resizesUpWithTheValueAndDownWithoutTouching)
{
    Column<int> column;
    column.resize(4, 3);
    column.resize(2);
    column.resize(5, 9);
    EXPECT_EQ(column[1], 3);
    EXPECT_EQ(column[2], 9);
    EXPECT_EQ(column[4], 9);
}

TEST(Column, movesWithoutCopying)
{
    Column<int> from;
    from.push_back(42);
    const int* place = from.data();
    Column<int> to(std::move(from));
    EXPECT_EQ(to.data(), place);
    Column<int> assigned;
    assigned = std::move(to);
    EXPECT_EQ(assigned.data(), place);
    EXPECT_EQ(assigned[0], 42);
}

} // namespace
} // namespace longspan
