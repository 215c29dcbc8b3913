// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/raw_vector.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace longspan {
namespace {

TEST(RawVector, leavesNewElementsAsTheMemoryWas)
{
    RawVector<std::uint32_t> numbers(1'000, 7U);
    numbers.resize(10);
    numbers.resize(1'000);
    EXPECT_EQ(numbers[999], 7U) << "resize() wrote over memory it should not touch";
}

TEST(RawVector, fillsWhenGivenAValueAndCopiesLikeAnyVector)
{
    RawVector<std::uint32_t> numbers;
    numbers.resize(3, 5U);
    numbers.push_back(6);
    const RawVector<std::uint32_t> copy = numbers;
    EXPECT_EQ(copy, (RawVector<std::uint32_t>{5, 5, 5, 6}));
}

} // namespace
} // namespace longspan
