// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/retry.h"

#include <gtest/gtest.h>

namespace longspan::net {
namespace {

using Millis = std::chrono::milliseconds;

// 1994-11-06 08:49:37 UTC, the date of RFC 9110's examples.
constexpr auto kExample = std::chrono::system_clock::time_point(std::chrono::seconds(784'111'777));

std::optional<Millis> wishOf(std::vector<std::pair<std::string, std::string>> headers)
{
    Response response;
    response.headers = std::move(headers);
    return retryWish(response, kExample);
}

TEST(RetryWish, readsSecondsAndDatesInAllThreeForms)
{
    EXPECT_EQ(wishOf({{"retry-after", "7"}}), Millis(7000));
    EXPECT_EQ(wishOf({{"retry-after", "Sun, 06 Nov 1994 08:49:47 GMT"}}), Millis(10'000));
    EXPECT_EQ(wishOf({{"retry-after", "Sunday, 06-Nov-94 08:49:47 GMT"}}), Millis(10'000));
    EXPECT_EQ(wishOf({{"retry-after", "Sun Nov  6 08:49:47 1994"}}), Millis(10'000));
    EXPECT_EQ(wishOf({{"retry-after", "Sun, 06 Nov 1994 08:00:00 GMT"}}), Millis(0));
}

TEST(RetryWish, measuresADateFromTheServersOwnClock)
{
    EXPECT_EQ(wishOf({{"date", "Sun, 06 Nov 1994 09:00:00 GMT"}, {"retry-after", "Sun, 06 Nov 1994 09:00:05 GMT"}}),
        Millis(5000));
}

TEST(RetryWish, readsAlibabasOwnHeader)
{
    EXPECT_EQ(wishOf({{"x-acs-retry-after", "1500"}}), Millis(1500));
    EXPECT_EQ(wishOf({{"x-acs-retry-after", "1500"}, {"retry-after", "4"}}), Millis(4000));
}

TEST(RetryWish, isNothingWhenNothingIsUnderstood)
{
    EXPECT_EQ(wishOf({}), std::nullopt);
    EXPECT_EQ(wishOf({{"retry-after", "-3"}}), std::nullopt);
    EXPECT_EQ(wishOf({{"retry-after", "soon"}, {"x-acs-retry-after", "1.5"}}), std::nullopt);
}

TEST(RetryPause, doublesUpToALimitAndKeepsHalf)
{
    const RetryPolicy policy{20, Millis(100), Millis(1000), std::chrono::seconds(60)};
    EXPECT_EQ(pauseBefore(1, policy, {}, 0), Millis(50));
    EXPECT_EQ(pauseBefore(1, policy, {}, 1), Millis(100));
    EXPECT_EQ(pauseBefore(2, policy, {}, 1), Millis(200));
    EXPECT_EQ(pauseBefore(19, policy, {}, 1), Millis(1000));
    EXPECT_EQ(pauseBefore(21, policy, {}, 1), std::nullopt);
}

TEST(RetryPause, grantsAWishUnlessItIsTooLong)
{
    const RetryPolicy policy{3, Millis(100), Millis(1000), std::chrono::seconds(60)};
    EXPECT_EQ(pauseBefore(1, policy, Millis(5000), 0), Millis(5050));
    EXPECT_EQ(pauseBefore(1, policy, Millis(60'001), 0), std::nullopt);
}

} // namespace
} // namespace longspan::net
