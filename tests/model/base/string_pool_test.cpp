// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/string_pool.h"

#include <gtest/gtest.h>

#include <string>

namespace longspan {
namespace {

TEST(StringPool, givesEqualTextsEqualIds)
{
    StringPool pool;
    const StringId first = pool.intern("GET /cart");
    EXPECT_EQ(pool.intern(std::string("GET /") + "cart"), first);
    EXPECT_NE(pool.intern("GET /cart/"), first);
    EXPECT_EQ(pool.text(first), "GET /cart");
}

TEST(StringPool, knowsTheEmptyTextAsZero)
{
    StringPool pool;
    EXPECT_EQ(pool.intern(""), StringId::empty);
    EXPECT_EQ(pool.text(StringId::empty), "");
    EXPECT_EQ(pool.size(), 1U);
}

TEST(StringPool, keepsBytesAsTheyAreIncludingNul)
{
    StringPool pool;
    const std::string text("a\0b", 3);
    EXPECT_EQ(pool.text(pool.intern(text)), text);
    EXPECT_NE(pool.intern(text), pool.intern("a"));
}

TEST(StringPool, keepsIdsAndPlacesWhileItGrows)
{
    StringPool pool;
    const StringId early = pool.intern("early");
    const char* place = pool.text(early).data();
    for (int i = 0; i < 100'000; ++i)
        ASSERT_EQ(index(pool.intern("text " + std::to_string(i))), static_cast<std::size_t>(i) + 2);
    EXPECT_EQ(pool.text(early).data(), place);
    EXPECT_EQ(pool.text(pool.find("text 77777", StringId::empty)), "text 77777");
}

TEST(StringPool, findsWithoutGrowing)
{
    StringPool pool;
    EXPECT_EQ(pool.find("nobody", StringId{77}), StringId{77});
    EXPECT_EQ(pool.size(), 1U);
}

TEST(StringPool, holdsTextsLargerThanItsBlocks)
{
    StringPool pool;
    const std::string large(3'000'000, 'x');
    const StringId id = pool.intern(large);
    const StringId next = pool.intern("next");
    EXPECT_EQ(pool.text(id), large);
    EXPECT_EQ(pool.text(next), "next");
}

/// Lengths around the sizes at which texts are compared in another way.
TEST(StringPool, tellsTextsApartThatDifferInOneByte)
{
    StringPool pool;
    for (std::size_t size = 1; size < 40; ++size) {
        for (std::size_t at = 0; at < size; ++at) {
            std::string text(size, 'a');
            const StringId plain = pool.intern(text);
            text[at] = 'b';
            ASSERT_NE(pool.intern(text), plain) << size << " bytes, the one at " << at;
        }
    }
}

} // namespace
} // namespace longspan
