// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/string_pool.h"

#include <algorithm>
#include <cstring>

namespace longspan {

namespace {
constexpr std::size_t kFirstBlock = 4U << 10U;
constexpr std::size_t kLargestBlock = 1U << 20U;
} // namespace

StringPool::StringPool()
{
    m_slots.resize(64);
    intern({});
}

StringId StringPool::add(std::string_view text, std::uint64_t hash)
{
    if (m_texts.size() * 2 >= m_slots.size())
        grow();
    const auto id = static_cast<std::uint32_t>(m_texts.size());
    m_slots[slotOf(text, hash)] = {static_cast<std::uint32_t>(hash >> 32U), id};
    m_texts.push_back(keep(text));
    return StringId{id};
}

StringId StringPool::find(std::string_view text, StringId otherwise) const
{
    const std::uint32_t id = m_slots[slotOf(text, hashBytes(text))].id;
    return id == kFree ? otherwise : static_cast<StringId>(id);
}

std::string_view StringPool::keep(std::string_view text)
{
    if (text.empty())
        return {};
    if (m_blockUsed + text.size() > m_blockSize) {
        const std::size_t next = std::clamp(m_blockSize * 2, kFirstBlock, kLargestBlock);
        m_blockSize = std::max(next, text.size());
        m_blocks.push_back(std::make_unique<char[]>(m_blockSize));
        m_blockBytes += m_blockSize;
        m_blockUsed = 0;
    }
    char* place = m_blocks.back().get() + m_blockUsed;
    std::memcpy(place, text.data(), text.size());
    m_blockUsed += text.size();
    return {place, text.size()};
}

void StringPool::grow()
{
    m_slots.assign(m_slots.size() * 2, Slot{});
    const std::size_t mask = m_slots.size() - 1;
    for (std::uint32_t id = 0; id < m_texts.size(); ++id) {
        const std::uint64_t hash = hashBytes(m_texts[id]);
        std::size_t slot = hash & mask;
        while (m_slots[slot].id != kFree)
            slot = (slot + 1) & mask;
        m_slots[slot] = {static_cast<std::uint32_t>(hash >> 32U), id};
    }
}

std::size_t StringPool::bytes() const
{
    return m_blockBytes + m_texts.capacity() * sizeof(std::string_view) + m_slots.capacity() * sizeof(Slot);
}

} // namespace longspan
