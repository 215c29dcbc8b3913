// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode.h"
#include "tests/model/store/store_folder.h"
#include "tests/support/generate.h"
#include "tests/support/trace_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace longspan::store {

namespace {

using test::inSegmentsOf;
using test::StoreFolder;
using test::TraceFixture;
using test::valueOf;

SpanTablePtr decoded(const test::TraceSpec& spec, test::Format format)
{
    return valueOf(decode::decodeText(test::generate(spec, format))).table;
}

/// Asks a call to stop when the import has come some way.
class StopAt final : public ProgressSink {
public:
    StopAt(std::stop_source& stop, std::uint64_t done) : m_stop(stop), m_done(done) {}

    void progress(std::string_view stage, std::uint64_t done, std::uint64_t total) override
    {
        EXPECT_EQ(stage, "store");
        EXPECT_LE(done, total);
        m_most = std::max(m_most, done);
        if (done >= m_done)
            m_stop.request_stop();
    }
    [[nodiscard]] std::uint64_t most() const { return m_most; }

private:
    std::stop_source& m_stop;
    std::uint64_t m_done;
    std::uint64_t m_most = 0;
};

/// Details that cannot be read from some row on.
class FailingDetails final : public DetailReader {
public:
    [[nodiscard]] Result<> visitSpan(const SpanTable& table, SpanIndex span, DetailSink&) const override
    {
        return table.columns().place[index(span)] < 5 ? Result<>() : fail(ErrorKind::malformed, "torn");
    }
    [[nodiscard]] Result<> visitResource(const SpanTable&, ResourceNo, ResourceSink&) const override { return {}; }
    [[nodiscard]] std::string_view raw(const SpanTable&, SpanIndex) const override { return {}; }
};

} // namespace

TEST(Import, theSameTableTwiceAddsNothing)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    const SpanTablePtr table = decoded({.traces = 50, .spansPerTrace = 10}, test::Format::zipkinV2Json);
    EXPECT_EQ(valueOf(store.import(*table, inSegmentsOf(64))).spans, 500U);
    const Imported again = valueOf(store.import(*table, inSegmentsOf(200)));
    EXPECT_EQ(again.spans, 0U);
    EXPECT_EQ(again.known, 500U);
    EXPECT_EQ(again.segments, 0U);
    EXPECT_EQ(valueOf(store.overview()).spans, 500U);
}

TEST(Import, theSameSpansInAnotherFormatAddNothing)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    const test::TraceSpec spec = {.traces = 30, .spansPerTrace = 10, .commonFactsOnly = true};
    valueOf(store.import(*decoded(spec, test::Format::zipkinV2Json)));
    const Imported jaeger = valueOf(store.import(*decoded(spec, test::Format::jaegerJson)));
    const Imported otlp = valueOf(store.import(*decoded(spec, test::Format::otlpProto)));
    EXPECT_EQ(jaeger.spans, 0U);
    EXPECT_EQ(otlp.spans, 0U);
}

TEST(Import, onlyTheNewSpansOfAKnownTraceAreAdded)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    valueOf(store.import(*TraceFixture({{.id = "a", .start = 0, .duration = 9}}).table()));
    const Imported second = valueOf(store.import(
        *TraceFixture({{.id = "a", .start = 0, .duration = 9}, {.id = "b", .parent = "a", .start = 1, .duration = 2}})
             .table()));
    EXPECT_EQ(second.spans, 1U);
    EXPECT_EQ(second.known, 1U);
    EXPECT_EQ(valueOf(store.trace(test::traceId("trace"))).spans().size(), 2U);
}

TEST(Import, aSpanTwiceInOneTableIsAddedOnce)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    const test::SpanSpec span = {.id = "a", .start = 3, .duration = 4};
    const Imported imported = valueOf(store.import(*TraceFixture({span, span, span}).table()));
    EXPECT_EQ(imported.spans, 1U);
    EXPECT_EQ(imported.known, 2U);
}

TEST(Import, kindAndServiceTellSpansOfOneIdApart)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    const SpanTablePtr table = TraceFixture({{.id = "a", .start = 0, .kind = SpanKind::client, .service = "web"},
                                                {.id = "a", .start = 1, .kind = SpanKind::server, .service = "one"},
                                                {.id = "a", .start = 1, .kind = SpanKind::server, .service = "two"}})
                                   .table();
    EXPECT_EQ(valueOf(store.import(*table)).spans, 3U);
    EXPECT_EQ(valueOf(store.import(*table)).known, 3U);
}

TEST(Import, aLaterPartIsKeptWhenItKnowsMore)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    const auto add = [&store](
                         const test::SpanSpec& span) { return valueOf(store.import(*TraceFixture({span}).table())); };
    EXPECT_EQ(add({.id = "a", .start = 5}).spans, 1U);
    const Imported part = add({.id = "a", .start = 5, .duration = 7});
    EXPECT_EQ(part.spans, 1U);
    EXPECT_EQ(part.parts, 1U);
    EXPECT_EQ(add({.id = "a", .start = 5}).known, 1U);
    EXPECT_EQ(add({.id = "a", .duration = 7}).known, 1U);
    EXPECT_EQ(valueOf(store.trace(test::traceId("trace"))).spans().size(), 2U);
    const std::vector<Interface> interfaces = valueOf(store.interfaces());
    ASSERT_EQ(interfaces.size(), 1U);
    EXPECT_EQ(interfaces[0].stats.calls, 1U) << "two parts are one call";
    EXPECT_EQ(interfaces[0].stats.unknownDurations, 0U);
    EXPECT_EQ(interfaces[0].stats.durations.max(), 7);
    EXPECT_EQ(valueOf(store.calls({})).rows.size(), 1U);
}

TEST(Import, partsOfOneTableCountAsOneCall)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    const Imported imported = valueOf(
        store.import(*TraceFixture({{.id = "a", .duration = 3}, {.id = "a", .start = 1, .duration = 9}}).table()));
    EXPECT_EQ(imported.spans, 2U);
    EXPECT_EQ(valueOf(store.interfaces()).at(0).stats.calls, 1U);
    const CallPage page = valueOf(store.calls({}));
    ASSERT_EQ(page.rows.size(), 1U);
    EXPECT_EQ(page.rows[0].duration, 9);
    CallQuery newest;
    newest.order = CallQuery::Order::newestFirst;
    EXPECT_EQ(valueOf(store.calls(newest)).rows.size(), 1U);
}

TEST(Import, aSpanOfAKnownIdWithOtherContentIsKeptBesideTheFirstOne)
{
    const test::SpanSpec first = {.id = "a", .parent = "p", .start = 5'000'000, .duration = 7'000'000, .name = "get"};
    std::vector<test::SpanSpec> others(5, first);
    others[0].parent = "q";
    others[1].start = 5'000'001;
    others[2].duration = 6'999'999;
    others[3].name = "put";
    others[4].error = true;
    for (const test::SpanSpec& other : others) {
        const StoreFolder folder;
        LocalStore store = folder.open();
        const SpanTablePtr both = TraceFixture({first, other}).table();
        EXPECT_EQ(valueOf(store.import(*both)).spans, 2U);
        EXPECT_EQ(valueOf(store.import(*both)).known, 2U);
        EXPECT_EQ(valueOf(store.import(*TraceFixture({other}).table())).spans, 0U);
        EXPECT_EQ(test::spanTexts(*valueOf(store.load())), test::spanTexts(*both));
        EXPECT_EQ(valueOf(store.calls({})).spansSeen, 1U) << "two rows of one call";
    }
}

TEST(Import, otherContentIsKeptWhenItComesLater)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    const auto add = [&store](
                         const test::SpanSpec& span) { return valueOf(store.import(*TraceFixture({span}).table())); };
    EXPECT_EQ(add({.id = "a", .start = 1, .duration = 2, .name = "get"}).spans, 1U);
    EXPECT_EQ(add({.id = "a", .start = 1, .duration = 3, .name = "put"}).parts, 1U);
    EXPECT_EQ(add({.id = "a", .start = 1, .duration = 2, .name = "get"}).known, 1U);
    EXPECT_EQ(add({.id = "a", .start = 1, .duration = 3, .name = "put"}).known, 1U);
    EXPECT_EQ(add({.id = "a", .start = 1, .duration = 3}).parts, 1U) << "this name is a third one";
    const CallPage page = valueOf(store.calls({}));
    ASSERT_EQ(page.rows.size(), 1U);
    EXPECT_EQ(page.rows[0].duration, 3);
}

TEST(Import, anyNumberOfContentsUnderOneIdIsKeptAndKnown)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    TraceFixture fixture;
    for (int i = 0; i < 500; ++i)
        fixture.add({.id = "a", .start = i, .duration = i * 7 % 500});
    const SpanTablePtr table = fixture.table();
    EXPECT_EQ(valueOf(store.import(*table, inSegmentsOf(90))).spans, 500U);
    EXPECT_EQ(valueOf(store.import(*table)).known, 500U);
    EXPECT_EQ(valueOf(store.interfaces()).at(0).stats.calls, 1U);
}

TEST(Import, timesThatAFormatRoundsToMicrosecondsAreTheSame)
{
    const auto otlp = [](const char* start, const char* end) {
        return valueOf(decode::decodeText(
                           std::string(R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":)"
                                       R"({"stringValue":"shop"}}]},"scopeSpans":[{"spans":[{"name":"get","traceId":)"
                                       R"("00000000000000000000000000000abc","spanId":"000000000000000a","kind":2,)"
                                       R"("startTimeUnixNano":")") +
                           start + R"(","endTimeUnixNano":")" + end + R"("}]}]}]})"))
            .table;
    };
    const SpanTablePtr zipkin =
        valueOf(decode::decodeText(R"([{"traceId":"00000000000000000000000000000abc","id":"000000000000000a",)"
                                   R"("kind":"SERVER","name":"get","timestamp":1485467191639875,"duration":5,)"
                                   R"("localEndpoint":{"serviceName":"shop"}}])"))
            .table;
    const SpanTablePtr precise = otlp("1485467191639875400", "1485467191639880900");
    const StoreFolder folder;
    LocalStore coarseFirst = folder.open("coarse.longspan");
    EXPECT_EQ(valueOf(coarseFirst.import(*zipkin)).spans, 1U);
    EXPECT_EQ(valueOf(coarseFirst.import(*precise)).spans, 0U);
    EXPECT_EQ(valueOf(coarseFirst.import(*otlp("1485467191639877400", "1485467191639882900"))).spans, 1U);
    LocalStore preciseFirst = folder.open("precise.longspan");
    EXPECT_EQ(valueOf(preciseFirst.import(*precise)).spans, 1U);
    EXPECT_EQ(valueOf(preciseFirst.import(*zipkin)).spans, 0U);
    EXPECT_EQ(valueOf(preciseFirst.import(*otlp("1485467191639875401", "1485467191639880901"))).spans, 1U);
}

TEST(Import, internalSpansAndThoseOfNoKindAreTheSame)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    const auto add = [&store](SpanKind kind) {
        return valueOf(store.import(*TraceFixture({{.id = "a", .start = 1, .duration = 2, .kind = kind}}).table()));
    };
    EXPECT_EQ(add(SpanKind::internal).spans, 1U);
    EXPECT_EQ(add(SpanKind::unspecified).spans, 0U);
    EXPECT_EQ(add(SpanKind::server).spans, 1U);
}

TEST(Import, shortAndLongFormsOfATraceIdAreOneTrace)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    const TraceId shortId = test::traceId("abc");
    const TraceId longId = {77, shortId.low};
    const auto table = [](TraceId id, const char* span) {
        TraceFixture fixture;
        SpanRow row = fixture.row({.id = span, .start = 1, .duration = 1});
        row.trace = fixture.builder().trace(id);
        fixture.add({.id = "unused", .start = 1, .duration = 1, .trace = "other"});
        fixture.builder().append(row);
        return fixture.table();
    };
    valueOf(store.import(*table(shortId, "a")));
    EXPECT_EQ(valueOf(store.import(*table(longId, "a"))).spans, 0U);
    EXPECT_EQ(valueOf(store.import(*table(longId, "b"))).spans, 1U);
    EXPECT_EQ(valueOf(store.trace(shortId)).spans().size(), 2U);
    const Trace trace = valueOf(store.trace(longId));
    EXPECT_EQ(trace.spans().size(), 2U);
    EXPECT_EQ(trace.id(), longId);
    EXPECT_EQ(valueOf(store.overview()).traces, 2U);
    for (const CallRow& row : valueOf(store.calls({})).rows)
        EXPECT_NE(row.trace, shortId);
}

TEST(Import, aStopLeavesTheStoreAsItWas)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    valueOf(store.import(*TraceFixture({{.id = "a", .start = 1, .duration = 1}}).table()));
    const SpanTablePtr table = decoded({.traces = 300, .spansPerTrace = 10}, test::Format::jaegerJson);
    std::stop_source stop;
    StopAt progress(stop, 500);
    Call call;
    call.stop = stop.get_token();
    call.progressSink = &progress;
    const Result<Imported> stopped = store.import(*table, inSegmentsOf(100), call);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().kind, ErrorKind::cancelled);
    EXPECT_GE(progress.most(), 500U);
    EXPECT_EQ(valueOf(store.overview()).spans, 1U);
    EXPECT_EQ(valueOf(store.interfaces()).size(), 1U);
    EXPECT_EQ(valueOf(store.import(*table)).spans, 3000U);
}

TEST(Import, aDeadlineThatHasPassedChangesNothing)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    Call call;
    call.deadline = Call::Clock::now();
    const auto imported = store.import(*TraceFixture({{.id = "a", .start = 1}}).table(), {}, call);
    ASSERT_FALSE(imported);
    EXPECT_EQ(imported.error().kind, ErrorKind::deadline);
    EXPECT_TRUE(valueOf(store.load())->empty());
}

TEST(Import, detailsThatCannotBeReadAreToldWithTheirPlaceAndNothingIsAdded)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    SpanTableBuilder builder;
    builder.addDocument("torn.json", "test", 100, std::make_shared<FailingDetails>());
    const ResourceNo resource = builder.addResource({});
    for (std::uint64_t place = 0; place < 9; ++place) {
        SpanRow row;
        row.id = SpanId{place + 1};
        row.trace = builder.trace({1, 1});
        row.interface = builder.interface(StringId::empty, StringId::empty);
        row.resource = resource;
        row.place = place;
        builder.append(row);
    }
    const auto imported = store.import(*builder.finish());
    ASSERT_FALSE(imported);
    EXPECT_EQ(imported.error().kind, ErrorKind::malformed);
    EXPECT_EQ(imported.error().where, "torn.json:5");
    EXPECT_TRUE(valueOf(store.load())->empty());
}

TEST(Import, whatAStoreLoadedCanBeImportedIntoAnother)
{
    const StoreFolder folder;
    LocalStore first = folder.open("first.longspan");
    LocalStore second = folder.open("second.longspan");
    const SpanTablePtr table = decoded({.traces = 40, .spansPerTrace = 25}, test::Format::otlpJson);
    valueOf(first.import(*table, inSegmentsOf(300)));
    valueOf(second.import(*valueOf(first.load()), inSegmentsOf(70)));
    EXPECT_EQ(test::spanTexts(*valueOf(second.load())), test::spanTexts(*table));
    EXPECT_EQ(valueOf(first.import(*valueOf(second.load()))).spans, 0U);
}

TEST(Import, originsAreTheDocumentsUnlessTold)
{
    const StoreFolder folder;
    LocalStore store = folder.open();
    valueOf(store.import(*TraceFixture({{.id = "a", .start = 1}}).table()));
    ImportOptions options;
    options.origin = "yesterday";
    valueOf(store.import(*TraceFixture({{.id = "b", .start = 1}}).table(), options));
    EXPECT_THAT(valueOf(store.overview()).origins, testing::ElementsAre("yesterday", "fixture"));
}

} // namespace longspan::store
