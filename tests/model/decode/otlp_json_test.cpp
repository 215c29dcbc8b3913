// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/decode/text_reading.h"

#include <gmock/gmock.h>

#include <cmath>

namespace longspan::test {
namespace {

using decode::Format;
using testing::ElementsAre;
using testing::IsEmpty;

/// A document of these spans, of one scope of one resource.
std::string document(const std::string& spans)
{
    return R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},)"
           R"("scopeSpans":[{"spans":[)" +
        spans + "]}]}]}";
}

/// One span with these members beside its ids.
std::string span(const std::string& members)
{
    return document(R"({"traceId":"a","spanId":"1")" + (members.empty() ? "" : "," + members) + "}");
}

std::string timed(const std::string& members)
{
    return span(R"("startTimeUnixNano":"1","endTimeUnixNano":"2")" + (members.empty() ? "" : "," + members));
}

constexpr std::string_view kGolden = R"({"resourceSpans":[{"resource":{"attributes":[
  {"key":"service.name","value":{"stringValue":"frontend"}},{"key":"host.name","value":{"stringValue":"web-1"}},
  {"key":"host.ip","value":{"arrayValue":{"values":[{"stringValue":"10.0.0.1"},{"stringValue":"::1"}]}}},
  {"key":"same","value":{"stringValue":"of resource"}}],"droppedAttributesCount":1},"schemaUrl":"x",
 "scopeSpans":[{"scope":{"name":"lib","version":"1.2","attributes":[{"key":"same","value":{"stringValue":"of scope"}}]},
  "spans":[{"traceId":"5B8EFFF798038103D269B633813FC60C","spanId":"EEE19B7EC3C1B174","parentSpanId":"EEE19B7EC3C1B173",
   "traceState":"a=b","flags":257,"name":"GET /","kind":2,"startTimeUnixNano":"1544712660123456789",
   "endTimeUnixNano":"1544712661123456788","droppedAttributesCount":3,"droppedEventsCount":4,"droppedLinksCount":5,
   "attributes":[{"key":"s","value":{"stringValue":"x"}},{"key":"b","value":{"boolValue":true}},
    {"key":"i","value":{"intValue":"9007199254740993"}},{"key":"n","value":{"intValue":-7}},
    {"key":"d","value":{"doubleValue":1.5}},{"key":"y","value":{"bytesValue":"AAAwOQ=="}},
    {"key":"l","value":{"arrayValue":{"values":[{"intValue":"1"},{"stringValue":"z"}]}}},
    {"key":"m","value":{"kvlistValue":{"values":[{"key":"k","value":{"boolValue":false}}]}}},
    {"key":"same","value":{"stringValue":"of span"}},{"key":"peer.service","value":{"stringValue":"backend"}}],
   "events":[{"timeUnixNano":"1544712660300000000","name":"retry","droppedAttributesCount":2,
     "attributes":[{"key":"attempt","value":{"intValue":"1"}}]},{"timeUnixNano":"1544712660400000000","name":"end"}],
   "links":[{"traceId":"0000000000000000000000000000abcd","spanId":"0000000000000007","traceState":"c=d",
     "attributes":[{"key":"q","value":{"stringValue":"w"}}],"flags":1}],
   "status":{"code":2,"message":"refused"}}]}]}]})";

TEST(OtlpJsonDecoder, readsEveryColumn)
{
    const TextReading read{std::string(kGolden)};
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.facts().format, Format::otlpJson);
    ASSERT_EQ(read.size(), 1U);
    const SpanRow row = read.row();
    EXPECT_EQ(row.start, 1544712660123456789);
    EXPECT_EQ(row.duration, 999999999);
    EXPECT_EQ(row.id, SpanId{0xeee19b7ec3c1b174U});
    EXPECT_EQ(row.parent, SpanId{0xeee19b7ec3c1b173U});
    EXPECT_EQ(read.trace(), (TraceId{0x5b8efff798038103U, 0xd269b633813fc60cU}));
    EXPECT_EQ(read.service(), "frontend");
    EXPECT_EQ(read.name(), "GET /");
    EXPECT_EQ(read.peer(), "backend");
    EXPECT_EQ(row.kind, SpanKind::server);
    EXPECT_EQ(row.status, SpanStatus::error);
    EXPECT_EQ(row.flags, SpanFlags{});
    EXPECT_EQ(read.table().text(read.table().resource(SpanIndex{0}).address), "10.0.0.1");
    EXPECT_EQ(read.table().text(read.table().resource(SpanIndex{0}).host), "10.0.0.1");
    EXPECT_THAT(read.noted(), ElementsAre("droppedBySender*1@" + read.table().where(SpanIndex{0})));
    EXPECT_THAT(faultsOf(read.table()), IsEmpty());
    EXPECT_EQ(read.table().resources().size(), 1U);
}

TEST(OtlpJsonDecoder, readsEveryAttribute)
{
    const SpanDetail detail = TextReading{std::string(kGolden)}.detail();
    EXPECT_THAT(detail.attributes,
        ElementsAre(Attribute{"s", {std::string("x")}}, Attribute{"b", {true}},
            Attribute{"i", {std::int64_t{9007199254740993}}}, Attribute{"n", {std::int64_t{-7}}}, Attribute{"d", {1.5}},
            Attribute{"y", {Value::Binary{std::string("\0\0\x30\x39", 4)}}},
            Attribute{"l", {Value::Array{{std::int64_t{1}}, {std::string("z")}}}},
            Attribute{"m", {Value::Map{{"k", {false}}}}}, Attribute{"same", {std::string("of span")}},
            Attribute{"peer.service", {std::string("backend")}}));
    EXPECT_EQ(find(detail.resource, "same")->data, Value{std::string("of resource")}.data);
    EXPECT_EQ(detail.resource.size(), 4U);
    EXPECT_THAT(detail.scope, ElementsAre(Attribute{"same", {std::string("of scope")}}));
}

TEST(OtlpJsonDecoder, readsEveryOtherDetail)
{
    const SpanDetail detail = TextReading{std::string(kGolden)}.detail();
    EXPECT_THAT(detail.events,
        ElementsAre(Event{1544712660300000000, "retry", {{"attempt", {std::int64_t{1}}}}, 2},
            Event{1544712660400000000, "end", {}, 0}));
    EXPECT_THAT(
        detail.links, ElementsAre(Link{Link::Type::link, {0, 0xabcd}, SpanId{7}, "c=d", {{"q", {std::string("w")}}}}));
    EXPECT_EQ(detail.scopeName, "lib");
    EXPECT_EQ(detail.scopeVersion, "1.2");
    EXPECT_EQ(detail.statusMessage, "refused");
    EXPECT_EQ(detail.traceState, "a=b");
    EXPECT_EQ(detail.traceFlags, 257U);
    EXPECT_EQ(detail.droppedAttributes, 3U);
    EXPECT_EQ(detail.droppedEvents, 4U);
    EXPECT_EQ(detail.droppedLinks, 5U);
}

TEST(OtlpJsonDecoder, readsEveryWrapper)
{
    const std::string resources =
        R"([{"resource":{},"scopeSpans":[{"scope":{},"spans":[{"traceId":"a","spanId":"1","name":"x"}]}]}])";
    for (const std::string& text : {R"({"resourceSpans":)" + resources + "}", R"({"batches":)" + resources + "}",
             R"({"result":{"resourceSpans":)" + resources + "}}", R"({"trace":{"resourceSpans":)" + resources + "}}",
             R"({"trace":{"batches":)" + resources + R"(},"metrics":{},"status":"COMPLETE"})",
             R"({"metrics":{"a":[1]},"trace":{"resourceSpans":)" + resources + R"(},"message":""})",
             "[" + (R"({"resourceSpans":)" + resources) + "}]"}) {
        const TextReading read(text);
        ASSERT_TRUE(read.ok()) << text << read.result.error().what;
        EXPECT_EQ(read.facts().format, Format::otlpJson);
        EXPECT_EQ(read.size(), 1U) << text;
        EXPECT_FALSE(read.facts().stopped) << text << read.facts().stopped->what;
    }
}

TEST(OtlpJsonDecoder, readsTheOldNameOfScopes)
{
    const TextReading read{R"({"resourceSpans":[{"resource":{},"instrumentationLibrarySpans":[{"instrumentationLibrary":
        {"name":"old","version":"0.1"},"spans":[{"traceId":"a","spanId":"1"}]}]}]})"};
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(read.detail().scopeName, "old");
}

TEST(OtlpJsonDecoder, readsAnswersWithoutSpans)
{
    for (const char* text : {"{}", R"({"resourceSpans":[]})", R"({"resourceSpans":null})", R"({"result":{}})",
             R"({"batches":[]})", R"({"trace":{},"status":"COMPLETE"})", R"({"resourceSpans":[{}]})",
             R"({"resourceSpans":[{"scopeSpans":null}]})", R"({"resourceSpans":[{"scopeSpans":[{}]}]})",
             R"({"resourceSpans":[{"scopeSpans":[{"spans":[]}]}]})",
             R"({"resourceSpans":[{"scopeSpans":[{"spans":null}]}]})"}) {
        const TextReading read{text};
        ASSERT_TRUE(read.ok()) << text << read.result.error().what;
        EXPECT_EQ(read.size(), 0U);
        EXPECT_FALSE(read.facts().stopped) << text << read.facts().stopped->what;
    }
}

TEST(OtlpJsonDecoder, tellsThatAnAnswerIsPartial)
{
    const TextReading read{R"({"trace":{"resourceSpans":[]},"metrics":{},"status":"PARTIAL","message":"too large"})"};
    EXPECT_EQ(read.notes.count(NoteKind::partialAnswer), 1U);
    EXPECT_EQ(TextReading{R"({"trace":{},"status":"COMPLETE"})"}.notes.count(NoteKind::partialAnswer), 0U);
}

TEST(OtlpJsonDecoder, readsIdsInHexAndBase64)
{
    const TextReading read(
        document(R"({"traceId":"W47/95gDgQPSabYzgT/GDA==","spanId":"7uGbfsPBsXQ=","parentSpanId":"7uGbfsPBsXM="},
        {"traceId":"W47\/95gDgQPSabYzgT\/GDA==","spanId":"0000000000000002","parentSpanId":""},
        {"traceId":"5b8efff798038103d269b633813fc60c","spanId":"3","parentSpanId":"0000000000000000"})"));
    for (std::uint32_t row = 0; row < 3; ++row)
        EXPECT_EQ(read.trace(row), (TraceId{0x5b8efff798038103U, 0xd269b633813fc60cU})) << row;
    EXPECT_EQ(read.row(0).id, SpanId{0xeee19b7ec3c1b174U});
    EXPECT_EQ(read.row(0).parent, SpanId{0xeee19b7ec3c1b173U});
    EXPECT_EQ(read.row(1).parent, SpanId::none);
    EXPECT_EQ(read.row(2).parent, SpanId::none);
    EXPECT_EQ(read.notes.count(NoteKind::badId), 0U);
}

TEST(OtlpJsonDecoder, givesSpansWithEmptyIdsIdsOfOurs)
{
    const TextReading read(document(R"({"traceId":"","spanId":"","parentSpanId":"","name":"one"},
        {"traceId":"","spanId":"","parentSpanId":"","name":"two"})"));
    ASSERT_EQ(read.size(), 2U);
    EXPECT_NE(read.row(0).id, read.row(1).id);
    EXPECT_EQ(read.notes.count(NoteKind::missingSpanId), 2U);
    EXPECT_EQ(read.notes.count(NoteKind::missingTraceId), 2U);
    EXPECT_THAT(faultsOf(read.table()), IsEmpty());
}

TEST(OtlpJsonDecoder, readsEnumerationsAsNumbersAndNames)
{
    const auto kind = [](const char* text) { return TextReading(timed(std::string(R"("kind":)") + text)).row().kind; };
    EXPECT_EQ(kind("0"), SpanKind::unspecified);
    EXPECT_EQ(kind("1"), SpanKind::internal);
    EXPECT_EQ(kind("2"), SpanKind::server);
    EXPECT_EQ(kind("3"), SpanKind::client);
    EXPECT_EQ(kind("4"), SpanKind::producer);
    EXPECT_EQ(kind("5"), SpanKind::consumer);
    EXPECT_EQ(kind("6"), SpanKind::unspecified);
    EXPECT_EQ(kind("\"2\""), SpanKind::server);
    EXPECT_EQ(kind("\"SPAN_KIND_CLIENT\""), SpanKind::client);
    EXPECT_EQ(kind("\"SPAN_KIND_INTERNAL\""), SpanKind::internal);
    const auto status = [](const char* text) {
        return TextReading(timed(std::string(R"("status":)") + text)).row().status;
    };
    EXPECT_EQ(status("{}"), SpanStatus::unset);
    EXPECT_EQ(status(R"({"code":0})"), SpanStatus::unset);
    EXPECT_EQ(status(R"({"code":1})"), SpanStatus::ok);
    EXPECT_EQ(status(R"({"message":"m","code":2})"), SpanStatus::error);
    EXPECT_EQ(status(R"({"code":"STATUS_CODE_ERROR"})"), SpanStatus::error);
    EXPECT_EQ(status(R"({"code":"STATUS_CODE_OK"})"), SpanStatus::ok);
    EXPECT_EQ(status(R"({"code":[2]})"), SpanStatus::unset);
}

TEST(OtlpJsonDecoder, readsTimesAsStringsAndNumbers)
{
    const auto row = [](const char* start, const char* end) {
        return TextReading(span(std::string(R"("startTimeUnixNano":)") + start + R"(,"endTimeUnixNano":)" + end)).row();
    };
    EXPECT_EQ(row("\"1544712660123456789\"", "1544712660123456790").duration, 1);
    EXPECT_EQ(row("1544712660123456789", "1.544712661e18").start, 1544712660123456789);
    EXPECT_EQ(row("9223372036854775806", "9223372036854775807").duration, 1);
}

TEST(OtlpJsonDecoder, keepsUnknownTimesApart)
{
    const auto read = [](const std::string& members) { return TextReading(span(members)); };
    const TextReading nothing = read("");
    EXPECT_THAT(nothing.noted(),
        ElementsAre("startUnknown*1@" + nothing.table().where(SpanIndex{0}),
            "durationUnknown*1@" + nothing.table().where(SpanIndex{0})));
    const TextReading unfinished = read(R"("startTimeUnixNano":"5000000000000000","endTimeUnixNano":"0")");
    EXPECT_TRUE(unfinished.table().startKnown(SpanIndex{0}));
    EXPECT_FALSE(unfinished.table().durationKnown(SpanIndex{0}));
    EXPECT_EQ(unfinished.notes.count(NoteKind::negativeDuration), 0U);
    const TextReading instant = read(R"("startTimeUnixNano":"7","endTimeUnixNano":"7")");
    EXPECT_TRUE(instant.table().durationKnown(SpanIndex{0}));
    EXPECT_EQ(instant.row().duration, 0);
}

TEST(OtlpJsonDecoder, takesAnEndBeforeTheStartForUnknown)
{
    const TextReading read(span(R"("startTimeUnixNano":"5000000000000000","endTimeUnixNano":"4000000000000000")"));
    EXPECT_TRUE(read.table().startKnown(SpanIndex{0}));
    EXPECT_FALSE(read.table().durationKnown(SpanIndex{0}));
    EXPECT_EQ(read.notes.count(NoteKind::negativeDuration), 1U);
}

/// 1970 to today is no duration.
TEST(OtlpJsonDecoder, doesNotMeasureFromAMissingStart)
{
    for (const char* start : {"\"0\"", "0", "-1", "\"-5\"", "null", "\"\""}) {
        const TextReading read(
            span(std::string(R"("startTimeUnixNano":)") + start + R"(,"endTimeUnixNano":"1544712661123456788")"));
        EXPECT_FALSE(read.table().startKnown(SpanIndex{0})) << start;
        EXPECT_FALSE(read.table().durationKnown(SpanIndex{0})) << start;
        EXPECT_EQ(read.row().duration, 0) << start;
    }
}

TEST(OtlpJsonDecoder, countsFromZeroInHandMadeTraces)
{
    const TextReading read(span(R"("startTimeUnixNano":"0","endTimeUnixNano":"30")"));
    EXPECT_TRUE(read.table().startKnown(SpanIndex{0}));
    EXPECT_EQ(read.row().duration, 30);
}

TEST(OtlpJsonDecoder, keepsResourcesAndScopesApart)
{
    const auto resource = [](const std::string& name, const std::string& scopes) {
        return R"({"resource":{"attributes":[{"key":"service.name","value":{"stringValue":")" + name +
            R"("}}]},"scopeSpans":[)" + scopes + "]}";
    };
    const auto scope = [](const std::string& name, const char* id) {
        return R"({"scope":{"name":")" + name + R"("},"spans":[{"traceId":"a","spanId":")" + id + R"("}]})";
    };
    const TextReading read(R"({"resourceSpans":[)" + resource("one", scope("x", "1") + "," + scope("y", "2")) + "," +
        resource("two", scope("x", "3") + R"(,{"spans":[{"traceId":"a","spanId":"4"}]})") + "," +
        resource("one", scope("y", "5")) + "]}");
    ASSERT_EQ(read.size(), 5U);
    EXPECT_EQ(read.service(0), "one");
    EXPECT_EQ(read.service(2), "two");
    EXPECT_EQ(read.service(4), "one");
    EXPECT_EQ(read.detail(0).scopeName, "x");
    EXPECT_EQ(read.detail(1).scopeName, "y");
    EXPECT_EQ(read.detail(2).scopeName, "x");
    EXPECT_EQ(read.detail(3).scopeName, "");
    EXPECT_EQ(read.row(1).resource, read.row(4).resource);
    EXPECT_EQ(read.table().resources().size(), 4U);
}

TEST(OtlpJsonDecoder, findsTheResourceBehindItsSpans)
{
    const TextReading read{
        R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"a","spanId":"1"}],"scope":{"name":"x"}}],
        "resource":{"attributes":[{"key":"service.name","value":{"stringValue":"late"}}]}}]})"};
    EXPECT_EQ(read.service(), "late");
    EXPECT_EQ(read.detail().scopeName, "x");
}

TEST(OtlpJsonDecoder, readsValuesOfOddTypes)
{
    const SpanDetail detail = TextReading(timed(R"("attributes":[{"key":"a","value":{"intValue":"x"}},
        {"key":"b","value":{"intValue":1.5}},{"key":"c","value":{"doubleValue":"NaN"}},
        {"key":"d","value":{"doubleValue":"-Infinity"}},{"key":"e","value":{"doubleValue":"2.5"}},
        {"key":"f","value":{}},{"key":"g"},{"key":"h","value":"plain"},{"key":"i","value":{"boolValue":"yes"}},
        {"key":"j","value":{"bytesValue":"no base64!"}},{"key":"k","value":{"arrayValue":{}}},
        {"key":"l","value":{"kvlistValue":7}},{"value":{"intValue":"1"}},{"key":"m","value":{"futureValue":1}},
        {"key":"n","value":{"intValue":123456789012345678901234567890}},7,null])"))
                                  .detail();
    ASSERT_EQ(detail.attributes.size(), 15U);
    EXPECT_EQ(detail.attributes[0].value, Value{std::string("x")});
    EXPECT_EQ(detail.attributes[1].value, Value{1.5});
    EXPECT_TRUE(std::isnan(std::get<double>(detail.attributes[2].value.data)));
    EXPECT_EQ(detail.attributes[3].value, Value{-HUGE_VAL});
    EXPECT_EQ(detail.attributes[4].value, Value{2.5});
    for (const std::size_t absent : {5U, 6U, 7U, 8U, 13U})
        EXPECT_EQ(detail.attributes[absent].value, Value{}) << absent;
    EXPECT_EQ(detail.attributes[9].value, Value{Value::Binary{"no base64!"}});
    EXPECT_EQ(detail.attributes[10].value, Value{Value::Array{}});
    EXPECT_EQ(detail.attributes[11].value, Value{Value::Map{}});
    EXPECT_EQ(detail.attributes[14].value, Value{std::string("123456789012345678901234567890")});
}

TEST(OtlpJsonDecoder, readsThePeerFromAnAttributeInAnyForm)
{
    const auto peer = [](const char* attribute) {
        return TextReading(timed(std::string(R"("attributes":[)") + attribute + "]")).peer();
    };
    EXPECT_EQ(peer(R"({"key":"peer.service","value":{"stringValue":"a"}})"), "a");
    EXPECT_EQ(peer(R"({"value":{"stringValue":"a"},"key":"peer.service"})"), "a");
    EXPECT_EQ(peer(R"({"key":"peer.service","value":{"stringValue":"a"},"more":1})"), "a");
    EXPECT_EQ(peer(R"({"key":"peer.service","value":{"intValue":"7"}})"), "");
    EXPECT_EQ(peer(R"({"key":"peer.service"})"), "");
}

TEST(OtlpJsonDecoder, countsWhatSendersDropped)
{
    EXPECT_EQ(TextReading(timed(R"("droppedLinksCount":1)")).notes.count(NoteKind::droppedBySender), 1U);
    EXPECT_EQ(TextReading(timed(R"("droppedEventsCount":"2")")).notes.count(NoteKind::droppedBySender), 1U);
    EXPECT_EQ(TextReading(timed(R"("droppedAttributesCount":0)")).notes.count(NoteKind::droppedBySender), 0U);
}

/// Every member with a value of every type it must not have: the span stays, and so does the one behind it.
TEST(OtlpJsonDecoder, takesMembersOfAWrongTypeForAbsent)
{
    const std::vector<std::string> values{
        "7", "\"x\"", "true", "null", "[1,[2]]", R"({"a":{"b":1}})", "[]", "{}", "[{}]"};
    for (const char* member : {"traceId", "spanId", "parentSpanId", "name", "kind", "startTimeUnixNano",
             "endTimeUnixNano", "attributes", "events", "links", "status", "flags", "traceState",
             "droppedAttributesCount", "droppedEventsCount", "droppedLinksCount", "unknown"}) {
        for (const std::string& value : values) {
            const TextReading read(document(R"({"traceId":"a","spanId":"1",")" + std::string(member) + "\":" + value +
                R"(,"last":1},{"traceId":"a","spanId":"2"})"));
            ASSERT_EQ(read.size(), 2U) << member << ' ' << value;
            EXPECT_FALSE(read.facts().stopped) << member << ' ' << value;
            EXPECT_THAT(faultsOf(read.table()), IsEmpty()) << member << ' ' << value;
            EXPECT_TRUE(read.table().detail(SpanIndex{0})) << member << ' ' << value;
        }
    }
}

TEST(OtlpJsonDecoder, takesPartsOfAWrongTypeForAbsent)
{
    const std::string spans = R"("scopeSpans":[{"spans":[{"traceId":"a","spanId":"1"}])";
    for (const char* value :
        {"7", "\"x\"", "null", "[1]", R"({"attributes":7})", R"({"attributes":[7,{"key":1}]})", "{}"}) {
        const TextReading read(
            R"({"resourceSpans":[{"resource":)" + std::string(value) + "," + spans + R"(,"scope":)" + value + "}]}]}");
        ASSERT_EQ(read.size(), 1U) << value;
        EXPECT_EQ(read.service(), "") << value;
        EXPECT_EQ(read.detail().scopeName, "") << value;
        EXPECT_FALSE(read.facts().stopped) << value;
    }
}

TEST(OtlpJsonDecoder, countsMembersOfAWrongType)
{
    EXPECT_EQ(TextReading(timed(R"("attributes":7,"name":{})")).notes.count(NoteKind::badRecord), 1U);
    EXPECT_THAT(TextReading(timed(R"("attributes":null,"name":null,"status":null)")).noted(), IsEmpty());
}

TEST(OtlpJsonDecoder, passesOverElementsThatAreNoSpans)
{
    const TextReading read{
        R"({"resourceSpans":[null,{"scopeSpans":[7,{"spans":["x",{"traceId":"a","spanId":"1"}]}]}]})"};
    EXPECT_EQ(read.size(), 1U);
    EXPECT_EQ(read.notes.count(NoteKind::badRecord), 3U);
    EXPECT_FALSE(read.facts().stopped);
}

TEST(OtlpJsonDecoder, namesTheClockByHostIdThenAddressThenName)
{
    const auto host = [](const std::string& attributes) {
        const TextReading read(R"({"resourceSpans":[{"resource":{"attributes":[)" + attributes +
            R"(]},"scopeSpans":[{"spans":[{"traceId":"a","spanId":"1"}]}]}]})");
        return std::string(read.table().text(read.table().resource(SpanIndex{0}).host));
    };
    const std::string id = R"({"key":"host.id","value":{"stringValue":"id"}})";
    const std::string ip = R"({"key":"host.ip","value":{"stringValue":"10.0.0.1"}})";
    const std::string name = R"({"key":"host.name","value":{"stringValue":"web"}})";
    EXPECT_EQ(host(name + "," + ip + "," + id), "id");
    EXPECT_EQ(host(name + "," + ip), "10.0.0.1");
    EXPECT_EQ(host(name), "web");
    EXPECT_EQ(host(""), "");
}

} // namespace
} // namespace longspan::test
