// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/layered_layout.h"

#include "model/analysis/layered_layout_order.h"
#include "model/analysis/layered_layout_ranks.h"
#include "model/analysis/layered_layout_routes.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <utility>

namespace longspan::analysis {

using layered::kNone;

namespace {

bool isLength(double length)
{
    return std::isfinite(length) && length >= 0;
}

Result<> checkNodes(const LayoutGraph& graph)
{
    if (graph.nodes.size() > kMaxLayoutNodes || graph.edges.size() > kMaxLayoutEdges)
        return fail(ErrorKind::tooLarge,
            std::to_string(graph.nodes.size()) + " nodes, " + std::to_string(graph.edges.size()) + " edges");
    for (const LayoutGraph::Node& node : graph.nodes) {
        if (!isLength(node.width) || !isLength(node.height))
            return fail(ErrorKind::malformed, "a node's size is not a length", node.key);
    }
    return {};
}

Result<> checkGraph(const LayoutGraph& graph, const LayoutOptions& options)
{
    if (Result<> nodes = checkNodes(graph); !nodes)
        return nodes;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const LayoutGraph::Edge& edge = graph.edges[i];
        if (edge.from >= graph.nodes.size() || edge.to >= graph.nodes.size())
            return fail(ErrorKind::malformed, "an edge ends at no node", "edge " + std::to_string(i));
        if (std::isnan(edge.weight))
            return fail(ErrorKind::malformed, "an edge's weight is not a number", "edge " + std::to_string(i));
    }
    for (const double gap : {options.nodeGap, options.edgeGap, options.layerGap, options.partGap, options.aspect}) {
        if (!isLength(gap))
            return fail(ErrorKind::malformed, "an option is not a length");
    }
    return {};
}

/// What an earlier layout asks of this one.
struct Wishes {
    std::vector<std::uint32_t> node; ///< of each node of the graph: its number from top to bottom, or kNone; or empty
    std::vector<std::uint32_t> part; ///< of each part: where it stood, or kNone
};

const LayoutMemory::Place* find(const LayoutMemory& memory, const std::string& key)
{
    const auto at = std::lower_bound(memory.places.begin(), memory.places.end(), key,
        [](const LayoutMemory::Place& place, const std::string& wanted) { return place.key < wanted; });
    return at != memory.places.end() && at->key == key ? &*at : nullptr;
}

Wishes wishesOf(const LayoutGraph& graph, const std::vector<layered::Part>& parts, const LayoutMemory* earlier)
{
    Wishes wishes;
    wishes.part.assign(parts.size(), kNone);
    if (!earlier)
        return wishes;
    wishes.node.assign(graph.nodes.size(), kNone);
    std::vector<std::tuple<double, std::uint32_t, std::uint32_t>> known; // y, place by key, node
    std::uint32_t byKey = 0;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        for (const std::uint32_t node : parts[part].nodes) {
            const LayoutMemory::Place* place = find(*earlier, graph.nodes[node].key);
            if (!place)
                continue;
            known.emplace_back(place->y, byKey++, node);
            wishes.part[part] = std::min(wishes.part[part], place->part);
        }
    }
    std::sort(known.begin(), known.end());
    for (std::uint32_t i = 0; i < known.size(); ++i)
        wishes.node[std::get<2>(known[i])] = i;
    return wishes;
}

layered::FixedOrder fixedOrderOf(const layered::Part& part, const Wishes& wishes)
{
    layered::FixedOrder fixed;
    for (const std::uint32_t node : part.nodes) {
        if (!wishes.node.empty())
            fixed.push_back(wishes.node[node]);
    }
    return fixed;
}

/// Breaks cycles, finds layers and puts them in order; answers the crossings with them.
Result<std::pair<layered::Layers, std::uint64_t>> arrange(layered::Part& part, const Wishes& wishes, const Call& call)
{
    layered::breakCycles(part);
    Result<std::vector<std::uint32_t>> ranks = layered::shortestRanks(part.nodeCount(), part.arcs, call);
    if (!ranks)
        return failWith(std::move(ranks));
    layered::Layers layers = layered::makeLayers(part.arcs, std::move(*ranks));
    Result<std::uint64_t> crossings = layered::orderLayers(layers, fixedOrderOf(part, wishes), call);
    if (!crossings)
        return failWith(std::move(crossings));
    return std::pair(std::move(layers), *crossings);
}

} // namespace

Result<LayeredLayout> layout(const LayoutGraph& graph, const LayoutOptions& options, const Call& call)
{
    if (Result<> sound = checkGraph(graph, options); !sound)
        return failWith(std::move(sound));
    LayeredLayout layout;
    layout.nodes.resize(graph.nodes.size());
    layout.edges.resize(graph.edges.size());
    std::vector<layered::Part> parts = layered::splitIntoParts(graph);
    const Wishes wishes = wishesOf(graph, parts, options.earlier);
    std::vector<layered::Size> sizes;
    std::uint64_t done = 0;
    for (layered::Part& part : parts) {
        call.progress("layout", done, graph.nodes.size());
        done += part.nodes.size();
        if (Result<> going = call.check(); !going)
            return failWith(std::move(going));
        auto arranged = arrange(part, wishes, call);
        if (!arranged)
            return failWith(std::move(arranged));
        layout.crossings += arranged->second;
        const layered::Drawing drawing{graph, options, part, arranged->first};
        const std::vector<layered::Room> rooms = layered::roomsOf(drawing);
        sizes.push_back(layered::draw(drawing, layered::centres(drawing.layers, rooms), layout));
    }
    layered::packParts(parts, sizes, wishes.part, options, layout);
    return layout;
}

LayoutMemory remember(const LayoutGraph& graph, const LayeredLayout& layout)
{
    LayoutMemory memory;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        memory.places.push_back({graph.nodes[i].key, layout.nodes[i].centre.y, layout.nodes[i].part});
    std::stable_sort(memory.places.begin(), memory.places.end(),
        [](const LayoutMemory::Place& a, const LayoutMemory::Place& b) { return a.key < b.key; });
    return memory;
}

} // namespace longspan::analysis
