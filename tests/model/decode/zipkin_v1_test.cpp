// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/json_reader.h"
#include "model/decode/zipkin_v1.h"
#include "tests/model/decode/decoding.h"

#include <gmock/gmock.h>

namespace longspan::test {
namespace {

using testing::ElementsAre;

Result<decode::Decoded> decodeV1(
    const decode::DocumentInput& input, SpanTableBuilder& builder, const decode::Options& options, const Call& call)
{
    return decode::readJson(input, decode::zipkinV1Format(), builder, options, call);
}

constexpr std::int64_t kBase = 1'700'000'000'000'000; ///< microseconds

std::string endpoint(std::string_view service, std::string_view ipv4 = "10.0.0.1")
{
    return R"({"serviceName":")" + std::string(service) + R"(","ipv4":")" + std::string(ipv4) + R"(","port":80})";
}

/// An annotation that many microseconds after kBase.
std::string at(std::int64_t time, std::string_view value, std::string_view service)
{
    return R"({"timestamp":)" + std::to_string(kBase + time) + R"(,"value":")" + std::string(value) +
        R"(","endpoint":)" + endpoint(service) + "}";
}

std::string address(std::string_view key, std::string_view service)
{
    return R"({"key":")" + std::string(key) + R"(","value":true,"endpoint":)" + endpoint(service, "10.9.9.9") + "}";
}

std::string tag(std::string_view key, std::string_view value, std::string_view service)
{
    return R"({"key":")" + std::string(key) + R"(","value":")" + std::string(value) + R"(","endpoint":)" +
        endpoint(service) + "}";
}

struct V1 {
    std::string more = {}; ///< further members with their commas
    std::vector<std::string> annotations = {};
    std::vector<std::string> binary = {};
};

std::string list(const std::vector<std::string>& items)
{
    std::string text;
    for (const std::string& item : items)
        text += (text.empty() ? "" : ",") + item;
    return "[" + text + "]";
}

std::string json(const V1& span)
{
    return R"([{"traceId":"000000000000000a","id":"000000000000000b","parentId":"000000000000000c","name":"get")" +
        span.more + R"(,"annotations":)" + list(span.annotations) + R"(,"binaryAnnotations":)" + list(span.binary) +
        "}]";
}

Decoding decoded(const V1& span)
{
    return Decoding(decodeV1, json(span));
}

/// "kind service start+duration >peer" with start and duration in microseconds after kBase; "?" is unknown.
std::string told(const Decoding& decoding, std::uint32_t row)
{
    const SpanTable& table = *decoding.table;
    const SpanIndex span{row};
    const auto number = [](bool known, Nanos nanos) { return known ? std::to_string(nanos / 1000) : std::string("?"); };
    std::string text = std::string(name(table.kind(span))) + " " + std::string(table.service(span)) + " " +
        number(table.startKnown(span), table.start(span) - kBase * 1000) + "+" +
        number(table.durationKnown(span), table.duration(span));
    if (!table.peer(span).empty())
        text += " >" + std::string(table.peer(span));
    return text + (table.flags(span).has(SpanFlag::shared) ? " shared" : "");
}

std::vector<std::string> told(const Decoding& decoding)
{
    std::vector<std::string> rows;
    for (std::uint32_t row = 0; row < decoding.size(); ++row)
        rows.push_back(told(decoding, row));
    return rows;
}

std::vector<std::string> events(const Decoding& decoding, std::uint32_t row)
{
    std::vector<std::string> names;
    for (const Event& event : decoding.detail(row).events)
        names.push_back(event.name);
    return names;
}

const std::string kOwnTimes = R"(,"timestamp":1700000000000000,"duration":900)";

TEST(ZipkinV1Decoder, makesAClientOfItsAnnotations)
{
    const Decoding one = decoded({.annotations = {at(10, "cs", "web"), at(60, "cr", "web")}});
    EXPECT_THAT(told(one), ElementsAre("client web 10+50"));
    const SpanTable& table = *one.table;
    EXPECT_EQ(table.id(SpanIndex{0}), SpanId{11});
    EXPECT_EQ(table.parentId(SpanIndex{0}), SpanId{12});
    EXPECT_EQ(table.name(SpanIndex{0}), "get");
    EXPECT_TRUE(table.flags(SpanIndex{0}).has(SpanFlag::micros));
    EXPECT_EQ(table.text(table.resource(SpanIndex{0}).address), "10.0.0.1");
    EXPECT_TRUE(events(one, 0).empty()) << "core annotations are times, not events";
}

TEST(ZipkinV1Decoder, prefersTheSpansOwnTimes)
{
    EXPECT_THAT(told(decoded({.more = kOwnTimes, .annotations = {at(10, "cs", "web"), at(60, "cr", "web")}})),
        ElementsAre("client web 0+900"));
}

TEST(ZipkinV1Decoder, makesAServerOfItsAnnotations)
{
    EXPECT_THAT(told(decoded({.more = kOwnTimes, .annotations = {at(10, "sr", "db"), at(60, "ss", "db")}})),
        ElementsAre("server db 0+900"));
}

TEST(ZipkinV1Decoder, takesAServerWithoutTimestampForShared)
{
    EXPECT_THAT(told(decoded({.annotations = {at(10, "sr", "db"), at(60, "ss", "db")}})),
        ElementsAre("server db 10+50 shared"));
}

TEST(ZipkinV1Decoder, splitsASpanThatBothSidesWrote)
{
    const Decoding two = decoded({.more = kOwnTimes,
        .annotations = {at(0, "cs", "web"), at(20, "sr", "db"), at(25, "parsed", "db"), at(70, "ss", "db"),
            at(90, "cr", "web"), at(95, "done", "web")},
        .binary = {tag("http.path", "/", "web"), tag("sql", "select", "db")}});
    EXPECT_THAT(told(two), ElementsAre("client web 0+900", "server db 20+50 >web shared"));
    EXPECT_EQ(two.table->id(SpanIndex{0}), two.table->id(SpanIndex{1}));
    EXPECT_EQ(two.table->parentId(SpanIndex{0}), two.table->parentId(SpanIndex{1}));
    EXPECT_THAT(events(two, 0), ElementsAre("done"));
    EXPECT_THAT(events(two, 1), ElementsAre("parsed"));
    EXPECT_EQ(two.detail(0).attributes, (Attributes{{"http.path", text("/")}}));
    EXPECT_EQ(two.detail(1).attributes, (Attributes{{"sql", text("select")}}));
    EXPECT_EQ(two.detail(1).local.serviceName, "db");
    EXPECT_EQ(two.facts->spans, 2U);
}

TEST(ZipkinV1Decoder, splitsASpanOfOneServiceByKind)
{
    const Decoding two =
        decoded({.annotations = {at(0, "cs", "web"), at(20, "sr", "web"), at(70, "ss", "web"), at(90, "cr", "web")}});
    EXPECT_THAT(told(two), ElementsAre("client web 0+90", "server web 20+50 shared"));
    EXPECT_EQ(two.detail(1).remote, (Endpoint{"", "10.0.0.1", "", 80})) << "the name would be its own";
}

TEST(ZipkinV1Decoder, findsTheOtherSidesAddresses)
{
    EXPECT_THAT(
        told(decoded({.annotations = {at(0, "cs", "web"), at(9, "cr", "web")}, .binary = {address("sa", "db")}})),
        ElementsAre("client web 0+9 >db"));
    EXPECT_THAT(told(decoded({.more = kOwnTimes,
                    .annotations = {at(0, "sr", "db"), at(9, "ss", "db")},
                    .binary = {address("ca", "web")}})),
        ElementsAre("server db 0+900 >web"));
    EXPECT_THAT(
        told(decoded({.annotations = {at(0, "ms", "shop"), at(9, "ws", "shop")}, .binary = {address("ma", "kafka")}})),
        ElementsAre("producer shop 0+9 >kafka"));
}

TEST(ZipkinV1Decoder, dropsTheNameOfAnAddressThatIsTheServiceItself)
{
    const Decoding one =
        decoded({.annotations = {at(0, "cs", "web"), at(9, "cr", "web")}, .binary = {address("sa", "web")}});
    EXPECT_THAT(told(one), ElementsAre("client web 0+9"));
    EXPECT_EQ(one.detail(0).remote, (Endpoint{"", "10.9.9.9", "", 80}));
}

TEST(ZipkinV1Decoder, guessesTheSideFromAddressesAlone)
{
    EXPECT_THAT(told(decoded({.more = kOwnTimes, .binary = {tag("k", "v", "db"), address("ca", "web")}})),
        ElementsAre("server db 0+900 >web"));
    EXPECT_THAT(told(decoded({.more = kOwnTimes, .binary = {tag("k", "v", "web"), address("sa", "db")}})),
        ElementsAre("unspecified web 0+900 >db"));
    EXPECT_THAT(told(decoded({.more = kOwnTimes, .binary = {address("ca", "web"), address("sa", "db")}})),
        ElementsAre("unspecified web 0+900 >db"));
}

TEST(ZipkinV1Decoder, takesTheLocalComponentForTheEndpoint)
{
    const Decoding marker =
        decoded({.more = kOwnTimes, .binary = {R"({"key":"lc","value":"","endpoint":)" + endpoint("job") + "}"}});
    EXPECT_THAT(told(marker), ElementsAre("unspecified job 0+900"));
    EXPECT_TRUE(marker.detail(0).attributes.empty());
    const Decoding named = decoded({.more = kOwnTimes, .binary = {tag("lc", "cron", "job")}});
    EXPECT_EQ(named.detail(0).attributes, (Attributes{{"lc", text("cron")}}));
}

TEST(ZipkinV1Decoder, keepsUnpairedCoreAnnotationsAsEvents)
{
    const Decoding end = decoded({.annotations = {at(60, "cr", "web")}});
    EXPECT_THAT(told(end), ElementsAre("client web ?+?"));
    EXPECT_THAT(events(end, 0), ElementsAre("cr"));
    const Decoding begin = decoded({.annotations = {at(10, "cs", "web")}});
    EXPECT_THAT(told(begin), ElementsAre("client web 10+?"));
    const Decoding wire = decoded({.more = kOwnTimes, .annotations = {at(10, "ws", "web"), at(12, "wr", "web")}});
    EXPECT_THAT(told(wire), ElementsAre("unspecified web 0+900"));
    EXPECT_THAT(events(wire, 0), ElementsAre("ws", "wr"));
}

TEST(ZipkinV1Decoder, knowsAnEndThatIsTheSpansOwn)
{
    const Decoding one = decoded({.more = kOwnTimes, .annotations = {at(900, "cr", "web")}});
    EXPECT_THAT(told(one), ElementsAre("client web 0+900"));
    EXPECT_TRUE(events(one, 0).empty());
}

TEST(ZipkinV1Decoder, splitsMessagesIntoProducerAndConsumer)
{
    const Decoding two = decoded(
        {.annotations = {at(0, "ms", "shop"), at(5, "ws", "shop"), at(20, "wr", "mail"), at(26, "mr", "mail")}});
    EXPECT_THAT(told(two), ElementsAre("producer shop 0+5", "consumer mail 20+6 shared"));
    EXPECT_THAT(told(decoded({.annotations = {at(26, "mr", "mail")}})), ElementsAre("consumer mail 26+?"));
}

TEST(ZipkinV1Decoder, keepsCoreAnnotationsWithoutEndpointAsEvents)
{
    const Decoding one =
        decoded({.more = kOwnTimes, .annotations = {R"({"timestamp":1700000000000005,"value":"cs"})"}});
    EXPECT_THAT(told(one), ElementsAre("unspecified  0+900"));
    EXPECT_THAT(events(one, 0), ElementsAre("cs"));
}

TEST(ZipkinV1Decoder, keepsValuesOfOtherTypesAsText)
{
    const Decoding one = decoded({.more = kOwnTimes,
        .binary = {R"({"key":"n","value":5,"type":"I32"})", R"({"key":"flag","value":false})",
            R"({"key":"o","value":{}})", R"({"key":"a\u0062","value":"\"q\""})"}});
    EXPECT_EQ(one.detail(0).attributes,
        (Attributes{{"n", text("5")}, {"flag", text("false")}, {"o", text("")}, {"ab", text("\"q\"")}}));
    EXPECT_EQ(one.count(NoteKind::badRecord), 1U);
}

TEST(ZipkinV1Decoder, cutsValuesPastTheLimitAtACharacter)
{
    decode::Options options;
    options.limits.attributeBytes = 4;
    const Decoding one(decodeV1, json({.binary = {tag("price", "\xe2\x82\xac\xe2\x82\xac", "web")}}), options);
    const SpanDetail detail = one.detail(0);
    EXPECT_EQ(detail.attributes, (Attributes{{"price", text("\xe2\x82\xac")}}));
    EXPECT_EQ(detail.warnings.size(), 1U);
}

TEST(ZipkinV1Decoder, takesATagErrorForTheErrorOfItsSide)
{
    const Decoding two =
        decoded({.annotations = {at(0, "cs", "web"), at(1, "sr", "db"), at(2, "ss", "db"), at(3, "cr", "web")},
            .binary = {tag("error", "", "db")}});
    EXPECT_FALSE(two.table->isError(SpanIndex{0}));
    EXPECT_TRUE(two.table->isError(SpanIndex{1}));
}

TEST(ZipkinV1Decoder, keepsDebugAndUnknownTimes)
{
    const Decoding one = decoded({.more = R"(,"debug":true,"timestamp":null)"});
    EXPECT_THAT(told(one), ElementsAre("unspecified  ?+?"));
    EXPECT_TRUE(one.table->flags(SpanIndex{0}).has(SpanFlag::debug));
    EXPECT_EQ(one.count(NoteKind::startUnknown), 1U);
    EXPECT_EQ(one.count(NoteKind::badRecord), 0U) << "null is absent";
}

TEST(ZipkinV1Decoder, takesAnEndBeforeTheBeginningForUnknown)
{
    const Decoding one = decoded({.annotations = {at(60, "cs", "web"), at(10, "cr", "web")}});
    EXPECT_THAT(told(one), ElementsAre("client web 60+?"));
    EXPECT_EQ(one.count(NoteKind::negativeDuration), 1U);
}

TEST(ZipkinV1Decoder, survivesTimesAtTheEndsOfTheirRange)
{
    const std::string early = R"({"timestamp":-9223372036854775808,"value":"cs","endpoint":)" + endpoint("a") + "}";
    const std::string late = R"({"timestamp":9223372036854775807,"value":"cr","endpoint":)" + endpoint("a") + "}";
    const Decoding one = decoded({.annotations = {early, late}});
    EXPECT_THAT(told(one), ElementsAre("client a ?+?"));
}

TEST(ZipkinV1Decoder, readsListsOfTracesAndManySpans)
{
    const V1 span{.annotations = {at(0, "cs", "web"), at(1, "sr", "db"), at(2, "ss", "db"), at(3, "cr", "web")}};
    std::string one = json(span);
    one = one.substr(1, one.size() - 2);
    std::string many = "[[" + one;
    for (int i = 0; i < 5000; ++i)
        many += "],[" + one;
    const Decoding all(decodeV1, many + "]]");
    ASSERT_TRUE(all.facts);
    EXPECT_FALSE(all.facts->stopped);
    EXPECT_EQ(all.size(), 10'002U);
    EXPECT_EQ(told(all, 10'001), "server db 1+1 >web shared");
}

} // namespace
} // namespace longspan::test
