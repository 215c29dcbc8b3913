// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/detail_unpacker.h"

namespace longspan::store {

using namespace detail_format;
using Type = ValueView::Type;

bool DetailUnpacker::run(const DetailContext& context)
{
    if (!m_to.m_texts.read(m_part) || context.interfaces.size() != m_to.m_texts.rows() || !openStreams())
        return false;
    m_freshEntries.assign(m_to.m_texts.size(), 0);
    m_to.m_rows.reserve(context.interfaces.size() + 1);
    for (std::size_t i = 0; i < context.interfaces.size(); ++i)
        if (!row(context.interfaces[i], context.starts[i]))
            return false;
    DetailRows::Row& end = m_to.m_rows.emplace_back();
    end.subRecords = static_cast<std::uint32_t>(m_to.m_subRecords.size());
    return m_extras.atEnd() && m_shapes.atEnd() && m_parts.atEnd() && m_facts.atEnd();
}

bool DetailUnpacker::openStreams()
{
    m_extras = ByteReader(m_part.next());
    m_shapes = ByteReader(m_part.next());
    m_parts = ByteReader(m_part.next());
    m_events = ByteReader(m_part.next());
    const std::string_view widths = m_part.next();
    m_times = NumberReader(widths, m_part.next());
    m_links = ByteReader(m_part.next());
    m_facts = ByteReader(m_part.next());
    if (!readRecords(ByteReader(m_part.next())))
        return false;
    m_sets.resize(m_to.m_texts.streamSets());
    std::size_t numbers = 0;
    for (StreamSet& set : m_sets) {
        set.codes = ByteReader(m_part.next());
        set.bytes = ByteReader(m_part.next());
        m_codesLeft += set.codes.left();
        set.numbers.reserve(kNumberStreams);
        for (std::size_t i = 0; i < kNumberStreams; ++i) {
            const std::string_view of = m_part.next();
            set.numbers.emplace_back(of, m_part.next());
            numbers += of.size();
        }
    }
    // Every item takes a code and every number a width, so no more can come.
    m_to.m_items.reserve(m_codesLeft);
    m_to.m_numbers.reserve(numbers);
    return m_part.ok() && m_part.left() == 0;
}

bool DetailUnpacker::readRecords(ByteReader records)
{
    while (records.ok() && !records.atEnd())
        m_to.m_records.push_back(records.text());
    return records.ok();
}

bool DetailUnpacker::row(std::uint32_t interface, Nanos start)
{
    m_spanContext = DetailSlots::spanContext(interface);
    DetailSlots::Context& context = m_slots.context(m_spanContext);
    DetailRows::Row row;
    row.extras = m_extras.byte() ^ context.extras;
    context.extras = row.extras;
    row.items = static_cast<std::uint32_t>(m_to.m_items.size());
    row.subRecords = static_cast<std::uint32_t>(m_to.m_subRecords.size());
    if (!m_extras.ok() || row.extras > kAllExtras || !attributes(m_spanContext))
        return false;
    row.attributesEnd = static_cast<std::uint32_t>(m_to.m_items.size());
    const bool told = facts(row) && subRecords(row.extras, start);
    m_to.m_rows.push_back(row);
    return told;
}

bool DetailUnpacker::attributes(std::uint32_t contextNumber)
{
    DetailSlots::Context& context = m_slots.context(contextNumber);
    const std::uint64_t code = m_shapes.below(m_to.m_texts.shapes().size() + 1);
    if (code != 0)
        context.shape = static_cast<std::uint32_t>(code - 1);
    std::uint32_t shape = context.shape;
    std::size_t depth = m_to.m_texts.shapes()[shape].depth;
    if (!m_shapes.ok() || depth > m_codesLeft)
        return false;
    m_codesLeft -= depth;
    const std::size_t from = m_shapeFields.size();
    m_shapeFields.resize(from + depth);
    for (; depth > 0; --depth) {
        m_shapeFields[from + depth - 1] = m_to.m_texts.shapes()[shape].field;
        shape = m_to.m_texts.shapes()[shape].parent;
    }
    std::uint32_t last = DetailSlots::kNone;
    for (std::size_t i = from; i < m_shapeFields.size(); ++i) {
        const std::uint32_t field = m_shapeFields[i];
        const std::uint32_t expected = m_slots.expected(contextNumber, last);
        const bool fits = expected != DetailSlots::kNone && m_slots.slot(expected).field == field;
        last = fits ? expected : m_slots.follow(contextNumber, last, field);
        if (!value(last))
            return false;
    }
    m_shapeFields.resize(from);
    return true;
}

bool DetailUnpacker::reserved(std::uint32_t field)
{
    return value(m_slots.reserved(m_spanContext, field));
}

bool DetailUnpacker::facts(DetailRows::Row& row)
{
    if ((row.extras & detail_format::facts) != 0) {
        row.facts = static_cast<std::uint32_t>(m_to.m_facts.size());
        DetailRows::Facts& facts = m_to.m_facts.emplace_back();
        constexpr std::uint64_t kMost = std::uint64_t{1} << 32U;
        facts.traceFlags = static_cast<std::uint32_t>(m_facts.below(kMost));
        facts.droppedAttributes = static_cast<std::uint32_t>(m_facts.below(kMost));
        facts.droppedEvents = static_cast<std::uint32_t>(m_facts.below(kMost));
        facts.droppedLinks = static_cast<std::uint32_t>(m_facts.below(kMost));
        if (!reserved(statusMessage) || !reserved(traceState))
            return false;
    }
    if ((row.extras & remote) != 0 && !reserved(remoteEndpoint))
        return false;
    if ((row.extras & warnings) != 0) {
        row.warnings = static_cast<std::uint32_t>(m_facts.below(std::uint64_t{1} << 32U));
        for (std::uint32_t i = 0; i < row.warnings; ++i)
            if (!reserved(warning))
                return false;
    }
    return m_facts.ok();
}

bool DetailUnpacker::subRecords(std::uint8_t extras, Nanos start)
{
    if ((extras & (events | links)) == 0)
        return true;
    const std::uint64_t count = m_parts.number();
    ByteReader kinds;
    if ((extras & links) != 0)
        kinds = ByteReader(m_parts.raw(count));
    for (std::uint64_t i = 0; i < count && m_parts.ok(); ++i) {
        const bool isLink = (extras & links) != 0 && kinds.byte() != 0;
        if (!(isLink ? link() : event(start)))
            return false;
        m_to.m_subRecords.back().itemsEnd = static_cast<std::uint32_t>(m_to.m_items.size());
    }
    return m_parts.ok();
}

bool DetailUnpacker::event(Nanos start)
{
    DetailRows::SubRecord event;
    event.time = wrappingSum(start, m_times.nextSigned());
    event.dropped = static_cast<std::uint32_t>(m_events.below(std::uint64_t{1} << 32U));
    if (!m_times.ok() || !m_events.ok() || !reserved(eventName))
        return false;
    event.items = static_cast<std::uint32_t>(m_to.m_items.size());
    m_to.m_subRecords.push_back(event);
    const std::uint32_t entry = m_to.m_items.back().entry;
    const std::vector<std::uint32_t>& names = m_to.m_texts.fields()[eventName].entries;
    // Entries of one field stand together and in order, so the difference is the number within the field.
    return attributes(DetailSlots::eventContext(entry - names.front()));
}

bool DetailUnpacker::link()
{
    DetailRows::SubRecord link;
    link.isLink = true;
    link.type = static_cast<Link::Type>(m_links.below(static_cast<std::uint64_t>(Link::Type::followsFrom) + 1));
    link.trace = m_links.fixed<TraceId>();
    link.span = m_links.fixed<SpanId>();
    if (!m_links.ok() || !reserved(linkState))
        return false;
    link.items = static_cast<std::uint32_t>(m_to.m_items.size());
    m_to.m_subRecords.push_back(link);
    return attributes(DetailSlots::kLinkContext);
}

bool DetailUnpacker::value(std::uint32_t slotNumber)
{
    DetailSlots::Slot& slot = m_slots.slot(slotNumber);
    StreamSet& from = streams(slot.field);
    const Type type = m_to.m_texts.fields()[slot.field].type;
    switch (type) {
    case Type::null:
    case Type::boolean: m_to.m_items.push_back({slot.field, from.codes.byte(), 0}); return from.codes.ok();
    case Type::integer:
    case Type::real: return number(slot, from, type);
    case Type::string:
    case Type::binary:
    case Type::complex: return text(slot, from);
    }
    return false;
}

bool DetailUnpacker::number(DetailSlots::Slot& slot, StreamSet& streams, Type type)
{
    const std::uint8_t code = streams.codes.byte();
    if (code == 1)
        m_slots.setNumber(slot,
            type == Type::integer ? static_cast<std::uint64_t>(streams.numbers[0].nextSigned())
                                  : streams.bytes.fixed<std::uint64_t>());
    if (code > 1 || slot.entry == DetailSlots::kNone)
        return false;
    m_to.m_items.push_back({slot.field, 0, static_cast<std::uint32_t>(m_to.m_numbers.size())});
    m_to.m_numbers.push_back(m_slots.number(slot));
    return streams.codes.ok() && streams.bytes.ok() && streams.numbers[0].ok();
}

bool DetailUnpacker::text(DetailSlots::Slot& slot, StreamSet& streams)
{
    const DetailTexts& texts = m_to.m_texts;
    const std::vector<std::uint32_t>& entries = texts.fields()[slot.field].entries;
    std::uint32_t& fresh = m_freshEntries[slot.field];
    const std::uint64_t code = streams.codes.below(entries.size() + 2);
    if (code == 1) {
        if (fresh == entries.size())
            return false;
        slot.entry = entries[fresh++];
    } else if (code > 1) {
        if (code - 2 >= fresh)
            return false;
        slot.entry = entries[static_cast<std::size_t>(code - 2)];
    }
    if (!streams.codes.ok() || slot.entry == DetailSlots::kNone)
        return false;
    m_to.m_items.push_back({slot.field, slot.entry, static_cast<std::uint32_t>(m_to.m_numbers.size())});
    const std::size_t numbers = texts.numbers(slot.entry);
    for (std::size_t i = 0; i < numbers; ++i) {
        NumberReader& of = streams.numbers[std::min(i, kNumberStreams - 1)];
        m_to.m_numbers.push_back(of.next());
        if (!of.ok())
            return false;
    }
    return true;
}

} // namespace longspan::store
