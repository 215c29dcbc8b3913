// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/connections.h"
#include "model/store/detail_rows.h"
#include "model/store/segment_reader.h"

#include <list>
#include <memory>
#include <mutex>

namespace longspan::store {

/// The unpacked details of the segments that were asked for last. Thread-safe.
class DetailCache {
public:
    explicit DetailCache(Connections& connections) : m_connections(connections) {}

    /// malformed: damaged; notFound: removed in the meantime.
    [[nodiscard]] Result<std::shared_ptr<const DetailRows>> get(SegmentId segment);
    /// The same through a connection of the caller's, without keeping it.
    [[nodiscard]] static Result<DetailRows> read(sqlite::Database& database, SegmentId segment);

private:
    static constexpr std::size_t kKept = 4;
    struct Entry {
        SegmentId segment = 0;
        std::shared_ptr<const DetailRows> rows;
    };
    [[nodiscard]] std::shared_ptr<const DetailRows> find(SegmentId segment);

    Connections& m_connections;
    std::mutex m_mutex;
    std::list<Entry> m_entries; ///< the latest first
};

} // namespace longspan::store
