// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/hash.h"
#include "model/base/ids.h"
#include "model/base/raw_vector.h"

#include <bit>

namespace longspan {

/// Finds positions by span id: open addressing, with half of the hash beside each position, so that the ids themselves
/// are only looked at to confirm a find. Made for a million lookups all over memory: slots can be fetched ahead.
class SpanIdIndex {
public:
    static constexpr std::uint32_t kNone = 0xffff'ffffU;

    explicit SpanIdIndex(std::size_t positions) : m_mask(std::bit_ceil(positions + positions / 2 + 2) - 1)
    {
        m_slots.resize(m_mask + 1, Slot{});
    }

    void fetch(SpanId id) const { __builtin_prefetch(&m_slots[hash(id) & m_mask]); }

    /// The position that the id was given first; position itself if it is new. idAt: callable position -> SpanId.
    template <class IdAt>
    std::uint32_t insert(SpanId id, std::uint32_t position, IdAt&& idAt)
    {
        Slot& slot = m_slots[slotOf(id, idAt)];
        if (slot.position == kNone)
            slot = {tag(hash(id)), position};
        return slot.position;
    }

    /// kNone for an id that was not inserted.
    template <class IdAt>
    [[nodiscard]] std::uint32_t find(SpanId id, IdAt&& idAt) const
    {
        return m_slots[slotOf(id, idAt)].position;
    }

    /// A position that very likely has the id, or kNone; for fetching ahead what belongs to it.
    [[nodiscard]] std::uint32_t guess(SpanId id) const { return m_slots[hash(id) & m_mask].position; }

    /// Lets another position with the same id stand for it.
    template <class IdAt>
    void replace(SpanId id, std::uint32_t position, IdAt&& idAt)
    {
        m_slots[slotOf(id, idAt)].position = position;
    }

private:
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t position = kNone;
    };

    [[nodiscard]] static std::uint64_t hash(SpanId id) { return hashWord(static_cast<std::uint64_t>(id)); }
    [[nodiscard]] static std::uint32_t tag(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U); }

    template <class IdAt>
    [[nodiscard]] std::size_t slotOf(SpanId id, IdAt& idAt) const
    {
        const std::uint64_t hashed = hash(id);
        std::size_t at = hashed & m_mask;
        while (m_slots[at].position != kNone && (m_slots[at].tag != tag(hashed) || idAt(m_slots[at].position) != id))
            at = (at + 1) & m_mask;
        return at;
    }

    std::size_t m_mask;
    RawVector<Slot> m_slots;
};

} // namespace longspan
