// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode.h"
#include "tests/model/store/store_folder.h"
#include "tests/support/generate.h"
#include "tests/support/table_text.h"
#include "tests/support/trace_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace longspan::store {

namespace {

using test::StoreFolder;
using test::valueOf;

SpanTablePtr decoded(const test::TraceSpec& spec, test::Format format)
{
    return valueOf(decode::decodeText(test::generate(spec, format))).table;
}

/// What comes back when a table is stored and loaded.
SpanTablePtr stored(const StoreFolder& folder, const SpanTable& table, std::size_t segmentSpans = kSegmentSpans)
{
    LocalStore store = folder.open();
    const Imported imported = valueOf(store.import(table, test::inSegmentsOf(segmentSpans)));
    EXPECT_EQ(imported.spans, table.size());
    return valueOf(store.load());
}

SpanTablePtr oneSpan(SpanDetail detail)
{
    return test::TraceFixture({{.id = "a", .start = 1'000, .duration = 5, .detail = std::move(detail)}}).table();
}

SpanDetail storedDetail(SpanDetail detail)
{
    const StoreFolder folder;
    const SpanTablePtr table = stored(folder, *oneSpan(std::move(detail)));
    return valueOf(table->detail(SpanIndex{0}));
}

class EveryFormat : public testing::TestWithParam<test::Format> {};

} // namespace

TEST_P(EveryFormat, comesBackSpanBySpanWithAllDetails)
{
    const StoreFolder folder;
    const SpanTablePtr table = decoded({.traces = 60, .spansPerTrace = 12, .seed = 7}, GetParam());
    const SpanTablePtr back = stored(folder, *table, 100);
    EXPECT_EQ(test::spanTexts(*back), test::spanTexts(*table));
    EXPECT_THAT(test::faultsOf(*back), testing::IsEmpty());
    EXPECT_EQ(back->traceCount(), table->traceCount());
}

INSTANTIATE_TEST_SUITE_P(RoundTrip, EveryFormat,
    testing::Values(test::Format::jaegerJson, test::Format::zipkinV2Json, test::Format::otlpJson,
        test::Format::otlpProto, test::Format::zipkinProto));

TEST(RoundTrip, keepsATraceThatIsLargerThanASegment)
{
    const StoreFolder folder;
    const SpanTablePtr table = decoded({.traces = 1, .spansPerTrace = 1000}, test::Format::jaegerJson);
    const SpanTablePtr back = stored(folder, *table, 64);
    EXPECT_EQ(test::spanTexts(*back), test::spanTexts(*table));
    EXPECT_EQ(valueOf(folder.open().overview()).traces, 1U);
    EXPECT_EQ(valueOf(folder.open().trace(table->traceId(TraceNo{0}))).spans().size(), 1000U);
}

TEST(RoundTrip, keepsEveryTypeOfValue)
{
    SpanDetail detail;
    detail.attributes = {{"text", {std::string("GET")}}, {"empty", {std::string()}}, {"yes", {true}}, {"no", {false}},
        {"least", {std::numeric_limits<std::int64_t>::min()}}, {"most", {std::numeric_limits<std::int64_t>::max()}},
        {"real", {-0.25}}, {"tiny", {std::numeric_limits<double>::denorm_min()}}, {"nothing", {}},
        {"bytes", {Value::Binary{std::string("\0\xff\x01", 3)}}},
        {"list", {Value::Array{{std::string("a")}, {std::int64_t{2}}, {}, {Value::Array{{true}}}}}},
        {"map", {Value::Map{{"k", {1.5}}, {"", {Value::Map{}}}}}}};
    EXPECT_EQ(storedDetail(detail), detail);
}

TEST(RoundTrip, keepsTheSameKeyTwiceAndWithTwoTypes)
{
    SpanDetail detail;
    detail.attributes = {{"k", {std::string("a")}}, {"k", {std::string("b")}}, {"k", {std::int64_t{1}}}, {"", {true}}};
    EXPECT_EQ(storedDetail(detail), detail);
}

TEST(RoundTrip, keepsEventsAndLinksInTheirOrderWithTheirAttributes)
{
    SpanDetail detail;
    detail.events = {{900, "before the span", {{"n", {std::int64_t{1}}}}, 2}, {1'001, "", {}, 0},
        {std::numeric_limits<Nanos>::max(), "before the span", {{"n", {std::int64_t{2}}}, {"m", {true}}}, 0}};
    detail.links = {{Link::Type::link, {1, 2}, SpanId{3}, "a=1", {{"n", {std::int64_t{1}}}}},
        {Link::Type::followsFrom, {}, SpanId::none, "", {}}};
    EXPECT_EQ(storedDetail(detail), detail);
}

TEST(RoundTrip, keepsWhatElseASpanSays)
{
    SpanDetail detail;
    detail.statusMessage = "deadline of 20 ms passed";
    detail.traceState = "rojo=00f067aa0ba902b7";
    detail.traceFlags = 0x80000001U;
    detail.droppedAttributes = 1;
    detail.droppedEvents = 2;
    detail.droppedLinks = std::numeric_limits<std::uint32_t>::max();
    detail.warnings = {"clock skew of 12 ms", "clock skew of 13 ms", ""};
    detail.remote = {"db", "10.0.0.1", "::1", 5432};
    EXPECT_EQ(storedDetail(detail), detail);
}

TEST(RoundTrip, keepsResourceScopeAndLocalEndpoint)
{
    SpanDetail detail;
    detail.resource = {{"service.name", {std::string("shop")}}, {"process.pid", {std::int64_t{7}}},
        {"process.args", {Value::Array{{std::string("-v")}}}}};
    detail.scopeName = "io.opentelemetry.jdbc";
    detail.scopeVersion = "1.32.0";
    detail.scope = {{"short", {true}}};
    detail.local = {"shop", "10.1.2.3", "", 8080};
    EXPECT_EQ(storedDetail(detail), detail);
}

TEST(RoundTrip, keepsTextsThatLookLikeNumbersAsTheyAre)
{
    // Enough of them that the key is taken for one whose values differ in their numbers.
    const StoreFolder folder;
    test::TraceFixture fixture;
    const std::vector<std::string> odd = {"0", "00", "007", "-1", "+1", "1e5", "18446744073709551616",
        "123456789012345678901234567890", "deadbeef", "DEADBEEF", "0xdeadbeef12345678", "v1.2.3-rc04", "\x01\x02",
        "100 % of 5", "a1b2c3d4e5f60718293a4b5c6d7e8f90", "über 9000", ""};
    std::vector<SpanDetail> details;
    for (int i = 0; i < 400; ++i) {
        const std::string text = i % 3 == 0
            ? odd[static_cast<std::size_t>(i) % odd.size()]
            : "/orders/" + std::to_string(i * 7919) + "/" + odd[static_cast<std::size_t>(i) % 12];
        details.push_back(test::withAttributes({{"k", {text}}}));
        fixture.add({.id = std::to_string(i), .start = i, .duration = 1, .detail = details.back()});
    }
    const SpanTablePtr back = stored(folder, *fixture.table());
    for (std::uint32_t row = 0; row < details.size(); ++row)
        EXPECT_EQ(valueOf(back->detail(SpanIndex{row})), details[row]) << row;
}

TEST(RoundTrip, keepsExtremeTimesAndUnknownOnes)
{
    const StoreFolder folder;
    constexpr Nanos kMost = std::numeric_limits<Nanos>::max();
    constexpr Nanos kLeast = std::numeric_limits<Nanos>::min();
    const SpanTablePtr table = test::TraceFixture(
        {{.id = "a", .start = kMost, .duration = kMost}, {.id = "b", .parent = "a", .start = kLeast, .duration = 0},
            {.id = "c", .parent = "b"}, {.id = "d", .parent = "c", .start = 0},
            {.id = "e", .parent = "gone", .duration = 1, .trace = "other"}})
                                   .table();
    EXPECT_EQ(test::spanTexts(*stored(folder, *table)), test::spanTexts(*table));
}

TEST(RoundTrip, keepsParentsWhereverTheyStand)
{
    const StoreFolder folder;
    test::TraceFixture fixture;
    // Before, after, the span itself, twice the same id, elsewhere, and a trace too large to look through each time.
    for (int i = 0; i < 300; ++i)
        fixture.add({.id = std::to_string(i / 2 * 2 % 280), .parent = std::to_string((i * 131) % 320), .start = i});
    for (const std::string parent : {"b", "a", "c", "gone", ""})
        fixture.add({.id = parent == "c" ? "c" : "a",
            .parent = parent,
            .start = 5,
            .name = parent.empty() ? "top" : parent,
            .trace = "small"});
    const SpanTablePtr table = fixture.table();
    EXPECT_EQ(test::spanTexts(*stored(folder, *table)), test::spanTexts(*table));
}

TEST(RoundTrip, rawTextIsNotKept)
{
    const StoreFolder folder;
    const SpanTablePtr table = decoded({.traces = 1, .spansPerTrace = 3}, test::Format::zipkinV2Json);
    EXPECT_FALSE(table->raw(SpanIndex{0}).empty());
    EXPECT_TRUE(stored(folder, *table)->raw(SpanIndex{0}).empty());
}

TEST(RoundTrip, detailsOutliveTheHandleThatLoadedTheTable)
{
    const StoreFolder folder;
    SpanTablePtr table;
    {
        LocalStore store = folder.open();
        valueOf(store.import(*oneSpan(test::withAttributes({{"k", {std::int64_t{1}}}}))));
        table = valueOf(store.load());
    }
    EXPECT_EQ(valueOf(table->detail(SpanIndex{0})).attributes.size(), 1U);
}

TEST(RoundTrip, anEmptyTableStoresNothing)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    EXPECT_EQ(valueOf(store.import(*test::TraceFixture().table())), Imported{});
    EXPECT_TRUE(valueOf(store.load())->empty());
}

} // namespace longspan::store
