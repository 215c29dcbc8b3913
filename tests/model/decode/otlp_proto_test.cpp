// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/otlp_proto.h"
#include "tests/model/decode/decoding.h"
#include "tests/model/decode/proto_messages.h"
#include "tests/support/generate.h"

#include <gmock/gmock.h>

namespace longspan::test {
namespace {

using decode::decodeOtlpProto;
using decode::Limits;
using decode::Options;

Decoding decoded(std::string text, const Options& options = {})
{
    return Decoding(decodeOtlpProto, std::move(text), options);
}

Decoding decodedSpan(const OtlpSpanSpec& spec)
{
    return decoded(otlpSpans({otlpSpan(spec)}));
}

constexpr SpanIndex kFirst{0};

TEST(OtlpProtoDecoder, fillsTheColumnsOfASpan)
{
    const Decoding one = decodedSpan({.trace = "0123456789abcdef",
        .id = "span-one",
        .parent = "parent-1",
        .name = "GET /",
        .more = [](Writer& span) {
            span.add_enum(6, 2);
            Writer status(span, 15);
            status.add_string(2, "broken");
            status.add_enum(3, 2);
        }});
    ASSERT_TRUE(one.facts);
    EXPECT_EQ(one.facts->spans, 1U);
    EXPECT_FALSE(one.facts->stopped);
    ASSERT_EQ(one.size(), 1U);
    const SpanTable& table = *one.table;
    EXPECT_EQ(toHex(table.traceId(table.trace(kFirst))), "30313233343536373839616263646566");
    EXPECT_EQ(toHex(table.id(kFirst)), "7370616e2d6f6e65");
    EXPECT_EQ(toHex(table.parentId(kFirst)), "706172656e742d31");
    EXPECT_EQ(table.service(kFirst), "shop");
    EXPECT_EQ(table.name(kFirst), "GET /");
    EXPECT_EQ(table.start(kFirst), 1'700'000'000'000'000'000);
    EXPECT_EQ(table.duration(kFirst), 500);
    EXPECT_EQ(table.kind(kFirst), SpanKind::server);
    EXPECT_EQ(table.status(kFirst), SpanStatus::error);
    EXPECT_EQ(table.flags(kFirst), SpanFlags{});
    EXPECT_EQ(one.detail(0).statusMessage, "broken");
    EXPECT_TRUE(one.notes.notes().empty());
}

TEST(OtlpProtoDecoder, knowsEveryKindByItsNumber)
{
    const SpanKind kinds[] = {SpanKind::unspecified, SpanKind::internal, SpanKind::server, SpanKind::client,
        SpanKind::producer, SpanKind::consumer, SpanKind::unspecified};
    for (int number = 0; number < 7; ++number) {
        const Decoding one = decodedSpan({.more = [number](Writer& span) { span.add_enum(6, number); }});
        ASSERT_EQ(one.size(), 1U);
        EXPECT_EQ(one.table->kind(kFirst), kinds[number]) << number;
    }
}

TEST(OtlpProtoDecoder, keepsOkApartFromUnset)
{
    const auto withCode = [](int code) {
        return OtlpSpanSpec{.more = [code](Writer& span) {
            Writer status(span, 15);
            status.add_enum(3, code);
        }};
    };
    EXPECT_EQ(decodedSpan(withCode(1)).table->status(kFirst), SpanStatus::ok);
    EXPECT_EQ(decodedSpan(withCode(0)).table->status(kFirst), SpanStatus::unset);
}

TEST(OtlpProtoDecoder, givesASpanWithoutIdsSyntheticOnes)
{
    const Decoding two = decoded(otlpSpans(
        {otlpSpan({.trace = {}, .id = {}}), otlpSpan({.trace = idBytes(16, 0), .id = idBytes(8, 0), .name = "b"})}));
    ASSERT_EQ(two.size(), 2U);
    const SpanTable& table = *two.table;
    for (const SpanIndex span : {SpanIndex{0}, SpanIndex{1}}) {
        EXPECT_NE(table.id(span), SpanId::none);
        EXPECT_TRUE(table.flags(span).has(SpanFlag::syntheticId));
        EXPECT_TRUE(table.traceId(table.trace(span)).valid());
    }
    EXPECT_NE(table.id(SpanIndex{0}), table.id(SpanIndex{1}));
    EXPECT_EQ(two.count(NoteKind::missingSpanId), 2U);
    EXPECT_EQ(two.count(NoteKind::missingTraceId), 2U);
}

TEST(OtlpProtoDecoder, fillsUpShortIds)
{
    const Decoding one = decodedSpan({.trace = "\x01\x02", .id = "\x03"});
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one.table->traceId(one.table->trace(kFirst)), (TraceId{0, 0x0102}));
    EXPECT_EQ(one.table->id(kFirst), SpanId{3});
    EXPECT_EQ(one.count(NoteKind::badId), 2U);
}

TEST(OtlpProtoDecoder, acceptsTraceIdsOfEightBytes)
{
    const Decoding one = decodedSpan({.trace = idBytes(8, 9)});
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one.table->traceId(one.table->trace(kFirst)), (TraceId{0, 9}));
    EXPECT_EQ(one.count(NoteKind::badId), 0U);
}

TEST(OtlpProtoDecoder, readsIdsThatAreTexts)
{
    const Decoding one = decodedSpan({.trace = "000000000000000A000000000000000b", .id = "00000000000000Cc"});
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one.table->traceId(one.table->trace(kFirst)), (TraceId{10, 11}));
    EXPECT_EQ(one.table->id(kFirst), SpanId{0xcc});
}

TEST(OtlpProtoDecoder, givesLongIdsOneThatTheirReferencesMeet)
{
    const std::string odd(20, '!');
    const Decoding two = decoded(otlpSpans({otlpSpan({.id = odd}), otlpSpan({.id = idBytes(8, 2), .parent = odd})}));
    ASSERT_EQ(two.size(), 2U);
    EXPECT_EQ(two.table->id(SpanIndex{0}), two.table->parentId(SpanIndex{1}));
    EXPECT_EQ(two.count(NoteKind::badId), 2U);
}

TEST(OtlpProtoDecoder, takesZeroParentsForNone)
{
    const Decoding one = decodedSpan({.parent = idBytes(8, 0)});
    EXPECT_EQ(one.table->parentId(kFirst), SpanId::none);
}

TEST(OtlpProtoDecoder, dropsAParentThatIsTheSpanItself)
{
    const Decoding one = decodedSpan({.id = idBytes(8, 7), .parent = idBytes(8, 7)});
    EXPECT_EQ(one.table->parentId(kFirst), SpanId::none);
    EXPECT_EQ(one.count(NoteKind::selfParent), 1U);
}

TEST(OtlpProtoDecoder, keepsAnUnknownDurationApartFromZero)
{
    const Decoding open = decodedSpan({.end = 0});
    EXPECT_FALSE(open.table->durationKnown(kFirst));
    EXPECT_EQ(open.count(NoteKind::durationUnknown), 1U);
    const Decoding instant = decodedSpan({.start = 5'000'000'000'000'000, .end = 5'000'000'000'000'000});
    EXPECT_TRUE(instant.table->durationKnown(kFirst));
    EXPECT_EQ(instant.table->duration(kFirst), 0);
}

TEST(OtlpProtoDecoder, takesAnEndBeforeTheStartForUnknown)
{
    const Decoding one = decodedSpan({.start = 2'000, .end = 1'000});
    EXPECT_FALSE(one.table->durationKnown(kFirst));
    EXPECT_EQ(one.table->duration(kFirst), 0);
    EXPECT_EQ(one.count(NoteKind::negativeDuration), 1U);
}

TEST(OtlpProtoDecoder, knowsNoDurationWithoutAStart)
{
    const Decoding one = decodedSpan({.start = 0});
    EXPECT_FALSE(one.table->startKnown(kFirst));
    EXPECT_FALSE(one.table->durationKnown(kFirst));
    EXPECT_EQ(one.count(NoteKind::startUnknown), 1U);
}

TEST(OtlpProtoDecoder, believesAStartOfZeroWhereAllTimesAreNearZero)
{
    const Decoding two = decoded(
        otlpSpans({otlpSpan({.start = 0, .end = 100}), otlpSpan({.id = idBytes(8, 2), .start = 10, .end = 50})}));
    EXPECT_TRUE(two.table->startKnown(kFirst));
    EXPECT_EQ(two.table->duration(kFirst), 100);
}

TEST(OtlpProtoDecoder, takesTimesPastTheRangeForUnknown)
{
    const Decoding one = decodedSpan({.start = ~std::uint64_t{0}, .end = ~std::uint64_t{0}});
    EXPECT_FALSE(one.table->startKnown(kFirst));
    EXPECT_FALSE(one.table->durationKnown(kFirst));
}

TEST(OtlpProtoDecoder, findsTheOtherSide)
{
    const auto with = [](int kind, std::initializer_list<std::string> pairs) {
        const std::vector<std::string> kept(pairs);
        return OtlpSpanSpec{.more = [kind, kept](Writer& span) {
            for (const std::string& one : kept)
                span.add_message(9, one);
            span.add_enum(6, kind);
        }};
    };
    const std::string service = pair("peer.service", "db");
    const std::string address = pair("server.address", "10.0.0.1");
    EXPECT_EQ(decodedSpan(with(3, {address, service})).table->peer(kFirst), "db");
    EXPECT_EQ(decodedSpan(with(3, {address})).table->peer(kFirst), "10.0.0.1");
    EXPECT_EQ(decodedSpan(with(2, {address})).table->peer(kFirst), "") << "its own address, on a server";
    EXPECT_EQ(decodedSpan(with(2, {service})).table->peer(kFirst), "db");
}

TEST(OtlpProtoDecoder, findsTheOtherSideWhenTheValueComesBeforeTheKey)
{
    const std::string turned = message([](Writer& writer) {
        {
            Writer any(writer, 2);
            any.add_string(1, "db");
        }
        writer.add_string(1, "peer.service");
    });
    const Decoding one = decodedSpan({.more = [&](Writer& span) { span.add_message(9, turned); }});
    EXPECT_EQ(one.table->peer(kFirst), "db");
}

TEST(OtlpProtoDecoder, sharesAResourceOfEqualBytes)
{
    const std::string shop = otlpResource("shop");
    const std::string scope = message([](Writer& writer) { writer.add_string(1, "lib"); });
    const Decoding three = decoded(otlpDocument({otlpResourceSpans(shop, {otlpScopeSpans({otlpSpan({})})}),
        otlpResourceSpans(shop, {otlpScopeSpans({otlpSpan({})}), otlpScopeSpans({otlpSpan({})}, scope)})}));
    ASSERT_EQ(three.size(), 3U);
    const SpanTable& table = *three.table;
    EXPECT_EQ(table.resourceNo(SpanIndex{0}), table.resourceNo(SpanIndex{1}));
    EXPECT_NE(table.resourceNo(SpanIndex{0}), table.resourceNo(SpanIndex{2})) << "its scope is another";
    EXPECT_EQ(table.interface(SpanIndex{0}), table.interface(SpanIndex{2}));
}

TEST(OtlpProtoDecoder, takesTheHostInTheOrderOfTrust)
{
    const std::string id = pair("host.id", "i-1");
    const std::string name = pair("host.name", "node");
    const std::string ips = pairOf("host.ip", message([](Writer& any) {
        Writer array(any, 5);
        for (const char* ip : {"10.0.0.7", "::1"}) {
            Writer item(array, 1);
            item.add_string(1, ip);
        }
    }));
    const auto resource = [](std::initializer_list<std::string> pairs) {
        const Decoding one =
            decoded(otlpDocument({otlpResourceSpans(otlpResource("shop", pairs), {otlpScopeSpans({otlpSpan({})})})}));
        const Resource& found = one.table->resource(kFirst);
        return std::string(one.table->text(found.host)) + " " + std::string(one.table->text(found.address));
    };
    EXPECT_EQ(resource({name, ips, id}), "i-1 10.0.0.7");
    EXPECT_EQ(resource({name, ips}), "10.0.0.7 10.0.0.7");
    EXPECT_EQ(resource({name}), "node ");
}

TEST(OtlpProtoDecoder, keepsTheSameKeyOfResourceScopeAndSpanApart)
{
    const std::string scope = message([](Writer& writer) {
        writer.add_string(1, "lib");
        writer.add_string(2, "1.2");
        writer.add_message(3, pair("region", "scope"));
    });
    const std::string span = otlpSpan({.more = [](Writer& writer) { writer.add_message(9, pair("region", "span")); }});
    const Decoding one = decoded(otlpDocument(
        {otlpResourceSpans(otlpResource("shop", {pair("region", "resource")}), {otlpScopeSpans({span}, scope)})}));
    const SpanDetail detail = one.detail(0);
    EXPECT_EQ(detail.attributes, (Attributes{{"region", text("span")}}));
    EXPECT_EQ(detail.resource, (Attributes{{"service.name", text("shop")}, {"region", text("resource")}}));
    EXPECT_EQ(detail.scope, (Attributes{{"region", text("scope")}}));
    EXPECT_EQ(detail.scopeName, "lib");
    EXPECT_EQ(detail.scopeVersion, "1.2");
}

TEST(OtlpProtoDecoder, findsResourceAndScopeBehindTheSpans)
{
    const std::string scopeSpans = message([](Writer& writer) {
        writer.add_message(2, otlpSpan({}));
        Writer scope(writer, 1);
        scope.add_string(1, "lib");
    });
    const std::string resourceSpans = message([&](Writer& writer) {
        writer.add_message(2, scopeSpans);
        writer.add_message(1, otlpResource("late"));
    });
    const Decoding one = decoded(otlpDocument({resourceSpans}));
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one.table->service(kFirst), "late");
    EXPECT_EQ(one.detail(0).scopeName, "lib");
}

TEST(OtlpProtoDecoder, readsSpansWithoutAResource)
{
    const Decoding one = decoded(message([](Writer& document) {
        Writer resourceSpans(document, 1);
        resourceSpans.add_message(2, otlpScopeSpans({otlpSpan({})}));
    }));
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one.table->service(kFirst), "");
    EXPECT_TRUE(one.detail(0).resource.empty());
}

TEST(OtlpProtoDecoder, readsTheOldInstrumentationLibrarySpans)
{
    const Decoding one = decoded(message([](Writer& document) {
        Writer resourceSpans(document, 1);
        resourceSpans.add_message(1, otlpResource("old"));
        resourceSpans.add_message(1000, otlpScopeSpans({otlpSpan({})}));
    }));
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one.table->service(kFirst), "old");
}

TEST(OtlpProtoDecoder, looksIntoTempoAnswers)
{
    const std::string trace = otlpSpans({otlpSpan({})});
    const auto answer = [&](int status) {
        return message([&](Writer& writer) {
            writer.add_message(1, trace);
            writer.add_message(2, std::string());
            writer.add_enum(3, status);
            writer.add_string(4, "some blocks failed");
        });
    };
    const Decoding whole = decoded(answer(0));
    EXPECT_EQ(whole.size(), 1U);
    EXPECT_EQ(whole.count(NoteKind::partialAnswer), 0U);
    const Decoding partial = decoded(answer(1));
    EXPECT_EQ(partial.size(), 1U);
    EXPECT_EQ(partial.count(NoteKind::partialAnswer), 1U);
}

TEST(OtlpProtoDecoder, countsWhatTheSenderDropped)
{
    const Decoding one = decodedSpan({.more = [](Writer& span) {
        span.add_uint32(10, 1);
        span.add_uint32(12, 2);
        span.add_uint32(14, 3);
    }});
    EXPECT_EQ(one.count(NoteKind::droppedBySender), 1U);
    const SpanDetail detail = one.detail(0);
    EXPECT_EQ(detail.droppedAttributes, 1U);
    EXPECT_EQ(detail.droppedEvents, 2U);
    EXPECT_EQ(detail.droppedLinks, 3U);
}

TEST(OtlpProtoDecoder, givesTheSameRowsForEveryNumberOfThreads)
{
    const std::string text = generate({.traces = 1, .spansPerTrace = 20'000, .seed = 3}, Format::otlpProto);
    ASSERT_GT(text.size(), std::size_t{4} << 20U) << "must be cut into several parts";
    const Decoding one = decoded(text, {.limits = {}, .threads = 1});
    const Decoding three = decoded(text, {.limits = {}, .threads = 3});
    ASSERT_EQ(one.size(), 20'000U);
    ASSERT_EQ(three.size(), one.size());
    for (std::uint32_t row = 0; row < one.size(); ++row) {
        const SpanIndex span{row};
        ASSERT_EQ(one.table->id(span), three.table->id(span)) << row;
        ASSERT_EQ(one.table->columns().place[row], three.table->columns().place[row]);
        ASSERT_EQ(one.table->service(span), three.table->service(span));
        ASSERT_EQ(one.table->name(span), three.table->name(span));
        ASSERT_EQ(one.table->peer(span), three.table->peer(span));
        ASSERT_EQ(one.table->resource(span).place, three.table->resource(span).place);
    }
}

TEST(OtlpProtoDecoder, cutsOneHugeScopeIntoParts)
{
    std::string spans;
    Writer scope(spans);
    scope.add_message(1, message([](Writer& writer) { writer.add_string(1, "lib"); }));
    constexpr unsigned kSpans = 60'000;
    const std::string filler(100, 'x');
    for (unsigned i = 1; i <= kSpans; ++i)
        scope.add_message(2, otlpSpan({.id = "id" + std::to_string(100'000 + i), .name = filler}));
    ASSERT_GT(spans.size(), std::size_t{8} << 20U);
    const Decoding all = decoded(otlpDocument({otlpResourceSpans(otlpResource("shop"), {spans})}));
    ASSERT_EQ(all.size(), kSpans);
    EXPECT_EQ(all.table->resources().size(), 1U);
    EXPECT_EQ(all.table->service(SpanIndex{kSpans - 1}), "shop");
    EXPECT_EQ(all.detail(kSpans - 1).scopeName, "lib");
    EXPECT_TRUE(all.notes.notes().empty());
}

} // namespace
} // namespace longspan::test
