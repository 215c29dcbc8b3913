// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/segment_scan.h"

#include "model/store/damage.h"

#include <algorithm>
#include <mutex>
#include <thread>
#include <vector>

namespace longspan::store {

namespace {

/// What the threads of one scan share.
class Scan {
public:
    Scan(const SegmentScan& scan, std::span<const SegmentInfo> segments, const SegmentScan::Visit& visit)
        : m_scan(scan), m_segments(segments), m_visit(visit)
    {
    }

    void work(unsigned worker)
    {
        UnpackedSegment segment;
        RawSegment raw;
        std::size_t position = 0;
        while (fetch(raw, position)) {
            Result<> done = segment.unpack(raw);
            if (done)
                done = m_visit(segment, {position, worker, raw.details});
            if (!done)
                failed(position, done.error());
        }
    }

    [[nodiscard]] Result<> result() const { return m_result; }

private:
    bool fetch(RawSegment& raw, std::size_t& position)
    {
        const std::lock_guard lock(m_mutex);
        while (m_result && m_next < m_segments.size()) {
            if (Result<> allowed = m_scan.call.check(); !allowed) {
                m_result = allowed;
                return false;
            }
            position = m_next++;
            if (const Result<> done = read(raw, m_segments[position].id); done)
                return true;
            else
                take(position, done.error());
        }
        return false;
    }

    Result<> read(RawSegment& raw, SegmentId segment) const
    {
        const Result<> read = readRaw(m_scan.database, segment, raw);
        return read && m_scan.details ? readPart(m_scan.database, "details", segment, raw.details) : read;
    }

    void failed(std::size_t position, const Error& error)
    {
        const std::lock_guard lock(m_mutex);
        take(position, error);
    }

    void take(std::size_t position, const Error& error)
    {
        if (isDamage(error))
            noteDamage(m_scan.call, m_scan.database.path(), m_segments[position].id, error);
        else if (m_result)
            m_result = tl::unexpected<Error>(error);
    }

    const SegmentScan& m_scan;
    std::span<const SegmentInfo> m_segments;
    const SegmentScan::Visit& m_visit;
    std::mutex m_mutex;
    std::size_t m_next = 0;
    Result<> m_result;
};

} // namespace

unsigned SegmentScan::workers(std::size_t segments) const
{
    const unsigned wanted = threads != 0 ? threads : std::thread::hardware_concurrency();
    return static_cast<unsigned>(std::clamp<std::size_t>(wanted, 1, std::max<std::size_t>(segments, 1)));
}

Result<> SegmentScan::run(std::span<const SegmentInfo> segments, const Visit& visit) const
{
    Scan scan(*this, segments, visit);
    onThreads(workers(segments.size()), [&scan](unsigned worker) { scan.work(worker); });
    return scan.result();
}

void onThreads(unsigned workers, const std::function<void(unsigned worker)>& work)
{
    std::vector<std::jthread> threads;
    for (unsigned worker = 1; worker < workers; ++worker)
        threads.emplace_back(work, worker);
    work(0);
}

} // namespace longspan::store
