// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/catalog.h"
#include "model/store/joined_traces.h"
#include "model/store/packing_pool.h"
#include "model/store/ready_builder.h"
#include "model/store/store_types.h"

#include <unordered_map>
#include <vector>

namespace longspan::store {

/// Adds a table to a store inside of a transaction of the caller's.
class Importer {
public:
    Importer(sqlite::Database& database, const SpanTable& table, const ImportOptions& options, const Call& call);

    [[nodiscard]] Result<Imported> run(const Catalog& catalog);
    /// Stored spans that counted before and do not now: what is ready has to be made anew.
    [[nodiscard]] bool overtakesStored() const { return m_overtakesStored; }

private:
    [[nodiscard]] Result<> writeAll(ImportPlan& plan);
    [[nodiscard]] Result<> write(const PackingPool::Packed& packed, const ImportPlan& plan);
    [[nodiscard]] Result<SegmentId> writeSegment(const PackedSegment& segment, std::span<const SpanIndex> rows);
    [[nodiscard]] Result<> writePart(const char* sql, SegmentId segment, std::string_view bytes);
    [[nodiscard]] Result<> writeFacts(const PackedSegment& segment);
    void countRow(SpanIndex span, SegmentId segment, std::uint32_t row, std::uint32_t trace);
    void placeTrace(TraceNo trace, SegmentId segment);
    [[nodiscard]] Result<> writeRepeated(const ImportPlan& plan);
    [[nodiscard]] Result<> writeJoined();
    [[nodiscard]] std::string origin() const;

    sqlite::Database& m_database;
    const SpanTable& m_table;
    const ImportOptions& m_options;
    const Call& m_call;
    Nanos m_now = 0;
    KnownSpans m_known;
    StoreNames m_names;
    ReadyBuilder m_ready;
    Imported m_result;
    std::vector<SegmentId> m_firstSegment;                              ///< of each trace, 0 before it has one
    std::unordered_map<std::uint32_t, std::vector<SegmentId>> m_joined; ///< by TraceNo: traces in several segments
    std::unordered_map<SegmentId, std::vector<std::uint32_t>> m_repeated;
    bool m_overtakesStored = false;
};

} // namespace longspan::store
