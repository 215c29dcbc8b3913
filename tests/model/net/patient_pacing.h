// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/curl_client.h"

#include <chrono>
#include <memory>
#include <mutex>
#include <vector>

namespace longspan::test {

/// Jumps over pauses instead of waiting, and remembers them. Chance always says the same.
class JumpingPacing final : public net::Pacing {
public:
    using TimePoint = Call::Clock::time_point;

    TimePoint now() const override
    {
        const std::lock_guard lock(m_mutex);
        return Call::Clock::now() + m_ahead;
    }

    double jitter() override { return 0.5; }

    void idle(TimePoint until) override
    {
        const std::lock_guard lock(m_mutex);
        const auto pause = until - (Call::Clock::now() + m_ahead);
        if (pause <= TimePoint::duration::zero())
            return;
        m_ahead += pause;
        m_pauses.push_back(std::chrono::duration_cast<std::chrono::milliseconds>(pause));
    }

    std::vector<std::chrono::milliseconds> pauses() const
    {
        const std::lock_guard lock(m_mutex);
        return m_pauses;
    }

private:
    mutable std::mutex m_mutex;
    TimePoint::duration m_ahead{};
    std::vector<std::chrono::milliseconds> m_pauses;
};

inline net::Request get(std::string url)
{
    net::Request request;
    request.url = std::move(url);
    return request;
}

inline net::Response expectAnswer(Result<net::Response> result)
{
    return result ? *std::move(result) : net::Response{-1, {}, ownBytes(result.error().what), {}, 0};
}

/// So long that only a hang reaches it.
inline Call patientCall()
{
    Call call;
    call.deadline = Call::Clock::now() + std::chrono::minutes(2);
    return call;
}

} // namespace longspan::test
