// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/layered_layout.h"
#include "ui/scene/text_widths.h"
#include "ui/scene/topology_filter.h"

#include <QPointF>
#include <QRectF>
#include <array>
#include <span>
#include <string>

namespace longspan::scene {

/// Sizes in pixels at zoom 1.
struct TopologyStyle {
    double nodeHeight = 46;
    double leastNodeWidth = 110;
    double mostNodeWidth = 260; ///< longer names are cut when they are painted
    double margin = 24;         ///< around everything
    double leastLine = 1;       ///< width of the edge with the fewest calls
    double mostLine = 5;        ///< and of the busiest
};

struct TopologyInput {
    const ServiceGraph& graph;
    const TextWidths& widths;
    TopologyFilter filter = {};
    TopologyStyle style = {};
    std::string callersName = "user"; ///< shown for callers from outside, in the language of the user
    /// What is left after filtering keeps its order when this is the memory of the whole graph's scene. May be null.
    const analysis::LayoutMemory* earlier = nullptr;
};

/// A service graph as a picture in coordinates of its own, from (0, 0): a view scales and moves it. Nodes do not
/// overlap, edges touch no node but their own, labels neither nodes nor one another.
struct TopologyScene {
    static constexpr std::uint32_t kNone = UINT32_MAX;
    static constexpr double kNameZoom = 0.3;   ///< from here on names are painted, and numbers where they fit
    static constexpr double kLabelZoom = 0.75; ///< and labels of edges

    enum class Glyph : unsigned char {
        service,
        entrance, ///< a service that is called from outside: where the ingress stands
        database,
        queue,
        outside, ///< named by its callers only
        callers, ///< who calls from outside
    };
    /// Share of failed calls. Shown by a colour, and by words, a sign or the look of the line.
    enum class Health : unsigned char { unknown, fine, someErrors, manyErrors };

    struct Node {
        std::uint32_t node = 0; ///< in the ServiceGraph
        QRectF box;
        QRectF glyphRect;
        QRectF nameRect;
        QRectF numbersRect;
        std::string name;
        std::string numbers; ///< calls, share of errors if any, the worst p95 among its callers: "1.2k  0.8 %  340 ms"
        Glyph glyph = Glyph::service;
        Health health = Health::unknown;
        std::uint32_t part = 0; ///< where it stands in the layout, see analysis::LayeredLayout
        std::uint32_t rank = 0;
        std::uint32_t order = 0;
    };
    struct Edge {
        std::uint32_t edge = 0; ///< in the ServiceGraph
        std::uint32_t from = 0; ///< in TopologyScene::nodes
        std::uint32_t to = 0;
        std::uint32_t firstPoint = 0; ///< of a chain of cubic curves: a start, then two control points and an end each
        std::uint32_t points = 0;
        std::array<QPointF, 3> arrow; ///< the tip first
        QRectF bounds;                ///< of curve and arrow
        QRectF labelRect;             ///< null where there was no room
        std::string label;            ///< as Node::numbers
        double width = 1;
        Health health = Health::unknown;
        bool waits = true; ///< false: dashed, the caller does not wait
    };

    std::vector<Node> nodes; ///< in the order of the graph
    std::vector<Edge> edges; ///< in the order of the graph
    std::vector<QPointF> curves;
    QRectF bounds; ///< of everything, with the margin
    std::uint32_t hiddenNodes = 0;
    std::uint32_t hiddenEdges = 0;
    analysis::LayoutMemory memory; ///< for TopologyInput::earlier

    [[nodiscard]] std::span<const QPointF> curve(const Edge& edge) const
    {
        return {curves.data() + edge.firstPoint, edge.points};
    }
    /// The place in nodes of a node of the ServiceGraph; kNone when it is hidden.
    [[nodiscard]] std::uint32_t find(std::uint32_t graphNode) const;
};

/// Pure: equal inputs give equal scenes. Takes milliseconds for a thousand nodes; may run in any thread whose widths it
/// is given. Errors: cancelled, deadline, tooLarge.
[[nodiscard]] Result<TopologyScene> layOutTopology(const TopologyInput& input, const Call& call = {});

/// A place in nodes or in edges; kNone where nothing is.
struct TopologyHit {
    std::uint32_t node = TopologyScene::kNone;
    std::uint32_t edge = TopologyScene::kNone;

    friend bool operator==(const TopologyHit&, const TopologyHit&) = default;
};
/// In the scene's coordinates, painted at that zoom: edges are hit within some pixels of the screen, labels where they
/// are painted. Nodes go before labels, labels before edges, of edges the nearest wins.
[[nodiscard]] TopologyHit hitTest(const TopologyScene& scene, const QPointF& point, double zoom = 1);

/// left and right: along an edge to a caller or callee on that side, the nearest layer and then the nearest height
/// first; up and down: within the layer, and over its end on into the next part.
enum class TopologyStep : unsigned char { left, right, up, down };
/// Places in TopologyScene::nodes. Stays where it is when there is nothing in that direction.
[[nodiscard]] std::uint32_t walk(const TopologyScene& scene, std::uint32_t node, TopologyStep step);

} // namespace longspan::scene
