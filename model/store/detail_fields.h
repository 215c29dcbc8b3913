// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/detail_format.h"
#include "model/store/number_stream.h"
#include "model/store/part.h"
#include "model/store/text_dictionary.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace longspan::store {

/// The fields of a segment while it is packed: their keys, and the streams that their values go to.
class DetailFields {
public:
    struct Streams {
        ByteWriter codes;
        ByteWriter bytes;
        std::vector<NumberWriter> numbers;
        ByteWriter entries;
        ByteWriter texts;

        NumberWriter& number(std::size_t at);
        void clear();
    };
    struct Field {
        std::string_view key;
        ValueView::Type type = ValueView::Type::null;
        std::uint32_t texts = 0;  ///< entries so far
        std::uint32_t fresh = 0;  ///< of those the last kWindow values made
        std::uint32_t values = 0; ///< in this window
        bool templates = false;   ///< most values are new: look for templates
    };

    DetailFields() { clear(); }

    [[nodiscard]] std::uint32_t find(std::string_view key, ValueView::Type type);
    [[nodiscard]] const Field& operator[](std::uint32_t field) const { return m_fields[field]; }
    [[nodiscard]] Streams& streams(std::uint32_t field) { return m_streams[detail_format::streamSet(field)]; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_fields.size()); }
    [[nodiscard]] const TextDictionary& texts() const { return m_values; }

    /// The entry for a text of a field, with the numbers that a template needs.
    struct Text {
        std::uint32_t entry = 0;
        bool fresh = false;
    };
    Text text(std::uint32_t field, std::string_view text, bool mayBeTemplate, TextNumbers& numbers);

    void writeHead(ByteWriter& head) const;
    void addEntries(PartWriter& part) const;
    void addValues(PartWriter& part);
    /// For the next segment; what was learned about keys is kept.
    void clear();

private:
    static constexpr std::uint32_t kWindow = 64;

    void countFresh(Field& field, bool fresh);
    Text insert(std::uint32_t field, std::string_view text, bool isTemplate);

    std::vector<Field> m_fields;
    std::vector<Streams> m_streams;
    TextDictionary m_keys;
    std::vector<std::uint32_t> m_fieldOfKey;
    TextDictionary m_values;
    std::unordered_set<std::string> m_templateKeys;
    std::string m_spelling;
};

} // namespace longspan::store
