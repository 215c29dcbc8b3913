// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace longspan::bench {

/// An order-sensitive hash over what everybody must read out of a file.
class ContentHash {
public:
    void add(std::uint64_t value)
    {
        m_hash = (m_hash ^ value) * 0x9e3779b97f4a7c15ULL;
        m_hash ^= m_hash >> 29U;
    }

    [[nodiscard]] std::uint64_t value() const { return m_hash; }

    [[nodiscard]] static std::uint64_t ofText(std::string_view text)
    {
        ContentHash hash;
        for (const char c : text)
            hash.add(static_cast<unsigned char>(c));
        hash.add(text.size());
        return hash.value();
    }

private:
    std::uint64_t m_hash = 1;
};

} // namespace longspan::bench
