// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/span_table.h"

#include <algorithm>
#include <span>
#include <vector>

namespace longspan::analysis {

/// A table with the rows known that tell of a call another row tells of already: the same trace id, span id, kind and
/// service. Of such rows the one with the longest known duration stands, then the earliest start, a known name before
/// an empty one, then the first row; the others do not count. Made once a table, shared by the scans below.
class CallScan {
public:
    explicit CallScan(SpanTablePtr table);

    [[nodiscard]] const SpanTable& table() const { return *m_table; }
    [[nodiscard]] const SpanTablePtr& tablePtr() const { return m_table; }
    /// Rows that do not count, ascending.
    [[nodiscard]] std::span<const SpanIndex> repeated() const { return m_repeated; }

    /// Calls visit(row) for every row of [from, to) that counts, ascending.
    template <class Visit>
    void forEachRow(std::size_t from, std::size_t to, Visit&& visit) const
    {
        auto skip = std::lower_bound(m_repeated.begin(), m_repeated.end(), from,
            [](SpanIndex span, std::size_t wanted) { return index(span) < wanted; });
        while (from < to) {
            const std::size_t stop = skip == m_repeated.end() ? to : std::min(to, index(*skip));
            for (; from < stop; ++from)
                visit(from);
            if (skip == m_repeated.end() || stop == to)
                return;
            ++skip;
            ++from;
        }
    }

private:
    SpanTablePtr m_table;
    std::vector<SpanIndex> m_repeated;
};

} // namespace longspan::analysis
