// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/hash.h"
#include "model/base/ids.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace longspan {

/// Interned texts: equal bytes have equal ids, ids are dense from 0, and 0 is the empty text. Texts stay where they are
/// until the pool goes, so a view of one is valid as long as the pool. Not thread-safe while it grows.
class StringPool {
public:
    StringPool();
    StringPool(StringPool&&) noexcept = default;
    StringPool& operator=(StringPool&&) noexcept = default;

    /// In line as far as a text that is there already goes: decoders do this several times a span.
    StringId intern(std::string_view text)
    {
        const std::uint64_t hash = hashBytes(text);
        const Slot& slot = m_slots[slotOf(text, hash)];
        return slot.id != kFree ? StringId{slot.id} : add(text, hash);
    }
    /// The id of a text that is already there, else nothing: never grows the pool.
    [[nodiscard]] StringId find(std::string_view text, StringId otherwise) const;

    [[nodiscard]] std::string_view text(StringId id) const { return m_texts[index(id)]; }
    [[nodiscard]] std::size_t size() const { return m_texts.size(); }
    /// Bytes held for texts and the index, for memory figures.
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t id = kFree;
    };
    static constexpr std::uint32_t kFree = 0xffff'ffffU;

    [[nodiscard]] std::size_t slotOf(std::string_view text, std::uint64_t hash) const
    {
        const std::size_t mask = m_slots.size() - 1;
        const auto tag = static_cast<std::uint32_t>(hash >> 32U);
        std::size_t slot = hash & mask;
        while (m_slots[slot].id != kFree) {
            if (m_slots[slot].hash == tag && equalBytes(m_texts[m_slots[slot].id], text))
                break;
            slot = (slot + 1) & mask;
        }
        return slot;
    }
    StringId add(std::string_view text, std::uint64_t hash);
    std::string_view keep(std::string_view text);
    void grow();

    std::vector<std::string_view> m_texts;
    std::vector<Slot> m_slots;
    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::size_t m_blockUsed = 0;
    std::size_t m_blockSize = 0;
    std::size_t m_blockBytes = 0;
};

} // namespace longspan
