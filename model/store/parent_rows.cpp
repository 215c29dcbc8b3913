// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/parent_rows.h"

namespace longspan::store {

void ParentRows::begin(const SpanTable& table, std::span<const SpanIndex> rows)
{
    m_ids.clear();
    m_parents.clear();
    for (const SpanIndex row : rows) {
        m_ids.push_back(table.id(row));
        m_parents.push_back(table.parentId(row));
    }
    if (rows.size() <= kFew)
        return;
    m_index.clear();
    m_index.reserve(m_ids.size());
    m_rowOfId.clear();
    m_numberOfRow.clear();
    for (std::uint32_t row = 0; row < m_ids.size(); ++row) {
        m_numberOfRow.push_back(m_index.insert(m_ids[row]));
        if (m_numberOfRow.back() == m_rowOfId.size())
            m_rowOfId.push_back(row);
    }
}

std::optional<std::size_t> ParentRows::parentOf(std::size_t row)
{
    const SpanId parent = m_parents[row];
    if (m_ids.size() <= kFew)
        return scan(row, parent);
    const std::uint32_t found = m_index.find(parent);
    const std::uint32_t at = found == KeyIndex<SpanId, IdHash>::kNone ? 0 : m_rowOfId[found];
    m_rowOfId[m_numberOfRow[row]] = static_cast<std::uint32_t>(row);
    if (found == KeyIndex<SpanId, IdHash>::kNone || at == row)
        return std::nullopt;
    return at;
}

std::optional<std::size_t> ParentRows::scan(std::size_t row, SpanId parent) const
{
    for (std::size_t at = row; at-- > 0;)
        if (m_ids[at] == parent)
            return at;
    for (std::size_t at = row + 1; at < m_ids.size(); ++at)
        if (m_ids[at] == parent)
            return at;
    return std::nullopt;
}

} // namespace longspan::store
