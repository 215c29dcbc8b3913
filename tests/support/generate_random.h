// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace longspan::test {

/// The finaliser of splitmix64: spreads a counter over all 64 bits.
[[nodiscard]] inline std::uint64_t mix(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31U);
}

/// A small generator of our own (wyrand's step), because the standard distributions differ between libraries.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(mix(seed)) {}

    std::uint64_t next()
    {
        m_state += 0xa0761d6478bd642fULL;
        __extension__ using Wide = unsigned __int128;
        const Wide product = static_cast<Wide>(m_state) * (m_state ^ 0xe7037ed1a0b428dbULL);
        return static_cast<std::uint64_t>(product >> 64U) ^ static_cast<std::uint64_t>(product);
    }

    /// 0 <= result < bound, bound below 2^32.
    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U); }

    /// 0 <= result < 1.
    double unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

    bool chance(double probability) { return unit() < probability; }

    /// At least 1, with a heavy tail.
    double pareto(double alpha) { return std::pow(1.0 - unit(), -1.0 / alpha); }

    /// Nearly normal (mean 0, deviation 1): the sum of twelve uniforms, which needs no libm.
    double normal()
    {
        double sum = -6.0;
        for (int i = 0; i < 6; ++i) {
            const std::uint64_t bits = next();
            sum += static_cast<double>(bits >> 32U) * 0x1.0p-32 + static_cast<double>(bits & 0xffffffffU) * 0x1.0p-32;
        }
        return sum;
    }

private:
    std::uint64_t m_state;
};

/// Ranks with weights 1 / (rank + 1)^exponent, drawn by one look into a table.
class Zipf {
public:
    Zipf(std::uint32_t ranks, double exponent) : m_table(kSlots)
    {
        double total = 0;
        for (std::uint32_t rank = 0; rank < ranks; ++rank)
            total += weight(rank, exponent);
        double sum = 0;
        std::size_t slot = 0;
        for (std::uint32_t rank = 0; rank < ranks; ++rank) {
            sum += weight(rank, exponent);
            const auto end = rank + 1 == ranks ? kSlots : static_cast<std::size_t>(sum / total * kSlots);
            while (slot < end)
                m_table[slot++] = static_cast<std::uint16_t>(rank);
        }
    }

    std::uint32_t draw(Random& random) const { return m_table[random.next() >> (64U - kBits)]; }

private:
    static constexpr unsigned kBits = 14;
    static constexpr std::size_t kSlots = std::size_t{1} << kBits;

    static double weight(std::uint32_t rank, double exponent) { return std::pow(rank + 1.0, -exponent); }

    std::vector<std::uint16_t> m_table;
};

} // namespace longspan::test
