// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/source_types.h"

#include <gtest/gtest.h>

#include <limits>

namespace longspan::source {
namespace {

constexpr Nanos kMinute = 60 * kSecond;
constexpr Nanos kHour = 60 * kMinute;
constexpr Nanos kDay = 24 * kHour;

TEST(RoundStep, givesStepsThatPeopleUse)
{
    EXPECT_EQ(roundStep(30 * kMinute, 30), kMinute);
    EXPECT_EQ(roundStep(30 * kMinute + 1, 30), 2 * kMinute);
    EXPECT_EQ(roundStep(kHour, 100), 50 * kSecond > 30 * kSecond ? kMinute : 0);
    EXPECT_EQ(roundStep(10 * kDay, 30), 12 * kHour);
    EXPECT_EQ(roundStep(90 * kDay, 30), 3 * kDay);
    EXPECT_EQ(roundStep(7, 10), 1);
    EXPECT_EQ(roundStep(3 * kMillisecond, 10), 500 * kMicrosecond);
}

TEST(RoundStep, coversTheWidthWithAtMostSoManySteps)
{
    for (Nanos width = 1; width < std::numeric_limits<Nanos>::max() / 3; width = width * 3 + 1)
        for (const std::uint32_t count : {1U, 7U, 60U, 10'000U}) {
            const Nanos step = roundStep(width, count);
            EXPECT_GE(static_cast<double>(step) * count, static_cast<double>(width)) << width << ' ' << count;
        }
}

} // namespace
} // namespace longspan::source
