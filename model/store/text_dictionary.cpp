// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/text_dictionary.h"

#include "model/base/hash.h"

#include <cstring>

namespace longspan::store {

std::string_view TextArena::keep(std::string_view text)
{
    if (text.size() > kBlock / 4) {
        char* room = m_large.emplace_back(std::make_unique_for_overwrite<char[]>(text.size())).get();
        std::memcpy(room, text.data(), text.size());
        return {room, text.size()};
    }
    if (kBlock - m_used < text.size()) {
        if (++m_block >= m_blocks.size()) {
            m_blocks.push_back(std::make_unique_for_overwrite<char[]>(kBlock));
            m_block = m_blocks.size() - 1;
        }
        m_used = 0;
    }
    char* room = m_blocks.empty() ? nullptr : m_blocks[m_block].get() + m_used;
    if (!text.empty())
        std::memcpy(room, text.data(), text.size());
    m_used += text.size();
    return {room, text.size()};
}

void TextArena::clear()
{
    m_large.clear();
    m_block = 0;
    m_used = m_blocks.empty() ? kBlock : 0;
}

TextDictionary::Found TextDictionary::insert(
    std::uint32_t field, std::string_view text, bool isTemplate, std::uint32_t ref)
{
    if (m_entries.size() * 4 >= m_slots.size() * 3)
        grow();
    const std::uint64_t mixed = mixHash(hashBytes(text) ^ field, 0x9e37'79b9'7f4a'7c15U + (isTemplate ? 2U : 0U));
    const auto hash = static_cast<std::uint32_t>(mixed);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash & mask;
    for (; m_slots[slot] != kNone; slot = (slot + 1) & mask) {
        const Entry& entry = m_entries[m_slots[slot]];
        if (entry.hash == hash && entry.field == field && entry.text == text && (entry.pattern != kNone) == isTemplate)
            return {m_slots[slot], false};
    }
    const auto number = static_cast<std::uint32_t>(m_entries.size());
    m_slots[slot] = number;
    Entry& entry = m_entries.emplace_back();
    entry = {m_arena.keep(text), field, ref, kNone, hash};
    if (isTemplate) {
        entry.pattern = static_cast<std::uint32_t>(m_patterns.size());
        static_cast<void>(m_patterns.emplace_back().parse(entry.text));
    }
    return {number, true};
}

void TextDictionary::grow()
{
    const std::size_t slots = m_slots.empty() ? 1U << 12U : m_slots.size() * 2;
    m_slots.assign(slots, kNone);
    for (std::uint32_t number = 0; number < m_entries.size(); ++number) {
        std::size_t slot = m_entries[number].hash & (slots - 1);
        while (m_slots[slot] != kNone)
            slot = (slot + 1) & (slots - 1);
        m_slots[slot] = number;
    }
}

void TextDictionary::clear()
{
    m_entries.clear();
    m_patterns.clear();
    m_slots.clear();
    m_arena.clear();
}

} // namespace longspan::store
