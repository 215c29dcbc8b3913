// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/transfer.h"

#include <memory>
#include <optional>

namespace longspan::net {

/// One request with its redirects and repetitions: tells what to send next and when, and in the end what came of it.
class Exchange {
public:
    using TimePoint = Call::Clock::time_point;

    /// What all exchanges of a call share; outlives them.
    struct Setting {
        const ClientOptions& options;
        Pacing& pacing;
        CURLSH* share;
        const Call& call;
    };

    Exchange(const Request& request, const Setting& setting, Transfer::Receiver receiver);

    [[nodiscard]] bool done() const { return m_outcome.has_value(); }
    [[nodiscard]] Transfer* running() const { return m_transfer.get(); }
    /// When the next attempt may begin.
    [[nodiscard]] TimePoint due() const { return m_due; }
    /// Whom it goes to: the key of the host's limits.
    [[nodiscard]] const std::string& origin() const { return m_origin; }

    [[nodiscard]] CURL* begin();
    /// The attempt is over; the handle must have been taken from the multi handle.
    void finished(CURLcode code);
    /// The attempt, or waiting for one, ends with this.
    void end(Error error);

    [[nodiscard]] Result<Response> take() { return *std::move(m_outcome); }

private:
    void prepare(const Request& request);
    void settle(Result<Response> result, bool sinkTouched);
    void follow(const Response& response);
    [[nodiscard]] bool repeat(const Result<Response>& result, bool sinkTouched);
    void aim(Attempt attempt);

    const Setting& m_setting;
    Transfer::Receiver m_receiver;
    Attempt m_attempt;
    std::string m_origin;
    bool m_repeatable;
    int m_redirects = 0;
    int m_repetitions = 0;
    TimePoint m_due{};
    std::unique_ptr<Transfer> m_transfer;
    std::optional<Result<Response>> m_outcome;
};

} // namespace longspan::net
