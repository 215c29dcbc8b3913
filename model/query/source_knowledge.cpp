// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/query/source_knowledge.h"

#include <algorithm>

namespace longspan::query {

namespace {

constexpr std::size_t kShares = 64;

} // namespace

void SourceKnowledge::saw(std::uint64_t units)
{
    const std::lock_guard lock(m_mutex);
    m_most = std::max(m_most, units);
}

bool SourceKnowledge::believable(std::uint64_t units) const
{
    const std::lock_guard lock(m_mutex);
    if (m_maximum && units >= *m_maximum)
        return false;
    return units < kSmallestMaximum || units < m_most;
}

void SourceKnowledge::foundMaximum(std::uint64_t units)
{
    const std::lock_guard lock(m_mutex);
    m_maximum = std::min(units, m_maximum.value_or(units));
}

std::optional<std::uint64_t> SourceKnowledge::maximum() const
{
    const std::lock_guard lock(m_mutex);
    return m_maximum;
}

bool SourceKnowledge::probed() const
{
    const std::lock_guard lock(m_mutex);
    return m_probed;
}

void SourceKnowledge::setProbed()
{
    const std::lock_guard lock(m_mutex);
    m_probed = true;
}

void SourceKnowledge::learnShare(double share)
{
    const std::lock_guard lock(m_mutex);
    if (m_shares.size() < kShares)
        m_shares.push_back(share);
}

std::optional<double> SourceKnowledge::usualShare() const
{
    const std::lock_guard lock(m_mutex);
    if (m_shares.empty())
        return std::nullopt;
    std::vector<double> shares = m_shares;
    const auto middle = shares.begin() + static_cast<std::ptrdiff_t>(shares.size() / 2);
    std::nth_element(shares.begin(), middle, shares.end());
    return *middle;
}

} // namespace longspan::query
