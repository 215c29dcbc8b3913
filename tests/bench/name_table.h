// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::bench {

/// The first eight bytes at a place; the caller vouches that they may be read.
[[nodiscard]] inline std::uint64_t loadWord(const char* at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

/// Texts to small numbers: open addressing over raw bytes. Number 0 is the empty text.
class NameTable {
public:
    NameTable() : m_slots(kFirstSlots), m_mask(kFirstSlots - 1) { intern({"\0\0\0\0\0\0\0", 0}); }

    /// At least 8 bytes from the start of the text must be readable, and 8 before its end when it is longer.
    std::uint32_t intern(std::string_view text)
    {
        const std::uint64_t hash = hashOf(text);
        for (std::size_t at = hash & m_mask;; at = (at + 1) & m_mask) {
            const Slot& slot = m_slots[at];
            if (slot.number == kFree)
                return insert(text, hash, at);
            if (slot.hash == hash && equal(m_texts[slot.number], text))
                return slot.number;
        }
    }

    [[nodiscard]] std::size_t size() const { return m_texts.size(); }
    [[nodiscard]] const std::string& text(std::uint32_t number) const { return m_texts[number]; }

private:
    static constexpr std::uint32_t kFree = 0xffffffffU;
    static constexpr std::size_t kFirstSlots = 1U << 14U;

    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t number = kFree;
    };

    static std::uint64_t hashOf(std::string_view text)
    {
        const std::size_t size = text.size();
        const std::uint64_t first = loadWord(text.data());
        if (size < 8)
            return scramble(size == 0 ? 0 : first << (64U - 8 * size), size);
        std::uint64_t hash = scramble(first, size);
        for (std::size_t at = 8; at + 8 < size; at += 8)
            hash = scramble(hash ^ loadWord(text.data() + at), at);
        return scramble(hash ^ loadWord(text.data() + size - 8), size);
    }

    static std::uint64_t scramble(std::uint64_t value, std::uint64_t salt)
    {
        value = (value ^ (salt * 0x9e3779b97f4a7c15ULL)) * 0xd6e8feb86659fd93ULL;
        return value ^ (value >> 32U);
    }

    static bool equal(const std::string& known, std::string_view text)
    {
        return known.size() == text.size() && std::memcmp(known.data(), text.data(), text.size()) == 0;
    }

    std::uint32_t insert(std::string_view text, std::uint64_t hash, std::size_t at)
    {
        const auto number = static_cast<std::uint32_t>(m_texts.size());
        m_texts.emplace_back(text);
        m_slots[at] = {hash, number};
        if (m_texts.size() * 2 > m_slots.size())
            grow();
        return number;
    }

    void grow()
    {
        std::vector<Slot> slots(m_slots.size() * 2);
        m_mask = slots.size() - 1;
        for (const Slot& slot : m_slots) {
            if (slot.number == kFree)
                continue;
            std::size_t at = slot.hash & m_mask;
            while (slots[at].number != kFree)
                at = (at + 1) & m_mask;
            slots[at] = slot;
        }
        m_slots = std::move(slots);
    }

    std::vector<Slot> m_slots;
    std::size_t m_mask;
    std::vector<std::string> m_texts;
};

} // namespace longspan::bench
