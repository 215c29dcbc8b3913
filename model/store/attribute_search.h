// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/detail_rows.h"
#include "model/store/segment_reader.h"
#include "model/store/store_types.h"

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace longspan::store {

/// Says which rows of a segment fulfil conditions on their attributes and on those of their resources.
class AttributeSearch {
public:
    /// details: the packed part, taken when the rows have to be unpacked. Nothing: no row can fulfil all conditions.
    /// malformed: damaged.
    [[nodiscard]] static Result<std::optional<AttributeSearch>> open(
        std::span<const AttributeTerm> terms, const UnpackedSegment& segment, std::string& details);

    [[nodiscard]] bool matches(std::uint32_t row) const;

private:
    /// One condition, as far as the segment's texts decide it.
    struct Term {
        AttributeTerm wanted;
        std::vector<bool> fields;                                              ///< whose key fits
        std::vector<bool> records;                                             ///< resources that fulfil it
        std::unordered_map<std::uint32_t, std::vector<std::uint64_t>> entries; ///< texts that may be it, with numbers
    };

    explicit AttributeSearch(const UnpackedSegment& segment) : m_segment(&segment) {}
    [[nodiscard]] static Term prepare(const AttributeTerm& wanted, const DetailTexts& texts);
    [[nodiscard]] Result<bool> readTerms(std::span<const AttributeTerm> terms, std::string_view details);
    [[nodiscard]] static bool possible(const Term& term, const DetailTexts& texts);
    [[nodiscard]] bool matches(const Term& term, const DetailRows::Item& item) const;

    const UnpackedSegment* m_segment;
    std::optional<DetailRows> m_rows;
    std::vector<Term> m_terms;
};

} // namespace longspan::store
