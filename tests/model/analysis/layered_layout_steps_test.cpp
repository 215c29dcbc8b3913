// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/layered_layout_conflicts.h"
#include "model/analysis/layered_layout_coordinates.h"
#include "model/analysis/layered_layout_crossings.h"
#include "model/analysis/layered_layout_order.h"
#include "model/analysis/layered_layout_ranks.h"
#include "model/analysis/layered_layout_sift.h"
#include "model/analysis/layered_layout_start.h"
#include "tests/support/generate_random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <stop_token>

namespace longspan::analysis::layered {

namespace {

/// Connected and without cycles: every arc goes to a bigger number.
std::vector<Arc> randomArcs(std::uint32_t nodes, std::uint32_t extra, test::Random& random)
{
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::uint32_t node = 1; node < nodes; ++node)
        pairs.emplace(random.below(node), node);
    for (std::uint32_t i = 0; i < extra; ++i) {
        const std::uint32_t to = 1 + random.below(nodes - 1);
        pairs.emplace(random.below(to), to);
    }
    std::vector<Arc> arcs;
    for (const auto& [from, to] : pairs)
        arcs.push_back({from, to, 1 + static_cast<std::int32_t>(random.below(4))});
    return arcs;
}

Layers randomLayers(std::uint32_t nodes, std::uint32_t extra, test::Random& random)
{
    const std::vector<Arc> arcs = randomArcs(nodes, extra, random);
    Layers layers = makeLayers(arcs, *shortestRanks(nodes, arcs, {}));
    orderAnyhow(layers, {}, 1 + random.below(1000));
    return layers;
}

std::int64_t cost(const std::vector<Arc>& arcs, const std::vector<std::uint32_t>& ranks)
{
    std::int64_t sum = 0;
    for (const Arc& arc : arcs)
        sum += static_cast<std::int64_t>(arc.weight) * (ranks[arc.to] - ranks[arc.from]);
    return sum;
}

bool goesForward(const std::vector<Arc>& arcs, const std::vector<std::uint32_t>& ranks)
{
    return std::all_of(arcs.begin(), arcs.end(), [&](const Arc& arc) { return ranks[arc.from] < ranks[arc.to]; });
}

/// Over all rankings there are with as many ranks as nodes.
std::int64_t leastCost(const std::vector<Arc>& arcs, std::uint32_t nodes)
{
    std::vector<std::uint32_t> ranks(nodes, 0);
    std::int64_t least = INT64_MAX;
    for (;;) {
        if (goesForward(arcs, ranks))
            least = std::min(least, cost(arcs, ranks));
        std::size_t digit = 0;
        while (digit < nodes && ++ranks[digit] == nodes)
            ranks[digit++] = 0;
        if (digit == nodes)
            return least;
    }
}

std::uint64_t crossingsPairByPair(const Layers& layers)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pieces;
    for (std::uint32_t vertex = 0; vertex < layers.vertices(); ++vertex) {
        for (const std::uint32_t neighbour : layers.right.of(vertex))
            pieces.emplace_back(vertex, neighbour);
    }
    std::uint64_t crossings = 0;
    for (const auto& [a, b] : pieces) {
        for (const auto& [c, d] : pieces) {
            if (layers.rank[a] == layers.rank[c] && layers.place[a] < layers.place[c] &&
                layers.place[b] > layers.place[d])
                ++crossings;
        }
    }
    return crossings;
}

/// Every vertex once, in the layer of its rank, where place says.
bool isConsistent(const Layers& layers)
{
    std::vector<int> seen(layers.vertices(), 0);
    for (std::uint32_t rank = 0; rank < layers.ranks(); ++rank) {
        std::uint32_t place = 0;
        for (const std::uint32_t vertex : layers.order.of(rank)) {
            ++seen[vertex];
            if (layers.rank[vertex] != rank || layers.place[vertex] != place++)
                return false;
        }
    }
    return std::all_of(seen.begin(), seen.end(), [](int count) { return count == 1; });
}

} // namespace

TEST(LayoutRanks, areTheShortestThereAre)
{
    test::Random random(1);
    for (int i = 0; i < 40; ++i) {
        const std::uint32_t nodes = 2 + random.below(5);
        const std::vector<Arc> arcs = randomArcs(nodes, random.below(8), random);
        const std::vector<std::uint32_t> ranks = shortestRanks(nodes, arcs, {}).value();
        ASSERT_TRUE(goesForward(arcs, ranks));
        ASSERT_EQ(cost(arcs, ranks), leastCost(arcs, nodes));
        ASSERT_EQ(*std::min_element(ranks.begin(), ranks.end()), 0U);
    }
}

TEST(LayoutRanks, costNoMoreThanThoseOfATightTreeInBigGraphs)
{
    test::Random random(2);
    for (int i = 0; i < 10; ++i) {
        const std::vector<Arc> arcs = randomArcs(300, 500, random);
        const TightTree tree = tightTree(300, arcs);
        std::int64_t treeCost = 0;
        for (const Arc& arc : arcs)
            treeCost += static_cast<std::int64_t>(arc.weight) * (tree.rank[arc.to] - tree.rank[arc.from]);
        const std::vector<std::uint32_t> ranks = shortestRanks(300, arcs, {}).value();
        EXPECT_TRUE(goesForward(arcs, ranks));
        EXPECT_LT(cost(arcs, ranks), treeCost);
    }
}

TEST(LayoutRanks, haveATreeOfArcsThatCannotBeShorter)
{
    test::Random random(3);
    const std::vector<Arc> arcs = randomArcs(100, 150, random);
    const TightTree tree = tightTree(100, arcs);
    for (std::uint32_t node = 1; node < 100; ++node) {
        const Arc& arc = arcs[tree.parentArc[node]];
        EXPECT_EQ(tree.rank[arc.to] - tree.rank[arc.from], 1);
        EXPECT_EQ(arc.from == node ? arc.to : arc.from, tree.parent[node]);
    }
    for (const Arc& arc : arcs)
        EXPECT_LT(tree.rank[arc.from], tree.rank[arc.to]);
}

TEST(LayoutLayers, bendLongArcsInEveryLayerTheyPass)
{
    const std::vector<Arc> arcs = {{0, 1}, {0, 3}, {1, 2}, {2, 3}};
    const Layers layers = makeLayers(arcs, {0, 1, 2, 3});
    EXPECT_EQ(layers.vertices(), 6U);
    EXPECT_EQ(layers.firstBend, (std::vector<std::uint32_t>{kNone, 4, kNone, kNone}));
    EXPECT_EQ(layers.rank[4], 1U);
    EXPECT_EQ(layers.rank[5], 2U);
    EXPECT_EQ(layers.right.of(4)[0], 5U);
    EXPECT_EQ(layers.left.size(3), 2U);
    EXPECT_TRUE(isConsistent(layers));
}

TEST(LayoutLayers, letTheLongestArcsGoAroundWhenBendsWouldBeTooMany)
{
    const std::uint32_t nodes = 2000;
    std::vector<Arc> arcs;
    std::vector<std::uint32_t> ranks;
    for (std::uint32_t i = 0; i < nodes; ++i) {
        ranks.push_back(i);
        for (const std::uint32_t step : {1U, 2U, 900U}) {
            if (i + step < nodes)
                arcs.push_back({i, i + step});
        }
    }
    const Layers layers = makeLayers(arcs, ranks);
    EXPECT_LE(layers.vertices(), nodes + mostBends(nodes, arcs.size()));
    EXPECT_GT(layers.vertices(), nodes + mostBends(nodes, arcs.size()) - 900);
    for (std::size_t i = 0; i < arcs.size(); ++i)
        EXPECT_TRUE(layers.far[i] == 0 || arcs[i].to - arcs[i].from == 900);
}

TEST(LayoutCrossings, areCountedAsPairByPair)
{
    test::Random random(4);
    CrossingCounter counter;
    for (int i = 0; i < 30; ++i) {
        const Layers layers = randomLayers(2 + random.below(40), random.below(80), random);
        ASSERT_EQ(counter.all(layers), crossingsPairByPair(layers));
    }
}

TEST(LayoutOrder, answersTheCrossingsItLeaves)
{
    test::Random random(5);
    for (int i = 0; i < 10; ++i) {
        Layers layers = randomLayers(30, 40, random);
        const std::uint64_t before = crossingsPairByPair(layers);
        const std::uint64_t answer = orderLayers(layers, {}, {}).value();
        EXPECT_TRUE(isConsistent(layers));
        EXPECT_EQ(answer, crossingsPairByPair(layers));
        EXPECT_LT(answer, before);
    }
}

TEST(LayoutOrder, stopsWhenAsked)
{
    test::Random random(6);
    Layers layers = randomLayers(30, 40, random);
    std::stop_source source;
    source.request_stop();
    Call call;
    call.stop = source.get_token();
    EXPECT_EQ(orderLayers(layers, {}, call).error().kind, ErrorKind::cancelled);
}

TEST(LayoutOrder, isTheFixedOneWhereNodesAreFixed)
{
    test::Random random(7);
    for (int i = 0; i < 10; ++i) {
        Layers layers = randomLayers(60, 60, random);
        FixedOrder fixed(60, kNone);
        for (std::uint32_t node = 0; node < 60; node += 1 + random.below(3))
            fixed[node] = (node * 37) % 61;
        const std::uint64_t answer = orderLayers(layers, fixed, {}).value();
        EXPECT_EQ(answer, crossingsPairByPair(layers));
        for (std::uint32_t a = 0; a < 60; ++a) {
            for (std::uint32_t b = 0; b < 60; ++b) {
                if (layers.rank[a] == layers.rank[b] && fixed[a] < fixed[b] && fixed[b] != kNone) {
                    ASSERT_LT(layers.place[a], layers.place[b]);
                }
            }
        }
    }
}

TEST(LayoutSifter, takesAwayAsManyCrossingsAsItSays)
{
    test::Random random(8);
    for (int i = 0; i < 20; ++i) {
        Layers layers = randomLayers(50, 100, random);
        const std::uint64_t before = crossingsPairByPair(layers);
        const FixedOrder fixed;
        Sifter sifter(layers, fixed, 1'000'000);
        const std::uint64_t gone = sifter.round(i % 2 == 0);
        EXPECT_GT(gone, 0U);
        EXPECT_EQ(crossingsPairByPair(layers), before - gone);
        EXPECT_TRUE(isConsistent(layers));
    }
}

TEST(LayoutSifter, stopsWhenItsBudgetIsUsedUp)
{
    test::Random random(9);
    Layers layers = randomLayers(50, 100, random);
    const FixedOrder fixed;
    Sifter sifter(layers, fixed, 40);
    EXPECT_EQ(sifter.round(false), 0U);
    EXPECT_EQ(sifter.round(false), 0U);
    EXPECT_TRUE(isConsistent(layers));
}

TEST(LayoutCoordinates, keepOrderAndRoomWhateverTheOrderIs)
{
    test::Random random(10);
    for (int i = 0; i < 30; ++i) {
        const Layers layers = randomLayers(2 + random.below(60), random.below(120), random);
        std::vector<Room> rooms(layers.vertices());
        for (Room& room : rooms)
            room = {random.unit() * 50, random.unit() * 10};
        const std::vector<double> at = centres(layers, rooms);
        for (std::uint32_t rank = 0; rank < layers.ranks(); ++rank) {
            for (std::uint32_t place = 1; place < layers.order.size(rank); ++place) {
                const std::uint32_t a = layers.order.of(rank)[place - 1];
                const std::uint32_t b = layers.order.of(rank)[place];
                const double apart = (rooms[a].size + rooms[b].size + rooms[a].gap + rooms[b].gap) / 2;
                ASSERT_GE(at[b] - at[a], apart - 1e-9);
            }
        }
    }
}

TEST(LayoutCoordinates, drawLongArcsStraightUnlessTheyCrossEachOther)
{
    // Two long arcs side by side, and a node between layers that would rather stand in their way.
    const std::vector<Arc> arcs = {{0, 5}, {1, 6}, {0, 2}, {2, 3}, {3, 4}, {4, 6}, {1, 2}, {4, 5}};
    Layers layers = makeLayers(arcs, {0, 0, 1, 2, 3, 4, 4});
    (void)orderLayers(layers, {}, {});
    const std::vector<double> at = centres(layers, std::vector<Room>(layers.vertices(), Room{10, 5}));
    for (const std::uint32_t arc : {0U, 1U}) {
        const std::uint32_t first = layers.firstBend[arc];
        EXPECT_DOUBLE_EQ(at[first], at[first + 1]);
        EXPECT_DOUBLE_EQ(at[first], at[first + 2]);
    }
}

TEST(LayoutConflicts, areThePiecesThatCrossALongArc)
{
    // Between ranks 1 and 2: the arc 0-3 bends in both; 1-4 and 2-5 are short.
    const std::vector<Arc> arcs = {{0, 3}, {1, 4}, {2, 5}};
    Layers layers = makeLayers(arcs, {0, 1, 1, 3, 2, 2});
    const std::uint32_t bend = layers.firstBend[0];
    const std::vector<std::uint32_t> left = {1, bend, 2};
    const std::vector<std::uint32_t> right = {bend + 1, 4, 5};
    std::copy(left.begin(), left.end(), layers.order.of(1).begin());
    std::copy(right.begin(), right.end(), layers.order.of(2).begin());
    layers.notePlaces(1);
    layers.notePlaces(2);
    for (const Alignable::Segment& segment : findConflicts(layers).segments)
        EXPECT_EQ(segment.conflict, segment.from == 1) << segment.from;
}

TEST(LayoutConflicts, leaveMostOfTheLongArcsThatCrossStraight)
{
    // Four long arcs; in the middle the first goes below the other three.
    const std::vector<Arc> arcs = {{0, 4}, {1, 5}, {2, 6}, {3, 7}};
    Layers layers = makeLayers(arcs, {0, 0, 0, 0, 3, 3, 3, 3});
    const auto order = [&](std::uint32_t rank, std::vector<std::uint32_t> vertices) {
        std::copy(vertices.begin(), vertices.end(), layers.order.of(rank).begin());
        layers.notePlaces(rank);
    };
    const std::vector<std::uint32_t>& first = layers.firstBend;
    order(1, {first[0], first[1], first[2], first[3]});
    order(2, {first[1] + 1, first[2] + 1, first[3] + 1, first[0] + 1});
    for (const Alignable::Segment& segment : findConflicts(layers).segments) {
        if (layers.isBend(segment.from) && layers.isBend(segment.to)) {
            EXPECT_EQ(segment.conflict, segment.from == first[0]);
        }
    }
}

TEST(LayoutCycles, areBrokenWithFewArcs)
{
    Part part;
    part.nodes = {0, 1, 2, 3, 4, 5};
    // Two rings that share node 2, an arc into them, an arc between both that closes nothing new.
    const std::vector<Arc> ends = {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 2}, {5, 0}, {1, 3}};
    for (std::uint32_t i = 0; i < ends.size(); ++i)
        part.links.push_back({i, 0, 1, false});
    joinArcs(part, ends);
    breakCycles(part);
    std::size_t reversed = 0;
    for (const Part::Link& link : part.links)
        reversed += link.reversed ? 1 : 0;
    EXPECT_EQ(reversed, 2U);
    EXPECT_TRUE(shortestRanks(6, part.arcs, {}).has_value());
}

} // namespace longspan::analysis::layered
