// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/self_time.h"
#include "tests/support/trace_fixture.h"
#include "tests/support/tree_shape.h"

#include <gtest/gtest.h>

#include <random>

namespace longspan::analysis {
namespace {

using test::SpanSpec;
using test::TraceFixture;

/// Self time of the first span.
Nanos selfOf(std::initializer_list<SpanSpec> spans)
{
    TraceFixture fixture(spans);
    const TraceTree tree = TraceTree::build(fixture.trace()).value();
    return selfTimes(tree).value().self[index(test::node(tree, spans.begin()->id))];
}

SpanSpec parent()
{
    return {.id = "p", .start = 100, .duration = 100};
}

SpanSpec child(std::string_view id, Nanos start, Nanos end)
{
    return {.id = id, .parent = "p", .start = start, .duration = end - start};
}

TEST(SelfTime, ofALeafIsItsDuration)
{
    EXPECT_EQ(selfOf({parent()}), 100);
}

TEST(SelfTime, leavesOutWhatOneChildCovers)
{
    EXPECT_EQ(selfOf({parent(), child("a", 120, 150)}), 70);
}

TEST(SelfTime, leavesOutTwoChildrenAfterEachOther)
{
    EXPECT_EQ(selfOf({parent(), child("a", 110, 120), child("b", 150, 180)}), 60);
}

TEST(SelfTime, countsWhatTwoChildrenCoverAtOnceOnce)
{
    EXPECT_EQ(selfOf({parent(), child("a", 110, 150), child("b", 130, 160)}), 50);
    EXPECT_EQ(selfOf({parent(), child("a", 110, 150), child("b", 110, 150)}), 60);
}

TEST(SelfTime, cutsAChildThatEndsAfterItsParent)
{
    EXPECT_EQ(selfOf({parent(), child("a", 180, 250)}), 80);
}

TEST(SelfTime, leavesOutAChildAfterItsParent)
{
    EXPECT_EQ(selfOf({parent(), child("a", 200, 250)}), 100);
    EXPECT_EQ(selfOf({parent(), child("a", 230, 250)}), 100);
}

TEST(SelfTime, countsAChildInsideItsSiblingOnce)
{
    EXPECT_EQ(selfOf({parent(), child("a", 110, 170), child("b", 120, 130)}), 40);
}

TEST(SelfTime, takesAChildAtTheStartOfItsParent)
{
    EXPECT_EQ(selfOf({parent(), child("a", 100, 130)}), 70);
}

TEST(SelfTime, takesTwoChildrenAtTheStartOneOfThemTooLong)
{
    EXPECT_EQ(selfOf({parent(), child("a", 100, 130), child("b", 100, 300)}), 0);
}

TEST(SelfTime, takesThreeChildrenThatOverlapInPart)
{
    EXPECT_EQ(selfOf({parent(), child("a", 110, 140), child("b", 130, 160), child("c", 150, 190)}), 20);
}

TEST(SelfTime, isNothingWhenChildrenCoverEverything)
{
    EXPECT_EQ(selfOf({parent(), child("a", 100, 150), child("b", 150, 200)}), 0);
}

TEST(SelfTime, countsAChildThatStartsEarlyFromTheParentsStart)
{
    EXPECT_EQ(selfOf({parent(), child("a", 50, 130)}), 70);
    EXPECT_EQ(selfOf({parent(), child("a", 50, 90)}), 100);
}

TEST(SelfTime, isNotShortenedByMessagesAndByWhatFollows)
{
    SpanSpec producer = parent();
    producer.kind = SpanKind::producer;
    SpanSpec consumer = child("a", 110, 150);
    consumer.kind = SpanKind::consumer;
    EXPECT_EQ(selfOf({producer, consumer}), 100);
    SpanSpec follower = child("a", 110, 150);
    follower.followsFrom = true;
    EXPECT_EQ(selfOf({parent(), follower}), 100);
    EXPECT_EQ(selfOf({parent(), consumer}), 60);
}

TEST(SelfTime, takesUnknownDurationsForNothingAndSaysSo)
{
    TraceFixture fixture{parent(), {.id = "a", .parent = "p", .start = 120}, child("b", 150, 160),
        {.id = "c", .parent = "b", .start = 152, .duration = 3}};
    const TraceTree tree = TraceTree::build(fixture.trace()).value();
    const SelfTimes times = selfTimes(tree).value();
    EXPECT_EQ(times.self, (std::vector<Nanos>{90, 0, 7, 3}));
    EXPECT_EQ(times.approximate, (std::vector<bool>{true, true, false, false}));
}

TEST(SelfTime, ofASpanWithoutAStartIsItsDuration)
{
    TraceFixture fixture{{.id = "p", .duration = 50}, {.id = "a", .parent = "p", .start = 5, .duration = 10}};
    const SelfTimes times = selfTimes(TraceTree::build(fixture.trace()).value()).value();
    EXPECT_EQ(times.self, (std::vector<Nanos>{50, 10}));
    EXPECT_TRUE(times.approximate[0]);
}

TEST(SelfTime, equalsCountingEveryNanosecondThatNoChildCovers)
{
    std::mt19937_64 random(8);
    for (int round = 0; round < 500; ++round) {
        TraceFixture fixture{{.id = "p", .start = 20, .duration = static_cast<Nanos>(random() % 40)}};
        std::vector<std::pair<Nanos, Nanos>> children(random() % 6);
        const std::string_view ids = "abcdef";
        for (std::size_t i = 0; i < children.size(); ++i) {
            children[i].first = static_cast<Nanos>(random() % 80);
            children[i].second = children[i].first + static_cast<Nanos>(random() % 30);
            fixture.add(child(ids.substr(i, 1), children[i].first, children[i].second));
        }
        const TraceTree tree = TraceTree::build(fixture.trace()).value();
        Nanos counted = 0;
        for (Nanos at = 20; at < tree.end(NodeNo{0}); ++at)
            counted += std::none_of(children.begin(), children.end(),
                [at](const auto& interval) { return interval.first <= at && at < interval.second; });
        ASSERT_EQ(selfTimes(tree).value().self[0], counted);
    }
}

TEST(SelfTime, stopsWhenAskedTo)
{
    TraceFixture fixture{parent()};
    std::stop_source stop;
    stop.request_stop();
    const auto times = selfTimes(TraceTree::build(fixture.trace()).value(), {.stop = stop.get_token()});
    ASSERT_FALSE(times);
    EXPECT_EQ(times.error().kind, ErrorKind::cancelled);
}

} // namespace
} // namespace longspan::analysis
