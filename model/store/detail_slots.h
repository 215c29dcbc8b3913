// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/hash.h"
#include "model/base/key_index.h"
#include "model/store/detail_format.h"

#include <array>
#include <cstdint>
#include <vector>

namespace longspan::store {

/// What the last record of one kind (the last span of an interface, the last event of one name) said: spans of one
/// interface say nearly the same in the same order, so the next one is told as the difference. Packing and unpacking
/// both keep one of these and change it in the same way.
class DetailSlots {
public:
    static constexpr std::uint32_t kNone = 0xffff'ffffU;
    static constexpr std::uint32_t kEventContexts = 4096;
    static constexpr std::uint32_t kLinkContext = kEventContexts;

    /// One attribute of one kind of record.
    struct Slot {
        std::uint32_t field = 0;
        std::uint32_t next = kNone;      ///< the slot that followed last time
        std::uint32_t entry = kNone;     ///< of texts and bytes; of numbers: see number()
        std::uint32_t other = kNone;     ///< the entry before, for packing only
        std::uint32_t shapeFrom = kNone; ///< shapeFrom + field = shapeTo
        std::uint32_t shapeTo = kNone;
    };
    struct Context {
        std::uint32_t first = kNone;
        std::uint32_t shape = 0;
        std::uint8_t extras = 0;
        std::array<std::uint32_t, detail_format::kReserved> reserved = unknownSlots();
    };

    [[nodiscard]] static std::uint32_t eventContext(std::uint32_t nameEntry)
    {
        return nameEntry < kEventContexts ? nameEntry : kEventContexts - 1;
    }
    [[nodiscard]] static std::uint32_t spanContext(std::uint32_t interface) { return kLinkContext + 1 + interface; }

    Context& context(std::uint32_t number)
    {
        if (number >= m_contexts.size())
            m_contexts.resize(number + 1);
        return m_contexts[number];
    }

    /// The slot that came after another one last time (the first one after kNone), or kNone.
    [[nodiscard]] std::uint32_t expected(std::uint32_t context, std::uint32_t after) const
    {
        return after == kNone ? m_contexts[context].first : m_slots[after].next;
    }

    /// The slot of an attribute, which is expected after the one before from now on. context() must have been called.
    std::uint32_t follow(std::uint32_t context, std::uint32_t after, std::uint32_t field)
    {
        const std::uint32_t slot = m_index.insert(static_cast<std::uint64_t>(context) << 32U | field);
        if (slot == m_numbers.size())
            m_numbers.push_back(add(field));
        (after == kNone ? m_contexts[context].first : m_slots[after].next) = m_numbers[slot];
        return m_numbers[slot];
    }
    /// The slot of a field that is no attribute.
    std::uint32_t reserved(std::uint32_t context, std::uint32_t field)
    {
        std::uint32_t& slot = this->context(context).reserved[field];
        if (slot == kNone)
            slot = add(field);
        return slot;
    }

    [[nodiscard]] Slot& slot(std::uint32_t number) { return m_slots[number]; }

    /// The last number of a slot of numbers, which it has from the first setNumber() on.
    [[nodiscard]] std::uint64_t number(const Slot& slot) const { return m_lastNumbers[slot.entry]; }
    void setNumber(Slot& slot, std::uint64_t number)
    {
        if (slot.entry == kNone) {
            slot.entry = static_cast<std::uint32_t>(m_lastNumbers.size());
            m_lastNumbers.push_back(number);
        }
        m_lastNumbers[slot.entry] = number;
    }

    void clear()
    {
        m_contexts.clear();
        m_slots.clear();
        m_index.clear();
        m_numbers.clear();
        m_lastNumbers.clear();
    }

private:
    struct Hash {
        std::uint64_t operator()(std::uint64_t key) const { return hashWord(key); }
    };
    static constexpr std::array<std::uint32_t, detail_format::kReserved> unknownSlots()
    {
        std::array<std::uint32_t, detail_format::kReserved> slots{};
        slots.fill(kNone);
        return slots;
    }
    std::uint32_t add(std::uint32_t field)
    {
        m_slots.emplace_back().field = field;
        return static_cast<std::uint32_t>(m_slots.size() - 1);
    }

    std::vector<Context> m_contexts;
    std::vector<Slot> m_slots;
    std::vector<std::uint32_t> m_numbers; ///< slots by their number in the index
    std::vector<std::uint64_t> m_lastNumbers;
    KeyIndex<std::uint64_t, Hash> m_index;
};

} // namespace longspan::store
