// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/note.h"
#include "model/base/result.h"

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string_view>

namespace longspan {

/// Told from any thread how far a call has come. total is 0 while it is not known.
class ProgressSink {
public:
    virtual ~ProgressSink() = default;
    /// stage names the work in the program's own terms ("read", "store"); done and total share one unit, mostly bytes.
    virtual void progress(std::string_view stage, std::uint64_t done, std::uint64_t total) = 0;
};

/// What every blocking function of the model takes: how to stop it, until when it may run, whom to tell.
/// A small value; copies share the stop token. A default-made Call never stops and tells nobody.
struct Call {
    using Clock = std::chrono::steady_clock;

    std::stop_token stop = {};
    Clock::time_point deadline = Clock::time_point::max();
    ProgressSink* progressSink = nullptr;
    NoteSink* noteSink = nullptr;

    /// cancelled or deadline, else success. Cheap enough for every few thousand records.
    [[nodiscard]] Result<> check() const;

    void progress(std::string_view stage, std::uint64_t done, std::uint64_t total) const
    {
        if (progressSink)
            progressSink->progress(stage, done, total);
    }

    /// Counts an odd record. where: the first place it was seen at.
    void note(NoteKind kind, std::string_view where, std::uint64_t count = 1) const
    {
        if (noteSink)
            noteSink->note(kind, where, count);
    }
};

} // namespace longspan
