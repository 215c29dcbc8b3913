// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// The limit of finding the slowest calls: what is left when there are only two columns and nothing to check.
namespace longspan::bench {

struct CallColumns {
    std::uint32_t interfaces = 0;
    std::vector<std::uint32_t> interface;
    std::vector<std::int64_t> duration;
};

struct RankedCall {
    std::int64_t duration = 0;
    std::uint32_t row = 0;
};

/// Lists one after the other; group i is [begin[i], begin[i + 1]). Not sorted within a group.
struct TopCalls {
    std::vector<RankedCall> calls;
    std::vector<std::size_t> begin;
};

/// 4,000 interfaces of very different frequency (the biggest has 3 % of the calls), log-normal durations with a heavy
/// tail.
[[nodiscard]] CallColumns makeCalls(std::size_t calls, std::uint64_t seed);

/// One scan that sorts the calls into their groups, and nth_element in every group.
[[nodiscard]] TopCalls topOfEach(const CallColumns& columns, std::size_t k);

/// One scan that keeps at most a few hundred calls a group and cuts a full group down by nth_element: less memory to
/// touch fresh, which wins when there are many calls.
[[nodiscard]] TopCalls topOfEachBounded(const CallColumns& columns, std::size_t k);

/// One scan for one interface.
[[nodiscard]] std::vector<RankedCall> topOfOne(const CallColumns& columns, std::uint32_t interface, std::size_t k);

} // namespace longspan::bench
