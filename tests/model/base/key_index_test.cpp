// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/hash.h"
#include "model/base/key_index.h"

#include <gtest/gtest.h>

namespace longspan {
namespace {

struct WordHash {
    std::uint64_t operator()(std::uint64_t key) const { return hashWord(key); }
};
/// Puts every key into one slot's neighbourhood: the worst a hash can do.
struct SameHash {
    std::uint64_t operator()(std::uint64_t) const { return 3; }
};

TEST(KeyIndex, numbersKeysInOrderOfFirstSight)
{
    KeyIndex<std::uint64_t, WordHash> index;
    EXPECT_EQ(index.insert(500), 0U);
    EXPECT_EQ(index.insert(7), 1U);
    EXPECT_EQ(index.insert(500), 0U);
    EXPECT_EQ(index[1], 7U);
    EXPECT_EQ(index.find(7), 1U);
    EXPECT_EQ(index.find(8), index.kNone);
}

TEST(KeyIndex, findsNothingWhileEmpty)
{
    const KeyIndex<std::uint64_t, WordHash> index;
    EXPECT_EQ(index.find(0), index.kNone);
}

TEST(KeyIndex, keepsNumbersThroughRebuilding)
{
    KeyIndex<std::uint64_t, WordHash> index;
    for (std::uint64_t key = 0; key < 50'000; ++key)
        ASSERT_EQ(index.insert(key * 0x1'0000'0000U), key);
    for (std::uint64_t key = 0; key < 50'000; ++key)
        ASSERT_EQ(index.find(key * 0x1'0000'0000U), key);
}

TEST(KeyIndex, staysRightWhenAllHashesAreEqual)
{
    KeyIndex<std::uint64_t, SameHash> index;
    for (std::uint64_t key = 0; key < 200; ++key)
        ASSERT_EQ(index.insert(key), key);
    EXPECT_EQ(index.find(199), 199U);
    EXPECT_EQ(index.find(200), index.kNone);
}

TEST(KeyIndex, handsItsKeysOverAndIsEmptyThen)
{
    KeyIndex<std::uint64_t, WordHash> index;
    index.insert(9);
    const std::vector<std::uint64_t> keys = index.takeKeys();
    EXPECT_EQ(keys, std::vector<std::uint64_t>{9});
}

} // namespace
} // namespace longspan
