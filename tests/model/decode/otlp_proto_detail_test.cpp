// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/otlp_proto.h"
#include "tests/model/decode/decoding.h"
#include "tests/model/decode/proto_messages.h"

#include <gmock/gmock.h>

#include <limits>

namespace longspan::test {
namespace {

using decode::decodeOtlpProto;
using decode::Options;

SpanDetail detailOf(std::function<void(Writer&)> more, const Options& options = {})
{
    const Decoding one(decodeOtlpProto, otlpSpans({otlpSpan({.more = std::move(more)})}), options);
    EXPECT_EQ(one.size(), 1U);
    return one.size() == 1 ? one.detail(0) : SpanDetail{};
}

std::string any(const std::function<void(Writer&)>& fill)
{
    return message(fill);
}

/// The only attribute of a span that has this AnyValue.
Value valueOf(const std::string& anyValue, const Options& options = {})
{
    const SpanDetail detail = detailOf([&](Writer& span) { span.add_message(9, pairOf("key", anyValue)); }, options);
    EXPECT_EQ(detail.attributes.size(), 1U);
    return detail.attributes.empty() ? Value{} : detail.attributes.front().value;
}

TEST(OtlpProtoDetail, keepsTheTypesOfAttributes)
{
    EXPECT_EQ(valueOf(any([](Writer& value) { value.add_string(1, "text"); })), text("text"));
    EXPECT_EQ(valueOf(any([](Writer& value) { value.add_bool(2, true); })), Value{true});
    EXPECT_EQ(valueOf(any([](Writer& value) { value.add_int64(3, -9'007'199'254'740'993); })),
        Value{std::int64_t{-9'007'199'254'740'993}});
    EXPECT_EQ(valueOf(any([](Writer& value) { value.add_double(4, 0.1); })), Value{0.1});
    EXPECT_EQ(valueOf(any([](Writer& value) { value.add_bytes(7, std::string("\0\xff", 2)); })),
        (Value{Value::Binary{std::string("\0\xff", 2)}}));
    EXPECT_EQ(valueOf({}), Value{});
}

TEST(OtlpProtoDetail, keepsEmptyTextsApartFromNothing)
{
    EXPECT_EQ(valueOf(any([](Writer& value) { value.add_string(1, ""); })), text(""));
}

TEST(OtlpProtoDetail, keepsTheTextOfAThousandBytesAndNulsWhole)
{
    const std::string odd = std::string("a\0b\x01\xe2\x80\xae", 7) + std::string(10'000, 'z');
    EXPECT_EQ(valueOf(any([&](Writer& value) { value.add_string(1, odd); })), text(odd));
}

TEST(OtlpProtoDetail, readsArraysAndMapsInsideEachOther)
{
    const Value read = valueOf(any([](Writer& value) {
        Writer array(value, 5);
        {
            Writer number(array, 1);
            number.add_int64(3, 1);
        }
        Writer item(array, 1);
        Writer map(item, 6);
        map.add_message(1, pair("inner", "x"));
    }));
    const Value expected{Value::Array{Value{std::int64_t{1}}, Value{Value::Map{{"inner", text("x")}}}}};
    EXPECT_EQ(read, expected);
}

/// AnyValues in arrays, that deep.
std::string nested(int depth)
{
    std::string inner = any([](Writer& value) { value.add_string(1, "core"); });
    for (int i = 0; i < depth; ++i) {
        inner = any([&](Writer& value) {
            Writer array(value, 5);
            array.add_message(1, inner);
        });
    }
    return inner;
}

const Value& descend(const Value& value, int levels)
{
    const Value* at = &value;
    for (int i = 0; i < levels; ++i) {
        const auto* array = std::get_if<Value::Array>(&at->data);
        if (!array || array->size() != 1)
            return *at;
        at = &array->front();
    }
    return *at;
}

TEST(OtlpProtoDetail, buildsValuesUpToTheDepthLimit)
{
    const Value read = valueOf(nested(kMaxValueDepth));
    EXPECT_EQ(descend(read, kMaxValueDepth), text("core"));
}

TEST(OtlpProtoDetail, keepsDeeperValuesAsBytes)
{
    const Value read = valueOf(nested(kMaxValueDepth + 1));
    EXPECT_TRUE(std::holds_alternative<Value::Binary>(descend(read, kMaxValueDepth).data));
    const Value abyss = valueOf(nested(5000));
    EXPECT_TRUE(std::holds_alternative<Value::Binary>(descend(abyss, kMaxValueDepth).data));
}

TEST(OtlpProtoDetail, cutsValuesPastTheLimitAtACharacter)
{
    Options options;
    options.limits.attributeBytes = 4;
    const std::string euros = "\xe2\x82\xac\xe2\x82\xac";
    const SpanDetail detail = detailOf([&](Writer& span) { span.add_message(9, pair("cost", euros)); }, options);
    ASSERT_EQ(detail.attributes.size(), 1U);
    EXPECT_EQ(detail.attributes[0].value, text("\xe2\x82\xac"));
    ASSERT_EQ(detail.warnings.size(), 1U);
    EXPECT_THAT(detail.warnings[0], testing::HasSubstr("cost"));
}

TEST(OtlpProtoDetail, repairsTextsThatAreNotUtf8)
{
    const SpanDetail detail = detailOf([&](Writer& span) { span.add_message(9, pair("k\xff", "a\xc3(")); });
    EXPECT_EQ(detail.attributes, (Attributes{{"k\xef\xbf\xbd", text("a\xef\xbf\xbd(")}}));
    const Decoding name(decodeOtlpProto, otlpSpans({otlpSpan({.name = "n\xff"}), otlpSpan({.name = "n\xff"})}));
    EXPECT_EQ(name.table->name(SpanIndex{1}), "n\xef\xbf\xbd");
    EXPECT_EQ(name.count(NoteKind::invalidUtf8), 1U);
}

TEST(OtlpProtoDetail, keepsEqualKeys)
{
    const SpanDetail detail = detailOf([&](Writer& span) {
        span.add_message(9, pair("k", "1"));
        span.add_message(9, pair("k", "2"));
    });
    EXPECT_EQ(detail.attributes, (Attributes{{"k", text("1")}, {"k", text("2")}}));
}

TEST(OtlpProtoDetail, readsEventsWithTheirAttributes)
{
    const SpanDetail detail = detailOf([](Writer& span) {
        {
            Writer event(span, 11);
            event.add_string(2, "exception");
            event.add_fixed64(1, 1'700'000'000'000'000'123);
            event.add_message(3, pair("exception.type", "Oops"));
            event.add_uint32(4, 5);
        }
        Writer later(span, 11);
        later.add_fixed64(1, std::numeric_limits<std::uint64_t>::max());
    });
    ASSERT_EQ(detail.events.size(), 2U);
    const Event expected{1'700'000'000'000'000'123, "exception", {{"exception.type", text("Oops")}}, 5};
    EXPECT_EQ(detail.events[0], expected);
    EXPECT_EQ(detail.events[1].time, std::numeric_limits<Nanos>::max());
    EXPECT_TRUE(detail.attributes.empty());
}

TEST(OtlpProtoDetail, readsLinksAlsoToTheSpanItself)
{
    const SpanDetail detail = detailOf([](Writer& span) {
        Writer link(span, 13);
        link.add_message(4, pair("why", "batch"));
        link.add_bytes(1, idBytes(16, 1));
        link.add_bytes(2, idBytes(8, 1));
        link.add_string(3, "a=b");
    });
    ASSERT_EQ(detail.links.size(), 1U);
    const Link expected{Link::Type::link, TraceId{0, 1}, SpanId{1}, "a=b", {{"why", text("batch")}}};
    EXPECT_EQ(detail.links[0], expected);
}

TEST(OtlpProtoDetail, keepsFlagsAndState)
{
    const SpanDetail detail = detailOf([](Writer& span) {
        span.add_string(3, "vendor=1");
        span.add_fixed32(16, 0x301);
    });
    EXPECT_EQ(detail.traceState, "vendor=1");
    EXPECT_EQ(detail.traceFlags, 0x301U);
}

TEST(OtlpProtoDetail, readsAHundredThousandEvents)
{
    const SpanDetail detail = detailOf([](Writer& span) {
        for (int i = 0; i < 100'000; ++i)
            Writer(span, 11).add_fixed64(1, 1);
    });
    EXPECT_EQ(detail.events.size(), 100'000U);
}

TEST(OtlpProtoDetail, hasNoTextToShow)
{
    const Decoding one(decodeOtlpProto, otlpSpans({otlpSpan({})}));
    EXPECT_EQ(one.table->raw(SpanIndex{0}), "");
}

} // namespace
} // namespace longspan::test
