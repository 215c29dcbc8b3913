// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/store/segment_reader.h"
#include "model/store/sqlite.h"

#include <functional>
#include <span>
#include <string>

namespace longspan::store {

/// Unpacks segments on several threads, which read through one connection in turn.
struct SegmentScan {
    sqlite::Database& database;
    const Call& call;
    unsigned threads = 0; ///< 0: one a core
    bool details = false; ///< read them too

    /// What is done with a segment, on any of the threads. position: in the list of segments; worker: below workers(),
    /// for results of its own.
    struct Place {
        std::size_t position = 0;
        unsigned worker = 0;
        std::string& details; ///< the packed part, when it was asked for; may be taken
    };
    using Visit = std::function<Result<>(const UnpackedSegment& segment, const Place& place)>;
    /// Damaged segments, also those that visit calls malformed, are noted and left out.
    [[nodiscard]] Result<> run(std::span<const SegmentInfo> segments, const Visit& visit) const;
    [[nodiscard]] unsigned workers(std::size_t segments) const;
};

/// Runs work(worker) on that many threads, the caller's among them, and waits.
void onThreads(unsigned workers, const std::function<void(unsigned worker)>& work);

} // namespace longspan::store
