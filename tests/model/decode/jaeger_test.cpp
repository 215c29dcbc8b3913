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

constexpr std::string_view kProcesses = R"("processes":{"p1":{"serviceName":"frontend","tags":[]}})";

/// A bare trace of one span with these members beside its ids.
std::string span(const std::string& members)
{
    return R"({"traceID":"a","spans":[{"traceID":"a","spanID":"1","processID":"p1")" +
        (members.empty() ? "" : "," + members) + "}]," + std::string(kProcesses) + "}";
}

std::string timed(const std::string& members)
{
    return span(R"("startTime":1,"duration":1)" + (members.empty() ? "" : "," + members));
}

constexpr std::string_view kGolden = R"({"data":[{"traceID":"5982fe77008310cc80f1da5e10147517","processes":{
 "p1":{"serviceName":"frontend","tags":[{"key":"ip","type":"string","value":"10.0.0.1"},
   {"key":"hostname","type":"string","value":"web-1"},{"key":"n","type":"int64","value":7}]}},"warnings":null,
 "spans":[{"traceID":"5982fe77008310cc80f1da5e10147517","spanID":"bd7a977555f6b982","flags":3,
  "operationName":"GET /","startTime":1485467191639875,"duration":5,"processID":"p1","warnings":["clock skew"],
  "references":[{"refType":"CHILD_OF","traceID":"5982fe77008310cc80f1da5e10147517","spanID":"90394f6bcffb5d13"},
   {"refType":"FOLLOWS_FROM","traceID":"00000000000000000000000000000abc","spanID":"0000000000000007"}],
  "tags":[{"key":"span.kind","type":"string","value":"server"},{"key":"peer.service","type":"string","value":"backend"},
   {"key":"error","type":"bool","value":true},{"key":"n","type":"int64","value":"9223372036854775222"},
   {"key":"d","type":"float64","value":2},{"key":"s","type":"string","value":"x"},{"key":"f","type":"bool","value":false},
   {"key":"b","type":"binary","value":"AAAwOQ=="}],
  "logs":[{"timestamp":1485467191639876,"fields":[{"key":"event","type":"string","value":"retry"},
    {"key":"attempt","type":"int64","value":2}]},{"timestamp":1485467191639877,"fields":[]}]}]}],
 "total":0,"limit":0,"offset":0,"errors":null})";

TEST(JaegerDecoder, readsEveryColumn)
{
    const TextReading read{std::string(kGolden)};
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.facts().format, Format::jaegerJson);
    ASSERT_EQ(read.size(), 1U);
    const SpanRow row = read.row();
    EXPECT_EQ(row.start, 1485467191639875 * kMicrosecond);
    EXPECT_EQ(row.duration, 5 * kMicrosecond);
    EXPECT_EQ(row.id, SpanId{0xbd7a977555f6b982U});
    EXPECT_EQ(row.parent, SpanId{0x90394f6bcffb5d13U});
    EXPECT_EQ(read.trace(), (TraceId{0x5982fe77008310ccU, 0x80f1da5e10147517U}));
    EXPECT_EQ(read.service(), "frontend");
    EXPECT_EQ(read.name(), "GET /");
    EXPECT_EQ(read.peer(), "backend");
    EXPECT_EQ(row.kind, SpanKind::server);
    EXPECT_EQ(row.status, SpanStatus::error);
    EXPECT_TRUE(row.flags.has(SpanFlag::micros));
    EXPECT_TRUE(row.flags.has(SpanFlag::debug));
    EXPECT_FALSE(row.flags.has(SpanFlag::followsFrom));
    EXPECT_EQ(read.table().text(read.table().resource(SpanIndex{0}).address), "10.0.0.1");
    EXPECT_EQ(read.table().text(read.table().resource(SpanIndex{0}).host), "10.0.0.1");
    EXPECT_THAT(read.noted(), IsEmpty());
    EXPECT_THAT(faultsOf(read.table()), IsEmpty());
}

TEST(JaegerDecoder, readsEveryDetail)
{
    const SpanDetail detail = TextReading{std::string(kGolden)}.detail();
    EXPECT_THAT(detail.attributes,
        ElementsAre(Attribute{"span.kind", {std::string("server")}},
            Attribute{"peer.service", {std::string("backend")}}, Attribute{"error", {true}},
            Attribute{"n", {std::int64_t{9223372036854775222}}}, Attribute{"d", {2.0}},
            Attribute{"s", {std::string("x")}}, Attribute{"f", {false}},
            Attribute{"b", {Value::Binary{std::string("\0\0\x30\x39", 4)}}}));
    EXPECT_THAT(detail.events,
        ElementsAre(Event{1485467191639876 * kMicrosecond, "retry", {{"attempt", {std::int64_t{2}}}}, 0},
            Event{1485467191639877 * kMicrosecond, "", {}, 0}));
    EXPECT_THAT(detail.links, ElementsAre(Link{Link::Type::followsFrom, {0, 0xabc}, SpanId{7}, "", {}}));
    EXPECT_THAT(detail.resource,
        ElementsAre(Attribute{"ip", {std::string("10.0.0.1")}}, Attribute{"hostname", {std::string("web-1")}},
            Attribute{"n", {std::int64_t{7}}}));
    EXPECT_THAT(detail.warnings, ElementsAre("clock skew"));
    EXPECT_EQ(detail.traceFlags, 3U);
}

TEST(JaegerDecoder, readsABareTraceAListAndTheEnvelope)
{
    const std::string trace = timed("");
    for (const std::string& text : {trace, "[" + trace + "]", R"({"data":[)" + trace + R"(],"errors":null})",
             R"({"total":0,"errors":null,"data":[)" + trace + "]}", R"({"data":)" + trace + "}"}) {
        const TextReading read(text);
        ASSERT_TRUE(read.ok()) << text << read.result.error().what;
        EXPECT_EQ(read.facts().format, Format::jaegerJson);
        EXPECT_EQ(read.size(), 1U) << text;
        EXPECT_EQ(read.service(), "frontend") << text;
        EXPECT_FALSE(read.facts().stopped) << read.facts().stopped->what << text;
    }
}

TEST(JaegerDecoder, readsAnAnswerWithoutTraces)
{
    for (const char* text : {R"({"data":[],"total":0,"errors":null})",
             R"({"data":null,"total":0,"errors":[{"code":404,"msg":"trace not found","traceID":"ab"}]})",
             R"({"data":[{"traceID":"a","spans":[],"processes":{}}]})", R"({"data":[{"traceID":"a","spans":null}]})"}) {
        const TextReading read{text};
        ASSERT_TRUE(read.ok()) << text << read.result.error().what;
        EXPECT_EQ(read.size(), 0U);
        EXPECT_FALSE(read.facts().stopped) << text << read.facts().stopped->what;
    }
}

TEST(JaegerDecoder, findsProcessesBeforeAndBehindTheSpans)
{
    const std::string spans = R"("spans":[{"traceID":"a","spanID":"1","processID":"p1"}])";
    const std::string processes(kProcesses);
    for (const std::string& text : {"{" + spans + "," + processes + "}", "{" + processes + "," + spans + "}",
             R"({"testing":{"x":[1,{"y":2}]},)" + processes + R"(,"warnings":null,)" + spans + R"(,"traceID":"a"})"})
        EXPECT_EQ(TextReading(text).service(), "frontend") << text;
}

TEST(JaegerDecoder, keepsTheProcessesOfTracesApart)
{
    const auto trace = [](const char* id, const char* process, const char* list) {
        return std::string(R"({"traceID":")") + id + R"(","spans":[{"traceID":")" + id +
            R"(","spanID":"1","startTime":1,"duration":1,"processID":")" + process + R"("}],"processes":{)" + list +
            "}}";
    };
    const TextReading read("[" + trace("a", "p1", R"("p1":{"serviceName":"one"},"p2":{"serviceName":"two"})") + "," +
        trace("b", "p2", R"("p2":{"serviceName":"three"},"p1":{"serviceName":"two"})") + "," +
        trace("c", "p1", R"("p3":{"serviceName":"four"})") + "]");
    EXPECT_EQ(read.service(0), "one");
    EXPECT_EQ(read.service(1), "three");
    EXPECT_EQ(read.service(2), "");
    EXPECT_EQ(read.notes.count(NoteKind::missingProcess), 1U);
    EXPECT_THAT(read.noted(), ElementsAre("missingProcess*1@" + read.table().where(SpanIndex{2})));
}

TEST(JaegerDecoder, holdsNoResourceThatNoSpanNames)
{
    const TextReading read(R"({"spans":[{"traceID":"a","spanID":"1","processID":"p1"}],)"
                           R"("processes":{"p1":{"serviceName":"used"},"p2":{"serviceName":"unused"}}})");
    ASSERT_EQ(read.table().resources().size(), 1U);
    EXPECT_EQ(read.table().text(read.table().resources().front().service), "used");
}

TEST(JaegerDecoder, readsAProcessInsideTheSpan)
{
    const TextReading read(R"({"traceID":"a","spans":[
        {"traceID":"a","spanID":"1","startTime":1,"duration":1,"process":{"serviceName":"own","tags":[]},"processID":""},
        {"traceID":"a","spanID":"2","startTime":1,"duration":1,"processID":"p1"}],"processes":{"p1":{"serviceName":"listed"}}})");
    EXPECT_EQ(read.service(0), "own");
    EXPECT_EQ(read.service(1), "listed");
    EXPECT_THAT(read.noted(), IsEmpty());
}

TEST(JaegerDecoder, leavesSpansWithoutAProcessWithoutAService)
{
    const TextReading read(R"({"spans":[{"traceID":"a","spanID":"1","operationName":"x"}]})");
    EXPECT_EQ(read.service(), "");
    EXPECT_EQ(read.name(), "x");
    EXPECT_EQ(read.notes.count(NoteKind::missingProcess), 1U);
}

TEST(JaegerDecoder, takesTheFirstChildOfOfTheSameTraceAsParent)
{
    const auto parent = [](const std::string& references) {
        return TextReading(timed(R"("references":[)" + references + "]")).row().parent;
    };
    const std::string other = R"({"refType":"CHILD_OF","traceID":"b","spanID":"7"})";
    const std::string follows = R"({"refType":"FOLLOWS_FROM","traceID":"a","spanID":"8"})";
    const std::string child = R"({"refType":"CHILD_OF","traceID":"a","spanID":"9"})";
    const std::string second = R"({"refType":"CHILD_OF","traceID":"a","spanID":"a"})";
    EXPECT_EQ(parent(child), SpanId{9});
    EXPECT_EQ(parent(other + "," + child), SpanId{9});
    EXPECT_EQ(parent(follows + "," + child), SpanId{9});
    EXPECT_EQ(parent(child + "," + second), SpanId{9});
    EXPECT_EQ(parent(follows + "," + other), SpanId{8});
    EXPECT_EQ(parent(other), SpanId::none);
    EXPECT_EQ(parent(R"({"refType":"CHILD_OF","spanID":"9"})"), SpanId{9});
    EXPECT_EQ(parent(R"({"refType":"CHILD_OF","traceID":"000A","spanID":"9"})"), SpanId{9});
    EXPECT_EQ(parent(R"({"refType":"SOMETHING","traceID":"a","spanID":"9"})"), SpanId::none);
    EXPECT_EQ(parent(R"({"refType":"CHILD_OF","traceID":"a","spanID":""})"), SpanId::none);
}

TEST(JaegerDecoder, findsTheParentWhenReferencesStandBeforeTheTraceId)
{
    const TextReading read(R"({"spans":[{"references":[{"refType":"CHILD_OF","traceID":"b","spanID":"7"},
        {"refType":"CHILD_OF","traceID":"a","spanID":"9"}],"traceID":"a","spanID":"1"}]})");
    EXPECT_EQ(read.row().parent, SpanId{9});
    EXPECT_THAT(read.detail().links, ElementsAre(Link{Link::Type::childOf, {0, 0xb}, SpanId{7}, "", {}}));
}

TEST(JaegerDecoder, marksAParentThatDoesNotWait)
{
    const TextReading read(timed(R"("references":[{"refType":"FOLLOWS_FROM","traceID":"a","spanID":"9"}])"));
    EXPECT_EQ(read.row().parent, SpanId{9});
    EXPECT_TRUE(read.row().flags.has(SpanFlag::followsFrom));
    EXPECT_THAT(read.detail().links, IsEmpty());
}

TEST(JaegerDecoder, keepsAReferenceThatIsNotTheParentAsALink)
{
    const TextReading read(timed(R"("references":[{"refType":"FOLLOWS_FROM","traceID":"a","spanID":"9"},
        {"refType":"CHILD_OF","traceID":"a","spanID":"9"},{"refType":"CHILD_OF","traceID":"b","spanID":"1"}])"));
    EXPECT_EQ(read.row().parent, SpanId{9});
    EXPECT_FALSE(read.row().flags.has(SpanFlag::followsFrom));
    EXPECT_THAT(read.detail().links,
        ElementsAre(Link{Link::Type::followsFrom, {0, 0xa}, SpanId{9}, "", {}},
            Link{Link::Type::childOf, {0, 0xb}, SpanId{1}, "", {}}));
}

TEST(JaegerDecoder, keepsAReferenceOfASpanToItselfAsALink)
{
    const TextReading read(timed(R"("references":[{"refType":"CHILD_OF","traceID":"a","spanID":"1"}])"));
    EXPECT_EQ(read.row().parent, SpanId::none);
    EXPECT_THAT(read.noted(), ElementsAre("selfParent*1@" + read.table().where(SpanIndex{0})));
    EXPECT_EQ(read.detail().links.size(), 1U);
}

TEST(JaegerDecoder, readsTheParentOfOldFiles)
{
    EXPECT_EQ(TextReading(timed(R"("parentSpanID":"9")")).row().parent, SpanId{9});
    EXPECT_EQ(TextReading(timed(R"("parentSpanID":"0")")).row().parent, SpanId::none);
    EXPECT_EQ(
        TextReading(timed(R"("parentSpanID":"8","references":[{"refType":"CHILD_OF","traceID":"a","spanID":"9"}])"))
            .row()
            .parent,
        SpanId{9});
}

TEST(JaegerDecoder, joinsAParentThatIsNamedByTheShortTraceId)
{
    const TextReading read(R"({"spans":[{"traceID":"5982fe77008310cc80f1da5e10147517","spanID":"1",
        "references":[{"refType":"CHILD_OF","traceID":"80f1da5e10147517","spanID":"9"}]}]})");
    EXPECT_EQ(read.row().parent, SpanId{9});
    EXPECT_THAT(read.detail().links, IsEmpty());
}

TEST(JaegerDecoder, readsColumnsFromTagsInAnyForm)
{
    const auto row = [](const char* tag) { return TextReading(timed(std::string(R"("tags":[)") + tag + "]")).row(); };
    EXPECT_EQ(row(R"({"key":"span.kind","type":"string","value":"client"})").kind, SpanKind::client);
    EXPECT_EQ(row(R"({"type":"string","value":"producer","key":"span.kind"})").kind, SpanKind::producer);
    EXPECT_EQ(row(R"({"key":"span.kind","value":"consumer"})").kind, SpanKind::consumer);
    EXPECT_EQ(row(R"({"key":"span.kind","vType":"STRING","value":"internal","more":[{"value":1}]})").kind,
        SpanKind::internal);
    EXPECT_EQ(row(R"({"key":"span.kind","type":"string","value":"else"})").kind, SpanKind::unspecified);
    EXPECT_EQ(row(R"({"key":"otel.status_code","type":"string","value":"ERROR"})").status, SpanStatus::error);
    EXPECT_EQ(row(R"({"key":"otel.status_code","type":"string","value":"OK"})").status, SpanStatus::ok);
    EXPECT_EQ(row(R"({"key":"http.status_code","type":"int64","value":500})").status, SpanStatus::unset);
}

TEST(JaegerDecoder, tellsErrorsByTheTag)
{
    const auto status = [](const char* value) {
        return TextReading(timed(std::string(R"("tags":[{"key":"error","type":"x","value":)") + value + "}]"))
            .row()
            .status;
    };
    for (const char* yes : {"true", "\"true\"", "1", "\"timeout\"", R"({"a":1})"})
        EXPECT_EQ(status(yes), SpanStatus::error) << yes;
    for (const char* no : {"false", "\"false\"", "0", "\"\"", "null"})
        EXPECT_EQ(status(no), SpanStatus::unset) << no;
}

TEST(JaegerDecoder, letsAnErrorStandBesideAnOkStatus)
{
    EXPECT_EQ(TextReading(timed(R"("tags":[{"key":"error","type":"bool","value":true},
        {"key":"otel.status_code","type":"string","value":"OK"}])"))
                  .row()
                  .status,
        SpanStatus::error);
}

TEST(JaegerDecoder, readsTagsThatHoldLists)
{
    const TextReading read(timed(R"("tags":[{"key":"l","type":"string","value":[{"key":"span.kind","value":"server"}]},
        {"key":"o","type":"string","value":{"key":"error"}},{"key":"span.kind","type":"string","value":"client"}])"));
    EXPECT_EQ(read.row().kind, SpanKind::client);
    EXPECT_EQ(read.row().status, SpanStatus::unset);
    EXPECT_EQ(read.detail().attributes.size(), 3U);
}

TEST(JaegerDecoder, readsValuesThatDoNotFitTheirType)
{
    const SpanDetail detail = TextReading(timed(R"("tags":[{"key":"a","type":"int64","value":"x"},
        {"key":"b","type":"float64","value":"1.5"},{"key":"c","type":"bool","value":"true"},
        {"key":"d","type":"binary","value":"not base64!"},{"key":"e","type":"int64","value":1.5},
        {"key":"f","type":"float64","value":"NaN"},{"key":"g"},{"value":1},
        {"key":"h","type":"int64","value":123456789012345678901234567890},{"key":"i","type":"string","value":1e999}])"))
                                  .detail();
    ASSERT_EQ(detail.attributes.size(), 10U);
    EXPECT_EQ(detail.attributes[0].value, Value{std::string("x")});
    EXPECT_EQ(detail.attributes[1].value, Value{1.5});
    EXPECT_EQ(detail.attributes[2].value, Value{true});
    EXPECT_EQ(detail.attributes[3].value, Value{std::string("not base64!")});
    EXPECT_EQ(detail.attributes[4].value, Value{1.5});
    EXPECT_TRUE(std::isnan(std::get<double>(detail.attributes[5].value.data)));
    EXPECT_EQ(detail.attributes[6].value, Value{});
    EXPECT_EQ(detail.attributes[7].key, "");
    EXPECT_EQ(detail.attributes[8].value, Value{std::string("123456789012345678901234567890")});
    EXPECT_EQ(detail.attributes[9].value, Value{std::string("1e999")});
}

TEST(JaegerDecoder, takesOnlyTheFirstEventFieldForTheName)
{
    const SpanDetail detail = TextReading(timed(R"("logs":[{"timestamp":1.0,"fields":[{"key":"message","value":"m"},
        {"key":"event","type":"string","value":"one"},{"key":"event","type":"string","value":"two"}]},
        {"timestamp":2,"fields":[{"key":"event","type":"int64","value":3}]},{"fields":null},7,null])"))
                                  .detail();
    ASSERT_EQ(detail.events.size(), 3U);
    EXPECT_EQ(detail.events[0].name, "one");
    EXPECT_EQ(detail.events[0].time, kMicrosecond);
    EXPECT_EQ(
        detail.events[0].attributes, (Attributes{{"message", {std::string("m")}}, {"event", {std::string("two")}}}));
    EXPECT_EQ(detail.events[1].name, "");
    EXPECT_EQ(detail.events[1].attributes, (Attributes{{"event", {std::int64_t{3}}}}));
    EXPECT_EQ(detail.events[2].time, 0);
}

TEST(JaegerDecoder, keepsUnknownTimesApart)
{
    const TextReading read(R"({"spans":[{"traceID":"a","spanID":"1","duration":-3},{"traceID":"a","spanID":"2",
        "startTime":-1,"duration":0},{"traceID":"a","spanID":"3","startTime":"5","duration":1.0e2}]})");
    EXPECT_FALSE(read.table().startKnown(SpanIndex{0}));
    EXPECT_FALSE(read.table().durationKnown(SpanIndex{0}));
    EXPECT_FALSE(read.table().startKnown(SpanIndex{1}));
    EXPECT_TRUE(read.table().durationKnown(SpanIndex{1}));
    EXPECT_EQ(read.row(2).start, 5 * kMicrosecond);
    EXPECT_EQ(read.row(2).duration, 100 * kMicrosecond);
    EXPECT_EQ(read.notes.count(NoteKind::startUnknown), 2U);
    EXPECT_EQ(read.notes.count(NoteKind::durationUnknown), 1U);
    EXPECT_EQ(read.notes.count(NoteKind::negativeDuration), 1U);
}

TEST(JaegerDecoder, readsIdsWithoutLeadingZerosAsTheSame)
{
    const TextReading read(R"({"spans":[{"traceID":"00000000000000ab","spanID":"0000000000000001"},
        {"traceID":"AB","spanID":"2","references":[{"refType":"CHILD_OF","traceID":"ab","spanID":"1"}]}]})");
    EXPECT_EQ(read.row(0).trace, read.row(1).trace);
    EXPECT_EQ(read.row(1).parent, read.row(0).id);
}

/// Every member with a value of every type it must not have: the span stays, and so does the one behind it.
TEST(JaegerDecoder, takesMembersOfAWrongTypeForAbsent)
{
    const std::vector<std::string> values{
        "7", "\"x\"", "true", "null", "[1,[2]]", R"({"a":{"b":1}})", "[]", "{}", "[{}]"};
    for (const char* member : {"traceID", "spanID", "parentSpanID", "operationName", "references", "flags", "startTime",
             "duration", "tags", "logs", "processID", "process", "warnings", "unknown"}) {
        for (const std::string& value : values) {
            const TextReading read(R"({"spans":[{"traceID":"a","spanID":"1",")" + std::string(member) + "\":" + value +
                R"(,"last":1},{"traceID":"a","spanID":"2"}],"processes":{"p1":{}}})");
            ASSERT_EQ(read.size(), 2U) << member << ' ' << value;
            EXPECT_FALSE(read.facts().stopped) << member << ' ' << value;
            EXPECT_THAT(faultsOf(read.table()), IsEmpty()) << member << ' ' << value;
            EXPECT_TRUE(read.table().detail(SpanIndex{0})) << member << ' ' << value;
        }
    }
}

TEST(JaegerDecoder, takesMembersOfTracesOfAWrongTypeForAbsent)
{
    const std::string spans = R"("spans":[{"traceID":"a","spanID":"1","processID":"p1"}])";
    for (const char* value : {"7", "\"x\"", "null", "[1]", R"({"p1":7})", R"({"p1":null})", R"({"p1":[]})",
             R"({"p1":{}})", R"({"p1":{"serviceName":7,"tags":7}})"}) {
        const TextReading read("{" + spans + R"(,"processes":)" + value + "}");
        ASSERT_EQ(read.size(), 1U) << value;
        EXPECT_EQ(read.service(), "") << value;
        EXPECT_FALSE(read.facts().stopped) << value;
        EXPECT_THAT(faultsOf(read.table()), IsEmpty()) << value;
    }
}

TEST(JaegerDecoder, countsMembersOfAWrongType)
{
    EXPECT_EQ(TextReading(timed(R"("tags":7,"references":"x")")).notes.count(NoteKind::badRecord), 1U);
    EXPECT_THAT(TextReading(timed(R"("tags":null,"references":null,"logs":null)")).noted(), IsEmpty());
}

TEST(JaegerDecoder, passesOverElementsThatAreNoSpansOrTraces)
{
    const TextReading read(R"({"data":[null,{"traceID":"a","spans":[7,{"traceID":"a","spanID":"1"},null]},"x"]})");
    EXPECT_EQ(read.size(), 1U);
    EXPECT_FALSE(read.facts().stopped);
    EXPECT_EQ(read.notes.count(NoteKind::badRecord), 4U);
}

TEST(JaegerDecoder, namesTheClockByHostIdThenAddressThenName)
{
    const auto host = [](const char* tags) {
        const TextReading read(
            R"({"spans":[{"traceID":"a","spanID":"1","processID":"p1"}],"processes":{"p1":{"tags":[)" +
            std::string(tags) + "]}}}");
        return std::string(read.table().text(read.table().resource(SpanIndex{0}).host));
    };
    const std::string id = R"({"key":"host.id","type":"string","value":"id"})";
    const std::string ip = R"({"key":"ip","type":"string","value":"10.0.0.1"})";
    const std::string name = R"({"key":"hostname","type":"string","value":"web"})";
    EXPECT_EQ(host((name + "," + ip + "," + id).c_str()), "id");
    EXPECT_EQ(host((name + "," + ip).c_str()), "10.0.0.1");
    EXPECT_EQ(host(name.c_str()), "web");
    EXPECT_EQ(host(""), "");
}

} // namespace
} // namespace longspan::test
