// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/span_id_index.h"
#include "model/trace/span_merger.h"

#include <span>
#include <vector>

namespace longspan {

/// The rows of one trace by span id, those of one span brought together, and whose child each is: the first half of
/// building a TraceTree, whose comment has the rules. Rows go by their position in Trace::spans(); one of the rows of
/// a span stands for all of them.
class CleanSpans {
public:
    static constexpr std::uint32_t kNone = 0xffff'ffffU;
    static constexpr std::uint32_t kMissing = kNone - 1;

    explicit CleanSpans(const Trace& trace);

    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] SpanIndex row(std::uint32_t position) const { return m_rows[position]; }

    /// False for rows that another position stands for.
    [[nodiscard]] bool stands(std::uint32_t position) const
    {
        return m_mergedAt.empty() || m_mergedAt[position] != kPart;
    }
    /// nullptr for a row that is alone with its id: then its columns say all.
    [[nodiscard]] const MergedSpan* merged(std::uint32_t position) const
    {
        return m_mergedAt.empty() || m_mergedAt[position] >= kPart ? nullptr : &m_merged[m_mergedAt[position]];
    }
    [[nodiscard]] std::span<const std::uint32_t> parts(const MergedSpan& span) const
    {
        return {m_parts.data() + span.firstPart, span.parts};
    }
    /// A position, kNone for no parent, kMissing for one that is not in the trace. Only for positions that stand.
    [[nodiscard]] std::uint32_t parentOf(std::uint32_t position) const;

    /// Hints for who asks for the parents of all positions in turn: the first some 20 positions ahead, then the other.
    void fetchEarlier(std::uint32_t position) const { m_index.fetch(m_columns.parent[index(m_rows[position])]); }
    void fetchSoon(std::uint32_t position) const
    {
        const std::uint32_t parent = m_index.guess(m_columns.parent[index(m_rows[position])]);
        if (parent != kNone)
            __builtin_prefetch(&m_columns.id[index(m_rows[parent])]);
    }

    /// Positions that another one stands for, and spans that contradict an earlier one of the same id.
    struct Odd {
        std::uint64_t count = 0;
        std::uint32_t first = kNone;
    };
    [[nodiscard]] const Odd& duplicates() const { return m_duplicates; }
    [[nodiscard]] const Odd& conflicts() const { return m_conflicts; }

private:
    static constexpr std::uint32_t kPart = kNone - 1;

    void indexIds();
    void chain(std::uint32_t first, std::uint32_t position);
    void mergeRepeated(const Trace& trace);
    void addGroup(std::span<MergedSpan> spans, std::span<const std::uint32_t> parts);
    [[nodiscard]] std::uint32_t choose(const MergedSpan& first, std::uint32_t child) const;
    [[nodiscard]] SpanId id(std::uint32_t position) const { return m_columns.id[index(m_rows[position])]; }
    [[nodiscard]] auto ids() const
    {
        return [this](std::uint32_t position) { return id(position); };
    }

    const SpanTable& m_table;
    const SpanColumns& m_columns;
    std::span<const SpanIndex> m_rows;
    SpanIdIndex m_index;                   ///< at last to the first span of each group
    std::vector<std::uint32_t> m_next;     ///< chains of equal ids; empty when all ids differ
    std::vector<std::uint32_t> m_repeated; ///< where the chains begin
    std::vector<std::uint32_t> m_mergedAt; ///< in m_merged, kNone or kPart; empty when all ids differ
    std::vector<MergedSpan> m_merged;
    std::vector<std::uint32_t> m_parts;
    Odd m_duplicates;
    Odd m_conflicts;
};

} // namespace longspan
