// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// Where the nodes and edges of a directed graph go when it is drawn in layers from left to right. Lengths have no unit
/// (a painter takes them as pixels); x grows to the right, y grows downwards, the drawing begins at (0, 0).
namespace longspan::analysis {

struct LayoutGraph {
    struct Node {
        /// Orders nodes whenever nothing else does, and finds them again in an earlier layout: should be unique. The
        /// answer does not depend on the order of the nodes and edges below, only on keys, ends and weights.
        std::string key;
        double width = 0;
        double height = 0;
    };
    struct Edge {
        std::uint32_t from = 0; ///< index into nodes; may equal to, and edges may repeat
        std::uint32_t to = 0;
        double weight = 1; ///< heavier edges are kept shorter; rounded, and taken as between 1 and 1000
    };

    std::vector<Node> nodes;
    std::vector<Edge> edges;
};

struct LayoutPoint {
    double x = 0;
    double y = 0;

    friend bool operator==(const LayoutPoint&, const LayoutPoint&) = default;
};

/// What is kept of a layout so that the next one of a similar graph looks like it. Ordered by key.
struct LayoutMemory {
    struct Place {
        std::string key;
        double y = 0;
        std::uint32_t part = 0;
    };
    std::vector<Place> places;
};

struct LayoutOptions {
    double nodeGap = 24;  ///< between two nodes of a layer
    double edgeGap = 10;  ///< between two edges that pass a layer, or an edge and a node
    double layerGap = 72; ///< between the columns of two layers
    double partGap = 48;  ///< between parts that no edge connects
    double aspect = 1.6;  ///< width : height that the packing of parts aims at
    /// Nodes known from the earlier layout keep their order from top to bottom within each layer, whatever crossings
    /// that costs, and parts keep their order. May be null; must outlive the call.
    const LayoutMemory* earlier = nullptr;
};

struct LayeredLayout {
    struct Node {
        LayoutPoint centre;
        std::uint32_t rank = 0;  ///< layer, from the left, 0 for the leftmost of its part
        std::uint32_t order = 0; ///< among the nodes of its layer and part, from the top
        std::uint32_t part = 0;  ///< weakly connected parts are numbered from 0 in the order they are packed

        friend bool operator==(const Node&, const Node&) = default;
    };
    struct Edge {
        std::uint32_t firstPoint = 0;
        std::uint32_t pointCount = 0; ///< at least 2
        bool back = false;            ///< against the direction, because it closes a cycle; its points run leftwards
        bool loop = false;            ///< from a node to itself; its points run along the top of the node

        friend bool operator==(const Edge&, const Edge&) = default;
    };

    std::vector<Node> nodes; ///< as in the graph
    std::vector<Edge> edges; ///< as in the graph
    std::vector<LayoutPoint> points;
    double width = 0;
    double height = 0;
    std::uint32_t parts = 0;
    std::uint64_t crossings = 0; ///< of the routes between layers; parallel edges count once

    /// From the border of the edge's source to the border of its target. Inside the column of a layer a route is
    /// horizontal, and beside every node; between columns it is straight. For curves, replace each slanted piece by a
    /// cubic whose control points lie halfway in x at the heights of its ends: the pieces then join smoothly.
    [[nodiscard]] std::span<const LayoutPoint> route(std::size_t edge) const
    {
        return {points.data() + edges[edge].firstPoint, edges[edge].pointCount};
    }
};

/// More nodes or edges than this are refused as tooLarge.
inline constexpr std::size_t kMaxLayoutNodes = 200'000;
inline constexpr std::size_t kMaxLayoutEdges = 1'000'000;

/// Sugiyama's four steps: cycles are broken with few reversed edges, layers make the edges short (network simplex),
/// nodes are ordered for few crossings, heights are chosen for straight edges (Brandes and Koepf). A pure function:
/// equal graphs, options and memories give equal layouts. Errors: malformed (an edge without ends, a size or gap which
/// is negative or not finite), tooLarge, cancelled, deadline.
[[nodiscard]] Result<LayeredLayout> layout(
    const LayoutGraph& graph, const LayoutOptions& options = {}, const Call& call = {});

/// What LayoutOptions::earlier takes, of a graph and its layout.
[[nodiscard]] LayoutMemory remember(const LayoutGraph& graph, const LayeredLayout& layout);

} // namespace longspan::analysis
