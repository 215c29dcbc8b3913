// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/trace_tree.h"
#include "tests/support/trace_fixture.h"
#include "tests/support/tree_shape.h"

#include <gmock/gmock.h>

namespace longspan {
namespace {

using test::shape;
using test::SpanSpec;
using test::TraceFixture;
using testing::ElementsAre;

constexpr SpanKind kClient = SpanKind::client;
constexpr SpanKind kServer = SpanKind::server;

TraceTree treeOf(TraceFixture& fixture, const Call& call = {})
{
    return TraceTree::build(fixture.trace(), call).value();
}

std::string shapeOf(std::initializer_list<SpanSpec> spans)
{
    TraceFixture fixture(spans);
    return shape(treeOf(fixture));
}

TEST(TraceTree, putsChildrenBelowTheirParents)
{
    EXPECT_EQ(shapeOf({{.id = "a", .start = 1}, {.id = "b", .parent = "a", .start = 2},
                  {.id = "c", .parent = "b", .start = 3}, {.id = "d", .parent = "a", .start = 4}}),
        "a(b(c) d)");
}

TEST(TraceTree, doesNotMindTheOrderOfTheRows)
{
    EXPECT_EQ(shapeOf({{.id = "d", .parent = "a", .start = 4}, {.id = "c", .parent = "b", .start = 3},
                  {.id = "b", .parent = "a", .start = 2}, {.id = "a", .start = 1}}),
        "a(b(c) d)");
}

TEST(TraceTree, anEmptyTraceHasNoNodes)
{
    TraceFixture fixture;
    fixture.builder().trace(test::traceId("trace"));
    const Trace empty(fixture.table(), TraceNo{0});
    const auto tree = TraceTree::build(empty);
    ASSERT_TRUE(tree);
    EXPECT_TRUE(tree->empty());
    EXPECT_TRUE(tree->roots().empty());
}

TEST(TraceTree, countsDepthChildrenAndSubtrees)
{
    TraceFixture fixture{{.id = "a", .start = 1}, {.id = "b", .parent = "a", .start = 2},
        {.id = "c", .parent = "b", .start = 3}, {.id = "d", .parent = "a", .start = 4}};
    const TraceTree tree = treeOf(fixture);
    EXPECT_EQ(tree.depth(NodeNo{2}), 2U);
    EXPECT_EQ(tree.childCount(NodeNo{0}), 2U);
    EXPECT_EQ(tree.subtreeEnd(NodeNo{1}), NodeNo{3});
    EXPECT_EQ(tree.firstChild(NodeNo{0}), NodeNo{1});
    EXPECT_EQ(tree.nextSibling(NodeNo{1}), NodeNo{3});
    EXPECT_EQ(tree.nextSibling(NodeNo{3}), NodeNo::none);
    EXPECT_EQ(tree.nextSibling(NodeNo{0}), NodeNo::none);
    EXPECT_EQ(tree.firstChild(NodeNo{2}), NodeNo::none);
    EXPECT_EQ(tree.parent(NodeNo{2}), NodeNo{1});
    std::vector<NodeNo> children;
    for (const NodeNo child : tree.children(NodeNo{0}))
        children.push_back(child);
    EXPECT_THAT(children, ElementsAre(NodeNo{1}, NodeNo{3}));
    EXPECT_EQ(tree.nodeOf(SpanIndex{3}), NodeNo{3});
}

// Missing parents and roots (peers 4.6 no. 4; Zipkin span-node "missing root", "spans missing parents").

TEST(TraceTree, aSpanWhoseParentIsMissingIsARootThatNamesIt)
{
    TraceFixture fixture{{.id = "a", .start = 1}, {.id = "c", .parent = "b", .start = 3},
        {.id = "d", .parent = "c", .start = 4}, {.id = "f", .parent = "e", .start = 5}};
    NoteCounter notes;
    const TraceTree tree = treeOf(fixture, {.noteSink = &notes});
    EXPECT_EQ(shape(tree), "a c?(d) f?");
    EXPECT_EQ(tree.parentId(test::node(tree, "c")), test::spanId("b"));
    EXPECT_TRUE(tree.flags(test::node(tree, "c")).has(NodeFlag::root));
    EXPECT_EQ(notes.count(NoteKind::orphan), 2U);
    EXPECT_EQ(notes.notes().size(), 1U);
}

TEST(TraceTree, aTraceOfOrphansAloneIsAForest)
{
    EXPECT_EQ(shapeOf({{.id = "b", .parent = "x", .start = 2}, {.id = "a", .parent = "y", .start = 1}}), "a? b?");
}

TEST(TraceTree, severalRootsStandByTheirStart)
{
    EXPECT_EQ(shapeOf({{.id = "b", .start = 2}, {.id = "a", .start = 3}, {.id = "c", .start = 1}}), "c b a");
}

TEST(TraceTree, theRootComesFirstEvenWhenItsClockIsLate)
{
    EXPECT_EQ(shapeOf({{.id = "b", .parent = "a", .start = 10}, {.id = "a", .start = 99}}), "a(b)");
}

TEST(TraceTree, spansWithoutAnIdAreNodesOfTheirOwn)
{
    TraceFixture fixture{{.id = "", .start = 1}, {.id = "", .start = 2}};
    EXPECT_EQ(treeOf(fixture).size(), 2U);
}

// Order of siblings (span-node "order children by timestamp", "also when IPs change").

TEST(TraceTree, ordersChildrenByStartUnknownFirst)
{
    EXPECT_EQ(shapeOf({{.id = "a", .start = 1}, {.id = "b", .parent = "a", .start = 3},
                  {.id = "c", .parent = "a", .start = 2}, {.id = "d", .parent = "a"},
                  {.id = "e", .parent = "a", .start = 0}}),
        "a(d e c b)");
}

TEST(TraceTree, ordersChildrenByStartWhateverTheirAddresses)
{
    EXPECT_EQ(shapeOf({{.id = "a", .start = 1, .address = "10.0.0.1"},
                  {.id = "b", .parent = "a", .start = 4, .address = "10.0.0.1"},
                  {.id = "c", .parent = "a", .start = 2, .address = "10.0.0.2"},
                  {.id = "d", .parent = "a", .start = 3, .address = "10.0.0.1"}}),
        "a(c d b)");
}

TEST(TraceTree, ordersEqualStartsById)
{
    EXPECT_EQ(shapeOf({{.id = "a", .start = 1}, {.id = "c", .parent = "a", .start = 2},
                  {.id = "b", .parent = "a", .start = 2}}),
        "a(b c)");
}

// Cycles (4.6 no. 6; span-node "skip on cycle").

TEST(TraceTree, aSpanThatNamesItselfAsParentIsARoot)
{
    EXPECT_EQ(shapeOf({{.id = "a", .parent = "a", .start = 1}, {.id = "b", .parent = "a", .start = 2}}), "a(b)");
}

TEST(TraceTree, aCircleOfTwoIsBrokenAtTheEarlier)
{
    TraceFixture fixture{{.id = "a", .start = 1}, {.id = "b", .parent = "c", .start = 3},
        {.id = "c", .parent = "b", .start = 2}, {.id = "d", .parent = "b", .start = 4}};
    NoteCounter notes;
    const TraceTree tree = treeOf(fixture, {.noteSink = &notes});
    EXPECT_EQ(shape(tree), "a c!(b(d))");
    EXPECT_EQ(notes.count(NoteKind::cycle), 1U);
    EXPECT_EQ(tree.parentId(test::node(tree, "c")), test::spanId("b"));
}

TEST(TraceTree, aTraceThatIsOneLongCircleStillHasAllItsNodes)
{
    EXPECT_EQ(shapeOf({{.id = "a", .parent = "e", .start = 5}, {.id = "b", .parent = "a", .start = 4},
                  {.id = "c", .parent = "b", .start = 3}, {.id = "d", .parent = "c", .start = 7},
                  {.id = "e", .parent = "d", .start = 6}}),
        "c!(d(e(a(b))))");
}

TEST(TraceTree, aKnownStartBreaksACircleRatherThanAnUnknownOne)
{
    EXPECT_EQ(shapeOf({{.id = "a", .parent = "b"}, {.id = "b", .parent = "a", .start = 9}}), "b!(a)");
}

TEST(TraceTree, everyCircleIsBrokenOnce)
{
    TraceFixture fixture{{.id = "a", .parent = "b", .start = 1}, {.id = "b", .parent = "a", .start = 2},
        {.id = "c", .parent = "d", .start = 3}, {.id = "d", .parent = "c", .start = 4}};
    NoteCounter notes;
    EXPECT_EQ(shape(treeOf(fixture, {.noteSink = &notes})), "a!(b) c!(d)");
    EXPECT_EQ(notes.count(NoteKind::cycle), 2U);
}

// Merging (4.6 no. 5; span-node "dedupe while building"; span-cleaner "merge when endpoints are missing/incomplete").

TEST(TraceTree, theSameSpanSentTwiceIsOneNode)
{
    TraceFixture fixture{{.id = "a", .start = 1, .duration = 9}, {.id = "b", .parent = "a", .start = 2, .duration = 5},
        {.id = "b", .parent = "a", .start = 2, .duration = 5}};
    NoteCounter notes;
    const TraceTree tree = treeOf(fixture, {.noteSink = &notes});
    EXPECT_EQ(shape(tree), "a(b*)");
    EXPECT_THAT(tree.partsOf(NodeNo{1}), ElementsAre(SpanIndex{1}, SpanIndex{2}));
    EXPECT_THAT(tree.partsOf(NodeNo{0}), ElementsAre(SpanIndex{0}));
    EXPECT_EQ(tree.nodeOf(SpanIndex{2}), NodeNo{1});
    EXPECT_EQ(notes.count(NoteKind::duplicateSpan), 1U);
}

TEST(TraceTree, aSpanSentInTwoPartsHasWhatBothKnow)
{
    TraceFixture fixture{{.id = "a", .start = 2, .error = true, .address = "10.0.0.1"},
        {.id = "a", .parent = "p", .duration = 5, .kind = kClient}};
    const TraceTree tree = treeOf(fixture);
    ASSERT_EQ(shape(tree), "a?*");
    EXPECT_EQ(tree.start(NodeNo{0}), 2);
    EXPECT_EQ(tree.duration(NodeNo{0}), 5);
    EXPECT_TRUE(tree.startKnown(NodeNo{0}));
    EXPECT_TRUE(tree.durationKnown(NodeNo{0}));
    EXPECT_EQ(tree.kind(NodeNo{0}), kClient);
    EXPECT_TRUE(tree.isError(NodeNo{0}));
    EXPECT_EQ(tree.parentId(NodeNo{0}), test::spanId("p"));
}

TEST(TraceTree, theRowThatSaysMostComesFirst)
{
    TraceFixture fixture{{.id = "a", .start = 1}, {.id = "a", .start = 2, .duration = 5}};
    const TraceTree tree = treeOf(fixture);
    EXPECT_EQ(tree.span(NodeNo{0}), SpanIndex{1});
    EXPECT_EQ(tree.start(NodeNo{0}), 2);
    EXPECT_THAT(tree.partsOf(NodeNo{0}), ElementsAre(SpanIndex{1}, SpanIndex{0}));
}

TEST(TraceTree, anUnknownServiceOrAddressCompletesAKnownOne)
{
    EXPECT_EQ(shapeOf({{.id = "a", .start = 1, .kind = kClient, .service = ""},
                  {.id = "a", .duration = 5, .kind = kClient, .service = "shop"},
                  {.id = "a", .kind = kClient, .service = "shop", .address = "10.0.0.1"}}),
        "a*");
}

TEST(TraceTree, senderThatDifferMakeTwoNodesOfOneId)
{
    TraceFixture fixture{{.id = "a", .start = 1, .kind = kClient, .service = "shop"},
        {.id = "a", .start = 1, .kind = kClient, .service = "store"}};
    NoteCounter notes;
    EXPECT_EQ(shape(treeOf(fixture, {.noteSink = &notes})), "a~ a~");
    EXPECT_EQ(notes.count(NoteKind::conflictingSpan), 1U);
    EXPECT_EQ(notes.count(NoteKind::duplicateSpan), 0U);
}

TEST(TraceTree, completeRowsOfOneIdThatDifferAreBothKept)
{
    EXPECT_EQ(shapeOf({{.id = "a", .start = 1, .duration = 5}, {.id = "a", .start = 3, .duration = 5}}), "a~ a~");
    EXPECT_EQ(shapeOf({{.id = "a", .start = 1, .duration = 5}, {.id = "a", .start = 1, .duration = 6}}), "a~ a~");
    EXPECT_EQ(shapeOf({{.id = "a", .start = 1, .duration = 5, .name = "x"},
                  {.id = "a", .start = 1, .duration = 5, .name = "y"}}),
        "a~ a~");
}

TEST(TraceTree, equalRowsAreFoundAmongConflictingOnes)
{
    EXPECT_EQ(shapeOf({{.id = "a", .start = 1, .duration = 5}, {.id = "a", .start = 3, .duration = 5},
                  {.id = "a", .start = 1, .duration = 5}}),
        "a*~ a~");
}

TEST(TraceTree, oneIdInTwoPlacesOfTheTreeIsKeptInBoth)
{
    EXPECT_EQ(shapeOf({{.id = "r", .start = 1}, {.id = "p", .parent = "r", .start = 2},
                  {.id = "a", .parent = "r", .start = 3}, {.id = "a", .parent = "p", .start = 3}}),
        "r(p(a~) a~)");
}

TEST(TraceTree, traceIdsOf16And32DigitsAreOneTraceUnderTheLongOne)
{
    TraceFixture fixture;
    SpanRow root = fixture.row({.id = "a", .start = 1});
    SpanRow child = fixture.row({.id = "b", .parent = "a", .start = 2});
    root.trace = fixture.builder().trace({0, 0xfeed});
    child.trace = fixture.builder().trace({0xbeef, 0xfeed});
    fixture.builder().append(root);
    fixture.builder().append(child);
    const SpanTablePtr table = fixture.table();
    const Trace trace(table, table->findTrace({0, 0xfeed}).value());
    EXPECT_EQ(trace.id(), (TraceId{0xbeef, 0xfeed}));
    EXPECT_EQ(shape(TraceTree::build(trace).value()), "a(b)");
}

// Shared spans (4.6 no. 3; span-cleaner on shared flags).

TEST(TraceTree, theServerHalfOfASharedIdIsBelowItsClient)
{
    EXPECT_EQ(shapeOf({{.id = "a", .start = 1, .kind = kServer, .service = "front"},
                  {.id = "b", .parent = "a", .start = 9, .kind = kServer, .service = "back", .shared = true},
                  {.id = "b", .parent = "a", .start = 3, .kind = kClient, .service = "front"}}),
        "a(b(b+))");
}

TEST(TraceTree, aMissingSharedFlagIsSeenFromTheClient)
{
    EXPECT_EQ(shapeOf({{.id = "b", .parent = "a", .start = 2, .kind = kServer, .service = "back"},
                  {.id = "b", .parent = "a", .start = 3, .kind = kClient, .service = "front"},
                  {.id = "a", .start = 1, .service = "front"}}),
        "a(b(b+))");
}

TEST(TraceTree, bothHalvesOnOneServiceAreStillTwoNodes)
{
    EXPECT_EQ(shapeOf({{.id = "b", .start = 2, .duration = 5, .kind = kServer},
                  {.id = "b", .start = 2, .duration = 5, .kind = kClient}}),
        "b(b+)");
}

TEST(TraceTree, aConsumerWithItsProducersIdIsBelowIt)
{
    EXPECT_EQ(shapeOf({{.id = "b", .start = 2, .kind = SpanKind::consumer, .service = "mail"},
                  {.id = "b", .start = 1, .kind = SpanKind::producer, .service = "shop"}}),
        "b(b+)");
}

TEST(TraceTree, aSharedHalfWithoutAParentIsBelowItsClientAllTheSame)
{
    EXPECT_EQ(
        shapeOf({{.id = "a", .start = 1}, {.id = "b", .parent = "a", .start = 2, .kind = kClient, .service = "front"},
            {.id = "b", .start = 3, .kind = kServer, .service = "back", .shared = true}}),
        "a(b(b+))");
}

TEST(TraceTree, aSharedHalfWhoseClientIsMissingIsBelowTheNamedParent)
{
    EXPECT_EQ(shapeOf({{.id = "a", .start = 1},
                  {.id = "b", .parent = "a", .start = 3, .kind = kServer, .service = "back", .shared = true}}),
        "a(b+)");
}

TEST(TraceTree, theServerComesAfterTheClientWhateverTheirClocksSay)
{
    EXPECT_EQ(shapeOf({{.id = "b", .start = 1, .kind = kServer, .service = "back", .shared = true},
                  {.id = "b", .start = 5, .kind = kClient, .service = "front"}}),
        "b(b+)");
}

TEST(TraceTree, twoServersOnDifferentAddressesStayTwoWithoutAConflict)
{
    TraceFixture fixture{{.id = "b", .start = 1, .kind = kClient, .service = "front"},
        {.id = "b", .start = 2, .kind = kServer, .service = "back", .address = "10.0.0.1", .shared = true},
        {.id = "b", .start = 3, .kind = kServer, .service = "back", .address = "10.0.0.2", .shared = true}};
    NoteCounter notes;
    EXPECT_EQ(shape(treeOf(fixture, {.noteSink = &notes})), "b(b+ b+)");
    EXPECT_TRUE(notes.notes().empty());
}

TEST(TraceTree, twoAnswersOfOneServerToOneIdConflict)
{
    EXPECT_EQ(shapeOf({{.id = "b", .start = 1, .kind = kClient, .service = "front"},
                  {.id = "b", .start = 2, .duration = 3, .kind = kServer, .service = "back"},
                  {.id = "b", .start = 6, .duration = 3, .kind = kServer, .service = "back"}}),
        "b(b+~ b+~)");
}

TEST(TraceTree, childrenOfASharedIdGoToTheHalfOnTheirOwnSenderElseToTheClient)
{
    const SpanSpec client{.id = "b", .start = 1, .kind = kClient, .service = "front", .address = "10.0.0.9"};
    const SpanSpec one{.id = "b", .start = 2, .kind = kServer, .service = "back", .address = "10.0.0.1"};
    const SpanSpec two{.id = "b", .start = 3, .kind = kServer, .service = "back", .address = "10.0.0.2"};
    EXPECT_EQ(
        shapeOf({client, one, two, {.id = "c", .parent = "b", .start = 4, .service = "back", .address = "10.0.0.2"},
            {.id = "d", .parent = "b", .start = 5, .service = "back", .address = "10.0.0.1"},
            {.id = "e", .parent = "b", .start = 6, .service = "front", .address = "10.0.0.9"},
            {.id = "f", .parent = "b", .start = 7, .service = "other"}}),
        "b(b+(d) b+(c) e f)");
}

TEST(TraceTree, aChildWithoutAnAddressGoesToTheHalfOnItsService)
{
    EXPECT_EQ(shapeOf({{.id = "b", .start = 1, .kind = kClient, .service = "front"},
                  {.id = "b", .start = 2, .kind = kServer, .service = "back", .address = "10.0.0.1"},
                  {.id = "c", .parent = "b", .start = 4, .service = "back"}}),
        "b(b+(c))");
}

TEST(TraceTree, aChildWithAnAddressGoesToTheHalfThatHasNone)
{
    EXPECT_EQ(shapeOf({{.id = "b", .start = 1, .kind = kClient, .service = "front"},
                  {.id = "b", .start = 2, .kind = kServer, .service = "back"},
                  {.id = "c", .parent = "b", .start = 4, .service = "back", .address = "10.0.0.1"}}),
        "b(b+(c))");
}

TEST(TraceTree, theSharedFlagOfTheOnlyRootIsAnAccident)
{
    EXPECT_EQ(
        shapeOf({{.id = "a", .start = 1, .kind = kServer, .shared = true}, {.id = "b", .parent = "a", .start = 2}}),
        "a(b)");
}

TEST(TraceTree, theSharedFlagOfOneOfTwoRootsStays)
{
    EXPECT_EQ(shapeOf({{.id = "a", .start = 1, .kind = kServer, .shared = true}, {.id = "b", .start = 2}}), "a+ b");
}

TEST(TraceTree, theSharedFlagOfAClientIsDropped)
{
    EXPECT_EQ(shapeOf({{.id = "a", .start = 1, .kind = kClient, .shared = true}, {.id = "b", .start = 2}}), "a b");
    EXPECT_EQ(shapeOf({{.id = "a", .start = 1, .kind = kClient, .shared = true},
                  {.id = "a", .start = 2, .kind = kServer, .service = "back", .shared = true}}),
        "a(a+)");
}

// Size (4.6 no. 8).

TEST(TraceTree, holdsAChainOfAHundredThousand)
{
    constexpr std::uint64_t kDepth = 100'000;
    TraceFixture fixture;
    SpanRow row = fixture.row({.id = "a", .start = 1});
    for (std::uint64_t i = kDepth; i > 0; --i) {
        row.id = static_cast<SpanId>(i);
        row.parent = static_cast<SpanId>(i - 1);
        fixture.builder().append(row);
    }
    const TraceTree tree = treeOf(fixture);
    ASSERT_EQ(tree.size(), kDepth);
    EXPECT_EQ(tree.depth(NodeNo{kDepth - 1}), kDepth - 1);
    EXPECT_EQ(tree.subtreeEnd(NodeNo{0}), NodeNo{kDepth});
}

TEST(TraceTree, holdsAHundredThousandChildrenOfOneParent)
{
    constexpr std::uint64_t kChildren = 100'000;
    TraceFixture fixture{{.id = "a", .start = 1}};
    SpanRow row = fixture.row({.id = "b", .parent = "a", .start = 1});
    for (std::uint64_t i = 0; i < kChildren; ++i) {
        row.id = static_cast<SpanId>(1'000'000 + i);
        row.start = static_cast<Nanos>((i * 7'919) % kChildren);
        fixture.builder().append(row);
    }
    const TraceTree tree = treeOf(fixture);
    EXPECT_EQ(tree.childCount(NodeNo{0}), kChildren);
    EXPECT_TRUE(std::is_sorted(tree.starts().begin() + 1, tree.starts().end()));
}

TEST(TraceTree, holdsACircleOfAHundredThousand)
{
    constexpr std::uint64_t kMembers = 100'000;
    TraceFixture fixture;
    SpanRow row = fixture.row({.id = "a", .start = 1});
    for (std::uint64_t i = 0; i < kMembers; ++i) {
        row.id = static_cast<SpanId>(i + 1);
        row.parent = static_cast<SpanId>((i + 1) % kMembers + 1);
        row.start = static_cast<Nanos>(i == 777 ? 5 : 100 + i);
        fixture.builder().append(row);
    }
    const TraceTree tree = treeOf(fixture);
    ASSERT_EQ(tree.size(), kMembers);
    EXPECT_EQ(tree.id(NodeNo{0}), SpanId{778});
    EXPECT_TRUE(tree.flags(NodeNo{0}).has(NodeFlag::cycle));
}

TEST(TraceTree, holdsAHundredThousandRowsOfOneId)
{
    TraceFixture fixture;
    SpanRow row = fixture.row({.id = "a", .start = 1, .duration = 1});
    for (Nanos i = 0; i < 100'000; ++i) {
        row.start = i % 50'000;
        fixture.builder().append(row);
    }
    const TraceTree tree = treeOf(fixture);
    EXPECT_EQ(tree.size(), 50'000U);
    EXPECT_EQ(tree.partsOf(NodeNo{0}).size(), 2U);
}

TEST(TraceTree, stopsWhenAskedTo)
{
    TraceFixture fixture{{.id = "a", .start = 1}};
    std::stop_source stop;
    stop.request_stop();
    const auto tree = TraceTree::build(fixture.trace(), {.stop = stop.get_token()});
    ASSERT_FALSE(tree);
    EXPECT_EQ(tree.error().kind, ErrorKind::cancelled);
}

} // namespace
} // namespace longspan
