// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/import_plan.h"
#include "model/store/segment_encoder.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace longspan::store {

/// Packs planned segments on several threads; results come in the order of submission. For one caller's thread.
class PackingPool {
public:
    /// threads: 0 for one a core. call stops the work on a segment early.
    PackingPool(const SpanTable& table, const StoreNames& names, unsigned threads);
    PackingPool(const PackingPool&) = delete;
    PackingPool& operator=(const PackingPool&) = delete;
    /// Stops; what was not taken is lost.
    ~PackingPool();

    /// Segments that are packed at a time; more only cost memory.
    [[nodiscard]] std::size_t capacity() const { return m_threads.size() + 1; }
    [[nodiscard]] std::size_t pending() const { return m_taken < m_submitted ? m_submitted - m_taken : 0; }
    void submit(PlannedSegment segment);

    struct Packed {
        PlannedSegment plan;
        std::vector<PackedSegment> segments; ///< more than one when the details were too large
    };
    /// Waits for the oldest that was not taken.
    [[nodiscard]] Result<Packed> take();

private:
    struct Task {
        PlannedSegment plan;
        std::optional<Result<Packed>> result;
    };

    void work();
    [[nodiscard]] static Result<Packed> pack(SegmentEncoder& encoder, PlannedSegment plan);

    const SpanTable& m_table;
    const StoreNames& m_names;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Task> m_tasks; ///< from m_taken on
    std::size_t m_taken = 0;
    std::size_t m_started = 0;
    std::size_t m_submitted = 0;
    bool m_stopping = false;
    std::vector<std::jthread> m_threads;
};

} // namespace longspan::store
