// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/analysis/layered_layout_checks.h"
#include "tests/support/generate_random.h"
#include "tests/support/graph_generator.h"

#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <stop_token>

namespace longspan::analysis {

namespace {

using Permutation = std::vector<std::uint32_t>;

Permutation shuffled(std::size_t size, test::Random& random)
{
    Permutation permutation(size);
    std::iota(permutation.begin(), permutation.end(), 0);
    for (std::uint32_t i = 1; i < size; ++i)
        std::swap(permutation[i], permutation[random.below(i + 1)]);
    return permutation;
}

/// The same graph told in another order: node i of the graph becomes node nodes[i], edge i becomes edges[i].
LayoutGraph permuted(const LayoutGraph& graph, const Permutation& nodes, const Permutation& edges)
{
    LayoutGraph other = graph;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        other.nodes[nodes[i]] = graph.nodes[i];
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const LayoutGraph::Edge& edge = graph.edges[i];
        other.edges[edges[i]] = {nodes[edge.from], nodes[edge.to], edge.weight};
    }
    return other;
}

LayoutGraph without(const LayoutGraph& graph, std::uint32_t node)
{
    LayoutGraph smaller = graph;
    smaller.nodes.erase(smaller.nodes.begin() + node);
    smaller.edges.clear();
    for (LayoutGraph::Edge edge : graph.edges) {
        if (edge.from == node || edge.to == node)
            continue;
        edge.from -= edge.from > node ? 1 : 0;
        edge.to -= edge.to > node ? 1 : 0;
        smaller.edges.push_back(edge);
    }
    return smaller;
}

/// Pairs of nodes that share a layer of both layouts and stand in another order. Nodes are known by their keys.
std::size_t swappedPairs(
    const LayoutGraph& before, const LayeredLayout& old, const LayoutGraph& after, const LayeredLayout& fresh)
{
    std::map<std::string, LayeredLayout::Node> known;
    for (std::size_t i = 0; i < before.nodes.size(); ++i)
        known[before.nodes[i].key] = old.nodes[i];
    std::size_t swapped = 0;
    for (std::size_t a = 0; a < after.nodes.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const LayeredLayout::Node& oldA = known[after.nodes[a].key];
            const LayeredLayout::Node& oldB = known[after.nodes[b].key];
            const bool shared = fresh.nodes[a].rank == fresh.nodes[b].rank &&
                fresh.nodes[a].part == fresh.nodes[b].part && oldA.rank == oldB.rank && oldA.part == oldB.part;
            swapped += shared && (oldA.order < oldB.order) != (fresh.nodes[a].order < fresh.nodes[b].order) ? 1U : 0U;
        }
    }
    return swapped;
}

LayeredLayout laidOut(const LayoutGraph& graph, const LayoutMemory* earlier = nullptr)
{
    LayoutOptions options;
    options.earlier = earlier;
    return layout(graph, options).value();
}

} // namespace

TEST(LayeredLayout, doesNotDependOnTheOrderOfNodesAndEdges)
{
    test::Random random(5);
    const LayoutGraph graph = test::makeServiceGraph({200, 2.5, 0.05, 3});
    const LayeredLayout made = laidOut(graph);
    for (int i = 0; i < 5; ++i) {
        const Permutation nodes = shuffled(graph.nodes.size(), random);
        const Permutation edges = shuffled(graph.edges.size(), random);
        const LayeredLayout other = laidOut(permuted(graph, nodes, edges));
        for (std::size_t node = 0; node < nodes.size(); ++node)
            ASSERT_EQ(other.nodes[nodes[node]], made.nodes[node]);
        for (std::size_t edge = 0; edge < edges.size(); ++edge) {
            const auto route = other.route(edges[edge]);
            ASSERT_TRUE(std::equal(route.begin(), route.end(), made.route(edge).begin(), made.route(edge).end()));
        }
    }
}

TEST(LayeredLayout, keepsTheOrderOfNodesThatRemainWhenOneGoes)
{
    const LayoutGraph graph = test::makeServiceGraph({120, 2.5, 0.02, 9});
    const LayeredLayout made = laidOut(graph);
    const LayoutMemory memory = remember(graph, made);
    std::size_t swappedWithout = 0;
    for (std::uint32_t node = 0; node < graph.nodes.size(); node += 7) {
        const LayoutGraph smaller = without(graph, node);
        const LayeredLayout kept = laidOut(smaller, &memory);
        EXPECT_EQ(test::faultsOf(smaller, kept), std::vector<std::string>{});
        EXPECT_EQ(swappedPairs(graph, made, smaller, kept), 0U) << node;
        swappedWithout += swappedPairs(graph, made, smaller, laidOut(smaller));
    }
    EXPECT_GT(swappedWithout, 0U) << "the memory makes no difference";
}

TEST(LayeredLayout, comesBackToTheOldOrderWhenANodeReturns)
{
    const LayoutGraph graph = test::makeServiceGraph({80, 2.5, 0.02, 4});
    const LayeredLayout made = laidOut(graph);
    const LayoutMemory memory = remember(graph, made);
    EXPECT_EQ(swappedPairs(graph, made, graph, laidOut(graph, &memory)), 0U);
}

TEST(LayeredLayout, followsAnEarlierOrderEvenUpsideDown)
{
    const LayoutGraph graph = test::makeServiceGraph({40, 2.5, 0, 2});
    const LayeredLayout made = laidOut(graph);
    LayoutMemory memory = remember(graph, made);
    for (LayoutMemory::Place& place : memory.places)
        place.y = -place.y;
    const LayeredLayout turned = laidOut(graph, &memory);
    for (std::size_t a = 0; a < graph.nodes.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            if (made.nodes[a].rank == made.nodes[b].rank) {
                EXPECT_NE(made.nodes[a].order < made.nodes[b].order, turned.nodes[a].order < turned.nodes[b].order);
            }
        }
    }
}

TEST(LayeredLayout, findsPlacesForNewNodesAmongKnownOnes)
{
    const LayoutGraph graph = test::makeServiceGraph({60, 2.5, 0, 6});
    LayoutGraph smaller = graph;
    for (int i = 0; i < 10; ++i)
        smaller = without(smaller, static_cast<std::uint32_t>(5 * i));
    const LayeredLayout old = laidOut(smaller);
    const LayoutMemory memory = remember(smaller, old);
    const LayeredLayout made = laidOut(graph, &memory);
    EXPECT_EQ(test::faultsOf(graph, made), std::vector<std::string>{});
    EXPECT_EQ(swappedPairs(graph, made, smaller, old), 0U);
}

TEST(LayeredLayout, keepsTheOrderOfParts)
{
    const LayoutGraph graph = test::graphOf(9, {{0, 1}, {2, 3}, {2, 4}, {5, 6}, {5, 7}, {5, 8}});
    const LayeredLayout made = laidOut(graph);
    EXPECT_EQ(made.nodes[5].part, 0U);
    const LayoutMemory memory = remember(graph, made);
    const LayoutGraph smaller = without(without(graph, 8), 7);
    const LayeredLayout kept = laidOut(smaller, &memory);
    EXPECT_EQ(kept.nodes[5].part, 0U);
    EXPECT_EQ(kept.nodes[2].part, 1U);
    EXPECT_EQ(kept.nodes[0].part, 2U);
    EXPECT_NE(laidOut(smaller).nodes[5].part, 0U) << "the memory makes no difference";
}

TEST(LayeredLayout, stopsWhenAskedBeforeItBegins)
{
    std::stop_source source;
    source.request_stop();
    Call call;
    call.stop = source.get_token();
    EXPECT_EQ(layout(test::makeServiceGraph({}), {}, call).error().kind, ErrorKind::cancelled);
}

TEST(LayeredLayout, stopsWhenItsTimeIsOver)
{
    Call call;
    call.deadline = Call::Clock::now() - std::chrono::seconds(1);
    EXPECT_EQ(layout(test::makeServiceGraph({}), {}, call).error().kind, ErrorKind::deadline);
}

TEST(LayeredLayout, stopsInTheMiddle)
{
    struct Stopper : ProgressSink {
        void progress(std::string_view, std::uint64_t done, std::uint64_t) override
        {
            ++seen;
            if (done > 0)
                source.request_stop();
        }
        std::stop_source source;
        int seen = 0;
    };
    Stopper stopper;
    Call call;
    call.stop = stopper.source.get_token();
    call.progressSink = &stopper;
    EXPECT_EQ(layout(test::graphOf(3, {{0, 1}}), {}, call).error().kind, ErrorKind::cancelled);
    EXPECT_EQ(stopper.seen, 2);
}

} // namespace longspan::analysis
