// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/packing_pool.h"

#include <algorithm>

namespace longspan::store {

namespace {

constexpr unsigned kMaxThreads = 64;

} // namespace

PackingPool::PackingPool(const SpanTable& table, const StoreNames& names, unsigned threads)
    : m_table(table), m_names(names)
{
    const unsigned wanted = threads != 0 ? threads : std::thread::hardware_concurrency();
    for (unsigned i = 0; i < std::clamp(wanted, 1U, kMaxThreads); ++i)
        m_threads.emplace_back([this] { work(); });
}

PackingPool::~PackingPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
}

void PackingPool::submit(PlannedSegment segment)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back({std::move(segment), std::nullopt});
        ++m_submitted;
    }
    m_changed.notify_all();
}

Result<PackingPool::Packed> PackingPool::take()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_tasks.front().result.has_value(); });
    Result<Packed> result = std::move(*m_tasks.front().result);
    m_tasks.pop_front();
    ++m_taken;
    return result;
}

void PackingPool::work()
{
    SegmentEncoder encoder(m_table, m_names);
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_stopping || m_started < m_submitted; });
        if (m_stopping)
            return;
        const std::size_t number = m_started++;
        PlannedSegment plan = std::move(m_tasks[number - m_taken].plan);
        lock.unlock();
        Result<Packed> result = pack(encoder, std::move(plan));
        lock.lock();
        m_tasks[number - m_taken].result = std::move(result);
        m_changed.notify_all();
    }
}

Result<PackingPool::Packed> PackingPool::pack(SegmentEncoder& encoder, PlannedSegment plan)
{
    Packed packed;
    std::span<const SpanIndex> rows = plan.rows;
    std::vector<std::uint32_t> traces = plan.traces;
    while (!rows.empty()) {
        Result<PackedSegment> segment = encoder.pack({rows, traces});
        if (!segment)
            return failWith(std::move(segment));
        rows = rows.subspan(segment->rows);
        std::size_t done = segment->rows;
        while (done > 0 && done >= traces.front()) {
            done -= traces.front();
            traces.erase(traces.begin());
        }
        if (done > 0)
            traces.front() -= static_cast<std::uint32_t>(done);
        packed.segments.push_back(std::move(*segment));
    }
    packed.plan = std::move(plan);
    return packed;
}

} // namespace longspan::store
