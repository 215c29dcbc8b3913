// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/hash.h"
#include "model/base/key_index.h"
#include "model/trace/span_table.h"

#include <optional>
#include <span>
#include <vector>

namespace longspan::store {

/// Finds the row of a parent among the rows of a trace: of several with its id the nearest one before, else the first
/// one after.
class ParentRows {
public:
    void begin(const SpanTable& table, std::span<const SpanIndex> rows);
    /// Rows must be asked for in order. Nothing when the parent is not there, or is the row itself.
    [[nodiscard]] std::optional<std::size_t> parentOf(std::size_t row);

private:
    struct IdHash {
        std::uint64_t operator()(SpanId id) const { return hashWord(static_cast<std::uint64_t>(id)); }
    };
    // Up to here looking at all of them is faster than any index.
    static constexpr std::size_t kFew = 24;

    [[nodiscard]] std::optional<std::size_t> scan(std::size_t row, SpanId parent) const;

    std::vector<SpanId> m_ids;
    std::vector<SpanId> m_parents;
    KeyIndex<SpanId, IdHash> m_index;
    std::vector<std::uint32_t> m_numberOfRow; ///< of its id
    std::vector<std::uint32_t> m_rowOfId;     ///< the latest of the rows passed, else the first one
};

} // namespace longspan::store
