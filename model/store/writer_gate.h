// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>

namespace longspan::store {

/// Lets one writer in at a time. Waiting for it ends at a time or on request; a pass may be handed to another thread,
/// which a locked mutex may not.
class WriterGate {
    struct Leave {
        void operator()(WriterGate* gate) const { gate->leave(); }
    };

public:
    /// Being inside, until it goes. Empty: was not let in.
    using Pass = std::unique_ptr<WriterGate, Leave>;

    /// An empty pass when `until` came or a stop was asked for first.
    [[nodiscard]] Pass enter(const std::stop_token& stop, std::chrono::steady_clock::time_point until);

private:
    void leave();

    std::mutex m_mutex;
    std::condition_variable_any m_free;
    bool m_busy = false;
};

} // namespace longspan::store
