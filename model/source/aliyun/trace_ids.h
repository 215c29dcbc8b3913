// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/ids.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::source::aliyun {

/// Ids of traces as texts and as numbers. Alibaba Cloud's own agents write 30 digits, others 16 or 32, some no hex at
/// all; a number alone does not tell which text to ask for. Remembers the latest ones with the region they were seen
/// in. Thread-safe.
class TraceIdBook {
public:
    explicit TraceIdBook(std::size_t most = 200'000) : m_most(most) {}

    struct Place {
        std::string text;
        std::string region;
    };

    /// The number of a text: its hex digits, else a hash. The same text always gives the same number.
    [[nodiscard]] static TraceId numberOf(std::string_view text);
    TraceId remember(const std::string& text, const std::string& region);
    [[nodiscard]] std::optional<Place> find(TraceId id) const;
    /// Texts to ask for one after the other when nothing is remembered.
    [[nodiscard]] static std::vector<std::string> guesses(TraceId id);

private:
    std::size_t m_most;
    mutable std::mutex m_mutex;
    std::map<TraceId, Place> m_places;
    std::vector<TraceId> m_order;
    std::size_t m_next = 0; ///< in m_order, once it is full
};

/// The number of a span id: its hex digits when there are at most 16, else a hash; none for an empty one and zeros.
[[nodiscard]] SpanId spanNumber(std::string_view text);

/// A 64-bit hash that stays the same between runs.
[[nodiscard]] std::uint64_t stableHash(std::string_view text, std::uint64_t seed = 0);

} // namespace longspan::source::aliyun
