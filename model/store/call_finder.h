// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/attribute_search.h"
#include "model/store/best_calls.h"
#include "model/store/catalog.h"
#include "model/store/segment_scan.h"
#include "model/store/store_types.h"

#include <map>
#include <optional>
#include <vector>

namespace longspan::store {

/// Answers a CallQuery out of one state of the store: from the ready lists, or from the segments.
class CallFinder {
public:
    CallFinder(sqlite::Database& database, CatalogPtr catalog, const CallQuery& query, const Call& call);

    [[nodiscard]] Result<CallPage> run();

private:
    /// What one thread of a scan found.
    struct Found {
        std::map<std::uint32_t, BestCalls> best; ///< by interface, or all under 0
        std::uint64_t seen = 0;
    };

    [[nodiscard]] bool readyAnswers() const;
    [[nodiscard]] Result<> fromReady();
    [[nodiscard]] Result<> addReady(std::uint32_t interface, std::string_view bytes);
    [[nodiscard]] Result<> identify();
    [[nodiscard]] Result<> fromSegments();
    [[nodiscard]] Result<> lookInto(
        const UnpackedSegment& segment, const SegmentScan::Place& place, Found& found) const;
    [[nodiscard]] std::vector<std::uint32_t> candidates(const UnpackedSegment& segment) const;
    [[nodiscard]] bool fits(const UnpackedSegment& segment, std::uint32_t row) const;
    [[nodiscard]] BestCalls& bestOf(Found& found, std::uint32_t interface) const;
    void collect(Found& found);
    [[nodiscard]] Result<> joinTraces();
    [[nodiscard]] CallPage page() const;

    sqlite::Database& m_database;
    CatalogPtr m_catalog;
    const CallQuery& m_query;
    const Call& m_call;
    std::vector<bool> m_wanted; ///< interfaces of the store
    RepeatedRows m_repeated;
    std::vector<FoundCall> m_calls;
    bool m_cut = false;
    std::uint64_t m_seen = 0;
};

} // namespace longspan::store
