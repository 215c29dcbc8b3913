// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/compare.h"
#include "tests/support/trace_fixture.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>

namespace longspan::analysis {
namespace {

using test::SpanSpec;
using test::TraceFixture;

/// A trace with what comparing needs of it.
struct Measured {
    explicit Measured(TraceFixture fixture)
        : tree(TraceTree::build(fixture.trace()).value()), self(selfTimes(tree).value())
    {
    }
    explicit Measured(std::initializer_list<SpanSpec> spans) : Measured(TraceFixture(spans)) {}
    [[nodiscard]] ComparedTrace compared() const { return {tree, self}; }

    TraceTree tree;
    SelfTimes self;
};

/// A line a node: indented name, "=" for both, "<" for the first only, ">" for the second only.
std::string drawn(const TraceComparison& found, const Measured& first, const Measured& second)
{
    std::string text;
    for (const ComparedNode& node : found.nodes) {
        const bool inFirst = node.in(Side::first);
        const TraceTree& tree = inFirst ? first.tree : second.tree;
        text += std::string(node.depth, ' ') + (node.inBoth() ? '=' : inFirst ? '<' : '>');
        text += std::string(tree.name(node.node(inFirst ? Side::first : Side::second))) + '\n';
    }
    return text;
}

std::string compared(const Measured& first, const Measured& second)
{
    return drawn(compareTraces(first.compared(), second.compared()).value(), first, second);
}

SpanSpec span(std::string_view id, std::string_view parent, Nanos start, Nanos duration, std::string_view name)
{
    return {.id = id, .parent = parent, .start = start, .duration = duration, .name = name};
}

TEST(CompareTraces, findsNoDifferenceInEqualTraces)
{
    const Measured one{span("r", "", 0, 100, "get"), span("a", "r", 10, 20, "read"), span("b", "r", 40, 20, "write")};
    const Measured two{span("x", "", 5, 90, "get"), span("y", "x", 15, 20, "read"), span("z", "x", 45, 20, "write")};
    EXPECT_EQ(compared(one, two), "=get\n =read\n =write\n");
    const TraceComparison found = compareTraces(one.compared(), two.compared()).value();
    EXPECT_EQ(found.inBoth, 3U);
    EXPECT_EQ(found.onlyFirst + found.onlySecond, 0U);
    EXPECT_EQ(difference(found.nodes[0], one.compared(), two.compared()), -10);
    EXPECT_EQ(difference(found.nodes[1], one.compared(), two.compared()), 0);
}

TEST(CompareTraces, keepsWhatOnlyOneHasWithAllBelowIt)
{
    const Measured one{span("r", "", 0, 100, "get"), span("a", "r", 10, 20, "cache"), span("b", "a", 12, 5, "lookup")};
    const Measured two{span("r", "", 0, 100, "get"), span("c", "r", 10, 20, "db"), span("d", "c", 12, 5, "lookup")};
    EXPECT_EQ(compared(one, two), "=get\n <cache\n  <lookup\n >db\n  >lookup\n");
}

TEST(CompareTraces, pairsEqualSiblingsByTheirPlace)
{
    const Measured one{span("r", "", 0, 100, "get"), span("a", "r", 10, 5, "query"), span("b", "r", 20, 6, "query")};
    const Measured two{span("r", "", 0, 100, "get"), span("a", "r", 10, 7, "query"), span("b", "r", 20, 8, "query"),
        span("c", "r", 30, 9, "query")};
    EXPECT_EQ(compared(one, two), "=get\n =query\n =query\n >query\n");
    const TraceComparison found = compareTraces(one.compared(), two.compared()).value();
    EXPECT_EQ(difference(found.nodes[1], one.compared(), two.compared()), 2);
    EXPECT_EQ(difference(found.nodes[2], one.compared(), two.compared()), 2);
    EXPECT_EQ(difference(found.nodes[3], one.compared(), two.compared()), std::nullopt);
}

TEST(CompareTraces, pairsAcrossOtherOrders)
{
    const Measured one{span("r", "", 0, 100, "get"), span("a", "r", 10, 5, "left"), span("b", "r", 20, 5, "right")};
    const Measured two{span("r", "", 0, 100, "get"), span("n", "r", 5, 5, "new"), span("b", "r", 10, 5, "right"),
        span("a", "r", 20, 5, "left")};
    EXPECT_EQ(compared(one, two), "=get\n >new\n =left\n =right\n");
}

TEST(CompareTraces, tellsServicesWithTheSameNamesApart)
{
    SpanSpec other = span("a", "r", 10, 5, "read");
    other.service = "replica";
    const Measured one{span("r", "", 0, 100, "get"), span("a", "r", 10, 5, "read")};
    const Measured two{span("r", "", 0, 100, "get"), other};
    EXPECT_EQ(compared(one, two), "=get\n <read\n >read\n");
}

TEST(CompareTraces, sumsByPathAndByOperation)
{
    const Measured one{span("r", "", 0, 100, "get"), span("a", "r", 10, 20, "query"), span("b", "r", 40, 20, "query"),
        span("c", "b", 45, 5, "query")};
    const Measured two{span("r", "", 0, 100, "get"), span("a", "r", 10, 50, "query")};
    const TraceComparison found = compareTraces(one.compared(), two.compared()).value();
    ASSERT_EQ(found.paths.size(), 3U);
    EXPECT_EQ(found.paths[1].parent, 0U);
    EXPECT_EQ(found.paths[1].sums[0], (ComparedFigures{2, 0, 40, 35}));
    EXPECT_EQ(found.paths[1].sums[1], (ComparedFigures{1, 0, 50, 50}));
    EXPECT_EQ(found.paths[2].sums[1], ComparedFigures{});
    ASSERT_EQ(found.operations.size(), 2U);
    EXPECT_EQ(found.operations[1].name, "query");
    EXPECT_EQ(found.operations[1].sums[0], (ComparedFigures{3, 0, 45, 40}));
}

TEST(CompareTraces, doesNotSubtractUnknownDurations)
{
    SpanSpec unknown = span("r", "", 0, 0, "get");
    unknown.duration.reset();
    const Measured one{span("r", "", 0, 100, "get")};
    const Measured two{unknown};
    const TraceComparison found = compareTraces(one.compared(), two.compared()).value();
    EXPECT_TRUE(found.nodes[0].inBoth());
    EXPECT_EQ(difference(found.nodes[0], one.compared(), two.compared()), std::nullopt);
}

TEST(CompareTraces, comparesWithNothing)
{
    const Measured one{span("r", "", 0, 100, "get"), span("a", "r", 10, 5, "read")};
    const Measured none{span("o", "", 0, 1, "other")};
    EXPECT_EQ(compared(one, none), "<get\n <read\n>other\n");
}

TEST(CompareTraces, survivesAVeryDeepTrace)
{
    constexpr std::uint32_t kDeep = 100'000;
    TraceFixture fixture;
    for (std::uint32_t i = 0; i < kDeep; ++i) {
        SpanRow row = fixture.row({.id = "x", .start = i, .duration = 1});
        row.id = SpanId{i + 1};
        row.parent = SpanId{i};
        fixture.builder().append(row);
    }
    const Measured deep(std::move(fixture));
    const TraceComparison found = compareTraces(deep.compared(), deep.compared()).value();
    EXPECT_EQ(found.inBoth, kDeep);
    EXPECT_EQ(found.nodes.back().depth, kDeep - 1);
}

/// Random trees of few names: every span of either trace stands in exactly one node, below its own parent, and pairs
/// have the same name and rank.
TEST(CompareTraces, holdsItsRulesForRandomTrees)
{
    std::mt19937 random(7);
    const auto tree = [&random] {
        const std::uint64_t count = 1 + random() % 60;
        constexpr std::array<std::string_view, 3> kNames{"a", "b", "c"};
        TraceFixture fixture;
        for (std::uint64_t i = 0; i < count; ++i) {
            SpanRow row =
                fixture.row({.id = "x", .start = static_cast<Nanos>(i), .duration = 1, .name = kNames[random() % 3]});
            row.id = SpanId{i + 1};
            row.parent = SpanId{i == 0 ? 0 : random() % i + 1};
            fixture.builder().append(row);
        }
        return Measured(std::move(fixture));
    };
    for (int round = 0; round < 50; ++round) {
        const std::array<Measured, 2> sides{tree(), tree()};
        const TraceComparison found = compareTraces(sides[0].compared(), sides[1].compared()).value();
        for (const Side side : {Side::first, Side::second}) {
            const TraceTree& own = sides[static_cast<std::size_t>(side)].tree;
            std::vector<int> seen(own.size());
            for (const ComparedNode& node : found.nodes) {
                if (!node.in(side))
                    continue;
                ++seen[index(node.node(side))];
                const NodeNo up = own.parent(node.node(side));
                const bool root = node.parent == ComparedNode::kNone;
                EXPECT_EQ(root ? NodeNo::none : found.nodes[node.parent].node(side), up);
            }
            EXPECT_EQ(std::count(seen.begin(), seen.end(), 1), static_cast<std::ptrdiff_t>(own.size()));
        }
        for (const ComparedNode& node : found.nodes) {
            if (node.inBoth()) {
                EXPECT_EQ(sides[0].tree.name(node.node(Side::first)), sides[1].tree.name(node.node(Side::second)));
            }
        }
    }
}

TEST(CompareTraces, stopsWhenAsked)
{
    const Measured one{span("r", "", 0, 100, "get")};
    std::stop_source stop;
    stop.request_stop();
    Call call;
    call.stop = stop.get_token();
    EXPECT_EQ(compareTraces(one.compared(), one.compared(), call).error().kind, ErrorKind::cancelled);
}

} // namespace
} // namespace longspan::analysis
