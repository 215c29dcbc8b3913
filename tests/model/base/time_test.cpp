// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/time.h"

#include <gtest/gtest.h>

namespace longspan {
namespace {

TEST(DurationText, keepsThreeDigitsAndDropsZeros)
{
    EXPECT_EQ(durationText(0), "0 ns");
    EXPECT_EQ(durationText(999), "999 ns");
    EXPECT_EQ(durationText(1'500), "1.5 \xc2\xb5s");
    EXPECT_EQ(durationText(940 * kMillisecond), "940 ms");
    EXPECT_EQ(durationText(4'210 * kMillisecond), "4.21 s");
    EXPECT_EQ(durationText(42'190 * kMillisecond), "42.2 s");
}

TEST(DurationText, changesTheUnitInsteadOfShowingAThousand)
{
    EXPECT_EQ(durationText(999'600), "1 ms");
    EXPECT_EQ(durationText(999'700'000), "1 s");
}

TEST(DurationText, tellsLongTimesInTwoUnits)
{
    EXPECT_EQ(durationText(125 * kSecond), "2 min 05 s");
    EXPECT_EQ(durationText(2 * 3600 * kSecond + 300 * kSecond), "2 h 05 min");
    EXPECT_EQ(durationText(26 * 3600 * kSecond), "1 d 02 h");
}

TEST(DurationText, keepsTheSign)
{
    EXPECT_EQ(durationText(-1'500), "-1.5 \xc2\xb5s");
    EXPECT_EQ(durationText(std::numeric_limits<Nanos>::min()).front(), '-');
}

TEST(MillisText, isExact)
{
    EXPECT_EQ(millisText(4'210'500'000), "4210.5");
    EXPECT_EQ(millisText(1), "0.000001");
    EXPECT_EQ(millisText(-1'000'001), "-1.000001");
    EXPECT_EQ(millisText(std::numeric_limits<Nanos>::min()), "-9223372036854.775808");
}

TEST(TimeText, hasAsManyDigitsAsNeeded)
{
    EXPECT_EQ(timeText(0), "1970-01-01T00:00:00Z");
    EXPECT_EQ(timeText(1'714'559'467'204'000'000), "2024-05-01T10:31:07.204Z");
    EXPECT_EQ(timeText(1'714'559'467'204'000'001), "2024-05-01T10:31:07.204000001Z");
    EXPECT_EQ(timeText(-1), "1969-12-31T23:59:59.999999999Z");
}

TEST(ParseTime, readsWhatTimeTextWrites)
{
    for (const Nanos time : {Nanos{0}, Nanos{-1}, Nanos{1'714'559'467'204'000'001}, 1'714'559'467 * kSecond})
        EXPECT_EQ(parseTime(timeText(time)), time);
}

TEST(ParseTime, minutesAlmostOverAreNotRoundedAway)
{
    EXPECT_EQ(parseTime("2024-05-01T10:31:59.9999999999Z"), 1'714'559'519'999'999'999);
}

TEST(ParseTime, understandsZones)
{
    EXPECT_EQ(parseTime("2024-05-01T18:31:07+08:00"), 1'714'559'467 * kSecond);
    EXPECT_EQ(parseTime("2024-05-01 05:01:07-0530"), 1'714'559'467 * kSecond);
    EXPECT_EQ(parseTime("2024-05-01T10:31"), 1'714'559'460 * kSecond);
    EXPECT_EQ(parseTime("2024-05-01"), 1'714'521'600 * kSecond);
}

TEST(ParseTime, tellsTheUnitOfANumberFromItsSize)
{
    const Nanos time = 1'714'559'467 * kSecond;
    EXPECT_EQ(parseTime("1714559467"), time);
    EXPECT_EQ(parseTime("1714559467000"), time);
    EXPECT_EQ(parseTime("1714559467000000"), time);
    EXPECT_EQ(parseTime("1714559467000000000"), time);
    EXPECT_EQ(parseTime("@90"), 90 * kSecond);
}

TEST(ParseTime, refusesDatesThatAreNone)
{
    EXPECT_FALSE(parseTime(""));
    EXPECT_FALSE(parseTime("@"));
    EXPECT_FALSE(parseTime("2024-02-30"));
    EXPECT_FALSE(parseTime("2024-05-01T25:00"));
    EXPECT_FALSE(parseTime("2024-05-01T10:31:07.Z"));
    EXPECT_FALSE(parseTime("2024-05-01T10:31:07Zx"));
    EXPECT_FALSE(parseTime("9999-05-01"));
    EXPECT_FALSE(parseTime("@9999999999999"));
}

TEST(ParseDuration, addsItsParts)
{
    EXPECT_EQ(parseDuration("250ms"), 250 * kMillisecond);
    EXPECT_EQ(parseDuration("1h30m"), 5400 * kSecond);
    EXPECT_EQ(parseDuration("1.5h"), 5400 * kSecond);
    EXPECT_EQ(parseDuration("10us"), 10 * kMicrosecond);
    EXPECT_EQ(parseDuration("10\xc2\xb5s"), 10 * kMicrosecond);
    EXPECT_EQ(parseDuration("7d"), 7 * 86'400 * kSecond);
    EXPECT_EQ(parseDuration("0"), 0);
}

TEST(ParseDuration, wantsAUnitAndARange)
{
    EXPECT_FALSE(parseDuration(""));
    EXPECT_FALSE(parseDuration("5"));
    EXPECT_FALSE(parseDuration("5parsecs"));
    EXPECT_FALSE(parseDuration("-5s"));
    EXPECT_FALSE(parseDuration("infs"));
    EXPECT_FALSE(parseDuration("99999999d"));
}

TEST(FromMicros, clampsInsteadOfWrapping)
{
    EXPECT_EQ(fromMicros(1'470'150'004'008'762), 1'470'150'004'008'762'000);
    EXPECT_EQ(fromMicros(std::numeric_limits<std::int64_t>::max()), std::numeric_limits<Nanos>::max());
    EXPECT_EQ(fromMicros(std::numeric_limits<std::int64_t>::min()), std::numeric_limits<Nanos>::min());
}

TEST(AddClamped, staysInRange)
{
    EXPECT_EQ(addClamped(1, 2), 3);
    EXPECT_EQ(addClamped(std::numeric_limits<Nanos>::max(), 1), std::numeric_limits<Nanos>::max());
    EXPECT_EQ(addClamped(std::numeric_limits<Nanos>::min(), -1), std::numeric_limits<Nanos>::min());
}

TEST(SubtractClamped, staysInRange)
{
    EXPECT_EQ(subtractClamped(1, 2), -1);
    EXPECT_EQ(subtractClamped(std::numeric_limits<Nanos>::max(), -1), std::numeric_limits<Nanos>::max());
    EXPECT_EQ(subtractClamped(std::numeric_limits<Nanos>::min(), 1), std::numeric_limits<Nanos>::min());
    EXPECT_EQ(subtractClamped(0, std::numeric_limits<Nanos>::min()), std::numeric_limits<Nanos>::max());
}

TEST(TimeRange, isHalfOpen)
{
    const TimeRange range{10, 20};
    EXPECT_TRUE(range.contains(10));
    EXPECT_FALSE(range.contains(20));
    EXPECT_FALSE(range.everything());
    EXPECT_TRUE(TimeRange{}.everything());
}

} // namespace
} // namespace longspan
