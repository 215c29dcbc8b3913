// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/zipkin_proto.h"
#include "tests/model/decode/decoding.h"
#include "tests/model/decode/proto_messages.h"
#include "tests/support/generate.h"

#include <limits>

namespace longspan::test {
namespace {

using decode::decodeZipkinProto;
using decode::looksLikeZipkinProto;

struct ZipkinSpec {
    std::string trace = idBytes(16, 1);
    std::string parent = {};
    std::string id = idBytes(8, 1);
    std::uint64_t timestamp = 1'700'000'000'000'000;
    std::uint64_t duration = 250;
    std::function<void(Writer&)> more = {};
};

std::string zipkinSpan(const ZipkinSpec& spec)
{
    return message([&](Writer& span) {
        span.add_bytes(1, spec.trace);
        if (!spec.parent.empty())
            span.add_bytes(2, spec.parent);
        span.add_bytes(3, spec.id);
        span.add_string(5, "get");
        if (spec.timestamp != 0)
            span.add_fixed64(6, spec.timestamp);
        if (spec.duration != 0)
            span.add_uint64(7, spec.duration);
        if (spec.more)
            spec.more(span);
    });
}

std::string zipkinList(std::initializer_list<std::string> spans)
{
    return message([&](Writer& list) {
        for (const std::string& span : spans)
            list.add_message(1, span);
    });
}

std::string endpoint(std::string_view service, std::string_view ipv4 = {}, std::string_view ipv6 = {}, int port = 0)
{
    return message([&](Writer& writer) {
        writer.add_string(1, pbf(service));
        if (!ipv4.empty())
            writer.add_bytes(2, pbf(ipv4));
        if (!ipv6.empty())
            writer.add_bytes(3, pbf(ipv6));
        if (port != 0)
            writer.add_int32(4, port);
    });
}

std::string tag(std::string_view key, std::string_view value)
{
    return message([&](Writer& writer) {
        writer.add_string(1, pbf(key));
        writer.add_string(2, pbf(value));
    });
}

Decoding decoded(const std::string& text)
{
    return Decoding(decodeZipkinProto, text);
}

Decoding decodedSpan(const ZipkinSpec& spec)
{
    return decoded(zipkinList({zipkinSpan(spec)}));
}

constexpr SpanIndex kFirst{0};

TEST(ZipkinProtoDecoder, fillsTheColumnsOfASpan)
{
    const Decoding one = decodedSpan({.parent = idBytes(8, 9), .more = [](Writer& span) {
                                          span.add_message(8, endpoint("frontend", std::string("\x7f\0\0\x01", 4)));
                                          span.add_message(9, endpoint("backend", {}, {}, 9000));
                                          span.add_message(11, tag("error", ""));
                                          span.add_bool(12, true);
                                          span.add_bool(13, true);
                                      }});
    ASSERT_TRUE(one.facts);
    ASSERT_EQ(one.size(), 1U);
    const SpanTable& table = *one.table;
    EXPECT_EQ(table.service(kFirst), "frontend");
    EXPECT_EQ(table.text(table.resource(kFirst).address), "127.0.0.1");
    EXPECT_EQ(table.name(kFirst), "get");
    EXPECT_EQ(table.peer(kFirst), "backend");
    EXPECT_EQ(table.start(kFirst), 1'700'000'000'000'000'000) << "microseconds become nanoseconds";
    EXPECT_EQ(table.duration(kFirst), 250'000);
    EXPECT_EQ(table.parentId(kFirst), SpanId{9});
    EXPECT_EQ(table.status(kFirst), SpanStatus::error) << "the tag's presence counts, not its value";
    for (const SpanFlag flag : {SpanFlag::micros, SpanFlag::debug, SpanFlag::shared})
        EXPECT_TRUE(table.flags(kFirst).has(flag));
    EXPECT_TRUE(one.notes.notes().empty());
}

TEST(ZipkinProtoDecoder, numbersKindsOtherwiseThanOtlp)
{
    const SpanKind kinds[] = {SpanKind::unspecified, SpanKind::client, SpanKind::server, SpanKind::producer,
        SpanKind::consumer, SpanKind::unspecified};
    for (int number = 0; number < 6; ++number) {
        const Decoding one = decodedSpan({.more = [number](Writer& span) { span.add_enum(4, number); }});
        ASSERT_EQ(one.size(), 1U);
        EXPECT_EQ(one.table->kind(kFirst), kinds[number]) << number;
    }
}

TEST(ZipkinProtoDecoder, keepsShortTraceIdsShort)
{
    const Decoding one = decodedSpan({.trace = idBytes(8, 5)});
    EXPECT_EQ(one.table->traceId(one.table->trace(kFirst)), (TraceId{0, 5}));
    EXPECT_TRUE(one.notes.notes().empty());
    const Decoding padded = decodedSpan({.trace = idBytes(16, 5)});
    EXPECT_EQ(padded.table->traceId(padded.table->trace(kFirst)), (TraceId{0, 5}));
}

TEST(ZipkinProtoDecoder, takesZeroForUnknownTimes)
{
    const Decoding one = decodedSpan({.timestamp = 0, .duration = 0});
    ASSERT_EQ(one.size(), 1U);
    EXPECT_FALSE(one.table->startKnown(kFirst));
    EXPECT_FALSE(one.table->durationKnown(kFirst));
    EXPECT_EQ(one.count(NoteKind::startUnknown), 1U);
    EXPECT_EQ(one.count(NoteKind::durationUnknown), 1U);
}

TEST(ZipkinProtoDecoder, takesNegativeTimesForUnknown)
{
    const Decoding one = decodedSpan({.timestamp = ~std::uint64_t{4}, .duration = ~std::uint64_t{4}});
    ASSERT_EQ(one.size(), 1U);
    EXPECT_FALSE(one.table->startKnown(kFirst));
    EXPECT_FALSE(one.table->durationKnown(kFirst));
    EXPECT_EQ(one.count(NoteKind::negativeDuration), 1U);
}

TEST(ZipkinProtoDecoder, dropsParentsThatAreZeroOrTheSpanItself)
{
    EXPECT_EQ(decodedSpan({.parent = idBytes(8, 0)}).table->parentId(kFirst), SpanId::none);
    const Decoding own = decodedSpan({.parent = idBytes(8, 1)});
    EXPECT_EQ(own.table->parentId(kFirst), SpanId::none);
    EXPECT_EQ(own.count(NoteKind::selfParent), 1U);
}

TEST(ZipkinProtoDecoder, readsTagsAnnotationsAndBothEndpoints)
{
    const std::string mapped("\0\0\0\0\0\0\0\0\0\0\xff\xff\x0a\0\0\x02", 16);
    const std::string local("\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x01", 16);
    const Decoding one = decodedSpan({.more = [&](Writer& span) {
        span.add_message(8, endpoint("frontend", {}, local));
        span.add_message(9, endpoint("backend", std::string("\xc0\xa8\x63\x65", 4), mapped, 9000));
        span.add_message(11, tag("http.path", "/api"));
        Writer annotation(span, 10);
        annotation.add_fixed64(1, 1'700'000'000'000'005);
        annotation.add_string(2, "ws");
    }});
    const SpanDetail detail = one.detail(0);
    EXPECT_EQ(detail.attributes, (Attributes{{"http.path", text("/api")}}));
    ASSERT_EQ(detail.events.size(), 1U);
    EXPECT_EQ(detail.events[0], (Event{1'700'000'000'000'005'000, "ws", {}, 0}));
    EXPECT_EQ(detail.local, (Endpoint{"frontend", "", "2001:db8::1", 0}));
    EXPECT_EQ(detail.remote, (Endpoint{"backend", "192.168.99.101", "::ffff:10.0.0.2", 9000}));
}

TEST(ZipkinProtoDecoder, ignoresAddressesAndPortsThatAreNone)
{
    const Decoding one =
        decodedSpan({.more = [](Writer& span) { span.add_message(8, endpoint("a", "123", "456", 70'000)); }});
    EXPECT_EQ(one.detail(0).local, (Endpoint{"a", "", "", 0}));
}

TEST(ZipkinProtoDecoder, sharesEqualEndpoints)
{
    const auto of = [](std::string_view service) {
        return zipkinSpan({.more = [service](Writer& span) { span.add_message(8, endpoint(service)); }});
    };
    const Decoding three = decoded(zipkinList({of("a"), of("b"), of("a")}));
    EXPECT_EQ(three.table->resources().size(), 2U);
    EXPECT_EQ(three.table->service(SpanIndex{2}), "a");
}

TEST(ZipkinProtoDecoder, leavesOutDamagedSpans)
{
    const std::string wrongType = message([](Writer& span) {
        span.add_bytes(1, idBytes(16, 1));
        span.add_uint64(3, 5); // the id as a number
    });
    const Decoding one = decoded(zipkinList({zipkinSpan({}), wrongType, "\xff\xff", zipkinSpan({})}));
    EXPECT_EQ(one.size(), 2U);
    EXPECT_EQ(one.count(NoteKind::badRecord), 2U);
    EXPECT_FALSE(one.facts->stopped);
}

TEST(ZipkinProtoDecoder, keepsWhatCameBeforeTheEndOfATruncatedList)
{
    const std::string whole = zipkinList({zipkinSpan({}), zipkinSpan({})});
    const Decoding cut = decoded(whole.substr(0, whole.size() - 3));
    ASSERT_TRUE(cut.facts);
    EXPECT_EQ(cut.size(), 1U);
    ASSERT_TRUE(cut.facts->stopped);
    EXPECT_EQ(cut.facts->stopped->kind, ErrorKind::malformed);
    EXPECT_EQ(cut.facts->stopped->where, "doc:" + std::to_string(whole.size() / 2));
    const Decoding none = decoded(whole.substr(0, 5));
    ASSERT_FALSE(none.facts);
    EXPECT_EQ(none.facts.error().kind, ErrorKind::malformed);
}

TEST(ZipkinProtoDecoder, readsTheSameFromManyThreads)
{
    const std::string text = generate({.traces = 1000, .spansPerTrace = 10, .seed = 5}, Format::zipkinProto);
    ASSERT_GT(text.size(), std::size_t{2} << 20U);
    decode::Options options;
    options.threads = 3;
    const Decoding one = decoded(text);
    const Decoding three(decodeZipkinProto, text, options);
    ASSERT_EQ(one.size(), 10'000U);
    ASSERT_EQ(three.size(), one.size());
    for (std::uint32_t row = 0; row < one.size(); ++row) {
        ASSERT_EQ(one.table->id(SpanIndex{row}), three.table->id(SpanIndex{row}));
        ASSERT_EQ(one.table->service(SpanIndex{row}), three.table->service(SpanIndex{row}));
    }
}

TEST(ZipkinProtoSign, knowsZipkinFromOtlp)
{
    const std::string zipkin = zipkinList({zipkinSpan({})});
    EXPECT_TRUE(looksLikeZipkinProto(zipkin));
    EXPECT_TRUE(looksLikeZipkinProto(zipkin.substr(0, zipkin.size() - 4))) << "cut behind the ids";
    EXPECT_FALSE(looksLikeZipkinProto(otlpSpans({otlpSpan({})})));
    EXPECT_FALSE(looksLikeZipkinProto(""));
    EXPECT_FALSE(looksLikeZipkinProto("\n[{\"traceId\":\"0000000000000001\",\"id\":\"1\"}]"));
}

} // namespace
} // namespace longspan::test
