// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode.h"
#include "model/trace/canonical_text.h"
#include "tests/support/generate.h"
#include "tests/support/trace_fixture.h"

#include <gtest/gtest.h>

namespace longspan {
namespace {

using test::TraceFixture;

constexpr Nanos kNoon = 1'700'000'000'000'000'000;

std::string textOf(TraceFixture&& fixture, const CanonicalOptions& options = {})
{
    return canonicalText(TraceTree::build(fixture.trace()).value(), options).value();
}

std::string textOf(TraceFixture& fixture, const CanonicalOptions& options = {})
{
    return textOf(std::move(fixture), options);
}

TEST(CanonicalText, indentsNodesAndTellsExactTimes)
{
    TraceFixture fixture{
        {.id = "b", .parent = "a", .start = kNoon + 40'500, .duration = 3, .kind = SpanKind::client, .name = "get"},
        {.id = "a",
            .start = kNoon,
            .duration = 386'000'000,
            .kind = SpanKind::server,
            .service = "shop",
            .name = "get /",
            .address = "10.0.0.1"},
        {.id = "c", .parent = "b", .service = "two words", .name = "x", .peer = "db"},
    };
    EXPECT_EQ(textOf(fixture),
        "trace 0000007472616365 spans=3 start=2023-11-14T22:13:20Z duration=386000us\n"
        "shop \"get /\" server +0us 386000us 10.0.0.1 id=0000000000000061\n"
        "  service \"get\" client +40.5us 0.003us id=0000000000000062\n"
        "    \"two words\" \"x\" local +? ? peer=db id=0000000000000063\n");
}

TEST(CanonicalText, leavesIdsAndDetailsOutWhenAsked)
{
    SpanDetail detail;
    detail.attributes = {{"key", {"value"}}};
    TraceFixture fixture{{.id = "a", .parent = "p", .start = kNoon, .duration = 1'000, .peer = "db", .detail = detail}};
    EXPECT_EQ(textOf(fixture, {.ids = false, .details = false}),
        "trace spans=1 start=2023-11-14T22:13:20Z duration=1us\n"
        "service \"name\" local +0us 1us peer=db [orphan]\n");
}

TEST(CanonicalText, sortsDetailsAndRendersEveryValueAsText)
{
    SpanDetail detail;
    detail.attributes = {{"b", {std::int64_t{5}}}, {"a", {"5"}}, {"c", {true}}, {"d", {0.25}},
        {"e", {Value::Binary{"abc"}}}, {"f", {Value::Array{{"x"}, {std::int64_t{1}}}}}};
    detail.events = {{kNoon + 2'000, "late", {}, 0}, {kNoon + 1'000, "early", {{"n", {std::int64_t{1}}}}, 0}};
    detail.links = {{Link::Type::followsFrom, {1, 2}, SpanId{3}, "", {}}};
    TraceFixture fixture{{.id = "a", .start = kNoon, .duration = 5'000, .detail = detail}};
    EXPECT_EQ(textOf(fixture, {.ids = false}),
        "trace spans=1 start=2023-11-14T22:13:20Z duration=5us\n"
        "service \"name\" local +0us 5us\n"
        "  | attribute a=\"5\"\n"
        "  | attribute b=\"5\"\n"
        "  | attribute c=\"true\"\n"
        "  | attribute d=\"0.25\"\n"
        "  | attribute e=\"YWJj\"\n"
        "  | attribute f=\"[\\\"x\\\",1]\"\n"
        "  | event +1us \"early\" n=\"1\"\n"
        "  | event +2us \"late\"\n"
        "  | link followsFrom 00000000000000010000000000000002/0000000000000003\n");
}

TEST(CanonicalText, saysWhatFormatsCarryElsewhereInOnePlace)
{
    const auto line = [](const SpanDetail& detail) {
        const std::string text = textOf(TraceFixture{{.id = "a",
                                            .start = kNoon,
                                            .duration = 5'000,
                                            .kind = SpanKind::client,
                                            .error = true,
                                            .detail = detail}},
            {.ids = false});
        return text.substr(text.find('\n') + 1);
    };
    SpanDetail zipkin;
    zipkin.attributes = {{"error", {"refused"}}};
    zipkin.remote = {"db", "10.0.0.9", "", 5432};
    SpanDetail jaeger;
    jaeger.attributes = {{"span.kind", {"client"}}, {"error", {true}}, {"otel.status_code", {"ERROR"}},
        {"otel.status_description", {"refused"}}, {"peer.service", {"db"}}, {"peer.ipv4", {"10.0.0.9"}},
        {"peer.port", {std::int64_t{5432}}}, {"internal.span.format", {"zipkin"}}};
    SpanDetail otlp;
    otlp.statusMessage = "refused";
    otlp.attributes = {{"peer.service", {"db"}}, {"peer.port", {std::int64_t{5432}}}, {"peer.ipv4", {"10.0.0.9"}}};
    const std::string wanted = "service \"name\" client +0us 5us peer=db/10.0.0.9:5432 error \"refused\"\n";
    EXPECT_EQ(line(zipkin), wanted);
    EXPECT_EQ(line(jaeger), wanted);
    EXPECT_EQ(line(otlp), wanted);
}

TEST(CanonicalText, namesTheScopeWhereverItStands)
{
    SpanDetail otlp;
    otlp.scopeName = "http";
    otlp.scopeVersion = "1.2";
    SpanDetail jaeger;
    jaeger.attributes = {{"otel.library.name", {"http"}}, {"otel.scope.version", {"1.2"}}};
    const std::string text = textOf(TraceFixture{{.id = "a", .detail = otlp}});
    EXPECT_NE(text.find("  | scope \"http\" \"1.2\"\n"), std::string::npos);
    EXPECT_EQ(textOf(TraceFixture{{.id = "a", .detail = jaeger}}), text);
}

TEST(CanonicalText, tellsResourceAttributesOnlyWhenAsked)
{
    SpanDetail detail;
    detail.resource = {{"k8s.pod.name", {"shop-1"}}};
    TraceFixture fixture{{.id = "a", .detail = detail}};
    EXPECT_EQ(textOf(TraceFixture{{.id = "a", .detail = detail}}).find("shop-1"), std::string::npos);
    EXPECT_NE(textOf(fixture, {.resource = true}).find("| resource k8s.pod.name=\"shop-1\"\n"), std::string::npos);
}

TEST(CanonicalText, keepsAnAttributeErrorOfASpanThatDidNotFail)
{
    SpanDetail detail;
    detail.attributes = {{"error", {false}}};
    TraceFixture fixture{{.id = "a", .detail = detail}};
    EXPECT_NE(textOf(fixture).find("| attribute error=\"false\"\n"), std::string::npos);
}

TEST(CanonicalText, marksWhatIsOddAboutANode)
{
    TraceFixture fixture;
    SpanRow nameless = fixture.row({.id = "z", .start = kNoon + 9});
    nameless.flags.set(SpanFlag::syntheticId);
    fixture.add({.id = "a", .parent = "x", .start = kNoon});
    fixture.add({.id = "b", .parent = "a", .start = kNoon, .kind = SpanKind::client});
    fixture.add({.id = "b", .start = kNoon + 1, .kind = SpanKind::server, .service = "back"});
    fixture.add({.id = "c", .parent = "c2", .start = kNoon + 1});
    fixture.add({.id = "c2", .parent = "c", .start = kNoon + 2});
    fixture.add({.id = "d", .parent = "a", .start = kNoon + 3, .followsFrom = true});
    fixture.add({.id = "d", .parent = "a", .start = kNoon + 3, .followsFrom = true});
    fixture.add({.id = "e", .parent = "a", .start = kNoon + 4, .duration = 1});
    fixture.add({.id = "e", .parent = "a", .start = kNoon + 4, .duration = 2});
    fixture.builder().append(nameless);
    EXPECT_EQ(textOf(fixture, {.details = false}),
        "trace 0000007472616365 spans=10 start=2023-11-14T22:13:20Z duration=0.009us\n"
        "service \"name\" local +0us ? id=0000000000000061 [orphan of 0000000000000078]\n"
        "  service \"name\" client +0us ? id=0000000000000062\n"
        "    back \"name\" server +0.001us ? id=0000000000000062 [shared]\n"
        "  service \"name\" local +0.003us ? id=0000000000000064 [merged 2] [follows-from]\n"
        "  service \"name\" local +0.004us 0.001us id=0000000000000065 [conflicting]\n"
        "  service \"name\" local +0.004us 0.002us id=0000000000000065 [conflicting]\n"
        "service \"name\" local +0.001us ? id=0000000000000063 [cycle]\n"
        "  service \"name\" local +0.002us ? id=0000000000006332\n"
        "service \"name\" local +0.009us ? no-id\n");
}

TEST(CanonicalText, bringsTheDetailsOfMergedRowsTogetherOnce)
{
    SpanDetail one;
    one.attributes = {{"a", {"1"}}, {"b", {"2"}}};
    SpanDetail two;
    two.attributes = {{"b", {"2"}}, {"c", {"3"}}};
    TraceFixture fixture{
        {.id = "a", .start = kNoon, .duration = 1'000, .detail = one}, {.id = "a", .start = kNoon, .detail = two}};
    EXPECT_EQ(textOf(fixture, {.ids = false}),
        "trace spans=2 start=2023-11-14T22:13:20Z duration=1us\n"
        "service \"name\" local +0us 1us [merged 2]\n"
        "  | attribute a=\"1\"\n"
        "  | attribute b=\"2\"\n"
        "  | attribute c=\"3\"\n");
}

TEST(CanonicalText, escapesWhatWouldBreakALine)
{
    TraceFixture fixture{{.id = "a", .service = "", .name = "a\"b\\c\nd\te\x01"}};
    EXPECT_EQ(textOf(fixture, {.ids = false}), "trace spans=1\n\"\" \"a\\\"b\\\\c\\nd\\te\\u0001\" local +? ?\n");
}

TEST(CanonicalText, staysLinearInTheDepth)
{
    TraceFixture fixture;
    SpanRow row = fixture.row({.id = "a", .start = kNoon});
    for (std::uint64_t i = 1; i <= 20'000; ++i) {
        row.id = static_cast<SpanId>(i);
        row.parent = static_cast<SpanId>(i - 1);
        fixture.builder().append(row);
    }
    const std::string text = textOf(fixture, {.details = false});
    EXPECT_LT(text.size(), 20'000U * 300);
    EXPECT_NE(text.find("(level 19999) service"), std::string::npos);
}

TEST(CanonicalText, stopsWhenAskedTo)
{
    TraceFixture fixture{{.id = "a"}};
    std::stop_source stop;
    stop.request_stop();
    const auto text = canonicalText(TraceTree::build(fixture.trace()).value(), {}, {.stop = stop.get_token()});
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().kind, ErrorKind::cancelled);
}

std::string textOfTraces(const test::TraceSpec& spec, test::Format format)
{
    const auto decoded = decode::decodeText(test::generate(spec, format));
    if (!decoded)
        return decoded.error().what;
    std::string text;
    for (std::uint32_t no = 0; no < decoded->table->traceCount(); ++no)
        text += canonicalText(TraceTree::build(Trace(decoded->table, TraceNo{no})).value()).value();
    return text;
}

/// The first lines that differ; whole texts would flood the report.
std::string firstDifference(const std::string& a, const std::string& b)
{
    const auto [inA, inB] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (inA == a.end() && inB == b.end())
        return {};
    const auto line = [](const std::string& text, std::string::const_iterator at) {
        const std::size_t place = static_cast<std::size_t>(at - text.begin());
        const std::size_t begin = text.rfind('\n', place == 0 ? 0 : place - 1);
        return text.substr(begin == std::string::npos ? 0 : begin + 1, 300);
    };
    return line(a, inA) + "\n--- instead of ---\n" + line(b, inB);
}

TEST(CanonicalText, isTheSameForEveryFormatOfOneTrace)
{
    for (const bool commonFactsOnly : {true, false})
        for (const std::uint64_t seed : {1U, 2U}) {
            const test::TraceSpec spec{
                .traces = 2, .spansPerTrace = 700, .seed = seed, .commonFactsOnly = commonFactsOnly};
            const std::string jaeger = textOfTraces(spec, test::Format::jaegerJson);
            ASSERT_GT(jaeger.size(), 100'000U) << jaeger;
            for (const test::Format format :
                {test::Format::zipkinV2Json, test::Format::otlpJson, test::Format::otlpJsonLines,
                    test::Format::otlpProto, test::Format::otlpProtoPrefixed, test::Format::zipkinProto})
                EXPECT_EQ(firstDifference(textOfTraces(spec, format), jaeger), "") << static_cast<int>(format);
        }
}

} // namespace
} // namespace longspan
