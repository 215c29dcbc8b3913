// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/top_calls.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace longspan::analysis {
namespace {

struct Row : CallRank {
    int origin = 0;
};

Row call(Nanos duration, std::uint64_t span, Nanos start = 0)
{
    Row row;
    row.duration = duration;
    row.start = start;
    row.trace = {0, 1};
    row.span = static_cast<SpanId>(span);
    return row;
}

std::vector<std::pair<Nanos, std::uint64_t>> takeAll(TopCalls<Row>& top)
{
    std::vector<std::pair<Nanos, std::uint64_t>> result;
    for (const Row& row : top.take())
        result.emplace_back(row.duration, static_cast<std::uint64_t>(row.span));
    return result;
}

using Expected = std::vector<std::pair<Nanos, std::uint64_t>>;

TEST(TopCalls, keepsTheSlowestInOrder)
{
    TopCalls<Row> top(2);
    for (const Nanos duration : {5, 9, 1, 7, 3})
        top.add(call(duration, static_cast<std::uint64_t>(duration)));
    EXPECT_EQ(takeAll(top), (Expected{{9, 9}, {7, 7}}));
}

TEST(TopCalls, keepsAllWhenThereAreFewerThanAsked)
{
    TopCalls<Row> top(10);
    top.add(call(5, 1));
    EXPECT_EQ(takeAll(top), (Expected{{5, 1}}));
}

TEST(TopCalls, keepsNothingWhenNothingIsAsked)
{
    TopCalls<Row> top(0);
    top.add(call(5, 1));
    EXPECT_TRUE(top.take().empty());
}

TEST(TopCalls, breaksTiesByStartThenTraceThenSpan)
{
    TopCalls<Row> top(3);
    top.add(call(5, 3, 20));
    top.add(call(5, 2, 10));
    top.add(call(5, 1, 20));
    Row otherTrace = call(5, 9, 10);
    otherTrace.trace = {0, 0};
    top.add(otherTrace);
    EXPECT_EQ(takeAll(top), (Expected{{5, 9}, {5, 2}, {5, 1}}));
}

TEST(TopCalls, countsACallToldTwiceOnceWithItsLongestDuration)
{
    TopCalls<Row> top(3);
    top.add(call(5, 1));
    top.add(call(8, 1));
    top.add(call(6, 2));
    top.add(call(6, 2));
    EXPECT_EQ(takeAll(top), (Expected{{8, 1}, {6, 2}}));
}

TEST(TopCalls, tellsKindsAndServicesWithOneIdApart)
{
    Row client = call(5, 1);
    client.kind = SpanKind::client;
    Row server = call(5, 1);
    server.kind = SpanKind::server;
    Row other = server;
    other.service = 7;
    TopCalls<Row> top(5);
    for (const Row& row : {client, server, other, server})
        top.add(row);
    EXPECT_EQ(top.take().size(), 3U);
}

TEST(TopCalls, namesTheDurationBelowWhichNothingEnters)
{
    TopCalls<Row> top(2);
    top.add(call(5, 1));
    EXPECT_FALSE(top.threshold());
    top.add(call(9, 2));
    EXPECT_EQ(top.threshold(), 5);
    top.add(call(7, 3));
    EXPECT_EQ(top.threshold(), 7);
}

TEST(TopCalls, startsAnewAfterTheCallsWereTaken)
{
    TopCalls<Row> top(1);
    top.add(call(9, 1));
    EXPECT_EQ(top.threshold(), 9);
    EXPECT_EQ(top.take().size(), 1U);
    top.add(call(2, 2));
    EXPECT_EQ(takeAll(top), (Expected{{2, 2}}));
}

/// Few different durations, starts and ids, so that ties and repeated calls are common.
std::vector<Row> randomRows(std::mt19937_64& random, std::size_t count)
{
    std::vector<Row> rows(count);
    for (Row& row : rows) {
        row = call(static_cast<Nanos>(random() % 40), random() % 300, static_cast<Nanos>(random() % 3));
        row.trace = {0, random() % 3};
        row.kind = static_cast<SpanKind>(random() % 2);
    }
    return rows;
}

std::vector<Row> fullSort(const std::vector<Row>& rows, std::size_t k)
{
    std::map<std::tuple<TraceId, SpanId, SpanKind, std::uint32_t>, Row> calls;
    for (const Row& row : rows) {
        const auto [at, isNew] = calls.emplace(std::tuple(row.trace, row.span, row.kind, row.service), row);
        if (!isNew && slower(row, at->second))
            at->second = row;
    }
    std::vector<Row> sorted;
    for (const auto& [key, row] : calls)
        sorted.push_back(row);
    std::sort(sorted.begin(), sorted.end(), [](const Row& a, const Row& b) { return slower(a, b); });
    sorted.resize(std::min(k, sorted.size()));
    return sorted;
}

void expectEqual(const std::vector<Row>& got, const std::vector<Row>& wanted)
{
    ASSERT_EQ(got.size(), wanted.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
        EXPECT_TRUE(sameCall(got[i], wanted[i])) << i;
        EXPECT_EQ(got[i].duration, wanted[i].duration) << i;
    }
}

TEST(TopCalls, equalsAFullSortHoweverTheRowsAreSplitAndMerged)
{
    std::mt19937_64 random(11);
    for (int round = 0; round < 60; ++round) {
        const std::vector<Row> rows = randomRows(random, random() % 2'000);
        const std::size_t k = 1 + random() % 120;
        std::vector<TopCalls<Row>> parts(1 + random() % 4, TopCalls<Row>(k));
        for (const Row& row : rows)
            parts[random() % parts.size()].add(row);
        TopCalls<Row> merged(k);
        for (const TopCalls<Row>& part : parts)
            merged.merge(part);
        expectEqual(merged.take(), fullSort(rows, k));
    }
}

} // namespace
} // namespace longspan::analysis
