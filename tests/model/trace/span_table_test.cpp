// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/span_table_builder.h"

#include <gtest/gtest.h>

namespace longspan {
namespace {

constexpr Nanos kToday = 1'700'000'000 * kSecond;

/// A builder with one resource and one interface, to which spans are added by trace and times.
class SpanTableTest : public ::testing::Test {
protected:
    SpanTableTest()
    {
        m_resource = m_builder.addResource({});
        m_interface = m_builder.interface(m_builder.intern("frontend"), m_builder.intern("GET /"));
    }

    SpanRow row(TraceId trace, Nanos start, Nanos duration)
    {
        SpanRow row;
        row.trace = m_builder.trace(trace);
        row.id = SpanId{++m_lastId};
        row.start = start;
        row.duration = duration;
        row.interface = m_interface;
        row.resource = m_resource;
        return row;
    }

    SpanIndex add(TraceId trace, Nanos start, Nanos duration) { return m_builder.append(row(trace, start, duration)); }

    SpanIndex addZeroStart(TraceId trace, Nanos duration)
    {
        SpanRow zero = row(trace, 0, duration);
        zero.flags.set(SpanFlag::startUnknown);
        zero.flags.set(SpanFlag::startIsZero);
        return m_builder.append(zero);
    }

    SpanTableBuilder m_builder;

private:
    std::uint64_t m_lastId = 0;
    ResourceNo m_resource = ResourceNo::none;
    InterfaceNo m_interface = InterfaceNo::none;
};

TEST_F(SpanTableTest, groupsAndMeasuresAlikeOnTwoThreads)
{
    constexpr std::uint32_t kSpans = 200'000;
    constexpr std::uint32_t kTraces = 1'000;
    for (std::uint32_t i = 0; i < kSpans; ++i)
        add({1, i % kTraces + 1}, kToday + i, 10);
    const SpanTablePtr table = m_builder.finish(2);
    ASSERT_EQ(table->traceCount(), kTraces);
    for (std::uint32_t trace = 0; trace < kTraces; ++trace) {
        const auto spans = table->spansOf(TraceNo{trace});
        ASSERT_EQ(spans.size(), kSpans / kTraces);
        for (std::uint32_t i = 0; i < spans.size(); ++i)
            ASSERT_EQ(spans[i], SpanIndex{trace + i * kTraces});
        EXPECT_EQ(table->extent(TraceNo{trace}).start, kToday + trace);
        EXPECT_EQ(table->extent(TraceNo{trace}).end, kToday + trace + kSpans - kTraces + 10);
    }
}

TEST_F(SpanTableTest, groupsInterleavedSpansByTraceInTheirOrder)
{
    const SpanIndex a = add({1, 1}, 10, 5);
    const SpanIndex b = add({1, 2}, 11, 5);
    const SpanIndex c = add({1, 1}, 12, 9);
    const SpanTablePtr table = m_builder.finish();
    ASSERT_EQ(table->traceCount(), 2U);
    const auto first = table->spansOf(TraceNo{0});
    ASSERT_EQ(first.size(), 2U);
    EXPECT_EQ(first[0], a);
    EXPECT_EQ(first[1], c);
    EXPECT_EQ(table->spansOf(TraceNo{1}).front(), b);
    EXPECT_EQ(table->service(a), "frontend");
    EXPECT_EQ(table->name(a), "GET /");
}

TEST_F(SpanTableTest, measuresATraceFromItsFirstStartToItsLastEnd)
{
    add({1, 1}, kToday + 10, 5);
    add({1, 1}, kToday + 2, 4);
    add({1, 1}, kToday + 12, 1);
    const SpanTablePtr table = m_builder.finish();
    const TraceExtent& extent = table->extent(TraceNo{0});
    EXPECT_TRUE(extent.known);
    EXPECT_EQ(extent.start, kToday + 2);
    EXPECT_EQ(extent.duration(), 13);
}

TEST_F(SpanTableTest, leavesUnknownStartsOutOfTheExtent)
{
    SpanRow unknown = row({1, 1}, 0, 0);
    unknown.flags.set(SpanFlag::startUnknown);
    m_builder.append(unknown);
    const SpanTablePtr alone = m_builder.finish();
    EXPECT_FALSE(alone->extent(TraceNo{0}).known);
}

TEST_F(SpanTableTest, takesAStartOfZeroAsMissingInATraceOfToday)
{
    const SpanIndex zero = addZeroStart({1, 1}, 250);
    add({1, 1}, kToday, 5);
    const SpanTablePtr table = m_builder.finish();
    EXPECT_FALSE(table->startKnown(zero));
    EXPECT_EQ(table->extent(TraceNo{0}).start, kToday);
}

TEST_F(SpanTableTest, takesAStartOfZeroAsTrueWhereTimesCountFromZero)
{
    const SpanIndex zero = addZeroStart({1, 1}, 250);
    add({1, 1}, 10, 100);
    const SpanTablePtr table = m_builder.finish();
    EXPECT_TRUE(table->startKnown(zero));
    EXPECT_EQ(table->extent(TraceNo{0}).duration(), 250);
}

TEST_F(SpanTableTest, joinsAShortTraceIdWithTheLongOneOfTheSameEnd)
{
    const SpanIndex early = add({0, 0x77}, 1, 1);
    const SpanIndex late = add({5, 0x77}, 2, 1);
    add({0, 0x78}, 3, 1);
    const SpanTablePtr table = m_builder.finish();
    EXPECT_EQ(table->trace(early), table->trace(late));
    EXPECT_EQ(table->traceId(table->trace(early)), (TraceId{5, 0x77}));
    EXPECT_EQ(table->spansOf(table->trace(late)).size(), 2U);
}

TEST_F(SpanTableTest, findsATraceByEitherFormOfItsId)
{
    const SpanIndex span = add({5, 0x77}, 2, 1);
    const SpanIndex shortSpan = add({0, 0x78}, 2, 1);
    const SpanTablePtr table = m_builder.finish();
    EXPECT_EQ(table->findTrace({5, 0x77}), table->trace(span));
    EXPECT_EQ(table->findTrace({0, 0x77}), table->trace(span));
    EXPECT_EQ(table->findTrace({9, 0x78}), table->trace(shortSpan));
    EXPECT_EQ(table->findTrace({6, 0x77}), std::nullopt);
    EXPECT_EQ(table->findTrace({0, 0x79}), std::nullopt);
}

TEST_F(SpanTableTest, tellsWhichDocumentASpanCameFrom)
{
    const std::uint64_t first = m_builder.addDocument("a.json", "Zipkin JSON v2", 100, nullptr);
    const std::uint64_t second = m_builder.addDocument("b.json", "Jaeger JSON", 50, nullptr);
    SpanRow inFirst = row({1, 1}, 1, 1);
    inFirst.place = first + 99;
    SpanRow inSecond = row({1, 1}, 1, 1);
    inSecond.place = second;
    const SpanIndex a = m_builder.append(inFirst);
    const SpanIndex b = m_builder.append(inSecond);
    const SpanTablePtr table = m_builder.finish();
    EXPECT_EQ(table->where(a), "a.json:99");
    EXPECT_EQ(table->where(b), "b.json:0");
    EXPECT_EQ(table->document(b).format, "Jaeger JSON");
}

TEST_F(SpanTableTest, endsClampedAndWithUnknownDurationAtTheStart)
{
    const SpanIndex late = add({1, 1}, std::numeric_limits<Nanos>::max() - 1, 100);
    SpanRow open = row({1, 1}, 5, 0);
    open.flags.set(SpanFlag::durationUnknown);
    const SpanIndex unknown = m_builder.append(open);
    const SpanTablePtr table = m_builder.finish();
    EXPECT_EQ(table->end(late), std::numeric_limits<Nanos>::max());
    EXPECT_EQ(table->end(unknown), 5);
    EXPECT_FALSE(table->durationKnown(unknown));
}

TEST_F(SpanTableTest, ofNothingIsATableAllTheSame)
{
    const SpanTablePtr table = SpanTableBuilder().finish();
    EXPECT_TRUE(table->empty());
    EXPECT_EQ(table->traceCount(), 0U);
    EXPECT_EQ(table->findTrace({1, 1}), std::nullopt);
}

TEST_F(SpanTableTest, holdsSixtyFourBytesASpanInItsColumns)
{
    for (int i = 0; i < 1000; ++i)
        add({1, 1}, i, 1);
    EXPECT_EQ(m_builder.columns().bytes(), 64'000U);
    EXPECT_EQ(m_builder.columns().row(7).start, 7);
}

} // namespace
} // namespace longspan
