// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/hex.h"
#include "model/base/ids.h"

#include <gtest/gtest.h>

namespace longspan {
namespace {

TEST(TraceId, isWrittenShortWhenItsHighHalfIsZero)
{
    EXPECT_EQ(toHex(TraceId{0, 0x1f}), "000000000000001f");
    EXPECT_EQ(toHex(TraceId{1, 0x1f}), "0000000000000001000000000000001f");
    EXPECT_EQ(toHex32(TraceId{0, 0x1f}), "0000000000000000000000000000001f");
}

TEST(TraceId, isReadWithAndWithoutLeadingZerosInAnyCase)
{
    EXPECT_EQ(traceIdFromHex("1f"), (TraceId{0, 0x1f}));
    EXPECT_EQ(traceIdFromHex("5B8EFFF798038103D269B633813FC60C"), (TraceId{0x5b8efff798038103, 0xd269b633813fc60c}));
    EXPECT_EQ(traceIdFromHex("10000000000000000"), (TraceId{1, 0}));
}

TEST(TraceId, refusesWhatIsNoHex)
{
    EXPECT_FALSE(traceIdFromHex(""));
    EXPECT_FALSE(traceIdFromHex("xyz"));
    EXPECT_FALSE(traceIdFromHex("123456789012345678901234567890123"));
    EXPECT_FALSE(traceIdFromHex("12 4"));
}

TEST(TraceId, ofZerosIsReadButNotValid)
{
    const auto zeros = traceIdFromHex("00000000000000000000000000000000");
    ASSERT_TRUE(zeros);
    EXPECT_FALSE(zeros->valid());
}

TEST(SpanId, survivesTextAndBack)
{
    const SpanId id{0x90394f6bcffb5d13};
    EXPECT_EQ(toHex(id), "90394f6bcffb5d13");
    EXPECT_EQ(spanIdFromHex(toHex(id)), id);
    EXPECT_FALSE(spanIdFromHex("12345678901234567"));
}

/// Every byte at every place must be judged alike by the fast and by the plain reading.
TEST(Hex, agreesWithItselfForEveryByteAtEveryPlace)
{
    for (std::size_t place = 0; place < 16; ++place) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string digits = "0123456789abcDEF";
            digits[place] = static_cast<char>(byte);
            const HexNumber fast = parseHex16(digits.data());
            const HexNumber plain = parseHex(digits.data(), digits.size());
            ASSERT_EQ(fast.ok, plain.ok) << "byte " << byte << " at " << place;
            if (plain.ok) {
                ASSERT_EQ(fast.value, plain.value) << "byte " << byte << " at " << place;
            }
        }
    }
}

} // namespace
} // namespace longspan
