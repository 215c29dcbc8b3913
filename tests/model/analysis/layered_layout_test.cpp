// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/analysis/layered_layout_checks.h"
#include "tests/support/graph_generator.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace longspan::analysis {

namespace {

using Edges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
using Faults = std::vector<std::string>;

LayeredLayout laidOut(const LayoutGraph& graph, const LayoutOptions& options = {})
{
    Result<LayeredLayout> made = layout(graph, options);
    EXPECT_TRUE(made.has_value());
    LayeredLayout answer = made.value_or(LayeredLayout{});
    EXPECT_EQ(test::faultsOf(graph, answer, options), Faults{});
    return answer;
}

std::size_t backEdges(const LayeredLayout& layout)
{
    std::size_t count = 0;
    for (const LayeredLayout::Edge& edge : layout.edges)
        count += edge.back ? 1 : 0;
    return count;
}

} // namespace

TEST(LayeredLayout, ofNothingIsNothing)
{
    const LayeredLayout made = laidOut({});
    EXPECT_EQ(made.parts, 0U);
    EXPECT_EQ(made.width, 0);
    EXPECT_EQ(made.height, 0);
}

TEST(LayeredLayout, ofOneNodeIsAsBigAsTheNode)
{
    const LayeredLayout made = laidOut({{{"only", 70, 30}}, {}});
    EXPECT_EQ(made.nodes[0], (LayeredLayout::Node{{35, 15}, 0, 0, 0}));
    EXPECT_EQ(made.width, 70);
    EXPECT_EQ(made.height, 30);
    EXPECT_EQ(made.parts, 1U);
}

TEST(LayeredLayout, goesFromLeftToRightAlongTheEdges)
{
    const LayeredLayout made = laidOut(test::graphOf(3, {{2, 0}, {0, 1}}));
    EXPECT_EQ(made.nodes[2].rank, 0U);
    EXPECT_EQ(made.nodes[0].rank, 1U);
    EXPECT_EQ(made.nodes[1].rank, 2U);
    EXPECT_LT(made.nodes[2].centre.x, made.nodes[0].centre.x);
    EXPECT_EQ(made.nodes[2].centre.y, made.nodes[0].centre.y);
}

TEST(LayeredLayout, keepsGapsThatWereAskedFor)
{
    LayoutOptions options;
    options.nodeGap = 7;
    options.layerGap = 200;
    const LayeredLayout made = laidOut(test::graphOf(3, {{0, 1}, {0, 2}}), options);
    EXPECT_EQ(made.height, 20 + 7 + 20);
    EXPECT_EQ(made.width, 40 + 200 + 40);
}

TEST(LayeredLayout, givesEveryNodeRoomForItsSize)
{
    LayoutGraph graph = test::graphOf(6, {{0, 1}, {0, 2}, {0, 3}, {4, 2}, {4, 5}, {1, 5}});
    graph.nodes[1].height = 300;
    graph.nodes[2].width = 500;
    graph.nodes[4].height = 0;
    const LayeredLayout made = laidOut(graph);
    EXPECT_GE(made.width, 500 + 40 + 40);
}

TEST(LayeredLayout, turnsOneEdgeOfARingAround)
{
    const LayeredLayout made = laidOut(test::graphOf(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}}));
    EXPECT_EQ(backEdges(made), 1U);
}

TEST(LayeredLayout, turnsTheLighterEdgeOfAPairAround)
{
    LayoutGraph graph = test::graphOf(2, {{0, 1}, {1, 0}});
    graph.edges[1].weight = 5;
    const LayeredLayout made = laidOut(graph);
    EXPECT_TRUE(made.edges[0].back);
    EXPECT_FALSE(made.edges[1].back);
    EXPECT_NE(made.route(0).front().y, made.route(1).back().y);
}

TEST(LayeredLayout, drawsLoopsAboveTheirNodeOutsideOneAnother)
{
    LayoutGraph graph = test::graphOf(3, {{0, 1}, {1, 1}, {1, 1}, {0, 2}});
    const LayeredLayout made = laidOut(graph);
    EXPECT_TRUE(made.edges[1].loop && made.edges[2].loop);
    EXPECT_LT(made.route(2)[1].y, made.route(1)[1].y);
    EXPECT_LT(made.route(2)[1].x, made.route(1)[1].x);
    const double between = std::abs(made.nodes[1].centre.y - made.nodes[2].centre.y) - 20;
    EXPECT_GE(between, LayoutOptions{}.nodeGap + (made.nodes[1].order > 0 ? 2 * LayoutOptions{}.edgeGap : 0));
}

TEST(LayeredLayout, keepsParallelEdgesApart)
{
    const LayeredLayout made = laidOut(test::graphOf(4, {{0, 3}, {0, 3}, {0, 3}, {0, 1}, {1, 2}, {2, 3}}));
    for (std::size_t a = 0; a < 3; ++a) {
        for (std::size_t b = 0; b < a; ++b)
            EXPECT_NE(made.route(a)[1].y, made.route(b)[1].y);
    }
}

TEST(LayeredLayout, packsPartsWithoutOverlap)
{
    Edges edges;
    for (std::uint32_t i = 0; i < 40; i += 4)
        edges.insert(edges.end(), {{i, i + 1}, {i, i + 2}, {i + 2, i + 3}});
    const LayeredLayout made = laidOut(test::graphOf(100, edges));
    EXPECT_EQ(made.parts, 10U + 60U);
    EXPECT_LT(made.width, 4 * made.height);
    EXPECT_LT(made.height, 4 * made.width);
}

TEST(LayeredLayout, putsALeafOfAStarOnEitherSideOfItsCentre)
{
    Edges edges;
    for (std::uint32_t leaf = 1; leaf <= 1000; ++leaf)
        edges.emplace_back(0, leaf);
    const LayeredLayout made = laidOut(test::graphOf(1001, edges));
    EXPECT_EQ(made.crossings, 0U);
    EXPECT_EQ(made.height, 1000 * 20 + 999 * 24);
    EXPECT_NEAR(made.nodes[0].centre.y, made.height / 2, 24);
}

TEST(LayeredLayout, drawsAChainAsOneStraightLine)
{
    Edges edges;
    for (std::uint32_t i = 1; i < 3000; ++i)
        edges.emplace_back(i - 1, i);
    const LayeredLayout made = laidOut(test::graphOf(3000, edges));
    EXPECT_EQ(made.height, 20);
    EXPECT_EQ(made.nodes[2999].rank, 2999U);
    EXPECT_EQ(made.points.size(), 2U * 2999U);
}

TEST(LayeredLayout, drawsATreeWithoutCrossings)
{
    Edges edges;
    for (std::uint32_t i = 1; i < 500; ++i)
        edges.emplace_back((i - 1) / 3, i);
    EXPECT_EQ(laidOut(test::graphOf(500, edges)).crossings, 0U);
}

TEST(LayeredLayout, findsTheFewestCrossingsOfACompleteBipartiteGraph)
{
    Edges edges;
    for (std::uint32_t from = 0; from < 20; ++from) {
        for (std::uint32_t to = 20; to < 40; ++to)
            edges.emplace_back(from, to);
    }
    EXPECT_EQ(laidOut(test::graphOf(40, edges)).crossings, 190U * 190U);
}

TEST(LayeredLayout, countsTheCrossingsThatAreDrawn)
{
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const LayoutGraph graph = test::makeServiceGraph({60, 2.5, 0, seed});
        const LayeredLayout made = laidOut(graph);
        EXPECT_GT(made.crossings, 0U);
        EXPECT_EQ(made.crossings, test::drawnCrossings(graph, made)) << seed;
    }
}

TEST(LayeredLayout, isSoundForGraphsOfManySizes)
{
    for (const std::uint32_t nodes : {2U, 3U, 7U, 20U, 55U, 150U, 380U, 900U}) {
        for (const double back : {0.0, 0.05, 0.5}) {
            const LayoutGraph graph = test::makeServiceGraph({nodes, 2.5, back, nodes});
            const LayeredLayout made = laidOut(graph);
            EXPECT_LE(backEdges(made), graph.edges.size() / 2);
            if (back == 0) {
                EXPECT_EQ(backEdges(made), 0U);
            }
        }
    }
}

TEST(LayeredLayout, isSoundForADeepGraphWithMoreLongEdgesThanItBends)
{
    Edges edges;
    for (std::uint32_t i = 1; i < 1500; ++i) {
        edges.emplace_back(i - 1, i);
        edges.emplace_back((i * 7919) % i, 1500 + i % 3);
        edges.emplace_back(i / 3, i);
    }
    const LayeredLayout made = laidOut(test::graphOf(1503, edges));
    EXPECT_EQ(made.parts, 1U);
    EXPECT_EQ(backEdges(made), 0U);
}

TEST(LayeredLayout, refusesEdgesWithoutEndsAndSizesThatAreNone)
{
    EXPECT_EQ(layout(test::graphOf(2, {{0, 2}})).error().kind, ErrorKind::malformed);
    for (const double bad : {-1.0, std::numeric_limits<double>::infinity(), std::nan("")}) {
        EXPECT_EQ(layout({{{"a", bad, 1}}, {}}).error().kind, ErrorKind::malformed);
        EXPECT_EQ(layout({{{"a", 1, bad}}, {}}).error().kind, ErrorKind::malformed);
        LayoutOptions options;
        options.edgeGap = bad;
        EXPECT_EQ(layout({}, options).error().kind, ErrorKind::malformed);
    }
    LayoutGraph graph = test::graphOf(2, {{0, 1}});
    graph.edges[0].weight = std::nan("");
    EXPECT_EQ(layout(graph).error().kind, ErrorKind::malformed);
}

TEST(LayeredLayout, refusesMoreNodesThanItSays)
{
    LayoutGraph graph;
    graph.nodes.resize(kMaxLayoutNodes + 1);
    EXPECT_EQ(layout(graph).error().kind, ErrorKind::tooLarge);
}

TEST(LayeredLayout, takesWeightsBeyondItsRange)
{
    LayoutGraph graph = test::graphOf(3, {{0, 1}, {1, 2}, {0, 2}});
    graph.edges[0].weight = 1e300;
    graph.edges[1].weight = -5;
    graph.edges[2].weight = std::numeric_limits<double>::infinity();
    EXPECT_EQ(laidOut(graph).nodes[2].rank, 2U);
}

} // namespace longspan::analysis
