// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/segment_reader.h"
#include "model/store/sqlite.h"
#include "model/trace/span_table.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace longspan::store {

/// True for equal ids, and for a short and a long one with the same low half.
[[nodiscard]] inline bool sameTrace(TraceId a, TraceId b)
{
    return a.low == b.low && (a.high == b.high || a.high == 0 || b.high == 0);
}

/// A trace with rows in several segments.
struct JoinedTrace {
    TraceId id;                      ///< the longest form
    std::vector<SegmentId> segments; ///< ascending
    TraceExtent extent;              ///< of all its rows

    /// Adds what another place says of the same trace.
    void add(TraceId other, const TraceExtent& otherExtent);
    void addSegment(SegmentId segment);
};

/// The table joined.
class JoinedTraces {
public:
    explicit JoinedTraces(sqlite::Database& database) : m_database(database) {}

    [[nodiscard]] Result<std::optional<JoinedTrace>> find(TraceId id);
    /// Replaces what was stored of the same trace; what has fewer than two segments goes.
    [[nodiscard]] Result<> write(const JoinedTrace& trace);
    [[nodiscard]] Result<std::vector<JoinedTrace>> all();
    /// Without any, nothing needs to be looked up.
    [[nodiscard]] Result<bool> empty();

private:
    [[nodiscard]] Result<> removeAll(TraceId id);
    sqlite::Database& m_database;
};

} // namespace longspan::store
