// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/otlp_messages.h"
#include "model/decode/otlp_proto.h"
#include "tests/model/decode/decoding.h"
#include "tests/model/decode/proto_messages.h"

#include <gmock/gmock.h>

#include <stop_token>

namespace longspan::test {
namespace {

using decode::decodeOtlpProto;
using decode::looksLikeOtlpProto;
using decode::Options;
using testing::HasSubstr;
using testing::StartsWith;

Decoding decoded(std::string text, const Options& options = {})
{
    return Decoding(decodeOtlpProto, std::move(text), options);
}

/// Three spans, the middle one being these bytes.
std::string around(const std::string& middle)
{
    return otlpSpans({otlpSpan({.name = "before"}), middle, otlpSpan({.id = idBytes(8, 3), .name = "after"})});
}

void expectOnlyTheMiddleLeftOut(const std::string& middle)
{
    const Decoding three = decoded(around(middle));
    ASSERT_EQ(three.size(), 2U);
    EXPECT_EQ(three.table->name(SpanIndex{0}), "before");
    EXPECT_EQ(three.table->name(SpanIndex{1}), "after");
    EXPECT_EQ(three.count(NoteKind::badRecord), 1U);
    EXPECT_FALSE(three.facts->stopped);
}

TEST(OtlpProtoDamage, leavesOutASpanThatIsNoProtobuf)
{
    expectOnlyTheMiddleLeftOut("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01");
}

TEST(OtlpProtoDamage, leavesOutASpanWhoseFieldsGoPastItsEnd)
{
    expectOnlyTheMiddleLeftOut(otlpSpan({}) + std::string("\x2a\x7f", 2));
}

TEST(OtlpProtoDamage, leavesOutASpanWithAFieldOfTheWrongWireType)
{
    expectOnlyTheMiddleLeftOut(message([](Writer& span) {
        span.add_bytes(1, idBytes(16, 1));
        span.add_uint64(5, 7); // the name as a number
    }));
    expectOnlyTheMiddleLeftOut(message([](Writer& span) {
        span.add_bytes(1, idBytes(16, 1));
        span.add_uint64(7, 12); // a varint where a fixed number must be
    }));
}

TEST(OtlpProtoDamage, leavesOutAFieldNumberOfZero)
{
    expectOnlyTheMiddleLeftOut(otlpSpan({}) + std::string("\x02\x00", 2));
}

TEST(OtlpProtoDamage, leavesOutADamagedStatus)
{
    expectOnlyTheMiddleLeftOut(otlpSpan({.more = [](Writer& span) { span.add_bytes(15, "\x18\xff"); }}));
}

TEST(OtlpProtoDamage, doesNotTakeAMetricForASpan)
{
    expectOnlyTheMiddleLeftOut(message([](Writer& metric) {
        metric.add_string(1, "http.server.duration");
        metric.add_string(2, "how long it took");
        metric.add_bytes(5, "\x0a\x00");
    }));
}

TEST(OtlpProtoDamage, refusesADocumentWithoutAnyWholeSpan)
{
    const Decoding none = decoded(otlpSpans({std::string("\xff\xff", 2)}));
    ASSERT_FALSE(none.facts);
    EXPECT_EQ(none.facts.error().kind, ErrorKind::malformed);
    EXPECT_THAT(none.facts.error().where, StartsWith("doc:"));
}

TEST(OtlpProtoDamage, passesOverUnknownFieldsAndGroups)
{
    const std::string span = otlpSpan({.more = [](Writer& writer) {
        writer.add_string(77, "later version");
        writer.add_fixed32(78, 1);
        writer.add_uint64(79, 1);
    }});
    // Field 20 as a group around a number, a text and another group.
    const std::string group("\xa3\x01\x08\x05\x12\x01x\x1b\x0d\x01\x02\x03\x04\x1c\xa4\x01", 16);
    const Decoding one = decoded(otlpSpans({span + group}));
    ASSERT_EQ(one.size(), 1U);
    EXPECT_TRUE(one.notes.notes().empty());
}

TEST(OtlpProtoDamage, leavesOutGroupsThatDoNotClose)
{
    expectOnlyTheMiddleLeftOut(otlpSpan({}) + "\xa3\x01\x08\x05");
    expectOnlyTheMiddleLeftOut(otlpSpan({}) + "\xa3\x01\xac\x01"); // closed by another number
}

TEST(OtlpProtoDamage, leavesOutGroupsNestedWithoutEnd)
{
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "\xa3\x01";
    for (int i = 0; i < 100'000; ++i)
        deep += "\xa4\x01";
    expectOnlyTheMiddleLeftOut(otlpSpan({}) + deep);
}

TEST(OtlpProtoDamage, readsOnBehindADamagedScope)
{
    const std::string damaged = otlpScopeSpans({otlpSpan({.name = "inside"})}) + "\xff";
    const Decoding two = decoded(otlpDocument({otlpResourceSpans(otlpResource("a"), {damaged}),
        otlpResourceSpans(otlpResource("b"), {otlpScopeSpans({otlpSpan({.name = "behind"})})})}));
    ASSERT_EQ(two.size(), 2U);
    EXPECT_EQ(two.table->name(SpanIndex{1}), "behind");
    EXPECT_EQ(two.count(NoteKind::badRecord), 1U);
}

TEST(OtlpProtoDamage, keepsWhatCameBeforeTheEndOfATruncatedDocument)
{
    const std::string whole = otlpSpans({otlpSpan({.name = "one"}), otlpSpan({.name = "two"})});
    const std::string second = otlpSpan({.name = "two"});
    std::size_t most = 0;
    for (std::size_t size = 1; size < whole.size(); ++size) {
        const Decoding cut = decoded(whole.substr(0, size));
        EXPECT_LE(cut.size(), 1U) << size;
        if (cut.facts) {
            ASSERT_TRUE(cut.facts->stopped) << size;
            EXPECT_EQ(cut.facts->stopped->kind, ErrorKind::malformed);
            EXPECT_THAT(cut.facts->stopped->what, HasSubstr("middle"));
            EXPECT_EQ(cut.table->service(SpanIndex{0}), "shop");
            EXPECT_EQ(cut.table->name(SpanIndex{0}), "one");
        } else {
            EXPECT_EQ(cut.facts.error().kind, ErrorKind::malformed);
        }
        most = std::max(most, cut.size());
    }
    EXPECT_EQ(most, 1U);
    const Decoding lastByte = decoded(whole.substr(0, whole.size() - second.size() / 2));
    EXPECT_EQ(lastByte.size(), 1U);
}

TEST(OtlpProtoDamage, saysWhereADocumentBreaksOff)
{
    const std::string good = otlpSpans({otlpSpan({})});
    const Decoding broken = decoded(good + std::string("\x02\x00", 2));
    ASSERT_TRUE(broken.facts);
    ASSERT_TRUE(broken.facts->stopped);
    EXPECT_EQ(broken.facts->stopped->kind, ErrorKind::malformed);
    EXPECT_EQ(broken.facts->stopped->where, "doc:" + std::to_string(good.size()));
    EXPECT_EQ(broken.size(), 1U);
}

TEST(OtlpProtoDamage, survivesEveryByteBeingChanged)
{
    const std::string good = otlpSpans({otlpSpan({.name = "one"}), otlpSpan({.name = "two"})});
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (const int change : {0x01, 0x80, 0xff}) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ change);
            const Decoding read = decoded(bad);
            EXPECT_LE(read.size(), 2U);
            for (std::uint32_t row = 0; row < read.size(); ++row)
                EXPECT_TRUE(read.table->detail(SpanIndex{row})) << at;
        }
    }
}

TEST(OtlpProtoDamage, endsAtTheLimitOfSpans)
{
    Options options;
    options.limits.spans = 2;
    const Decoding some = decoded(around(otlpSpan({})), options);
    ASSERT_TRUE(some.facts);
    EXPECT_EQ(some.size(), 2U);
    EXPECT_EQ(some.facts->spans, 2U);
    ASSERT_TRUE(some.facts->stopped);
    EXPECT_EQ(some.facts->stopped->kind, ErrorKind::tooLarge);
}

TEST(OtlpProtoDamage, endsAtASpanPastTheLimitOfARecord)
{
    Options options;
    options.limits.recordBytes = 200;
    const Decoding some = decoded(around(otlpSpan({.name = std::string(300, 'n')})), options);
    ASSERT_TRUE(some.facts);
    EXPECT_EQ(some.size(), 1U);
    ASSERT_TRUE(some.facts->stopped);
    EXPECT_EQ(some.facts->stopped->kind, ErrorKind::tooLarge);
}

TEST(OtlpProtoDamage, stopsWhenAskedTo)
{
    std::stop_source source;
    source.request_stop();
    Call call;
    call.stop = source.get_token();
    SpanTableBuilder builder;
    const auto input = decode::DocumentInput::whole(ownBytes(around(otlpSpan({}))), "doc");
    const auto read = decodeOtlpProto(input, builder, {}, call);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::cancelled);
}

TEST(OtlpProtoDamage, readsADocumentWithoutSpansAsEmpty)
{
    const Decoding none = decoded(otlpSpans({}));
    ASSERT_TRUE(none.facts);
    EXPECT_EQ(none.facts->spans, 0U);
    EXPECT_FALSE(none.facts->stopped);
}

TEST(OtlpProtoSign, knowsTracesAndTempoAnswers)
{
    const std::string trace = otlpSpans({otlpSpan({})});
    EXPECT_TRUE(looksLikeOtlpProto(trace));
    EXPECT_TRUE(looksLikeOtlpProto(message([&](Writer& writer) { writer.add_message(1, trace); })));
    EXPECT_TRUE(looksLikeOtlpProto(trace.substr(0, trace.size() - 10))) << "cut inside the span";
    EXPECT_TRUE(looksLikeOtlpProto(otlpSpans({}))) << "no span at all";
}

TEST(OtlpProtoSign, refusesOthers)
{
    EXPECT_FALSE(looksLikeOtlpProto(""));
    EXPECT_FALSE(looksLikeOtlpProto("\n\n{\"traceId\":\"1\"}"));
    EXPECT_FALSE(looksLikeOtlpProto("\n{ some text }"));
    const std::string zipkin = message([](Writer& list) {
        Writer span(list, 1);
        span.add_bytes(1, idBytes(16, 1));
        span.add_bytes(3, idBytes(8, 2));
        span.add_enum(4, 1);
        span.add_string(5, "get");
    });
    EXPECT_FALSE(looksLikeOtlpProto(zipkin));
    const std::string metrics = otlpSpans({message([](Writer& metric) {
        metric.add_string(1, "http.server.duration");
        metric.add_bytes(7, "\x0a\x00");
    })});
    EXPECT_FALSE(looksLikeOtlpProto(metrics));
}

} // namespace
} // namespace longspan::test
