// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/top_floor.h"

#include "tests/support/generate_random.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace longspan::bench {

namespace {

constexpr std::uint32_t kInterfaces = 4000;
constexpr double kSkew = 0.72;

bool slower(const RankedCall& a, const RankedCall& b)
{
    return a.duration > b.duration;
}

bool faster(const RankedCall& a, const RankedCall& b)
{
    return a.duration < b.duration;
}

/// Cuts the group down to the k slowest; returns how many there are.
std::size_t keepSlowest(RankedCall* group, std::size_t size, std::size_t k)
{
    if (size <= k)
        return size;
    std::nth_element(group, group + k, group + size, slower);
    return k;
}

} // namespace

CallColumns makeCalls(std::size_t calls, std::uint64_t seed)
{
    test::Random random(seed);
    const test::Zipf interfaces(kInterfaces, kSkew);
    CallColumns columns;
    columns.interfaces = kInterfaces;
    columns.interface.reserve(calls);
    columns.duration.reserve(calls);
    for (std::size_t i = 0; i < calls; ++i) {
        const std::uint32_t interface = interfaces.draw(random);
        const double typical = 200e3 * static_cast<double>(1 + test::mix(interface) % 400);
        const double tail = random.chance(0.01) ? random.pareto(1.2) * 3 : 1.0;
        columns.interface.push_back(interface);
        columns.duration.push_back(
            static_cast<std::int64_t>(typical * std::exp(0.8 * random.normal()) * tail) / 1000 * 1000);
    }
    return columns;
}

TopCalls topOfEach(const CallColumns& columns, std::size_t k)
{
    const std::size_t calls = columns.interface.size();
    std::vector<std::size_t> begin(columns.interfaces + 1);
    for (const std::uint32_t interface : columns.interface)
        ++begin[interface + 1];
    for (std::size_t i = 0; i < columns.interfaces; ++i)
        begin[i + 1] += begin[i];
    const auto sorted = std::make_unique_for_overwrite<RankedCall[]>(calls);
    std::vector<std::size_t> next(begin.begin(), begin.end() - 1);
    for (std::size_t row = 0; row < calls; ++row)
        sorted[next[columns.interface[row]]++] = {columns.duration[row], static_cast<std::uint32_t>(row)};
    TopCalls top;
    top.begin.push_back(0);
    for (std::size_t i = 0; i < columns.interfaces; ++i) {
        RankedCall* group = sorted.get() + begin[i];
        const std::size_t kept = keepSlowest(group, begin[i + 1] - begin[i], k);
        top.calls.insert(top.calls.end(), group, group + kept);
        top.begin.push_back(top.calls.size());
    }
    return top;
}

TopCalls topOfEachBounded(const CallColumns& columns, std::size_t k)
{
    const std::size_t room = 4 * k;
    const auto kept = std::make_unique_for_overwrite<RankedCall[]>(room * columns.interfaces);
    std::vector<std::uint32_t> size(columns.interfaces);
    std::vector<std::int64_t> fastest(columns.interfaces, -1);
    for (std::size_t row = 0; row < columns.interface.size(); ++row) {
        const std::uint32_t interface = columns.interface[row];
        const std::int64_t duration = columns.duration[row];
        if (duration <= fastest[interface])
            continue;
        RankedCall* group = kept.get() + room * interface;
        group[size[interface]++] = {duration, static_cast<std::uint32_t>(row)};
        if (size[interface] == room) {
            size[interface] = static_cast<std::uint32_t>(keepSlowest(group, room, k));
            fastest[interface] = std::min_element(group, group + k, faster)->duration;
        }
    }
    TopCalls top;
    top.begin.push_back(0);
    for (std::size_t i = 0; i < columns.interfaces; ++i) {
        RankedCall* group = kept.get() + room * i;
        top.calls.insert(top.calls.end(), group, group + keepSlowest(group, size[i], k));
        top.begin.push_back(top.calls.size());
    }
    return top;
}

std::vector<RankedCall> topOfOne(const CallColumns& columns, std::uint32_t interface, std::size_t k)
{
    std::vector<RankedCall> calls;
    for (std::size_t row = 0; row < columns.interface.size(); ++row) {
        if (columns.interface[row] == interface)
            calls.push_back({columns.duration[row], static_cast<std::uint32_t>(row)});
    }
    calls.resize(keepSlowest(calls.data(), calls.size(), k));
    return calls;
}

} // namespace longspan::bench
