// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/catalog.h"
#include "model/store/detail_cache.h"
#include "model/store/joined_traces.h"
#include "model/store/store_types.h"
#include "model/store/table_loader.h"

#include <functional>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace longspan::store {

/// Loads what a query asks for as tables, out of one state of the store.
class TableQuery {
public:
    TableQuery(
        sqlite::Database& database, const Catalog& catalog, std::shared_ptr<DetailCache> details, const Call& call)
        : m_catalog(catalog), m_details(std::move(details)), m_scan{database, call}
    {
    }

    [[nodiscard]] Result<SpanTablePtr> load(const LoadQuery& query);
    [[nodiscard]] Result<> visit(const LoadQuery& query, const std::function<Result<>(const SpanTablePtr&)>& visitor);
    [[nodiscard]] Result<Trace> trace(TraceId id);

private:
    /// Which traces belong to a query for whole traces.
    struct Whole {
        bool needed = false;
        bool ofService = false;
        std::unordered_set<std::uint64_t> withService;         ///< low halves of ids
        std::unordered_map<std::uint64_t, JoinedTrace> joined; ///< by the low half
    };
    enum class Traces : std::uint8_t { all, notJoined, someJoined };

    [[nodiscard]] Result<> prepare(const LoadQuery& query);
    [[nodiscard]] Result<> findService(const LoadQuery& query);
    [[nodiscard]] Result<> readJoined();
    [[nodiscard]] Result<SpanTablePtr> loadFrom(
        std::span<const SegmentInfo> segments, const LoadQuery& query, Traces which);
    [[nodiscard]] std::vector<std::uint32_t> choose(
        const UnpackedSegment& segment, const LoadQuery& query, Traces which) const;
    [[nodiscard]] std::vector<std::uint32_t> chooseTraces(
        const UnpackedSegment& segment, const LoadQuery& query, Traces which) const;
    [[nodiscard]] Result<> visitJoined(
        const LoadQuery& query, const std::function<Result<>(const SpanTablePtr&)>& visitor);
    [[nodiscard]] Result<std::vector<SegmentInfo>> segmentsOf(TraceId id);

    const Catalog& m_catalog;
    std::shared_ptr<DetailCache> m_details;
    SegmentScan m_scan;
    std::vector<SegmentInfo> m_segments; ///< that may have something
    Whole m_whole;
    std::unordered_set<std::uint64_t> m_wantedJoined;
};

} // namespace longspan::store
