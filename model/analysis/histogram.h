// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/base/time.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::analysis {

/// Durations counted in log-linear buckets: every power of two is split into 32 equal parts, values below 32 ns stand
/// alone. A quantile is at most 1/64 of itself away from the exact one; count, sum, min and max are exact.
/// Merging is associative and commutative, so parts may be counted anywhere and added up in any order.
/// Memory: 8 bytes a bucket between the smallest and the largest that occurred (256 bytes a power of two).
class Histogram {
public:
    static constexpr double kRelativeError = 1.0 / 64;
    static constexpr unsigned kSubBits = 5;
    static constexpr std::uint32_t kBuckets = (63 - kSubBits + 1) << kSubBits;

    /// Negative values count as 0.
    void add(Nanos value)
    {
        value = value < 0 ? 0 : value;
        const std::uint32_t place = bucketOf(value) - m_first;
        if (m_count == 0 || place >= m_counts.size()) {
            add(value, 1);
            return;
        }
        ++m_counts[place];
        m_min = value < m_min ? value : m_min;
        m_max = value > m_max ? value : m_max;
        ++m_count;
        addToSum(0, static_cast<std::uint64_t>(value));
    }
    void add(Nanos value, std::uint64_t times);
    /// Has the memory that add(value) is going to touch fetched, for who fills thousands of histograms in turn: first
    /// that of the object, some time later that of the bucket.
    void fetch() const
    {
        __builtin_prefetch(this, 1);
        __builtin_prefetch(&m_max, 1);
    }
    void fetch(Nanos value) const
    {
        const std::uint32_t place = bucketOf(value) - m_first;
        if (place < m_counts.size())
            __builtin_prefetch(&m_counts[place], 1);
    }
    void merge(const Histogram& other);

    [[nodiscard]] bool empty() const { return m_count == 0; }
    [[nodiscard]] std::uint64_t count() const { return m_count; }
    /// 0 when empty, as are the next three.
    [[nodiscard]] Nanos min() const { return m_count == 0 ? 0 : m_min; }
    [[nodiscard]] Nanos max() const { return m_max; }
    [[nodiscard]] double mean() const;
    /// The sum, clamped to the largest Nanos (292 years); exact inside.
    [[nodiscard]] Nanos sum() const;

    /// Nearest rank: the smallest value that at least the share q of all values do not exceed; q <= 0 gives min,
    /// q >= 1 max, both exact; else the middle of the bucket, kept between min and max.
    [[nodiscard]] Nanos quantile(double q) const;

    /// How many values are in buckets that lie wholly at or below value: a lower bound of the exact number, off by at
    /// most the values within 1/32 of it.
    [[nodiscard]] std::uint64_t countUpTo(Nanos value) const;

    struct Bucket {
        Nanos from = 0; ///< from <= value < to
        Nanos to = 0;
        std::uint64_t count = 0;
        friend bool operator==(const Bucket&, const Bucket&) = default;
    };
    /// Buckets that hold something, in ascending order; for charts.
    [[nodiscard]] std::vector<Bucket> buckets() const;

    /// Sparse and compact, some 2 to 4 bytes a bucket that holds something; the same values give the same bytes.
    [[nodiscard]] std::string toBytes() const;
    /// malformed for anything that toBytes() cannot have written.
    [[nodiscard]] static Result<Histogram> fromBytes(std::string_view bytes);

    friend bool operator==(const Histogram& a, const Histogram& b);

    [[nodiscard]] static std::uint32_t bucketOf(Nanos value)
    {
        const auto bits = static_cast<std::uint64_t>(value < 0 ? 0 : value);
        if (bits < (1U << kSubBits))
            return static_cast<std::uint32_t>(bits);
        const unsigned shift = 63U - static_cast<unsigned>(__builtin_clzll(bits)) - kSubBits;
        return (shift << kSubBits) + static_cast<std::uint32_t>(bits >> shift);
    }
    /// Smallest value of a bucket.
    [[nodiscard]] static std::uint64_t lowerBound(std::uint32_t bucket);

private:
    void makeRoom(std::uint32_t bucket);
    [[nodiscard]] bool takeCounts(std::string_view bytes, std::uint64_t count);
    void addToSum(std::uint64_t high, std::uint64_t low)
    {
        m_sumLow += low;
        m_sumHigh += high + (m_sumLow < low ? 1 : 0);
    }

    std::vector<std::uint64_t> m_counts; ///< buckets m_first and up, whole powers of two
    std::uint32_t m_first = 0;
    std::uint64_t m_count = 0;
    std::uint64_t m_sumLow = 0; ///< 128 bits: ten million calls of 1,000 s do not fit 64
    std::uint64_t m_sumHigh = 0;
    Nanos m_min = 0;
    Nanos m_max = 0;
};

} // namespace longspan::analysis
