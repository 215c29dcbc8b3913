// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/detail_fields.h"

namespace longspan::store {

using namespace detail_format;

NumberWriter& DetailFields::Streams::number(std::size_t at)
{
    at = std::min(at, kNumberStreams - 1);
    if (at >= numbers.size())
        numbers.resize(at + 1);
    return numbers[at];
}

void DetailFields::Streams::clear()
{
    codes.clear();
    bytes.clear();
    for (NumberWriter& number : numbers)
        number.clear();
    entries.clear();
    texts.clear();
}

void DetailFields::clear()
{
    m_fields.clear();
    m_keys.clear();
    m_fieldOfKey.clear();
    m_values.clear();
    for (Streams& streams : m_streams)
        streams.clear();
    if (m_streams.size() < kReserved)
        m_streams.resize(kReserved);
    for (const ValueView::Type type : kReservedTypes)
        m_fields.push_back({.key = {}, .type = type});
    m_fields[eventName].templates = true;
}

std::uint32_t DetailFields::find(std::string_view key, ValueView::Type type)
{
    const auto found = m_keys.insert(static_cast<std::uint32_t>(type), key, false, 0);
    if (!found.fresh)
        return m_fieldOfKey[found.entry];
    const std::uint32_t field = size();
    m_fieldOfKey.push_back(field);
    Field& made = m_fields.emplace_back();
    made.key = m_keys[found.entry].text;
    made.type = type;
    made.templates = type == ValueView::Type::string && m_templateKeys.contains(std::string(key));
    if (streamSet(field) >= m_streams.size())
        m_streams.emplace_back();
    return field;
}

DetailFields::Text DetailFields::text(
    std::uint32_t field, std::string_view text, bool mayBeTemplate, TextNumbers& numbers)
{
    numbers.count = 0;
    if (!mayBeTemplate)
        return insert(field, text, false);
    if (m_fields[field].templates && TextTemplate::split(text, m_spelling, numbers))
        return insert(field, m_spelling, true);
    numbers.count = 0;
    const Text result = insert(field, text, false);
    countFresh(m_fields[field], result.fresh);
    return result;
}

DetailFields::Text DetailFields::insert(std::uint32_t field, std::string_view text, bool isTemplate)
{
    const auto found = m_values.insert(field, text, isTemplate, m_fields[field].texts);
    if (found.fresh) {
        ++m_fields[field].texts;
        Streams& to = streams(field);
        if (field >= kStreamSets - 1)
            to.entries.number(field);
        to.entries.number(text.size() * 2 + (isTemplate ? 1 : 0));
        to.texts.raw(text);
    }
    return {found.entry, found.fresh};
}

/// A key most of whose values are new is better off with templates.
void DetailFields::countFresh(Field& field, bool fresh)
{
    field.fresh += fresh ? 1 : 0;
    if (++field.values < kWindow)
        return;
    if (field.fresh * 2 > field.values && !field.templates) {
        field.templates = true;
        m_templateKeys.emplace(field.key);
    }
    field.fresh = 0;
    field.values = 0;
}

void DetailFields::writeHead(ByteWriter& head) const
{
    head.number(m_fields.size() - kReserved);
    for (std::size_t field = kReserved; field < m_fields.size(); ++field) {
        head.byte(static_cast<std::uint8_t>(m_fields[field].type));
        head.text(m_fields[field].key);
    }
}

void DetailFields::addEntries(PartWriter& part) const
{
    for (std::size_t set = 0; set <= streamSet(size() - 1); ++set) {
        part.add(m_streams[set].entries.view());
        part.add(m_streams[set].texts.view());
    }
}

void DetailFields::addValues(PartWriter& part)
{
    for (std::size_t set = 0; set <= streamSet(size() - 1); ++set) {
        Streams& streams = m_streams[set];
        part.add(streams.codes.view());
        part.add(streams.bytes.view());
        for (std::size_t number = 0; number < kNumberStreams; ++number) {
            const bool used = number < streams.numbers.size();
            part.add(used ? streams.numbers[number].widths() : std::string_view());
            part.addRaw(used ? streams.numbers[number].finishBits() : std::string_view());
        }
    }
}

} // namespace longspan::store
