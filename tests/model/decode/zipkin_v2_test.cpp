// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/decode/text_reading.h"

#include <gmock/gmock.h>

namespace longspan::test {
namespace {

using decode::Format;
using testing::ElementsAre;
using testing::IsEmpty;

/// A list of one span with these members beside its ids.
std::string span(const std::string& members)
{
    return R"([{"traceId":"a","id":"1")" + (members.empty() ? "" : "," + members) + "}]";
}

constexpr std::string_view kGolden = R"([{"traceId":"5982fe77008310cc80f1da5e10147517","parentId":"90394f6bcffb5d13",
 "id":"bd7a977555f6b982","kind":"CLIENT","name":"get /","timestamp":1458702548467000,"duration":386000,
 "localEndpoint":{"serviceName":"frontend","ipv4":"127.0.0.1","port":8080},
 "remoteEndpoint":{"serviceName":"backend","ipv4":"192.168.99.101","ipv6":"2001:db8::1","port":9000},
 "annotations":[{"timestamp":1458702548468000,"value":"ws"},{"timestamp":1458702548469000,"value":"wr"}],
 "tags":{"http.path":"/api","error":"refused"},"debug":true,"shared":true},
{"traceId":"5982fe77008310cc80f1da5e10147517","id":"90394f6bcffb5d13","localEndpoint":{"serviceName":"frontend"}}])";

TEST(ZipkinV2Decoder, readsEveryColumn)
{
    const TextReading read{std::string(kGolden)};
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.facts().format, Format::zipkinV2Json);
    ASSERT_EQ(read.size(), 2U);
    const SpanRow row = read.row(0);
    EXPECT_EQ(row.start, 1458702548467000 * kMicrosecond);
    EXPECT_EQ(row.duration, 386000 * kMicrosecond);
    EXPECT_EQ(row.id, SpanId{0xbd7a977555f6b982U});
    EXPECT_EQ(row.parent, SpanId{0x90394f6bcffb5d13U});
    EXPECT_EQ(read.trace(0), (TraceId{0x5982fe77008310ccU, 0x80f1da5e10147517U}));
    EXPECT_EQ(read.service(0), "frontend");
    EXPECT_EQ(read.name(0), "get /");
    EXPECT_EQ(read.peer(0), "backend");
    EXPECT_EQ(row.kind, SpanKind::client);
    EXPECT_EQ(row.status, SpanStatus::error);
    for (const SpanFlag flag : {SpanFlag::micros, SpanFlag::debug, SpanFlag::shared})
        EXPECT_TRUE(row.flags.has(flag));
    for (const SpanFlag flag : {SpanFlag::startUnknown, SpanFlag::durationUnknown, SpanFlag::syntheticId})
        EXPECT_FALSE(row.flags.has(flag));
    const Resource& resource = read.table().resource(SpanIndex{0});
    EXPECT_EQ(read.table().text(resource.address), "127.0.0.1");
    EXPECT_EQ(read.table().text(resource.host), "127.0.0.1");
    EXPECT_THAT(faultsOf(read.table()), IsEmpty());
}

TEST(ZipkinV2Decoder, readsEveryDetail)
{
    const TextReading read{std::string(kGolden)};
    const SpanDetail detail = read.detail(0);
    EXPECT_THAT(detail.attributes,
        ElementsAre(Attribute{"http.path", {std::string("/api")}}, Attribute{"error", {std::string("refused")}}));
    EXPECT_THAT(detail.events,
        ElementsAre(
            Event{1458702548468000 * kMicrosecond, "ws", {}, 0}, Event{1458702548469000 * kMicrosecond, "wr", {}, 0}));
    EXPECT_EQ(detail.local, (Endpoint{"frontend", "127.0.0.1", "", 8080}));
    EXPECT_EQ(detail.remote, (Endpoint{"backend", "192.168.99.101", "2001:db8::1", 9000}));
    EXPECT_THAT(detail.links, IsEmpty());
    EXPECT_THAT(detail.resource, IsEmpty());
    EXPECT_EQ(read.detail(1).local, (Endpoint{"frontend", "", "", 0}));
    EXPECT_FALSE(read.detail(1).remote.known());
}

TEST(ZipkinV2Decoder, givesTheSpanAsItWasSent)
{
    const TextReading read{std::string(kGolden)};
    const std::string_view raw = read.table().raw(SpanIndex{1});
    EXPECT_EQ(raw, kGolden.substr(kGolden.rfind('\n') + 1, raw.size()));
    EXPECT_EQ(raw.back(), '}');
    EXPECT_EQ(read.table().where(SpanIndex{1}), "doc:" + std::to_string(kGolden.rfind('\n') + 1));
}

TEST(ZipkinV2Decoder, keepsAnUnknownDurationApartFromZero)
{
    const TextReading unknown(span(R"("timestamp":1)"));
    const TextReading zero(span(R"("timestamp":1,"duration":0)"));
    EXPECT_TRUE(unknown.row().flags.has(SpanFlag::durationUnknown));
    EXPECT_FALSE(zero.row().flags.has(SpanFlag::durationUnknown));
    EXPECT_THAT(unknown.noted(), ElementsAre("durationUnknown*1@doc:1"));
    EXPECT_THAT(zero.noted(), IsEmpty());
}

TEST(ZipkinV2Decoder, keepsAnUnknownStartApart)
{
    const TextReading read(span(R"("duration":5)"));
    EXPECT_TRUE(read.row().flags.has(SpanFlag::startUnknown));
    EXPECT_EQ(read.row().duration, 5 * kMicrosecond);
    EXPECT_THAT(read.noted(), ElementsAre("startUnknown*1@doc:1"));
    EXPECT_FALSE(read.table().extent(TraceNo{0}).known);
}

TEST(ZipkinV2Decoder, takesNegativeTimesForAbsent)
{
    const TextReading read(span(R"("timestamp":-5,"duration":-7)"));
    EXPECT_EQ(read.row().start, 0);
    EXPECT_EQ(read.row().duration, 0);
    EXPECT_THAT(
        read.noted(), ElementsAre("startUnknown*1@doc:1", "durationUnknown*1@doc:1", "negativeDuration*1@doc:1"));
}

TEST(ZipkinV2Decoder, takesAStartOfZeroForUnknownInATraceOfToday)
{
    const TextReading today(R"([{"traceId":"a","id":"1","timestamp":0,"duration":1},
        {"traceId":"a","id":"2","timestamp":1458702548467000,"duration":1}])");
    EXPECT_FALSE(today.table().startKnown(SpanIndex{0}));
    const TextReading handMade(R"([{"traceId":"a","id":"1","timestamp":0,"duration":1},
        {"traceId":"a","id":"2","timestamp":5,"duration":1}])");
    EXPECT_TRUE(handMade.table().startKnown(SpanIndex{0}));
}

TEST(ZipkinV2Decoder, readsNumbersHoweverTheyAreWritten)
{
    const TextReading read(span(R"("timestamp":"1458702548467000","duration":1.5e3)"));
    EXPECT_EQ(read.row().start, 1458702548467000 * kMicrosecond);
    EXPECT_EQ(read.row().duration, 1500 * kMicrosecond);
    EXPECT_THAT(read.noted(), IsEmpty());
    EXPECT_EQ(TextReading(span(R"("timestamp":1458702548467000.25,"duration":1)")).row().start,
        1458702548467000 * kMicrosecond);
}

TEST(ZipkinV2Decoder, keepsTimesPastTheLastWholeDouble)
{
    EXPECT_EQ(
        TextReading(span(R"("timestamp":9007199254740993,"duration":1)")).row().start, 9007199254740993 * kMicrosecond);
}

TEST(ZipkinV2Decoder, holdsHugeTimesAtTheEndOfTheRange)
{
    const TextReading read(span(R"("timestamp":9223372036854775807,"duration":9223372036854775807)"));
    EXPECT_EQ(read.row().start, std::numeric_limits<Nanos>::max());
    EXPECT_EQ(read.table().end(SpanIndex{0}), std::numeric_limits<Nanos>::max());
    const TextReading tooHuge(span(R"("timestamp":99999999999999999999999,"duration":1)"));
    EXPECT_FALSE(tooHuge.table().startKnown(SpanIndex{0}));
    EXPECT_THAT(tooHuge.noted(), ElementsAre("startUnknown*1@doc:1", "badRecord*1@doc:1"));
}

TEST(ZipkinV2Decoder, readsIdsOfEveryForm)
{
    const TextReading read(R"([{"traceId":"5982FE77008310CC80F1DA5E10147517","id":"BD7A977555F6B982","parentId":"00ab"},
        {"traceId":"0000000000000000bd7a977555f6b982","id":"7","parentId":"0000000000000000"},
        {"traceId":"123","id":"8","parentId":""}])");
    EXPECT_EQ(read.trace(0), (TraceId{0x5982fe77008310ccU, 0x80f1da5e10147517U}));
    EXPECT_EQ(read.row(0).id, SpanId{0xbd7a977555f6b982U});
    EXPECT_EQ(read.row(0).parent, SpanId{0xab});
    EXPECT_EQ(read.trace(1), (TraceId{0, 0xbd7a977555f6b982U}));
    EXPECT_EQ(toHex(read.trace(1)), "bd7a977555f6b982"); // the short form when the upper half is zeros
    EXPECT_EQ(read.row(1).parent, SpanId::none);
    EXPECT_EQ(read.trace(2), (TraceId{0, 0x123}));
    EXPECT_EQ(read.row(2).parent, SpanId::none);
    EXPECT_EQ(read.notes.count(NoteKind::badId), 0U);
}

TEST(ZipkinV2Decoder, joinsATraceThatHasAShortAndALongId)
{
    const TextReading read(R"([{"traceId":"80f1da5e10147517","id":"1"},
        {"traceId":"5982fe77008310cc80f1da5e10147517","id":"2","parentId":"1"}])");
    EXPECT_EQ(read.row(0).trace, read.row(1).trace);
    EXPECT_EQ(read.trace(0), (TraceId{0x5982fe77008310ccU, 0x80f1da5e10147517U}));
}

TEST(ZipkinV2Decoder, givesSpansWithoutIdsIdsOfOurs)
{
    const std::string text =
        R"([{"traceId":"a","id":""},{"traceId":"","id":"1"},{"traceId":"0","id":"0"},{"name":"x","id":"3"}])";
    const TextReading read(text);
    ASSERT_EQ(read.size(), 4U);
    EXPECT_TRUE(read.row(0).flags.has(SpanFlag::syntheticId));
    EXPECT_FALSE(read.row(1).flags.has(SpanFlag::syntheticId));
    EXPECT_NE(read.row(0).id, read.row(2).id);
    EXPECT_EQ(read.notes.count(NoteKind::missingSpanId), 2U);
    EXPECT_EQ(read.notes.count(NoteKind::missingTraceId), 3U);
    EXPECT_NE(read.row(1).trace, read.row(2).trace);
    EXPECT_EQ(tableText(read.table()), tableText(TextReading(text).table())); // the same each time
}

TEST(ZipkinV2Decoder, countsIdsThatAreNone)
{
    const TextReading read(R"([{"traceId":"trace one","id":"span one","parentId":"no hex"},
        {"traceId":"trace one","id":"span two","parentId":"span one"}])");
    EXPECT_EQ(read.row(0).trace, read.row(1).trace);
    EXPECT_EQ(read.row(1).parent, read.row(0).id);
    EXPECT_EQ(read.notes.count(NoteKind::badId), 6U);
}

TEST(ZipkinV2Decoder, dropsAParentThatIsTheSpanItself)
{
    const TextReading read(span(R"("parentId":"0000000000000001","timestamp":1,"duration":1)"));
    EXPECT_EQ(read.row().parent, SpanId::none);
    EXPECT_THAT(read.noted(), ElementsAre("selfParent*1@doc:1"));
}

TEST(ZipkinV2Decoder, readsEveryKind)
{
    const auto kind = [](const char* text) { return TextReading(span(std::string(R"("kind":)") + text)).row().kind; };
    EXPECT_EQ(kind(R"("SERVER")"), SpanKind::server);
    EXPECT_EQ(kind(R"("CLIENT")"), SpanKind::client);
    EXPECT_EQ(kind(R"("PRODUCER")"), SpanKind::producer);
    EXPECT_EQ(kind(R"("CONSUMER")"), SpanKind::consumer);
    EXPECT_EQ(kind(R"("server")"), SpanKind::server);
    EXPECT_EQ(kind(R"("SOMETHING")"), SpanKind::unspecified);
    EXPECT_EQ(kind("null"), SpanKind::unspecified);
}

TEST(ZipkinV2Decoder, takesThePresenceOfTheTagErrorForAFailure)
{
    const auto status = [](const char* tags) {
        return TextReading(span(std::string(R"("tags":)") + tags)).row().status;
    };
    EXPECT_EQ(status(R"({"error":""})"), SpanStatus::error);
    EXPECT_EQ(status(R"({"error":"false"})"), SpanStatus::error);
    EXPECT_EQ(status(R"({"errors":"1","http.status_code":"500"})"), SpanStatus::unset);
    EXPECT_EQ(status("{}"), SpanStatus::unset);
}

TEST(ZipkinV2Decoder, readsListsOfLists)
{
    const TextReading read(R"([[{"traceId":"a","id":"1"},{"traceId":"a","id":"2"}],[],[{"traceId":"b","id":"3"}]])");
    EXPECT_EQ(read.size(), 3U);
    EXPECT_EQ(read.facts().format, Format::zipkinV2Json);
}

TEST(ZipkinV2Decoder, readsAListOfNothing)
{
    for (const char* text : {"[]", "[[]]", " [ ] ", "[[],[]]"}) {
        const TextReading read{text};
        ASSERT_TRUE(read.ok()) << text;
        EXPECT_EQ(read.size(), 0U);
        EXPECT_FALSE(read.facts().stopped);
    }
}

TEST(ZipkinV2Decoder, passesOverElementsThatAreNoSpans)
{
    const TextReading read(R"([{"traceId":"a","id":"1"},null,7,"x",{"traceId":"a","id":"2"}])");
    EXPECT_EQ(read.size(), 2U);
    EXPECT_FALSE(read.facts().stopped);
    EXPECT_EQ(read.notes.count(NoteKind::badRecord), 3U);
}

/// Every member with a value of every type it must not have: the span stays, the member is taken for absent.
TEST(ZipkinV2Decoder, takesMembersOfAWrongTypeForAbsent)
{
    const std::vector<std::string> values{"7", "\"x\"", "true", "null", "[1,[2]]", R"({"a":{"b":1}})", "[]", "{}"};
    for (const char* member : {"traceId", "id", "parentId", "name", "kind", "timestamp", "duration", "localEndpoint",
             "remoteEndpoint", "annotations", "tags", "debug", "shared", "unknown"}) {
        for (const std::string& value : values) {
            const TextReading read(R"([{"traceId":"a","id":"1",")" + std::string(member) + "\":" + value +
                R"(,"last":1},{"traceId":"a","id":"2"}])");
            ASSERT_EQ(read.size(), 2U) << member << ' ' << value;
            EXPECT_FALSE(read.facts().stopped) << member << ' ' << value;
            EXPECT_THAT(faultsOf(read.table()), IsEmpty()) << member << ' ' << value;
            EXPECT_TRUE(read.table().detail(SpanIndex{0})) << member << ' ' << value;
        }
    }
}

TEST(ZipkinV2Decoder, countsMembersOfAWrongType)
{
    EXPECT_THAT(TextReading(span(R"("timestamp":{},"duration":1,"name":[],"tags":7)")).noted(),
        ElementsAre("startUnknown*1@doc:1", "badRecord*1@doc:1"));
    EXPECT_THAT(TextReading(span(R"("timestamp":1,"duration":1,"name":null,"tags":null,"annotations":null)")).noted(),
        IsEmpty());
}

TEST(ZipkinV2Decoder, readsOddEndpoints)
{
    const TextReading read(span(R"("localEndpoint":{"serviceName":null,"ipv6":"::1","port":"99999"},)"
                                R"("remoteEndpoint":{"serviceName":5,"port":-1})"));
    EXPECT_EQ(read.service(), "");
    EXPECT_EQ(read.table().text(read.table().resource(SpanIndex{0}).address), "::1");
    EXPECT_EQ(read.detail().local, (Endpoint{"", "", "::1", 0}));
    EXPECT_FALSE(read.detail().remote.known());
}

TEST(ZipkinV2Decoder, keepsTypesThatZipkinDoesNotHave)
{
    const SpanDetail detail =
        TextReading(span(R"("tags":{"n":7,"b":true,"d":1.5,"l":[1,"x"],"o":{"k":null},"z":null})")).detail();
    EXPECT_EQ(find(detail.attributes, "n")->data, Value{std::int64_t{7}}.data);
    EXPECT_EQ(find(detail.attributes, "b")->data, Value{true}.data);
    EXPECT_EQ(find(detail.attributes, "d")->data, Value{1.5}.data);
    EXPECT_EQ(toText(*find(detail.attributes, "l")), R"([1,"x"])");
    EXPECT_EQ(toText(*find(detail.attributes, "o")), R"({"k":null})");
    EXPECT_EQ(find(detail.attributes, "z")->data.index(), 0U);
}

TEST(ZipkinV2Decoder, keepsTheLastOfAMemberThatComesTwice)
{
    const TextReading read(span(R"("name":"one","name":"two","tags":{"a":"1","a":"2"},"timestamp":1,"timestamp":2)"));
    EXPECT_EQ(read.name(), "two");
    EXPECT_EQ(read.row().start, 2 * kMicrosecond);
    EXPECT_EQ(read.detail().attributes.size(), 2U);
}

TEST(ZipkinV2Decoder, undoesEscapesInEveryText)
{
    const TextReading read(span(R"("name":"get \"x\"\u00e4\n","localEndpoint":{"serviceName":"a\u002fb"},)"
                                R"("remoteEndpoint":{"serviceName":"\u0062"},"tags":{"k\"":"v\\"})"));
    EXPECT_EQ(read.name(), "get \"x\"\xc3\xa4\n");
    EXPECT_EQ(read.service(), "a/b");
    EXPECT_EQ(read.peer(), "b");
    EXPECT_THAT(read.detail().attributes, ElementsAre(Attribute{"k\"", {std::string("v\\")}}));
}

TEST(ZipkinV2Decoder, readsOneSpanWithoutAList)
{
    const TextReading read{R"({"traceId":"a","id":"1","name":"alone","tags":{}})"};
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.name(), "alone");
}

} // namespace
} // namespace longspan::test
