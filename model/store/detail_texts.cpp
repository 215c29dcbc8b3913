// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/detail_texts.h"

#include "model/store/store_types.h"

namespace longspan::store {

using namespace detail_format;

bool DetailTexts::read(PartReader& part)
{
    if (!readHead(ByteReader(part.next())))
        return false;
    for (std::size_t set = 0; set < streamSets(); ++set) {
        const std::string_view entries = part.next();
        if (!readEntries(set, ByteReader(entries), ByteReader(part.next())))
            return false;
    }
    return part.ok();
}

bool DetailTexts::readHead(ByteReader head)
{
    m_rows = static_cast<std::uint32_t>(head.below(kSegmentSpans + 1));
    for (const ValueView::Type type : kReservedTypes)
        m_fields.push_back({{}, type, {}});
    const std::uint64_t fields = head.below(head.left() / 2 + 1);
    for (std::uint64_t i = 0; i < fields && head.ok(); ++i) {
        const std::uint8_t type = head.byte();
        if (type > static_cast<std::uint8_t>(ValueView::Type::complex))
            return false;
        m_fields.push_back({head.text(), static_cast<ValueView::Type>(type), {}});
    }
    const std::uint64_t shapes = head.below(head.left() / 2 + 1);
    m_shapes.push_back({});
    for (std::uint64_t i = 0; i < shapes && head.ok(); ++i) {
        const auto parent = static_cast<std::uint32_t>(head.below(m_shapes.size()));
        const auto field = static_cast<std::uint32_t>(head.below(m_fields.size()));
        m_shapes.push_back({parent, field, m_shapes[parent].depth + 1});
    }
    return head.ok() && head.atEnd();
}

bool DetailTexts::readEntries(std::size_t set, ByteReader entries, ByteReader texts)
{
    while (entries.ok() && !entries.atEnd()) {
        const std::uint64_t field = set + 1 < kStreamSets ? set : entries.below(m_fields.size());
        const std::uint64_t length = entries.number();
        Entry entry;
        entry.text = texts.raw(length >> 1U);
        if ((length & 1U) != 0) {
            entry.pattern = static_cast<std::uint32_t>(m_patterns.size());
            if (!m_patterns.emplace_back().parse(entry.text))
                return false;
        }
        if (!entries.ok() || !texts.ok() || streamSet(static_cast<std::uint32_t>(field)) != set)
            return false;
        m_fields[field].entries.push_back(static_cast<std::uint32_t>(m_entries.size()));
        m_entries.push_back(entry);
    }
    return entries.ok() && texts.atEnd();
}

std::size_t DetailTexts::numbers(std::uint32_t entry) const
{
    const std::uint32_t pattern = m_entries[entry].pattern;
    return pattern == kNone ? 0 : m_patterns[pattern].numbers();
}

std::string_view DetailTexts::text(
    std::uint32_t number, std::span<const std::uint64_t> numbers, std::string& room) const
{
    const Entry& entry = m_entries[number];
    if (entry.pattern == kNone)
        return entry.text;
    room.clear();
    m_patterns[entry.pattern].render(numbers, room);
    return room;
}

bool DetailTexts::canBe(std::uint32_t number, std::string_view text, TextNumbers& numbers) const
{
    const Entry& entry = m_entries[number];
    numbers.count = 0;
    return entry.pattern == kNone ? entry.text == text : m_patterns[entry.pattern].match(text, numbers);
}

} // namespace longspan::store
