// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/topology_ports.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace longspan::scene {
namespace {

using analysis::LayoutPoint;
using Route = std::vector<LayoutPoint>;

constexpr double kMostApart = 9;
constexpr double kUsable = 0.65; ///< of a side
constexpr double kShort = 90;    ///< a horizontal piece of up to this length moves with its end, a longer one bends

/// The height to which the route first turns, seen from one of its ends.
double turn(const Route& route, bool last)
{
    const std::size_t size = route.size();
    const auto at = [&](std::size_t i) { return route[last ? size - 1 - i : i].y; };
    for (std::size_t i = 1; i < size; ++i) {
        if (at(i) != at(0))
            return at(i);
    }
    return at(0);
}

void moveEnd(Route& route, bool last, double by)
{
    const auto at = [&](std::size_t i) -> LayoutPoint& { return route[last ? route.size() - 1 - i : i]; };
    if (route.size() > 2 && at(1).y == at(0).y && std::abs(at(1).x - at(0).x) <= kShort)
        at(1).y += by;
    at(0).y += by;
}

} // namespace

void TopologyPorts::add(std::uint32_t edge, std::uint32_t from, std::uint32_t to, bool back)
{
    m_sides[2 * std::size_t{from} + (back ? 0 : 1)].push_back({edge, false});
    m_sides[2 * std::size_t{to} + (back ? 1 : 0)].push_back({edge, true});
}

void TopologyPorts::spread(std::vector<Route>& routes) const
{
    // All are compared before any is moved.
    std::vector<std::tuple<End, double>> moves;
    for (const std::vector<End>& side : m_sides) {
        std::vector<std::tuple<double, std::uint32_t, bool>> sorted;
        const auto height = [&](const End& end) {
            const Route& route = routes[end.edge];
            return end.last ? route.back().y : route.front().y;
        };
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        for (const End& end : side) {
            sorted.emplace_back(turn(routes[end.edge], end.last), end.edge, end.last);
            low = std::min(low, height(end));
            high = std::max(high, height(end));
        }
        std::sort(sorted.begin(), sorted.end());
        // The layout keeps edges between the same two nodes apart already, evenly around the middle.
        const double middle = (low + high) / 2;
        const auto count = static_cast<double>(sorted.size());
        const double apart = std::min(kMostApart, kUsable * m_height / std::max(1.0, count - 1));
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            const End end{std::get<1>(sorted[i]), std::get<2>(sorted[i])};
            moves.emplace_back(end, middle + apart * (static_cast<double>(i) - (count - 1) / 2) - height(end));
        }
    }
    for (const auto& [end, by] : moves)
        moveEnd(routes[end.edge], end.last, by);
}

} // namespace longspan::scene
