// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/trace_tree.h"
#include "tests/support/trace_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>

namespace longspan {
namespace {

using test::TraceFixture;

/// Rows as bad as they come: few ids, any parent, any kind and flag.
std::vector<test::SpanSpec> randomRows(std::mt19937_64& random)
{
    static constexpr std::array<std::string_view, 12> kLabels{
        "", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"};
    static constexpr std::array<std::string_view, 3> kServices{"", "x", "y"};
    const auto time = [&]() -> std::optional<Nanos> {
        return random() % 5 == 0 ? std::nullopt : std::optional(static_cast<Nanos>(random() % 6));
    };
    std::vector<test::SpanSpec> rows(random() % 40);
    for (test::SpanSpec& row : rows) {
        row.id = kLabels[random() % kLabels.size()];
        row.parent = kLabels[random() % kLabels.size()];
        row.start = time();
        row.duration = time();
        row.kind = static_cast<SpanKind>(random() % kSpanKinds);
        row.error = random() % 4 == 0;
        row.service = kServices[random() % 3];
        row.name = kServices[random() % 3];
        row.address = random() % 2 == 0 ? "" : kServices[random() % 3];
        row.shared = random() % 5 == 0;
    }
    return rows;
}

TraceTree treeOf(const std::vector<test::SpanSpec>& rows)
{
    TraceFixture fixture;
    fixture.builder().trace(test::traceId("trace"));
    for (const test::SpanSpec& row : rows)
        fixture.add(row);
    return TraceTree::build(Trace(fixture.table(), TraceNo{0})).value();
}

void expectPreOrder(const TraceTree& tree)
{
    std::size_t roots = 0;
    for (std::uint32_t no = 0; no < tree.size(); ++no) {
        const NodeNo node{no};
        const NodeNo parent = tree.parent(node);
        ASSERT_GT(index(tree.subtreeEnd(node)), no);
        ASSERT_EQ(tree.flags(node).has(NodeFlag::root), parent == NodeNo::none);
        if (parent == NodeNo::none) {
            ASSERT_EQ(tree.depth(node), 0U);
            ASSERT_EQ(tree.roots()[roots++], node);
            continue;
        }
        ASSERT_LT(index(parent), no);
        ASSERT_LE(index(tree.subtreeEnd(node)), index(tree.subtreeEnd(parent)));
        ASSERT_EQ(tree.depth(node), tree.depth(parent) + 1);
    }
    ASSERT_EQ(roots, tree.roots().size());
}

void expectSiblingsInOrder(const TraceTree& tree)
{
    const auto time = [&](NodeNo node) { return tree.startKnown(node) ? tree.start(node) : -1; };
    for (std::uint32_t no = 0; no < tree.size(); ++no) {
        std::uint32_t children = 0;
        Nanos last = -1;
        for (const NodeNo child : tree.children(NodeNo{no})) {
            ASSERT_EQ(tree.parent(child), NodeNo{no});
            ASSERT_LE(last, time(child));
            last = time(child);
            ++children;
        }
        ASSERT_EQ(children, tree.childCount(NodeNo{no}));
    }
    ASSERT_TRUE(std::is_sorted(
        tree.roots().begin(), tree.roots().end(), [&](NodeNo a, NodeNo b) { return time(a) < time(b); }));
}

void expectEveryRowOnce(const TraceTree& tree)
{
    std::multiset<SpanIndex> rows;
    for (std::uint32_t no = 0; no < tree.size(); ++no) {
        const auto parts = tree.partsOf(NodeNo{no});
        ASSERT_EQ(parts.front(), tree.span(NodeNo{no}));
        ASSERT_EQ(parts.size() > 1, tree.flags(NodeNo{no}).has(NodeFlag::merged));
        rows.insert(parts.begin(), parts.end());
        for (const SpanIndex part : parts) {
            ASSERT_EQ(tree.nodeOf(part), NodeNo{no});
            ASSERT_EQ(tree.table().id(part), tree.id(NodeNo{no}));
        }
    }
    const std::span<const SpanIndex> all = tree.trace().spans();
    ASSERT_EQ(rows, std::multiset<SpanIndex>(all.begin(), all.end()));
}

TEST(TraceTreeProperty, nothingVanishesAndPreOrderHoldsForAnyRows)
{
    std::mt19937_64 random(3);
    for (int round = 0; round < 3'000; ++round) {
        const TraceTree tree = treeOf(randomRows(random));
        expectPreOrder(tree);
        expectSiblingsInOrder(tree);
        expectEveryRowOnce(tree);
        ASSERT_FALSE(testing::Test::HasFatalFailure()) << "round " << round;
    }
}

/// What a tree says of its spans, without the row numbers.
std::vector<std::tuple<SpanId, std::uint32_t, SpanKind, Nanos, Nanos, std::uint16_t>> facts(const TraceTree& tree)
{
    std::vector<std::tuple<SpanId, std::uint32_t, SpanKind, Nanos, Nanos, std::uint16_t>> result;
    for (std::uint32_t no = 0; no < tree.size(); ++no) {
        const NodeNo node{no};
        result.emplace_back(tree.id(node), tree.depth(node), tree.kind(node), tree.start(node), tree.duration(node),
            tree.flags(node).bits);
    }
    return result;
}

TEST(TraceTreeProperty, treesOfSpansWithIdsDoNotDependOnTheOrderOfRows)
{
    std::mt19937_64 random(4);
    for (int round = 0; round < 500; ++round) {
        std::vector<test::SpanSpec> rows = randomRows(random);
        rows.erase(
            std::remove_if(rows.begin(), rows.end(), [](const auto& row) { return row.id.empty(); }), rows.end());
        const TraceTree tree = treeOf(rows);
        std::shuffle(rows.begin(), rows.end(), random);
        ASSERT_EQ(facts(treeOf(rows)), facts(tree));
    }
}

} // namespace
} // namespace longspan
