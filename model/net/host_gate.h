// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/client_options.h"

#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace longspan::net {

/// So many at once after silence, and from then on so many a second.
class TokenBucket {
public:
    using TimePoint = Call::Clock::time_point;

    /// A rate of 0 does not limit.
    TokenBucket(double perSecond, double burst);

    /// Takes one, or says when there will be one.
    [[nodiscard]] std::optional<TimePoint> take(TimePoint now);
    [[nodiscard]] bool full(TimePoint now) const;

private:
    [[nodiscard]] double tokensAt(TimePoint now) const;

    double m_perSecond;
    double m_burst;
    double m_tokens;
    TimePoint m_since{};
};

/// Lets requests to a host through, as many at once and a second as the limits say. Shared by all calls of a client.
class HostGate {
public:
    using TimePoint = Call::Clock::time_point;
    using Wake = std::function<void()>;
    using WakeList = std::list<Wake>;

    explicit HostGate(const HostLimits& limits) : m_limits(limits) {}

    /// Nothing: come in, and leave() afterwards. Else when to ask again; TimePoint::max() when somebody has to leave
    /// before.
    [[nodiscard]] std::optional<TimePoint> enter(const std::string& origin, TimePoint now);
    void leave(const std::string& origin);

    /// Is called from any thread whenever somebody leaves, until removed.
    WakeList::iterator addWake(Wake wake);
    void removeWake(WakeList::iterator wake);

private:
    struct Host {
        std::size_t inside = 0;
        TokenBucket bucket;
    };
    void forgetIdle(TimePoint now);

    HostLimits m_limits;
    std::mutex m_mutex;
    std::map<std::string, Host> m_hosts;
    std::mutex m_wakeMutex;
    WakeList m_wakes;
};

} // namespace longspan::net
