// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace longspan {

/// Gives equal keys the same dense number, in order of first sight: an open-addressing set over a plain vector of keys.
/// Hash: callable Key -> uint64. Not thread-safe. At most 2^31 keys.
template <class Key, class Hash>
class KeyIndex {
public:
    static constexpr std::uint32_t kNone = 0xffff'ffffU;

    void reserve(std::size_t keys)
    {
        m_keys.reserve(keys);
        if (keys * 4 > m_slots.size() * 3)
            rebuild(slotsFor(keys));
    }

    /// The key's number, new or known.
    std::uint32_t insert(const Key& key)
    {
        if (m_keys.size() * 4 >= m_slots.size() * 3)
            rebuild(slotsFor(m_keys.size() + 1) * 2);
        std::size_t slot = Hash{}(key)&m_mask;
        while (m_slots[slot] != kNone) {
            if (m_keys[m_slots[slot]] == key)
                return m_slots[slot];
            slot = (slot + 1) & m_mask;
        }
        const auto number = static_cast<std::uint32_t>(m_keys.size());
        m_slots[slot] = number;
        m_keys.push_back(key);
        return number;
    }

    /// The key's number or kNone.
    [[nodiscard]] std::uint32_t find(const Key& key) const
    {
        if (m_keys.empty())
            return kNone;
        std::size_t slot = Hash{}(key)&m_mask;
        while (m_slots[slot] != kNone) {
            if (m_keys[m_slots[slot]] == key)
                return m_slots[slot];
            slot = (slot + 1) & m_mask;
        }
        return kNone;
    }

    [[nodiscard]] std::size_t size() const { return m_keys.size(); }
    [[nodiscard]] const Key& operator[](std::uint32_t number) const { return m_keys[number]; }
    [[nodiscard]] const std::vector<Key>& keys() const { return m_keys; }
    /// The keys in order of their numbers; leaves the index empty.
    [[nodiscard]] std::vector<Key> takeKeys()
    {
        m_slots.clear();
        return std::move(m_keys);
    }
    void clear()
    {
        m_keys.clear();
        m_slots.clear();
    }

private:
    [[nodiscard]] static std::size_t slotsFor(std::size_t keys)
    {
        std::size_t slots = 16;
        while (slots * 3 < keys * 4)
            slots *= 2;
        return slots;
    }

    void rebuild(std::size_t slots)
    {
        m_slots.assign(slots, kNone);
        m_mask = slots - 1;
        for (std::uint32_t number = 0; number < m_keys.size(); ++number) {
            std::size_t slot = Hash{}(m_keys[number]) & m_mask;
            while (m_slots[slot] != kNone)
                slot = (slot + 1) & m_mask;
            m_slots[slot] = number;
        }
    }

    std::vector<Key> m_keys;
    std::vector<std::uint32_t> m_slots;
    std::size_t m_mask = 0;
};

} // namespace longspan
