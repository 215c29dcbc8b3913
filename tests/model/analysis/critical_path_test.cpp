// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/critical_path.h"
#include "tests/support/trace_fixture.h"
#include "tests/support/tree_shape.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace longspan::analysis {
namespace {

using test::SpanSpec;
using test::TraceFixture;

SpanSpec span(std::string_view id, std::string_view parent, Nanos start, Nanos end)
{
    return {.id = id, .parent = parent, .start = start, .duration = end - start};
}

SpanSpec with(SpanSpec spec, SpanKind kind, std::string_view host = {})
{
    spec.kind = kind;
    spec.host = host;
    return spec;
}

/// "C 60-101, E 50-60": the sections in their order.
std::string text(const TraceTree& tree, const CriticalPath& path)
{
    std::string result;
    for (const PathSection& section : path.sections) {
        result += result.empty() ? "" : ", ";
        result +=
            test::label(tree.id(section.node)) + ' ' + std::to_string(section.from) + '-' + std::to_string(section.to);
    }
    return result;
}

std::string pathOf(TraceFixture& fixture, const CriticalPathOptions& options = {})
{
    const TraceTree tree = TraceTree::build(fixture.trace()).value();
    return text(tree, criticalPath(tree, NodeNo{0}, options).value());
}

std::string pathOf(std::initializer_list<SpanSpec> spans, const CriticalPathOptions& options = {})
{
    TraceFixture fixture(spans);
    return pathOf(fixture, options);
}

TEST(CriticalPath, ofChildrenAfterEachOtherHasThemAndTheGaps)
{
    EXPECT_EQ(pathOf({span("C", "", 1, 101), span("D", "C", 20, 40), span("E", "C", 50, 60)}),
        "C 60-101, E 50-60, C 40-50, D 20-40, C 1-20");
}

TEST(CriticalPath, ofOverlappingSiblingsHasTheOneThatEndsLast)
{
    EXPECT_EQ(
        pathOf({span("X", "", 1, 101), span("A", "X", 10, 50), span("C", "X", 20, 60)}), "X 60-101, C 20-60, X 1-20");
}

TEST(CriticalPath, leavesOutAChildAfterItsParent)
{
    EXPECT_EQ(pathOf({span("A", "", 1, 10), span("B", "A", 20, 30)}), "A 1-10");
    EXPECT_EQ(pathOf({span("A", "", 1, 10), span("B", "A", 10, 30)}), "A 1-10");
}

TEST(CriticalPath, leavesOutWhatIsBelowAChildThatIsLeftOut)
{
    EXPECT_EQ(pathOf({span("A", "", 1, 10), span("B", "A", 20, 30), span("C", "B", 2, 5)}), "A 1-10");
}

TEST(CriticalPath, leavesOutWhatTheParentDoesNotWaitFor)
{
    SpanSpec follower = span("B", "A", 2, 8);
    follower.followsFrom = true;
    EXPECT_EQ(pathOf({span("A", "", 1, 10), follower, span("C", "B", 3, 4)}), "A 1-10");
    const SpanSpec producer = with(span("A", "", 1, 10), SpanKind::producer);
    const SpanSpec consumer = with(span("B", "A", 2, 8), SpanKind::consumer);
    EXPECT_EQ(pathOf({producer, consumer, span("C", "B", 3, 4)}), "A 1-10");
    EXPECT_EQ(pathOf({span("A", "", 1, 10), consumer}), "A 8-10, B 2-8, A 1-2");
}

TEST(CriticalPath, cutsAGrandchildToWhatIsLeftOfItsParent)
{
    EXPECT_EQ(
        pathOf({span("A", "", 1, 30), span("B", "A", 15, 35), span("C", "B", 10, 25)}), "B 25-30, C 15-25, A 1-15");
}

TEST(CriticalPath, cutsThatFollowEachOtherAddUp)
{
    EXPECT_EQ(
        pathOf({span("A", "", 1, 30), span("B", "A", 15, 35), span("C", "B", 20, 40)}), "C 20-30, B 15-20, A 1-15");
}

TEST(CriticalPath, givesAllToAChildThatCoversItsParent)
{
    EXPECT_EQ(pathOf({span("A", "", 10, 30), span("B", "A", 1, 50)}), "B 10-30");
}

TEST(CriticalPath, leavesOutAChildBeforeItsParent)
{
    EXPECT_EQ(pathOf({span("A", "", 10, 30), span("B", "A", 1, 5)}), "A 10-30");
    EXPECT_EQ(pathOf({span("A", "", 10, 30), span("B", "A", 1, 10)}), "A 10-30");
}

// Where we decided against upstream.

TEST(CriticalPath, hasAChildThatEndsExactlyWhereTheNextStarts)
{
    EXPECT_EQ(pathOf({span("A", "", 0, 30), span("B", "A", 5, 10), span("C", "A", 10, 20)}),
        "A 20-30, C 10-20, B 5-10, A 0-5");
}

TEST(CriticalPath, startsInAChildThatEndsWithTheRoot)
{
    EXPECT_EQ(pathOf({span("A", "", 0, 30), span("B", "A", 20, 30)}), "B 20-30, A 0-20");
}

TEST(CriticalPath, passesChildrenWithoutLengthOnce)
{
    EXPECT_EQ(pathOf({span("A", "", 0, 30), span("B", "A", 10, 10), span("C", "A", 10, 10), span("D", "A", 5, 10)}),
        "A 10-30, D 5-10, A 0-5");
}

TEST(CriticalPath, prefersTheLongestOfChildrenThatEndTogether)
{
    EXPECT_EQ(pathOf({span("A", "", 0, 30), span("B", "A", 15, 20), span("C", "A", 10, 20), span("D", "A", 12, 20)}),
        "A 20-30, C 10-20, A 0-10");
}

TEST(CriticalPath, takesACursorOfZeroForATime)
{
    EXPECT_EQ(pathOf({span("A", "", -20, 10), span("B", "A", -5, 0), span("C", "A", -15, -5)}),
        "A 0-10, B -5-0, C -15--5, A -20--15");
}

TEST(CriticalPath, ofAnOrphanIsThatOfARoot)
{
    EXPECT_EQ(pathOf({span("A", "missing", 0, 30), span("B", "A", 10, 20)}), "A 20-30, B 10-20, A 0-10");
}

TEST(CriticalPath, ofARootWithoutLengthIsEmpty)
{
    TraceFixture fixture{span("A", "", 5, 5), span("B", "A", 5, 5)};
    const TraceTree tree = TraceTree::build(fixture.trace()).value();
    const CriticalPath path = criticalPath(tree, NodeNo{0}).value();
    EXPECT_TRUE(path.known);
    EXPECT_TRUE(path.sections.empty());
}

TEST(CriticalPath, goesBelowAnyNode)
{
    TraceFixture fixture{span("A", "", 0, 30), span("B", "A", 10, 20), span("C", "B", 12, 15), span("D", "A", 21, 22)};
    const TraceTree tree = TraceTree::build(fixture.trace()).value();
    EXPECT_EQ(text(tree, criticalPath(tree, NodeNo{1}).value()), "B 15-20, C 12-15, B 10-12");
}

TEST(CriticalPath, countsSpansWithoutTimesThatItLeftOut)
{
    TraceFixture fixture{span("A", "", 0, 30), {.id = "B", .parent = "A", .start = 5},
        {.id = "C", .parent = "A", .duration = 5}, span("D", "B", 6, 7)};
    const TraceTree tree = TraceTree::build(fixture.trace()).value();
    const CriticalPath path = criticalPath(tree, NodeNo{0}).value();
    EXPECT_EQ(text(tree, path), "A 0-30");
    EXPECT_EQ(path.leftOut, 2U);
}

TEST(CriticalPath, ofOneRootDoesNotSufferFromAnotherWithoutTimes)
{
    TraceFixture fixture{{.id = "A"}, span("B", "", 5, 10), {.id = "C", .start = 7}, span("D", "", 20, 21)};
    const TraceTree tree = TraceTree::build(fixture.trace()).value();
    const std::vector<CriticalPath> paths = criticalPaths(tree).value();
    ASSERT_EQ(paths.size(), 4U);
    EXPECT_FALSE(paths[0].known);
    EXPECT_EQ(text(tree, paths[1]), "B 5-10");
    EXPECT_FALSE(paths[2].known);
    EXPECT_EQ(text(tree, paths[3]), "D 20-21");
}

// CRISP's exception for calls whose clocks disagree.

TEST(CriticalPath, fitsACallIntoItsCallerWhenAsked)
{
    const SpanSpec client = with(span("A", "", 100, 200), SpanKind::client);
    const SpanSpec server = with(span("B", "A", 30, 110), SpanKind::server);
    EXPECT_EQ(pathOf({client, server, span("C", "B", 40, 50)}), "A 110-200, B 100-110");
    EXPECT_EQ(pathOf({client, server, span("C", "B", 40, 50)}, {.fitCalls = true}),
        "A 180-200, B 120-180, C 110-120, B 100-110");
}

TEST(CriticalPath, fitsACallFromBehindItsCaller)
{
    const SpanSpec client = with(span("A", "", 100, 200), SpanKind::client);
    EXPECT_EQ(
        pathOf({client, with(span("B", "A", 250, 310), SpanKind::server)}, {.fitCalls = true}), "B 140-200, A 100-140");
}

TEST(CriticalPath, doesNotFitWhatIsNoCall)
{
    const SpanSpec client = with(span("A", "", 100, 200), SpanKind::client);
    const SpanSpec server = with(span("B", "A", 30, 110), SpanKind::server);
    const CriticalPathOptions fit{.fitCalls = true};
    const std::string cut = "A 110-200, B 100-110";
    EXPECT_EQ(pathOf({client, with(server, SpanKind::internal)}, fit), cut);
    EXPECT_EQ(pathOf({client, server, span("C", "A", 300, 400)}, fit), cut) << "two children";
    EXPECT_EQ(pathOf({client, with(span("B", "A", 8, 110), SpanKind::server)}, fit), cut) << "too long";
    EXPECT_EQ(pathOf({with(client, SpanKind::server), server}, fit), cut) << "server below server";
}

TEST(CriticalPath, fitsACallBetweenHosts)
{
    const SpanSpec caller = with(span("A", "", 100, 200), SpanKind::unspecified, "one");
    const CriticalPathOptions fit{.fitCalls = true};
    EXPECT_EQ(
        pathOf({caller, with(span("B", "A", 30, 110), SpanKind::unspecified, "two")}, fit), "A 180-200, B 100-180");
    EXPECT_EQ(
        pathOf({caller, with(span("B", "A", 30, 110), SpanKind::unspecified, "one")}, fit), "A 110-200, B 100-110");
}

TEST(CriticalPath, fitsAServerBelowALocalSpanOfAServer)
{
    const CriticalPathOptions fit{.fitCalls = true};
    EXPECT_EQ(pathOf({with(span("R", "", 100, 200), SpanKind::server), span("A", "R", 100, 200),
                         with(span("B", "A", 30, 110), SpanKind::server)},
                  fit),
        "A 180-200, B 100-180");
}

TEST(CriticalPath, fitsACallThatIsOnePercentLonger)
{
    const CriticalPathOptions fit{.fitCalls = true};
    EXPECT_EQ(
        pathOf({with(span("A", "", 100, 200), SpanKind::client), with(span("B", "A", 60, 161), SpanKind::server)}, fit),
        "B 100-200");
}

// Size.

TEST(CriticalPath, walksAChainOfAHundredThousand)
{
    constexpr std::uint64_t kDepth = 100'000;
    TraceFixture fixture;
    SpanRow row = fixture.row({.id = "a"});
    row.flags = {};
    for (std::uint64_t i = 1; i <= kDepth; ++i) {
        row.id = static_cast<SpanId>(i);
        row.parent = static_cast<SpanId>(i - 1);
        row.start = static_cast<Nanos>(i);
        row.duration = static_cast<Nanos>(2 * (kDepth - i) + 1);
        fixture.builder().append(row);
    }
    const TraceTree tree = TraceTree::build(fixture.trace()).value();
    const CriticalPath path = criticalPath(tree, NodeNo{0}).value();
    EXPECT_EQ(path.sections.size(), 2 * kDepth - 1);
}

TEST(CriticalPath, walksAHundredThousandSiblings)
{
    constexpr std::uint64_t kChildren = 100'000;
    TraceFixture fixture{span("a", "", 0, 3 * static_cast<Nanos>(kChildren))};
    SpanRow row = fixture.row(span("b", "a", 0, 2));
    for (std::uint64_t i = 0; i < kChildren; ++i) {
        row.id = static_cast<SpanId>(1'000 + i);
        row.start = 3 * static_cast<Nanos>((i * 7'919) % kChildren);
        fixture.builder().append(row);
    }
    const TraceTree tree = TraceTree::build(fixture.trace()).value();
    EXPECT_EQ(criticalPath(tree, NodeNo{0}).value().sections.size(), 2 * kChildren);
}

// For any trace.

TraceFixture randomTrace(std::mt19937_64& random)
{
    TraceFixture fixture;
    const std::size_t spans = 1 + random() % 40;
    for (std::uint64_t i = 1; i <= spans; ++i) {
        SpanRow row = fixture.row(
            {.id = "", .start = static_cast<Nanos>(random() % 60), .duration = static_cast<Nanos>(random() % 60)});
        row.id = static_cast<SpanId>(i);
        row.parent = static_cast<SpanId>(random() % i);
        row.kind = static_cast<SpanKind>(random() % kSpanKinds);
        row.flags.set(SpanFlag::followsFrom, random() % 10 == 0);
        row.flags.set(SpanFlag::durationUnknown, random() % 20 == 0);
        fixture.builder().append(row);
    }
    return fixture;
}

void expectWhole(const TraceTree& tree, const CriticalPath& path, bool inOwnTime)
{
    Nanos cursor = tree.end(path.root);
    for (const PathSection& section : path.sections) {
        ASSERT_EQ(section.to, cursor);
        ASSERT_LT(section.from, section.to);
        cursor = section.from;
        ASSERT_GE(section.node, path.root);
        ASSERT_LT(section.node, tree.subtreeEnd(path.root));
        for (NodeNo node = section.node; inOwnTime && node != tree.parent(path.root); node = tree.parent(node)) {
            ASSERT_GE(section.from, tree.start(node));
            ASSERT_LE(section.to, tree.end(node));
        }
    }
    ASSERT_EQ(cursor, tree.start(path.root));
}

TEST(CriticalPath, sectionsAreDisjointAndAddUpToTheRootForAnyTrace)
{
    std::mt19937_64 random(12);
    for (int round = 0; round < 2'000; ++round) {
        TraceFixture fixture = randomTrace(random);
        const TraceTree tree = TraceTree::build(fixture.trace()).value();
        for (const bool fit : {false, true}) {
            const std::vector<CriticalPath> paths = criticalPaths(tree, {.fitCalls = fit}).value();
            for (const CriticalPath& path : paths)
                if (path.known)
                    expectWhole(tree, path, !fit);
        }
        ASSERT_FALSE(testing::Test::HasFatalFailure()) << "round " << round;
    }
}

TEST(CriticalPath, leavesTheTreeAsItIs)
{
    std::mt19937_64 random(13);
    TraceFixture fixture = randomTrace(random);
    const TraceTree tree = TraceTree::build(fixture.trace()).value();
    const std::vector<Nanos> starts(tree.starts().begin(), tree.starts().end());
    const std::vector<Nanos> durations(tree.durations().begin(), tree.durations().end());
    ASSERT_TRUE(criticalPaths(tree, {.fitCalls = true}));
    EXPECT_TRUE(std::equal(starts.begin(), starts.end(), tree.starts().begin()));
    EXPECT_TRUE(std::equal(durations.begin(), durations.end(), tree.durations().begin()));
}

TEST(CriticalPath, stopsWhenAskedTo)
{
    TraceFixture fixture{span("A", "", 1, 10)};
    const TraceTree tree = TraceTree::build(fixture.trace()).value();
    std::stop_source stop;
    stop.request_stop();
    const auto path = criticalPaths(tree, {}, {.stop = stop.get_token()});
    ASSERT_FALSE(path);
    EXPECT_EQ(path.error().kind, ErrorKind::cancelled);
}

} // namespace
} // namespace longspan::analysis
