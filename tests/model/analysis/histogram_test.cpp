// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/histogram.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace longspan::analysis {
namespace {

constexpr Nanos kLargest = std::numeric_limits<Nanos>::max();

/// Durations over many orders of magnitude.
std::vector<Nanos> randomDurations(std::size_t count, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::vector<Nanos> values(count);
    for (Nanos& value : values)
        value = static_cast<Nanos>(random() >> (1 + random() % 63));
    return values;
}

Histogram histogramOf(const std::vector<Nanos>& values)
{
    Histogram histogram;
    for (const Nanos value : values)
        histogram.add(value);
    return histogram;
}

Nanos exactQuantile(std::vector<Nanos> values, double q)
{
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<std::size_t>(std::ceil(q * static_cast<double>(values.size())));
    return values[std::max<std::size_t>(rank, 1) - 1];
}

TEST(Histogram, anEmptyOneHasNothing)
{
    const Histogram histogram;
    EXPECT_TRUE(histogram.empty());
    EXPECT_EQ(histogram.count(), 0U);
    EXPECT_EQ(histogram.quantile(0.5), 0);
    EXPECT_EQ(histogram.max(), 0);
    EXPECT_EQ(histogram.mean(), 0);
    EXPECT_TRUE(histogram.buckets().empty());
}

TEST(Histogram, countSumMinAndMaxAreExact)
{
    const Histogram histogram = histogramOf({1'234'567, 89, 3'000'000'001});
    EXPECT_EQ(histogram.count(), 3U);
    EXPECT_EQ(histogram.min(), 89);
    EXPECT_EQ(histogram.max(), 3'000'000'001);
    EXPECT_EQ(histogram.sum(), 3'001'234'657);
    EXPECT_DOUBLE_EQ(histogram.mean(), 3'001'234'657 / 3.0);
}

TEST(Histogram, aSumPast64BitsKeepsTheMeanAndClampsTheSum)
{
    Histogram histogram;
    histogram.add(kLargest, 1'000'000);
    EXPECT_EQ(histogram.sum(), kLargest);
    EXPECT_NEAR(histogram.mean() / static_cast<double>(kLargest), 1, 1e-9);
}

TEST(Histogram, negativeValuesCountAsZero)
{
    const Histogram histogram = histogramOf({-5, 7});
    EXPECT_EQ(histogram.min(), 0);
    EXPECT_EQ(histogram.sum(), 7);
}

TEST(Histogram, bucketsCoverEveryValueWithoutGapOrOverlap)
{
    for (std::uint32_t bucket = 1; bucket < Histogram::kBuckets; ++bucket) {
        const auto lowest = static_cast<Nanos>(Histogram::lowerBound(bucket));
        ASSERT_EQ(Histogram::bucketOf(lowest), bucket);
        ASSERT_EQ(Histogram::bucketOf(lowest - 1), bucket - 1);
    }
    EXPECT_EQ(Histogram::bucketOf(0), 0U);
    EXPECT_EQ(Histogram::bucketOf(kLargest), Histogram::kBuckets - 1);
}

TEST(Histogram, everyQuantileIsWithinTheStatedErrorOfTheExactOne)
{
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const std::vector<Nanos> values = randomDurations(2'000, seed);
        const Histogram histogram = histogramOf(values);
        for (const double q : {0.001, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999}) {
            const auto exact = static_cast<double>(exactQuantile(values, q));
            EXPECT_LE(std::abs(static_cast<double>(histogram.quantile(q)) - exact), exact * Histogram::kRelativeError)
                << "q " << q << " seed " << seed;
        }
    }
}

TEST(Histogram, theFirstAndLastQuantileAreExact)
{
    const Histogram histogram = histogramOf({1'000'003, 5'000'017, 70'000'001});
    EXPECT_EQ(histogram.quantile(0), 1'000'003);
    EXPECT_EQ(histogram.quantile(1), 70'000'001);
    EXPECT_EQ(histogram.quantile(std::nan("")), 1'000'003);
}

TEST(Histogram, aQuantileNeverLeavesTheRangeOfTheValues)
{
    const Histogram one = histogramOf({1'000'003});
    for (const double q : {0.01, 0.5, 0.99})
        EXPECT_EQ(one.quantile(q), 1'000'003);
}

TEST(Histogram, mergingPartsInAnyOrderEqualsCountingAtOnce)
{
    const std::vector<Nanos> values = randomDurations(900, 7);
    const Histogram whole = histogramOf(values);
    const Histogram a = histogramOf({values.begin(), values.begin() + 300});
    const Histogram b = histogramOf({values.begin() + 300, values.begin() + 301});
    const Histogram c = histogramOf({values.begin() + 301, values.end()});
    Histogram left = a;
    left.merge(b);
    left.merge(c);
    Histogram right = c;
    right.merge(b);
    right.merge({});
    right.merge(a);
    EXPECT_EQ(left, whole);
    EXPECT_EQ(right, whole);
    EXPECT_EQ(left.quantile(0.95), whole.quantile(0.95));
}

TEST(Histogram, mergingIntoAnEmptyOneKeepsTheMinimum)
{
    Histogram histogram;
    histogram.merge(histogramOf({500}));
    EXPECT_EQ(histogram.min(), 500);
    EXPECT_EQ(histogram, histogramOf({500}));
}

TEST(Histogram, countUpToTellsHowManyAreSurelyWithin)
{
    const Histogram histogram = histogramOf({10, 20, 1'000, 1'000'000});
    EXPECT_EQ(histogram.countUpTo(-1), 0U);
    EXPECT_EQ(histogram.countUpTo(9), 0U);
    EXPECT_EQ(histogram.countUpTo(20), 2U);
    EXPECT_EQ(histogram.countUpTo(2'000), 3U);
    EXPECT_EQ(histogram.countUpTo(1'000'000), 4U);
}

TEST(Histogram, theBucketsAddUpToTheCount)
{
    const Histogram histogram = histogramOf({5, 5, 1'000'000, kLargest});
    const std::vector<Histogram::Bucket> buckets = histogram.buckets();
    ASSERT_EQ(buckets.size(), 3U);
    EXPECT_EQ(buckets[0], (Histogram::Bucket{5, 6, 2}));
    EXPECT_LE(buckets[1].from, 1'000'000);
    EXPECT_GT(buckets[1].to, 1'000'000);
    EXPECT_EQ(buckets[2].to, kLargest);
}

TEST(Histogram, bytesBringTheSameHistogramBack)
{
    for (const std::size_t count : {0U, 1U, 2U, 3'000U}) {
        const Histogram histogram = histogramOf(randomDurations(count, count + 1));
        const auto back = Histogram::fromBytes(histogram.toBytes());
        ASSERT_TRUE(back);
        EXPECT_EQ(*back, histogram);
        EXPECT_EQ(back->sum(), histogram.sum());
        EXPECT_EQ(back->quantile(0.5), histogram.quantile(0.5));
    }
}

TEST(Histogram, oneValueTakesFewBytes)
{
    EXPECT_LE(histogramOf({1'000'000}).toBytes().size(), 20U);
}

TEST(Histogram, bytesCutOffAnywhereAreRefused)
{
    const std::string bytes = histogramOf(randomDurations(50, 9)).toBytes();
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        const auto back = Histogram::fromBytes(std::string_view(bytes).substr(0, length));
        ASSERT_FALSE(back) << length;
        EXPECT_EQ(back.error().kind, ErrorKind::malformed);
    }
    EXPECT_FALSE(Histogram::fromBytes(bytes + '\1'));
}

TEST(Histogram, changedBytesAreRefusedOrAreStillAHistogramThatAddsUp)
{
    const std::string bytes = histogramOf(randomDurations(20, 4)).toBytes();
    for (std::size_t at = 0; at < bytes.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            const auto back = Histogram::fromBytes(changed);
            if (!back)
                continue;
            std::uint64_t count = 0;
            for (const Histogram::Bucket& bucket : back->buckets())
                count += bucket.count;
            ASSERT_EQ(count, back->count());
            ASSERT_LE(back->min(), back->quantile(0.5));
            ASSERT_LE(back->quantile(0.5), back->max());
        }
}

} // namespace
} // namespace longspan::analysis
