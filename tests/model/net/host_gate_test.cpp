// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/host_gate.h"

#include <gtest/gtest.h>

namespace longspan::net {
namespace {

using TimePoint = Call::Clock::time_point;
using Millis = std::chrono::milliseconds;

const TimePoint kStart = TimePoint(std::chrono::hours(1));

TEST(TokenBucket, letsABurstThroughAndThenSoManyASecond)
{
    TokenBucket bucket(10, 3);
    for (int count = 0; count < 3; ++count)
        EXPECT_EQ(bucket.take(kStart), std::nullopt);
    EXPECT_EQ(bucket.take(kStart), kStart + Millis(100));
    EXPECT_EQ(bucket.take(kStart + Millis(50)), kStart + Millis(100));
    EXPECT_EQ(bucket.take(kStart + Millis(100)), std::nullopt);
    EXPECT_NE(bucket.take(kStart + Millis(100)), std::nullopt);
}

TEST(TokenBucket, savesNoMoreThanABurst)
{
    TokenBucket bucket(10, 2);
    EXPECT_EQ(bucket.take(kStart), std::nullopt);
    const TimePoint later = kStart + std::chrono::hours(1);
    EXPECT_EQ(bucket.take(later), std::nullopt);
    EXPECT_EQ(bucket.take(later), std::nullopt);
    EXPECT_NE(bucket.take(later), std::nullopt);
}

TEST(TokenBucket, doesNotLimitWithoutARate)
{
    TokenBucket bucket(0, 1);
    for (int count = 0; count < 1000; ++count)
        EXPECT_EQ(bucket.take(kStart), std::nullopt);
}

TEST(HostGate, countsWhoIsInsideForEachHost)
{
    HostGate gate(HostLimits{2, 0, 1});
    EXPECT_EQ(gate.enter("a", kStart), std::nullopt);
    EXPECT_EQ(gate.enter("a", kStart), std::nullopt);
    EXPECT_EQ(gate.enter("a", kStart), TimePoint::max());
    EXPECT_EQ(gate.enter("b", kStart), std::nullopt);
    gate.leave("a");
    EXPECT_EQ(gate.enter("a", kStart), std::nullopt);
}

TEST(HostGate, wakesThoseWhoWaitWhenSomebodyLeaves)
{
    HostGate gate(HostLimits{1, 0, 1});
    int woken = 0;
    const auto wake = gate.addWake([&woken] { ++woken; });
    EXPECT_EQ(gate.enter("a", kStart), std::nullopt);
    gate.leave("a");
    EXPECT_EQ(woken, 1);
    gate.removeWake(wake);
    EXPECT_EQ(gate.enter("a", kStart), std::nullopt);
    gate.leave("a");
    EXPECT_EQ(woken, 1);
}

TEST(HostGate, forgetsHostsThatNobodyUses)
{
    HostGate gate(HostLimits{1, 10, 1});
    EXPECT_EQ(gate.enter("kept", kStart), std::nullopt);
    for (int count = 0; count < 2000; ++count) {
        const std::string host = std::to_string(count);
        EXPECT_EQ(gate.enter(host, kStart + Millis(count)), std::nullopt);
        gate.leave(host);
    }
    EXPECT_EQ(gate.enter("kept", kStart + std::chrono::hours(1)), TimePoint::max());
}

} // namespace
} // namespace longspan::net
