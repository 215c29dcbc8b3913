// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/topology_scene.h"

#include "ui/scene/topology_labels.h"
#include "ui/scene/topology_ports.h"
#include "ui/scene/topology_texts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace longspan::scene {
namespace {

using analysis::LayoutPoint;
using Node = TopologyScene::Node;
using Edge = TopologyScene::Edge;
using Glyph = TopologyScene::Glyph;
using Health = TopologyScene::Health;

constexpr double kManyErrors = 0.05;
constexpr double kPadding = 12; ///< in a node, at its left and right
constexpr double kGlyph = 18;
constexpr double kGlyphGap = 8;

Health healthOf(const CallNumbers& numbers)
{
    if (!numbers.errorsKnown || numbers.calls == 0)
        return Health::unknown;
    if (numbers.errors == 0)
        return Health::fine;
    const double share = static_cast<double>(numbers.errors) / static_cast<double>(numbers.calls);
    return share < kManyErrors ? Health::someErrors : Health::manyErrors;
}

CallNumbers numbersOf(const ServiceGraph::Edge& edge)
{
    CallNumbers numbers{edge.calls, edge.errors, edge.errorsKnown, std::nullopt};
    if (edge.latency)
        numbers.p95 = edge.latency->p95;
    return numbers;
}

void add(CallNumbers& sum, const CallNumbers& numbers)
{
    sum.calls += numbers.calls;
    sum.errors += numbers.errors;
    sum.errorsKnown = sum.errorsKnown && numbers.errorsKnown;
    if (numbers.p95)
        sum.p95 = std::max(sum.p95.value_or(0), *numbers.p95);
}

/// What all edges of the graph, shown or not, tell of its nodes.
struct NodeFacts {
    CallNumbers in;
    CallNumbers out;
    bool fromOutside = false;
};

std::vector<NodeFacts> factsOf(const ServiceGraph& graph)
{
    std::vector<NodeFacts> facts(graph.nodes.size());
    for (const ServiceGraph::Edge& edge : graph.edges) {
        if (edge.from >= facts.size() || edge.to >= facts.size())
            continue;
        add(facts[edge.from].out, numbersOf(edge));
        add(facts[edge.to].in, numbersOf(edge));
        facts[edge.to].fromOutside |= graph.nodes[edge.from].kind == ServiceGraph::NodeKind::user;
    }
    return facts;
}

Glyph glyphOf(const ServiceGraph::Node& node, const NodeFacts& facts)
{
    switch (node.kind) {
    case ServiceGraph::NodeKind::service: return facts.fromOutside ? Glyph::entrance : Glyph::service;
    case ServiceGraph::NodeKind::database: return Glyph::database;
    case ServiceGraph::NodeKind::messaging: return Glyph::queue;
    case ServiceGraph::NodeKind::external: return Glyph::outside;
    case ServiceGraph::NodeKind::user: return Glyph::callers;
    }
    return Glyph::service;
}

class Builder {
public:
    Builder(const TopologyInput& input, const Call& call) : m_input(input), m_graph(input.graph), m_call(call) {}

    Result<TopologyScene> build()
    {
        const TopologyChoice choice = chooseTopology(m_graph, m_input.filter);
        m_scene.hiddenNodes = static_cast<std::uint32_t>(m_graph.nodes.size() - choice.nodes.size());
        m_scene.hiddenEdges = static_cast<std::uint32_t>(m_graph.edges.size() - choice.edges.size());
        makeNodes(choice.nodes);
        makeEdges(choice.edges);
        const analysis::LayoutGraph wanted = layoutGraph();
        const Result<analysis::LayeredLayout> layout = analysis::layout(wanted, layoutOptions(), m_call);
        if (!layout)
            return tl::unexpected(layout.error());
        m_scene.memory = analysis::remember(wanted, *layout);
        placeNodes(*layout);
        drawEdges(*layout);
        placeTopologyLabels(m_scene, busiest(), m_input.widths, m_call);
        if (const Result<> going = m_call.check(); !going)
            return tl::unexpected(going.error());
        return std::move(m_scene);
    }

private:
    void makeNodes(const std::vector<std::uint32_t>& chosen)
    {
        const std::vector<NodeFacts> facts = factsOf(m_graph);
        m_placeOf.assign(m_graph.nodes.size(), TopologyScene::kNone);
        for (const std::uint32_t number : chosen) {
            const ServiceGraph::Node& source = m_graph.nodes[number];
            const NodeFacts& known = facts[number];
            const CallNumbers& numbers = known.in.calls > 0 ? known.in : known.out;
            Node node;
            node.node = number;
            node.name = source.kind == ServiceGraph::NodeKind::user ? m_input.callersName : source.name;
            node.numbers = numbers.calls > 0 ? numbersText(numbers) : std::string();
            node.glyph = glyphOf(source, known);
            node.health = healthOf(numbers);
            m_placeOf[number] = static_cast<std::uint32_t>(m_scene.nodes.size());
            m_scene.nodes.push_back(std::move(node));
        }
    }

    void makeEdges(const std::vector<std::uint32_t>& chosen)
    {
        std::uint64_t most = 0;
        for (const ServiceGraph::Edge& edge : m_graph.edges)
            most = std::max(most, edge.calls);
        for (const std::uint32_t number : chosen) {
            const ServiceGraph::Edge& source = m_graph.edges[number];
            const CallNumbers numbers = numbersOf(source);
            // Nearer to a root than to a logarithm: busy edges must look busy.
            const double share =
                static_cast<double>(source.calls) / static_cast<double>(std::max<std::uint64_t>(most, 1));
            Edge edge;
            edge.edge = number;
            edge.from = m_placeOf[source.from];
            edge.to = m_placeOf[source.to];
            edge.label = numbersText(numbers);
            edge.width =
                m_input.style.leastLine + std::pow(share, 0.4) * (m_input.style.mostLine - m_input.style.leastLine);
            edge.health = healthOf(numbers);
            edge.waits = !source.messaging;
            m_scene.edges.push_back(std::move(edge));
        }
    }

    [[nodiscard]] double widthOf(const Node& node) const
    {
        const double text = std::max(
            m_input.widths.width(TextStyle::bold, node.name), m_input.widths.width(TextStyle::small, node.numbers));
        return std::clamp(std::ceil(text + 2 * kPadding + kGlyph + kGlyphGap + 2), m_input.style.leastNodeWidth,
            m_input.style.mostNodeWidth);
    }

    [[nodiscard]] analysis::LayoutGraph layoutGraph() const
    {
        analysis::LayoutGraph graph;
        for (const Node& node : m_scene.nodes) {
            const ServiceGraph::Node& source = m_graph.nodes[node.node];
            // A database may have the name of a service.
            const char kind = static_cast<char>('0' + static_cast<int>(source.kind));
            graph.nodes.push_back({source.name + kind, widthOf(node), m_input.style.nodeHeight});
        }
        for (const Edge& edge : m_scene.edges)
            graph.edges.push_back({edge.from, edge.to, std::round(edge.width)});
        favourBusierDirections(graph);
        return graph;
    }

    /// Of two services that call each other the one that calls more goes first, however near the counts are.
    void favourBusierDirections(analysis::LayoutGraph& graph) const
    {
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> known;
        for (std::size_t i = 0; i < m_scene.edges.size(); ++i)
            known.emplace(std::pair(m_scene.edges[i].from, m_scene.edges[i].to), i);
        for (std::size_t i = 0; i < m_scene.edges.size(); ++i) {
            const Edge& edge = m_scene.edges[i];
            const auto back = known.find(std::pair(edge.to, edge.from));
            if (edge.from != edge.to && back != known.end() && callsOf(edge) > callsOf(m_scene.edges[back->second]))
                graph.edges[i].weight += 1;
        }
    }

    [[nodiscard]] std::uint64_t callsOf(const Edge& edge) const { return m_graph.edges[edge.edge].calls; }

    [[nodiscard]] analysis::LayoutOptions layoutOptions() const
    {
        analysis::LayoutOptions options;
        options.nodeGap = 30;
        options.edgeGap = 18;
        options.layerGap = 104; // a label and an arrow
        options.earlier = m_input.earlier;
        return options;
    }

    [[nodiscard]] QPointF moved(const LayoutPoint& point) const
    {
        return {point.x + m_input.style.margin, point.y + m_input.style.margin};
    }

    void placeNodes(const analysis::LayeredLayout& layout)
    {
        const double margin = m_input.style.margin;
        m_scene.bounds = QRectF(0, 0, layout.width + 2 * margin, layout.height + 2 * margin);
        for (std::size_t i = 0; i < m_scene.nodes.size(); ++i) {
            Node& node = m_scene.nodes[i];
            const QSizeF size(widthOf(node), m_input.style.nodeHeight);
            const QPointF centre = moved(layout.nodes[i].centre);
            node.box = QRectF(centre - QPointF(size.width() / 2, size.height() / 2), size);
            node.glyphRect = QRectF(node.box.left() + kPadding, centre.y() - kGlyph / 2, kGlyph, kGlyph);
            const double left = node.glyphRect.right() + kGlyphGap;
            const double width = node.box.right() - kPadding - left;
            const double half = size.height() / 2 - 4;
            node.nameRect = QRectF(left, node.box.top() + 4, width, node.numbers.empty() ? 2 * half : half);
            node.numbersRect = QRectF(left, centre.y(), width, half - 1);
            node.part = layout.nodes[i].part;
            node.rank = layout.nodes[i].rank;
            node.order = layout.nodes[i].order;
        }
    }

    void drawEdges(const analysis::LayeredLayout& layout)
    {
        std::vector<std::vector<LayoutPoint>> routes;
        TopologyPorts ports(m_scene.nodes.size(), m_input.style.nodeHeight);
        for (std::uint32_t i = 0; i < m_scene.edges.size(); ++i) {
            routes.emplace_back(layout.route(i).begin(), layout.route(i).end());
            if (!layout.edges[i].loop)
                ports.add(i, m_scene.edges[i].from, m_scene.edges[i].to, layout.edges[i].back);
        }
        ports.spread(routes);
        for (std::size_t i = 0; i < m_scene.edges.size(); ++i)
            drawEdge(m_scene.edges[i], layout.edges[i], routes[i]);
    }

    void drawEdge(Edge& edge, const analysis::LayeredLayout::Edge& placed, std::span<const LayoutPoint> route)
    {
        const double length = 7 + edge.width;
        const double half = 3 + edge.width * 0.7;
        const QPointF tip = moved(route.back());
        const QPointF along = placed.loop ? QPointF(0, 1) : QPointF(placed.back ? -1 : 1, 0);
        const QPointF base = tip - length * along;
        const QPointF across(along.y() * half, along.x() * half);
        edge.arrow = {tip, base + across, base - across};
        edge.firstPoint = static_cast<std::uint32_t>(m_scene.curves.size());
        m_scene.curves.push_back(moved(route.front()));
        if (placed.loop)
            drawLoop(route, base);
        else
            drawRoute(route, base, length);
        edge.points = static_cast<std::uint32_t>(m_scene.curves.size()) - edge.firstPoint;
        edge.bounds = boundsOf(edge);
    }

    void drawLoop(std::span<const LayoutPoint> route, const QPointF& end)
    {
        // A cubic reaches three quarters of the way to its control points.
        const QPointF first = moved(route[1]);
        const QPointF second = moved(route[2]);
        const QPointF higher(0, (first.y() - moved(route.front()).y()) / 3);
        m_scene.curves.insert(m_scene.curves.end(), {first + higher, second + higher, end});
    }

    /// Ends before the arrow, which stands where the route is horizontal.
    void drawRoute(std::span<const LayoutPoint> route, const QPointF& end, double arrow)
    {
        for (std::size_t i = 1; i + 1 < route.size(); ++i) {
            const bool hidden = i + 2 == route.size() && std::abs(route[i].x - route.back().x) <= arrow;
            if (!hidden)
                drawPiece(moved(route[i]));
        }
        drawPiece(end);
    }

    void drawPiece(const QPointF& to)
    {
        const QPointF from = m_scene.curves.back();
        const double middle = (from.x() + to.x()) / 2;
        m_scene.curves.insert(m_scene.curves.end(), {QPointF(middle, from.y()), QPointF(middle, to.y()), to});
    }

    [[nodiscard]] QRectF boundsOf(const Edge& edge) const
    {
        QPointF low = edge.arrow[0];
        QPointF high = low;
        const auto include = [&](const QPointF& point) {
            low = {std::min(low.x(), point.x()), std::min(low.y(), point.y())};
            high = {std::max(high.x(), point.x()), std::max(high.y(), point.y())};
        };
        for (const QPointF& point : edge.arrow)
            include(point);
        for (const QPointF& point : m_scene.curve(edge)) // a cubic lies among its points
            include(point);
        const double half = edge.width / 2;
        return QRectF(low, high).adjusted(-half, -half, half, half);
    }

    [[nodiscard]] std::vector<std::uint32_t> busiest() const
    {
        std::vector<std::uint32_t> sorted(m_scene.edges.size());
        std::iota(sorted.begin(), sorted.end(), 0U);
        const auto calls = [&](std::uint32_t i) { return m_graph.edges[m_scene.edges[i].edge].calls; };
        std::stable_sort(
            sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) { return calls(a) > calls(b); });
        return sorted;
    }

    const TopologyInput& m_input;
    const ServiceGraph& m_graph;
    const Call& m_call;
    TopologyScene m_scene;
    std::vector<std::uint32_t> m_placeOf; ///< of each node of the graph
};

} // namespace

std::uint32_t TopologyScene::find(std::uint32_t graphNode) const
{
    const auto found = std::lower_bound(nodes.begin(), nodes.end(), graphNode,
        [](const Node& node, std::uint32_t wanted) { return node.node < wanted; });
    return found != nodes.end() && found->node == graphNode ? static_cast<std::uint32_t>(found - nodes.begin()) : kNone;
}

Result<TopologyScene> layOutTopology(const TopologyInput& input, const Call& call)
{
    return Builder(input, call).build();
}

} // namespace longspan::scene
