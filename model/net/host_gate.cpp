// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/host_gate.h"

#include <algorithm>
#include <cmath>

namespace longspan::net {

TokenBucket::TokenBucket(double perSecond, double burst)
    : m_perSecond(perSecond), m_burst(std::max(burst, 1.0)), m_tokens(m_burst)
{
}

double TokenBucket::tokensAt(TimePoint now) const
{
    if (m_since == TimePoint{} || now <= m_since)
        return m_tokens;
    const std::chrono::duration<double> passed = now - m_since;
    return std::min(m_burst, m_tokens + passed.count() * m_perSecond);
}

bool TokenBucket::full(TimePoint now) const
{
    return m_perSecond <= 0 || tokensAt(now) >= m_burst;
}

std::optional<TokenBucket::TimePoint> TokenBucket::take(TimePoint now)
{
    if (m_perSecond <= 0)
        return std::nullopt;
    m_tokens = tokensAt(now);
    m_since = now;
    // What rounding takes from a whole token must not keep anybody waiting.
    static constexpr double kAlmost = 1.0 - 1e-6;
    if (m_tokens >= kAlmost) {
        m_tokens = std::max(m_tokens - 1.0, 0.0);
        return std::nullopt;
    }
    const std::chrono::duration<double> missing((1.0 - m_tokens) / m_perSecond);
    return now + std::chrono::ceil<std::chrono::milliseconds>(missing);
}

void HostGate::forgetIdle(TimePoint now)
{
    static constexpr std::size_t kMany = 256;
    if (m_hosts.size() < kMany)
        return;
    for (auto host = m_hosts.begin(); host != m_hosts.end();)
        host = host->second.inside == 0 && host->second.bucket.full(now) ? m_hosts.erase(host) : std::next(host);
}

std::optional<HostGate::TimePoint> HostGate::enter(const std::string& origin, TimePoint now)
{
    const std::lock_guard lock(m_mutex);
    forgetIdle(now);
    const Host fresh{0, TokenBucket(m_limits.perSecond, m_limits.burst)};
    Host& host = m_hosts.try_emplace(origin, fresh).first->second;
    if (host.inside >= std::max<std::size_t>(m_limits.atOnce, 1))
        return TimePoint::max();
    if (const std::optional<TimePoint> later = host.bucket.take(now))
        return later;
    ++host.inside;
    return std::nullopt;
}

void HostGate::leave(const std::string& origin)
{
    {
        const std::lock_guard lock(m_mutex);
        --m_hosts.at(origin).inside;
    }
    const std::lock_guard lock(m_wakeMutex);
    for (const Wake& wake : m_wakes)
        wake();
}

HostGate::WakeList::iterator HostGate::addWake(Wake wake)
{
    const std::lock_guard lock(m_wakeMutex);
    return m_wakes.insert(m_wakes.end(), std::move(wake));
}

void HostGate::removeWake(WakeList::iterator wake)
{
    const std::lock_guard lock(m_wakeMutex);
    m_wakes.erase(wake);
}

} // namespace longspan::net
