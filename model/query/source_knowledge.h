// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

namespace longspan::query {

/// What is learnt of a source while it is asked, shared by all proofs over it: above all whether it has a maximum of
/// its own below the limit that it is asked with. A server that answered n units has no maximum below n, so that an
/// answer of fewer is no victim of one. From any thread.
class SourceKnowledge {
public:
    /// No server's own maximum lies below that; smaller answers are believed.
    static constexpr std::uint64_t kSmallestMaximum = 10;

    /// An answer of so many units was seen.
    void saw(std::uint64_t units);
    /// May an answer of so many units be a whole one?
    [[nodiscard]] bool believable(std::uint64_t units) const;
    /// The source never gives more than that.
    void foundMaximum(std::uint64_t units);
    [[nodiscard]] std::optional<std::uint64_t> maximum() const;

    /// True for the first caller, who then asks for as much as he can; the others wait for probed().
    [[nodiscard]] std::unique_lock<std::mutex> probing() { return std::unique_lock(m_probing); }
    [[nodiscard]] bool probed() const;
    void setProbed();

    /// Which share of a cut answer a list turned out to be, for interfaces of which nothing is known yet.
    void learnShare(double share);
    [[nodiscard]] std::optional<double> usualShare() const;

private:
    mutable std::mutex m_mutex;
    std::mutex m_probing;
    std::uint64_t m_most = 0;
    std::optional<std::uint64_t> m_maximum;
    bool m_probed = false;
    std::vector<double> m_shares;
};

} // namespace longspan::query
