// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/detail_slots.h"
#include "model/store/detail_texts.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::store {

/// What unpacking a segment's details needs to know of its rows.
struct DetailContext {
    std::span<const std::uint32_t> interfaces; ///< numbers within the segment
    std::span<const Nanos> starts;
};

/// The details of a segment, unpacked: every row can be told to a sink. Safe on any bytes. Some 150 bytes a span.
class DetailRows {
public:
    /// bytes: the part, kept by the result. malformed: what the format does not allow.
    [[nodiscard]] static Result<DetailRows> open(std::string bytes, const DetailContext& context);

    [[nodiscard]] std::uint32_t rows() const { return m_texts.rows(); }
    void visit(std::uint32_t row, DetailSink& sink) const;
    /// False: no such record, or it cannot be read.
    [[nodiscard]] bool visitRecord(std::uint32_t record, ResourceSink& sink) const;
    [[nodiscard]] std::size_t records() const { return m_records.size(); }
    [[nodiscard]] std::string_view record(std::uint32_t number) const { return m_records[number]; }

    /// A value: what it is depends on the field's type.
    struct Item {
        std::uint32_t field = 0;
        std::uint32_t entry = 0;  ///< texts and bytes: in texts(); booleans: 0 or 1
        std::uint32_t number = 0; ///< first of its numbers in numbers()
    };
    [[nodiscard]] const DetailTexts& texts() const { return m_texts; }
    /// The attributes of the span itself.
    [[nodiscard]] std::span<const Item> attributes(std::uint32_t row) const;
    [[nodiscard]] std::span<const std::uint64_t> numbers(const Item& item) const;
    /// The item as a value; room holds its text, and hold what is complex.
    [[nodiscard]] ValueView value(const Item& item, std::string& room, Value& hold) const;
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    /// An event or a link. The item before its attributes is the event's name or the link's trace state.
    struct SubRecord {
        std::uint32_t items = 0; ///< first attribute
        std::uint32_t itemsEnd = 0;
        std::uint32_t dropped = 0;
        Link::Type type = Link::Type::link;
        bool isLink = false;
        Nanos time = 0;
        TraceId trace;
        SpanId span = SpanId::none;
    };
    struct Facts {
        std::uint32_t traceFlags = 0;
        std::uint32_t droppedAttributes = 0;
        std::uint32_t droppedEvents = 0;
        std::uint32_t droppedLinks = 0;
    };
    /// After the attributes come, as far as extras says they are there, the items of: status message and trace state,
    /// remote endpoint, warnings.
    struct Row {
        std::uint32_t items = 0; ///< first attribute
        std::uint32_t attributesEnd = 0;
        std::uint32_t subRecords = 0; ///< first; they end where the next row's begin
        std::uint32_t facts = 0;
        std::uint32_t warnings = 0; ///< how many
        std::uint8_t extras = 0;
    };

    friend class DetailUnpacker;

    std::shared_ptr<const std::string> m_bytes;
    std::shared_ptr<const PartReader> m_part; ///< keeps the unpacked streams
    DetailTexts m_texts;
    std::vector<std::string_view> m_records;
    std::vector<Row> m_rows; ///< and one past the last
    std::vector<Item> m_items;
    std::vector<std::uint64_t> m_numbers;
    std::vector<SubRecord> m_subRecords;
    std::vector<Facts> m_facts;
};

} // namespace longspan::store
