// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/call_scan.h"

#include <array>
#include <bit>
#include <utility>

namespace longspan::analysis {

namespace {

/// Finds the rows of one trace after the other that tell of the same call. Its memory is used again for every trace.
class RepeatedRows {
public:
    explicit RepeatedRows(const SpanTable& table) : m_table(table), m_columns(table.columns()) {}

    void look(std::span<const SpanIndex> rows)
    {
        if (rows.size() > kFewRows || !allDiffer(rows))
            compare(rows);
    }

    [[nodiscard]] std::vector<SpanIndex> take()
    {
        std::sort(m_found.begin(), m_found.end());
        return std::move(m_found);
    }

private:
    static constexpr std::size_t kFewRows = 64;
    static constexpr std::uint32_t kFree = 0xffff'ffffU;

    /// A quick look that settles most small traces: no two ids share one of 512 bits.
    [[nodiscard]] bool allDiffer(std::span<const SpanIndex> rows) const
    {
        std::array<std::uint64_t, 8> seen{};
        bool repeated = false;
        for (const SpanIndex row : rows) {
            const auto id = static_cast<std::uint64_t>(m_columns.id[index(row)]);
            std::uint64_t& word = seen[(id >> 6U) & 7U];
            const std::uint64_t bit = std::uint64_t{1} << (id & 63U);
            repeated = repeated || (word & bit) != 0;
            word |= bit;
        }
        return !repeated;
    }

    void compare(std::span<const SpanIndex> rows)
    {
        const std::size_t mask = std::bit_ceil(rows.size() * 2) - 1;
        m_slots.assign(mask + 1, kFree);
        for (const SpanIndex row : rows) {
            std::size_t slot = hashWord(static_cast<std::uint64_t>(m_columns.id[index(row)])) & mask;
            while (m_slots[slot] != kFree && !same(SpanIndex{m_slots[slot]}, row))
                slot = (slot + 1) & mask;
            if (m_slots[slot] == kFree) {
                m_slots[slot] = static_cast<std::uint32_t>(row);
                continue;
            }
            const SpanIndex other{m_slots[slot]};
            const bool otherStands = stands(other, row);
            m_found.push_back(otherStands ? row : other);
            m_slots[slot] = static_cast<std::uint32_t>(otherStands ? other : row);
        }
    }

    [[nodiscard]] bool same(SpanIndex a, SpanIndex b) const
    {
        return m_table.id(a) == m_table.id(b) && m_table.kind(a) == m_table.kind(b) && service(a) == service(b);
    }

    /// Whether a stands rather than b; a comes before b in the table.
    [[nodiscard]] bool stands(SpanIndex a, SpanIndex b) const
    {
        if (m_table.durationKnown(a) != m_table.durationKnown(b))
            return m_table.durationKnown(a);
        if (m_table.duration(a) != m_table.duration(b))
            return m_table.duration(a) > m_table.duration(b);
        if (m_table.startKnown(a) != m_table.startKnown(b))
            return m_table.startKnown(a);
        if (m_table.start(a) != m_table.start(b))
            return m_table.start(a) < m_table.start(b);
        return !(m_table.name(a).empty() && !m_table.name(b).empty());
    }

    [[nodiscard]] StringId service(SpanIndex span) const
    {
        return m_table.interfaces()[index(m_table.interface(span))].service;
    }

    const SpanTable& m_table;
    const SpanColumns& m_columns;
    std::vector<std::uint32_t> m_slots;
    std::vector<SpanIndex> m_found;
};

} // namespace

CallScan::CallScan(SpanTablePtr table) : m_table(std::move(table))
{
    RepeatedRows repeated(*m_table);
    for (std::uint32_t no = 0; no < m_table->traceCount(); ++no)
        repeated.look(m_table->spansOf(TraceNo{no}));
    m_repeated = repeated.take();
}

} // namespace longspan::analysis
