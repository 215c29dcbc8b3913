// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/detail_rows.h"

#include "model/store/detail_unpacker.h"
#include "model/store/value_codec.h"

#include <bit>

namespace longspan::store {

using namespace detail_format;
using Type = ValueView::Type;

Result<DetailRows> DetailRows::open(std::string bytes, const DetailContext& context)
{
    DetailRows rows;
    rows.m_bytes = std::make_shared<const std::string>(std::move(bytes));
    Result<PartReader> part = PartReader::open(*rows.m_bytes, PartKind::details, kVersion);
    if (!part)
        return fail(ErrorKind::malformed, "details: " + part.error().what);
    auto kept = std::make_shared<PartReader>(std::move(*part));
    if (!DetailUnpacker(rows, *kept).run(context))
        return fail(ErrorKind::malformed, "details: streams that cannot be");
    rows.m_part = std::move(kept);
    return rows;
}

std::span<const DetailRows::Item> DetailRows::attributes(std::uint32_t row) const
{
    const Row& at = m_rows[row];
    return std::span(m_items).subspan(at.items, at.attributesEnd - at.items);
}

std::span<const std::uint64_t> DetailRows::numbers(const Item& item) const
{
    return std::span(m_numbers).subspan(item.number, m_texts.numbers(item.entry));
}

ValueView DetailRows::value(const Item& item, std::string& room, Value& hold) const
{
    const Type type = m_texts.fields()[item.field].type;
    switch (type) {
    case Type::null: return {};
    case Type::boolean: return {.type = type, .boolean = item.entry != 0, .text = {}};
    case Type::integer: return {.type = type, .integer = static_cast<std::int64_t>(m_numbers[item.number]), .text = {}};
    case Type::real: return {.type = type, .real = std::bit_cast<double>(m_numbers[item.number]), .text = {}};
    case Type::string: return {.type = type, .text = m_texts.text(item.entry, numbers(item), room)};
    case Type::binary: return {.type = type, .text = m_texts.entry(item.entry).text};
    case Type::complex: {
        ByteReader in(m_texts.entry(item.entry).text);
        if (!takeValue(in, hold))
            hold = {};
        return {.type = type, .text = {}, .complex = &hold};
    }
    }
    return {};
}

namespace {

/// Tells items of a segment to a sink; the rooms are used again and again.
class Teller {
public:
    Teller(const DetailRows& rows, DetailSink& sink) : m_rows(rows), m_sink(sink) {}

    void attribute(const DetailRows::Item& item)
    {
        m_sink.attribute(m_rows.texts().fields()[item.field].key, m_rows.value(item, m_room, m_hold));
    }
    std::string_view text(const DetailRows::Item& item) { return m_rows.value(item, m_room, m_hold).text; }

private:
    const DetailRows& m_rows;
    DetailSink& m_sink;
    std::string m_room;
    Value m_hold;
};

} // namespace

void DetailRows::visit(std::uint32_t number, DetailSink& sink) const
{
    const Row& row = m_rows[number];
    Teller teller(*this, sink);
    for (std::uint32_t item = row.items; item < row.attributesEnd; ++item)
        teller.attribute(m_items[item]);
    std::uint32_t item = row.attributesEnd;
    if ((row.extras & detail_format::facts) != 0) {
        const Facts& facts = m_facts[row.facts];
        const std::string message(teller.text(m_items[item++]));
        const std::string_view state = teller.text(m_items[item++]);
        sink.facts(
            {message, state, facts.traceFlags, facts.droppedAttributes, facts.droppedEvents, facts.droppedLinks});
    }
    if ((row.extras & remote) != 0) {
        ByteReader in(teller.text(m_items[item++]));
        sink.remoteEndpoint(takeEndpoint(in));
    }
    for (const std::uint32_t end = item + row.warnings; item < end; ++item)
        sink.warning(teller.text(m_items[item]));
    for (std::uint32_t i = row.subRecords; i < m_rows[number + 1].subRecords; ++i) {
        const SubRecord& sub = m_subRecords[i];
        const std::string_view text = teller.text(m_items[sub.items - 1]);
        if (sub.isLink)
            sink.beginLink({sub.type, sub.trace, sub.span, text});
        else
            sink.beginEvent(sub.time, text, sub.dropped);
        for (std::uint32_t at = sub.items; at < sub.itemsEnd; ++at)
            teller.attribute(m_items[at]);
    }
}

bool DetailRows::visitRecord(std::uint32_t record, ResourceSink& sink) const
{
    return record < m_records.size() && store::visitRecord(m_records[record], sink);
}

std::size_t DetailRows::memoryBytes() const
{
    return m_bytes->size() * 4 + m_rows.capacity() * sizeof(Row) + m_items.capacity() * sizeof(Item) +
        m_numbers.capacity() * sizeof(std::uint64_t) + m_subRecords.capacity() * sizeof(SubRecord);
}

} // namespace longspan::store
