// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/source/source_types.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <vector>

namespace longspan::source {

/// Tells whether spans of a table carry attributes: their own or their resource's. Resources are looked at once.
class AttributeMatch {
public:
    AttributeMatch(const SpanTable& table, std::span<const AttributeFilter> filters);

    /// True without filters. A span whose details cannot be read does not match and is noted as badRecord.
    [[nodiscard]] bool operator()(SpanIndex span, const Call& call);

private:
    /// Bit i: filter i holds.
    using Mask = std::uint64_t;

    [[nodiscard]] Mask ofResource(SpanIndex span);

    const SpanTable* m_table;
    std::span<const AttributeFilter> m_filters;
    Mask m_all = 0;
    std::unordered_map<std::uint64_t, Mask> m_resources;
};

/// Most conditions of one query; further ones are refused by the command line and the desktop.
inline constexpr std::size_t kMaxAttributeFilters = 64;

} // namespace longspan::source
