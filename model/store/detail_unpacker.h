// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/detail_rows.h"
#include "model/store/number_stream.h"

namespace longspan::store {

/// Unpacks the rows of a part "details" one after the other, as DetailEncoder told them.
class DetailUnpacker {
public:
    DetailUnpacker(DetailRows& to, PartReader& part) : m_to(to), m_part(part) {}

    /// False for what the format does not allow.
    [[nodiscard]] bool run(const DetailContext& context);

private:
    struct StreamSet {
        ByteReader codes;
        ByteReader bytes;
        std::vector<NumberReader> numbers;
    };

    [[nodiscard]] bool openStreams();
    [[nodiscard]] bool readRecords(ByteReader records);
    [[nodiscard]] bool row(std::uint32_t interface, Nanos start);
    /// The shape of the next record of a kind and its attributes.
    [[nodiscard]] bool attributes(std::uint32_t context);
    [[nodiscard]] bool reserved(std::uint32_t field);
    [[nodiscard]] bool facts(DetailRows::Row& row);
    [[nodiscard]] bool subRecords(std::uint8_t extras, Nanos start);
    [[nodiscard]] bool event(Nanos start);
    [[nodiscard]] bool link();
    [[nodiscard]] bool value(std::uint32_t slot);
    [[nodiscard]] bool text(DetailSlots::Slot& slot, StreamSet& streams);
    [[nodiscard]] bool number(DetailSlots::Slot& slot, StreamSet& streams, ValueView::Type type);
    [[nodiscard]] StreamSet& streams(std::uint32_t field) { return m_sets[detail_format::streamSet(field)]; }

    DetailRows& m_to;
    PartReader& m_part;
    DetailSlots m_slots;
    std::vector<std::uint32_t> m_freshEntries; ///< by field: entries used so far
    std::vector<std::uint32_t> m_shapeFields;
    std::uint32_t m_spanContext = 0;

    ByteReader m_extras;
    ByteReader m_shapes;
    ByteReader m_parts;
    ByteReader m_events;
    NumberReader m_times;
    ByteReader m_links;
    ByteReader m_facts;
    std::vector<StreamSet> m_sets;
    std::size_t m_codesLeft = 0; ///< bounds what shapes can ask for
};

} // namespace longspan::store
