// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/layered_layout_layers.h"

#include <algorithm>
#include <numeric>

namespace longspan::analysis::layered {

namespace {

constexpr std::size_t kLeastBends = 50'000;
constexpr std::size_t kBendsPerElement = 16;
constexpr std::size_t kMostBends = 1'000'000;

/// Marks the longest arcs until the rest needs few enough bends.
std::vector<std::uint8_t> farArcs(std::span<const Arc> arcs, const std::vector<std::uint32_t>& ranks)
{
    const auto bendsOf = [&](std::uint32_t i) { return ranks[arcs[i].to] - ranks[arcs[i].from] - 1; };
    std::vector<std::uint32_t> byLength(arcs.size());
    std::iota(byLength.begin(), byLength.end(), 0);
    std::stable_sort(
        byLength.begin(), byLength.end(), [&](std::uint32_t a, std::uint32_t b) { return bendsOf(a) < bendsOf(b); });
    std::vector<std::uint8_t> far(arcs.size(), 0);
    std::size_t bends = 0;
    for (const std::uint32_t i : byLength) {
        bends += bendsOf(i);
        far[i] = bendsOf(i) > 0 && bends > mostBends(ranks.size(), arcs.size());
    }
    return far;
}

/// Pairs of neighbouring vertices, arc after arc.
std::vector<Arc> segmentsOf(Layers& layers, std::span<const Arc> arcs)
{
    std::vector<Arc> segments;
    segments.reserve(arcs.size());
    for (std::uint32_t i = 0; i < arcs.size(); ++i) {
        if (layers.far[i])
            continue;
        std::uint32_t before = arcs[i].from;
        const std::uint32_t last = layers.rank[arcs[i].to];
        for (std::uint32_t rank = layers.rank[before] + 1; rank < last; ++rank) {
            const std::uint32_t bend = layers.vertices();
            layers.rank.push_back(rank);
            if (before == arcs[i].from)
                layers.firstBend[i] = bend;
            segments.push_back({before, bend});
            before = bend;
        }
        segments.push_back({before, arcs[i].to});
    }
    return segments;
}

/// Turns lists of segments into lists of the vertices at their other ends.
template <class End>
Lists neighbours(Lists lists, const std::vector<Arc>& segments, End end)
{
    for (std::uint32_t& item : lists.items)
        item = end(segments[item]);
    return lists;
}

} // namespace

std::size_t mostBends(std::size_t nodes, std::size_t arcs)
{
    return std::clamp(kBendsPerElement * (nodes + arcs), kLeastBends, kMostBends);
}

void Layers::notePlaces(std::uint32_t layer)
{
    std::uint32_t at = 0;
    for (const std::uint32_t vertex : order.of(layer))
        place[vertex] = at++;
}

Layers makeLayers(std::span<const Arc> arcs, std::vector<std::uint32_t> ranks)
{
    Layers layers;
    layers.nodes = static_cast<std::uint32_t>(ranks.size());
    layers.far = farArcs(arcs, ranks);
    layers.rank = std::move(ranks);
    layers.firstBend.assign(arcs.size(), kNone);
    const std::vector<Arc> segments = segmentsOf(layers, arcs);
    const std::uint32_t vertices = layers.vertices();
    layers.left = neighbours(arcsByTo(vertices, segments), segments, [](const Arc& arc) { return arc.from; });
    layers.right = neighbours(arcsByFrom(vertices, segments), segments, [](const Arc& arc) { return arc.to; });

    std::vector<Arc> memberships(vertices);
    for (std::uint32_t vertex = 0; vertex < vertices; ++vertex)
        memberships[vertex] = {layers.rank[vertex], vertex};
    layers.order = arcsByFrom(*std::max_element(layers.rank.begin(), layers.rank.end()) + 1, memberships);
    layers.place.resize(vertices);
    for (std::uint32_t rank = 0; rank < layers.ranks(); ++rank)
        layers.notePlaces(rank);
    return layers;
}

} // namespace longspan::analysis::layered
