// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <cstdint>

namespace longspan::source::demo {

/// Equal seeds give equal numbers everywhere (splitmix64; the standard library's distributions promise no such thing).
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        m_state += 0x9e37'79b9'7f4a'7c15U;
        std::uint64_t word = m_state;
        word = (word ^ (word >> 30U)) * 0xbf58'476d'1ce4'e5b9U;
        word = (word ^ (word >> 27U)) * 0x94d0'49bb'1331'11ebU;
        return word ^ (word >> 31U);
    }

    /// 0 <= x < 1.
    double share() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
    bool happens(double chance) { return chance >= 1 || share() < chance; }
    /// 0 <= n < limit.
    std::uint32_t below(std::uint32_t limit)
    {
        return static_cast<std::uint32_t>(((next() >> 32U) * static_cast<std::uint64_t>(limit)) >> 32U);
    }
    /// About normal: mean 0, deviation 1, never beyond +-6.
    double bell()
    {
        double sum = -6;
        for (int i = 0; i < 12; i += 3) {
            const std::uint64_t word = next();
            for (unsigned shift = 0; shift < 63; shift += 21)
                sum += static_cast<double>((word >> shift) & 0x1f'ffffU) / 2'097'152.0;
        }
        return sum;
    }
    /// Log-normal with that median.
    double around(double median, double spread) { return median * std::exp(spread * bell()); }

private:
    std::uint64_t m_state;
};

} // namespace longspan::source::demo
