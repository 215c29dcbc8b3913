// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/detail_format.h"
#include "model/store/part.h"
#include "model/store/text_template.h"
#include "model/store/wire.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::store {

/// The fields of a packed segment and the texts that their values are made of: enough to say that a value does not
/// occur, without unpacking the rows.
class DetailTexts {
public:
    static constexpr std::uint32_t kNone = 0xffff'ffffU;

    struct Field {
        std::string_view key;
        ValueView::Type type = ValueView::Type::null;
        std::vector<std::uint32_t> entries; ///< by their number within the field
    };
    struct Entry {
        std::string_view text;
        std::uint32_t pattern = kNone;
    };
    /// A list of fields: that of its parent and one more. Number 0 is the empty list.
    struct Shape {
        std::uint32_t parent = 0;
        std::uint32_t field = 0;
        std::uint32_t depth = 0;
    };

    /// Reads the first streams of the part; it must outlive this. False when they cannot be.
    [[nodiscard]] bool read(PartReader& part);

    [[nodiscard]] std::uint32_t rows() const { return m_rows; }
    [[nodiscard]] const std::vector<Field>& fields() const { return m_fields; }
    [[nodiscard]] const std::vector<Shape>& shapes() const { return m_shapes; }
    [[nodiscard]] const Entry& entry(std::uint32_t number) const { return m_entries[number]; }
    [[nodiscard]] std::size_t streamSets() const { return detail_format::streamSet(size() - 1) + 1; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_fields.size()); }
    /// How many numbers a value of this entry has.
    [[nodiscard]] std::size_t numbers(std::uint32_t entry) const;
    /// The text of a value: the entry's own, or made in room.
    [[nodiscard]] std::string_view text(
        std::uint32_t entry, std::span<const std::uint64_t> numbers, std::string& room) const;
    /// True when some value of this entry can be this text; numbers then has the values it must have.
    [[nodiscard]] bool canBe(std::uint32_t entry, std::string_view text, TextNumbers& numbers) const;

private:
    [[nodiscard]] bool readHead(ByteReader head);
    [[nodiscard]] bool readEntries(std::size_t set, ByteReader entries, ByteReader texts);

    std::uint32_t m_rows = 0;
    std::vector<Field> m_fields;
    std::vector<Shape> m_shapes;
    std::vector<Entry> m_entries;
    std::vector<TextTemplate> m_patterns;
};

} // namespace longspan::store
