// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/columns_format.h"

#include <array>
#include <cstdint>

namespace longspan::store {

/// The last few different numbers, the latest first.
class Recent {
public:
    Recent() { m_numbers.fill(kNone); }

    /// The number's place, which becomes the first; ColumnsHead::kRecent when it was not among them.
    std::size_t use(std::uint32_t number)
    {
        std::size_t place = 0;
        while (place < m_numbers.size() && m_numbers[place] != number)
            ++place;
        bring(place, number);
        return place;
    }
    /// The number at a place, which becomes the first.
    std::uint32_t at(std::size_t place)
    {
        const std::uint32_t number = m_numbers[place];
        bring(place, number);
        return number;
    }
    void add(std::uint32_t number) { bring(m_numbers.size(), number); }

    static constexpr std::uint32_t kNone = 0xffff'ffffU;

private:
    void bring(std::size_t place, std::uint32_t number)
    {
        for (std::size_t i = place < m_numbers.size() ? place : m_numbers.size() - 1; i > 0; --i)
            m_numbers[i] = m_numbers[i - 1];
        m_numbers[0] = number;
    }

    std::array<std::uint32_t, ColumnsHead::kRecent> m_numbers{};
};

} // namespace longspan::store
