// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode.h"
#include "model/encode/trace_writer.h"
#include "model/trace/canonical_text.h"
#include "tests/support/generate.h"
#include "tests/support/trace_fixture.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <numeric>

namespace longspan::encode {
namespace {

using test::SpanSpec;
using test::TraceFixture;

struct Written {
    std::string text;
    Losses losses;
};

Written exported(const SpanTable& table, ExportFormat format)
{
    std::vector<TraceNo> traces;
    for (std::uint32_t no = 0; no < table.traceCount(); ++no)
        traces.push_back(TraceNo{no});
    StringOut out;
    const auto writer = makeTraceWriter(format, out);
    writer->begin();
    EXPECT_TRUE(writer->add(table, traces, {}));
    writer->end();
    return {out.take(), writer->losses()};
}

SpanTablePtr decoded(const std::string& text)
{
    auto read = decode::decodeText(text);
    EXPECT_TRUE(read) << (read ? "" : read.error().what);
    return read ? read->table : nullptr;
}

/// All traces, in the order of their ids.
std::string canonical(const SpanTablePtr& table)
{
    std::vector<std::string> texts;
    for (std::uint32_t no = 0; no < table->traceCount(); ++no) {
        const auto tree = TraceTree::build(Trace(table, TraceNo{no}));
        const auto text = tree ? canonicalText(*tree) : Result<std::string>();
        texts.push_back(text.value_or("no text"));
    }
    std::sort(texts.begin(), texts.end());
    return std::accumulate(texts.begin(), texts.end(), std::string());
}

constexpr std::array kFormats{ExportFormat::zipkinV2, ExportFormat::jaeger, ExportFormat::otlpJson};

struct Road {
    test::Format from;
    ExportFormat to;
};

class RoundTrip : public testing::TestWithParam<Road> {};

TEST_P(RoundTrip, givesTheSameCanonicalTextForGeneratedTraces)
{
    const test::TraceSpec spec{.traces = 20, .spansPerTrace = 40, .seed = 7, .commonFactsOnly = true};
    const SpanTablePtr before = decoded(test::generate(spec, GetParam().from));
    ASSERT_TRUE(before);
    const Written written = exported(*before, GetParam().to);
    const SpanTablePtr after = decoded(written.text);
    ASSERT_TRUE(after);
    EXPECT_EQ(after->size(), before->size());
    EXPECT_EQ(canonical(after), canonical(before));
    EXPECT_EQ(written.losses.unreadable, 0U);
}

INSTANTIATE_TEST_SUITE_P(AllWays, RoundTrip,
    testing::Values(Road{test::Format::zipkinV2Json, ExportFormat::zipkinV2},
        Road{test::Format::zipkinV2Json, ExportFormat::jaeger},
        Road{test::Format::zipkinV2Json, ExportFormat::otlpJson},
        Road{test::Format::jaegerJson, ExportFormat::zipkinV2}, Road{test::Format::jaegerJson, ExportFormat::jaeger},
        Road{test::Format::jaegerJson, ExportFormat::otlpJson}, Road{test::Format::otlpJson, ExportFormat::zipkinV2},
        Road{test::Format::otlpJson, ExportFormat::jaeger}, Road{test::Format::otlpJson, ExportFormat::otlpJson},
        Road{test::Format::otlpProto, ExportFormat::jaeger}));

/// One trace with everything that at least one format can say.
TraceFixture richTrace()
{
    TraceFixture fixture;
    SpanSpec root{.id = "root",
        .start = 1'700'000'000 * kSecond,
        .duration = 40 * kMillisecond,
        .kind = SpanKind::server,
        .service = "front",
        .name = "GET /",
        .address = "10.0.0.1"};
    root.detail.attributes = {{"http.status_code", {std::int64_t{200}}}, {"ratio", {0.25}}, {"cached", {true}},
        {"big", {std::int64_t{9'223'372'036'854'775'222}}}, {"quote", {std::string("a\"b\\c\n\xe7\x8c\x9c")}}};
    root.detail.scopeName = "http";
    root.detail.scopeVersion = "1.2";
    SpanSpec call{.id = "call",
        .parent = "root",
        .start = 1'700'000'000 * kSecond + kMillisecond,
        .duration = 30 * kMillisecond,
        .kind = SpanKind::client,
        .error = true,
        .service = "front",
        .name = "get",
        .address = "10.0.0.1",
        .peer = "back"};
    call.detail.statusMessage = "connection refused";
    call.detail.attributes = {{"peer.service", {std::string("back")}}, {"peer.ipv4", {std::string("10.0.0.2")}},
        {"peer.port", {std::int64_t{9000}}}};
    call.detail.events = {{1'700'000'000 * kSecond + 2 * kMillisecond, "retry", {}, 0}};
    fixture.add(root);
    fixture.add(call);
    fixture.add({.id = "half",
        .parent = "call",
        .start = 1'700'000'000 * kSecond + 3 * kMillisecond,
        .kind = SpanKind::server,
        .service = "back",
        .name = "get",
        .address = "10.0.0.2"});
    fixture.add({.id = "lost",
        .parent = "nowhere",
        .start = 1'700'000'000 * kSecond,
        .duration = 5 * kMicrosecond,
        .service = "back",
        .name = ""});
    return fixture;
}

class EveryFormat : public testing::TestWithParam<ExportFormat> {};

TEST_P(EveryFormat, keepsWhatAllFormatsCanSay)
{
    TraceFixture fixture = richTrace();
    const SpanTablePtr before = fixture.table();
    const Written written = exported(*before, GetParam());
    ASSERT_TRUE(nlohmann::json::accept(written.text)) << written.text;
    EXPECT_EQ(canonical(decoded(written.text)), canonical(before)) << written.text;
    EXPECT_EQ(written.losses.links + written.losses.eventAttributes + written.losses.nanoseconds, 0U);
}

TEST_P(EveryFormat, neverWritesBytesThatAreNotUtf8)
{
    TraceFixture fixture;
    SpanSpec span{.id = "a", .start = kSecond, .duration = kSecond, .service = "s\xff", .name = "n\xc3"};
    span.detail.attributes = {{"k\xfe", {std::string("v\xed\xa0\x80")}}};
    span.detail.statusMessage = "\x80";
    span.detail.events = {{kSecond, "e\xf0\x9f", {}, 0}};
    fixture.add(span);
    const Written written = exported(*fixture.table(), GetParam());
    EXPECT_TRUE(nlohmann::json::accept(written.text)) << written.text;
}

TEST_P(EveryFormat, writesATableWithoutTracesAsAValidFile)
{
    const Written written = exported(*TraceFixture().table(), GetParam());
    EXPECT_TRUE(nlohmann::json::accept(written.text)) << written.text;
}

TEST_P(EveryFormat, stopsWhenAsked)
{
    TraceFixture fixture = richTrace();
    std::stop_source stop;
    stop.request_stop();
    Call call;
    call.stop = stop.get_token();
    StringOut out;
    const auto writer = makeTraceWriter(GetParam(), out);
    const TraceNo first{0};
    const auto added = writer->add(*fixture.table(), {&first, 1}, call);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().kind, ErrorKind::cancelled);
}

INSTANTIATE_TEST_SUITE_P(Json, EveryFormat, testing::ValuesIn(kFormats));

TEST(TraceWriter, countsLinksThatZipkinHasNoPlaceFor)
{
    TraceFixture fixture;
    SpanSpec span{.id = "a", .start = kSecond, .duration = kSecond};
    span.detail.links = {{Link::Type::link, test::traceId("other"), test::spanId("b"), "", {}}};
    fixture.add(span);
    EXPECT_EQ(exported(*fixture.table(), ExportFormat::zipkinV2).losses.links, 1U);
    EXPECT_EQ(exported(*fixture.table(), ExportFormat::otlpJson).losses.links, 0U);
}

TEST(TraceWriter, roundsToMicrosecondsAndCountsIt)
{
    TraceFixture fixture;
    fixture.add({.id = "a", .start = kSecond, .duration = 1'500});
    const Written written = exported(*fixture.table(), ExportFormat::zipkinV2);
    EXPECT_EQ(written.losses.nanoseconds, 1U);
    EXPECT_EQ(nlohmann::json::parse(written.text)[0]["duration"], 2);
    EXPECT_EQ(exported(*fixture.table(), ExportFormat::otlpJson).losses.nanoseconds, 0U);
}

TEST(TraceWriter, countsDurationsThatOtlpCannotSayWithoutAStart)
{
    TraceFixture fixture;
    fixture.add({.id = "a", .duration = kSecond});
    EXPECT_EQ(exported(*fixture.table(), ExportFormat::otlpJson).losses.durations, 1U);
    EXPECT_EQ(exported(*fixture.table(), ExportFormat::jaeger).losses.durations, 0U);
}

TEST(TraceWriter, doesNotTurnAnAttributeNamedErrorIntoAFailure)
{
    TraceFixture fixture;
    SpanSpec span{.id = "a", .start = kSecond, .duration = kSecond};
    span.detail.attributes = {{"error", {false}}};
    fixture.add(span);
    const SpanTablePtr after = decoded(exported(*fixture.table(), ExportFormat::zipkinV2).text);
    ASSERT_EQ(after->size(), 1U);
    EXPECT_FALSE(after->isError(SpanIndex{0}));
}

TEST(TraceWriter, writesCsvWithATitleAndQuotesWhereNeeded)
{
    TraceFixture fixture;
    SpanSpec span{.id = "a",
        .start = kSecond,
        .duration = kMicrosecond,
        .kind = SpanKind::client,
        .error = true,
        .service = "s, t",
        .name = "say \"hi\"",
        .address = "10.0.0.1"};
    span.detail.attributes = {{"k", {std::int64_t{1}}}};
    fixture.add(span);
    const std::string text = exported(*fixture.table(), ExportFormat::csv).text;
    EXPECT_EQ(text.substr(0, text.find('\n')),
        "trace_id,span_id,parent_span_id,service,name,kind,status,start_ns,duration_ns,address,peer,message,"
        "attributes");
    EXPECT_NE(text.find(",\"s, t\",\"say \"\"hi\"\"\",client,error,1000000000,1000,10.0.0.1,,,\"{\"\"k\"\":1}\"\n"),
        std::string::npos)
        << text;
}

TEST(TraceWriter, knowsItsFormatsByName)
{
    for (const ExportFormat format :
        {ExportFormat::zipkinV2, ExportFormat::jaeger, ExportFormat::otlpJson, ExportFormat::csv})
        EXPECT_EQ(exportFormatByName(name(format)), format);
    EXPECT_FALSE(exportFormatByName("xml"));
}

} // namespace
} // namespace longspan::encode
