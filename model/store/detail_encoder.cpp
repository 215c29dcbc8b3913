// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/detail_encoder.h"

namespace longspan::store {

using namespace detail_format;
using Type = ValueView::Type;

void DetailEncoder::begin()
{
    m_fields.clear();
    m_slots.clear();
    m_shapes.clear();
    m_records.clear();
    for (ByteWriter* stream :
        {&m_extraStream, &m_shapeStream, &m_partStream, &m_eventStream, &m_linkStream, &m_factStream, &m_recordStream})
        stream->clear();
    m_timeStream.clear();
    m_rows = 0;
    m_told = 0;
}

void DetailEncoder::beginSpan(std::uint32_t interface, Nanos start)
{
    m_spanContext = DetailSlots::spanContext(interface);
    m_start = start;
    m_extras = 0;
    m_subRecords.clear();
    m_warnings.clear();
    beginRecord(m_spanContext);
}

void DetailEncoder::endSpan()
{
    endRecord();
    putFacts();
    DetailSlots::Context& context = m_slots.context(m_spanContext);
    m_extraStream.byte(m_extras ^ context.extras);
    context.extras = m_extras;
    if (!m_subRecords.empty()) {
        m_partStream.number(m_subRecords.size());
        if ((m_extras & links) != 0)
            for (const SubRecord kind : m_subRecords)
                m_partStream.byte(static_cast<std::uint8_t>(kind));
    }
    ++m_rows;
}

std::uint32_t DetailEncoder::resource(std::string_view record)
{
    const auto number = static_cast<std::uint32_t>(m_records.size());
    const auto found = m_records.insert(0, record, false, number);
    if (found.fresh)
        m_recordStream.text(record);
    return m_records[found.entry].ref;
}

void DetailEncoder::beginRecord(std::uint32_t context)
{
    m_context = context;
    m_slots.context(context);
    m_lastSlot = DetailSlots::kNone;
    m_shape = 0;
}

void DetailEncoder::endRecord()
{
    DetailSlots::Context& context = m_slots.context(m_context);
    m_shapeStream.number(m_shape == context.shape ? 0 : m_shape + 1);
    context.shape = m_shape;
}

void DetailEncoder::beginSubRecord(SubRecord kind)
{
    endRecord();
    m_subRecords.push_back(kind);
    m_extras |= kind == SubRecord::event ? events : links;
}

void DetailEncoder::attribute(std::string_view key, const ValueView& value)
{
    m_told += key.size() + value.text.size() + 16;
    const std::uint32_t slot = slotFor(key, value.type);
    extendShape(m_slots.slot(slot));
    m_lastSlot = slot;
    put(slot, value);
}

std::uint32_t DetailEncoder::slotFor(std::string_view key, Type type)
{
    const std::uint32_t expected = m_slots.expected(m_context, m_lastSlot);
    if (expected != DetailSlots::kNone) {
        const DetailFields::Field& field = m_fields[m_slots.slot(expected).field];
        if (field.type == type && equalBytes(field.key, key) && m_slots.slot(expected).field >= kReserved)
            return expected;
    }
    return m_slots.follow(m_context, m_lastSlot, m_fields.find(key, type));
}

void DetailEncoder::extendShape(DetailSlots::Slot& slot)
{
    if (slot.shapeFrom != m_shape) {
        slot.shapeFrom = m_shape;
        slot.shapeTo = m_shapes.insert(static_cast<std::uint64_t>(m_shape) << 32U | slot.field) + 1;
    }
    m_shape = slot.shapeTo;
}

void DetailEncoder::put(std::uint32_t slotNumber, const ValueView& value)
{
    DetailSlots::Slot& slot = m_slots.slot(slotNumber);
    DetailFields::Streams& streams = m_fields.streams(slot.field);
    switch (value.type) {
    case Type::null: streams.codes.byte(0); return;
    case Type::boolean: streams.codes.byte(value.boolean ? 1 : 0); return;
    case Type::string: putText(slot, value.text, true); return;
    case Type::binary: putText(slot, value.text, false); return;
    case Type::complex:
        m_scratch.clear();
        putValue(m_scratch, value.complex ? *value.complex : Value{});
        m_told += m_scratch.size();
        putText(slot, m_scratch.view(), false);
        return;
    case Type::integer:
    case Type::real: break;
    }
    std::uint64_t bits = static_cast<std::uint64_t>(value.integer);
    if (value.type == Type::real)
        std::memcpy(&bits, &value.real, sizeof bits);
    const bool same = slot.entry != DetailSlots::kNone && m_slots.number(slot) == bits;
    streams.codes.byte(same ? 0 : 1);
    if (same)
        return;
    m_slots.setNumber(slot, bits);
    if (value.type == Type::integer)
        streams.number(0).putSigned(value.integer);
    else
        streams.bytes.fixed(bits);
}

bool DetailEncoder::isText(std::uint32_t entry, std::string_view text, TextNumbers& numbers) const
{
    if (entry == DetailSlots::kNone)
        return false;
    const TextDictionary::Entry& known = m_fields.texts()[entry];
    numbers.count = 0;
    return known.pattern == TextDictionary::kNone ? equalBytes(known.text, text)
                                                  : m_fields.texts().pattern(known).match(text, numbers);
}

void DetailEncoder::putText(DetailSlots::Slot& slot, std::string_view text, bool mayBeTemplate)
{
    DetailFields::Streams& streams = m_fields.streams(slot.field);
    TextNumbers numbers;
    if (isText(slot.entry, text, numbers)) {
        streams.codes.byte(0);
    } else if (isText(slot.other, text, numbers)) {
        std::swap(slot.entry, slot.other);
        streams.codes.number(m_fields.texts()[slot.entry].ref + 2);
    } else {
        const DetailFields::Text found = m_fields.text(slot.field, text, mayBeTemplate, numbers);
        slot.other = slot.entry;
        slot.entry = found.entry;
        streams.codes.number(found.fresh ? 1 : m_fields.texts()[found.entry].ref + 2);
    }
    putNumbers(streams, numbers);
}

void DetailEncoder::putNumbers(DetailFields::Streams& streams, const TextNumbers& numbers)
{
    for (std::size_t i = 0; i < numbers.count; ++i)
        streams.number(i).put(numbers.values[i]);
}

std::uint32_t DetailEncoder::putReserved(std::uint32_t field, std::string_view text)
{
    m_told += text.size();
    const std::uint32_t number = m_slots.reserved(m_spanContext, field);
    DetailSlots::Slot& slot = m_slots.slot(number);
    putText(slot, text, kReservedTypes[field] == Type::string);
    return slot.entry;
}

void DetailEncoder::beginEvent(Nanos time, std::string_view name, std::uint32_t droppedAttributes)
{
    beginSubRecord(SubRecord::event);
    m_told += 16;
    m_timeStream.putSigned(wrappingDifference(time, m_start));
    m_eventStream.number(droppedAttributes);
    const std::uint32_t entry = putReserved(eventName, name);
    beginRecord(DetailSlots::eventContext(m_fields.texts()[entry].ref));
}

void DetailEncoder::beginLink(const LinkFacts& link)
{
    beginSubRecord(SubRecord::link);
    m_told += 32;
    m_linkStream.byte(static_cast<std::uint8_t>(link.type));
    m_linkStream.fixed(link.trace);
    m_linkStream.fixed(link.span);
    putReserved(linkState, link.traceState);
    beginRecord(DetailSlots::kLinkContext);
}

void DetailEncoder::facts(const SpanFacts& facts)
{
    m_facts = facts;
    m_statusMessage = facts.statusMessage;
    m_traceState = facts.traceState;
    const bool any = !m_statusMessage.empty() || !m_traceState.empty() || facts.traceFlags != 0 ||
        facts.droppedAttributes != 0 || facts.droppedEvents != 0 || facts.droppedLinks != 0;
    m_extras = static_cast<std::uint8_t>(any ? m_extras | detail_format::facts : m_extras & ~detail_format::facts);
}

void DetailEncoder::remoteEndpoint(const Endpoint& endpoint)
{
    if (!endpoint.known() || (m_extras & remote) != 0)
        return;
    m_extras |= remote;
    m_scratch.clear();
    putEndpoint(m_scratch, endpoint);
    putReserved(detail_format::remoteEndpoint, m_scratch.view());
}

void DetailEncoder::warning(std::string_view text)
{
    m_warnings.emplace_back(text);
    m_extras |= warnings;
}

void DetailEncoder::putFacts()
{
    if ((m_extras & detail_format::facts) != 0) {
        for (const std::uint32_t number :
            {m_facts.traceFlags, m_facts.droppedAttributes, m_facts.droppedEvents, m_facts.droppedLinks})
            m_factStream.number(number);
        putReserved(statusMessage, m_statusMessage);
        putReserved(traceState, m_traceState);
    }
    if ((m_extras & warnings) != 0) {
        m_factStream.number(m_warnings.size());
        for (const std::string& text : m_warnings)
            putReserved(detail_format::warning, text);
    }
}

Result<std::string> DetailEncoder::finish(PartWriter& part)
{
    ByteWriter head;
    head.number(m_rows);
    m_fields.writeHead(head);
    head.number(m_shapes.size());
    for (const std::uint64_t shape : m_shapes.keys()) {
        head.number(shape >> 32U);
        head.number(shape & 0xffff'ffffU);
    }
    part.begin(PartKind::details, kVersion);
    part.add(head.view());
    m_fields.addEntries(part);
    part.add(m_extraStream.view());
    part.add(m_shapeStream.view());
    part.add(m_partStream.view());
    part.add(m_eventStream.view());
    part.add(m_timeStream.widths());
    part.addRaw(m_timeStream.finishBits());
    part.add(m_linkStream.view());
    part.add(m_factStream.view());
    part.add(m_recordStream.view());
    m_fields.addValues(part);
    return part.finish();
}

} // namespace longspan::store
