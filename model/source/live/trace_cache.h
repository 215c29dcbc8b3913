// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/span_table.h"

#include <deque>
#include <mutex>
#include <optional>

namespace longspan::source {

/// Traces that were fetched along with a search, so that opening a row asks nobody. Keeps the latest tables up to a
/// number of bytes. Safe to use from any thread.
class TraceCache {
public:
    explicit TraceCache(std::size_t bytes) : m_limit(bytes) {}

    /// partial: its traces may lack spans. settledBefore: traces that ended later may have grown since. A table larger
    /// than the cache is not kept.
    void add(const SpanTablePtr& table, std::size_t bodyBytes, bool partial, Nanos settledBefore);

    struct Hit {
        Trace trace;
        bool whole = false; ///< nothing of it can be missing
    };
    /// The latest that holds the trace; one that holds it whole goes first.
    [[nodiscard]] std::optional<Hit> find(TraceId id) const;
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Entry {
        SpanTablePtr table;
        std::size_t bytes = 0;
        bool partial = false;
        Nanos settledBefore = 0;
    };
    static constexpr std::size_t kMaxEntries = 256;

    mutable std::mutex m_mutex;
    std::deque<Entry> m_entries; ///< latest first
    std::size_t m_limit;
    std::size_t m_bytes = 0;
};

} // namespace longspan::source
