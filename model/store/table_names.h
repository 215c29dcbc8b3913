// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/catalog.h"
#include "model/store/columns_decoder.h"
#include "model/trace/span_table_builder.h"

#include <span>
#include <vector>

namespace longspan::store {

/// Gives the names of a store their numbers in a table that is built.
class TableNames {
public:
    TableNames(SpanTableBuilder& builder, const Catalog& catalog);

    [[nodiscard]] StringId text(std::uint32_t id);
    [[nodiscard]] InterfaceNo interface(std::uint32_t id);
    [[nodiscard]] ResourceNo addResource(const ColumnsHead::Resource& resource);
    /// All that a segment's rows refer to.
    [[nodiscard]] ColumnMaps maps(const ColumnsHead& head, std::span<const TraceId> traces);

private:
    static constexpr std::uint32_t kNone = 0xffff'ffffU;

    SpanTableBuilder& m_builder;
    const Catalog& m_catalog;
    std::vector<StringId> m_texts;
    std::vector<InterfaceNo> m_interfaces;
};

} // namespace longspan::store
