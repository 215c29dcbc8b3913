// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/decode/json_shapes.h"
#include "tests/model/decode/text_reading.h"

#include <gmock/gmock.h>

namespace longspan::test {
namespace {

using decode::Limits;
using testing::ElementsAre;
using testing::IsEmpty;

decode::Options limited(const std::function<void(Limits&)>& change, unsigned threads = 1)
{
    decode::Options options = onThreads(threads);
    change(options.limits);
    return options;
}

class JsonLimits : public testing::TestWithParam<JsonShape> {
protected:
    static std::string span(int number, std::string value = "v")
    {
        return GetParam().span({.id = std::to_string(number + 1), .name = "n", .value = "\"" + value + "\""});
    }
    /// count spans, one of them with a value of that many bytes.
    static std::string document(int count, int large = -1, std::size_t bytes = 0)
    {
        std::string spans;
        for (int i = 0; i < count; ++i)
            spans += (i == 0 ? "" : ",") + span(i, i == large ? std::string(bytes, 'x') : "v");
        return GetParam().document(spans);
    }
    static std::string placeOf(const std::string& text, int number)
    {
        return "doc:" + std::to_string(text.find(span(number).substr(0, span(number).find("\"n\""))));
    }
};

void expectTooLarge(const TextReading& read, const std::string& what, const std::string& where)
{
    ASSERT_TRUE(read.ok());
    ASSERT_TRUE(read.facts().stopped);
    EXPECT_EQ(read.facts().stopped->kind, ErrorKind::tooLarge);
    EXPECT_EQ(read.facts().stopped->what, what);
    EXPECT_EQ(read.facts().stopped->where, where);
    EXPECT_THAT(faultsOf(read.table()), IsEmpty());
}

TEST_P(JsonLimits, keepAsManySpansAsTheyAllow)
{
    const std::string text = document(10);
    const TextReading read(text, limited([](Limits& limits) { limits.spans = 4; }));
    expectTooLarge(read, "more spans than the limit", placeOf(text, 4));
    EXPECT_EQ(read.size(), 4U);
    EXPECT_EQ(read.facts().spans, 4U);
    EXPECT_EQ(read.service(3), "shop");
}

TEST_P(JsonLimits, letAsManySpansThroughAsTheySay)
{
    const TextReading read(document(10), limited([](Limits& limits) { limits.spans = 10; }));
    EXPECT_EQ(read.size(), 10U);
    EXPECT_FALSE(read.facts().stopped);
}

TEST_P(JsonLimits, countSpansAcrossWindows)
{
    const std::string text = document(20'000);
    for (const unsigned threads : {1U, 3U}) {
        const TextReading read(text, limited([](Limits& limits) { limits.spans = 15'000; }, threads));
        expectTooLarge(read, "more spans than the limit", placeOf(text, 15'000));
        EXPECT_EQ(read.size(), 15'000U);
    }
}

TEST_P(JsonLimits, ofNoSpansAtAllAreAnError)
{
    const TextReading read(document(2), limited([](Limits& limits) { limits.spans = 0; }));
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.result.error().kind, ErrorKind::tooLarge);
}

TEST_P(JsonLimits, leaveOutTracesThatOnlyDroppedSpansWereOf)
{
    const std::string other = R"("traceId":"b","traceID":"b")";
    const std::string text = GetParam().document(span(0) + "," + GetParam().span({.id = "2", .more = other}));
    const TextReading read(text, limited([](Limits& limits) { limits.spans = 1; }));
    EXPECT_EQ(read.size(), 1U);
    EXPECT_EQ(read.table().traceCount(), 1U);
}

TEST_P(JsonLimits, endTheReadingAtARecordThatIsTooLong)
{
    const std::string text = document(5, 2, 5000);
    const TextReading read(text, limited([](Limits& limits) { limits.recordBytes = 4000; }));
    expectTooLarge(read, "a record is longer than the limit", placeOf(text, 2));
    EXPECT_EQ(read.size(), 2U);
}

TEST_P(JsonLimits, letARecordThroughThatIsAsLongAsTheySay)
{
    const std::string text = document(5, 2, 5000);
    const std::size_t length = span(2, std::string(5000, 'x')).size();
    EXPECT_EQ(TextReading(text, limited([&](Limits& limits) { limits.recordBytes = length; })).size(), 5U);
    EXPECT_EQ(TextReading(text, limited([&](Limits& limits) { limits.recordBytes = length - 1; })).size(), 2U);
}

/// Longer than a window: the walk ends inside of it.
TEST_P(JsonLimits, endTheReadingAtARecordOfManyWindows)
{
    const std::string text = document(5, 2, 6U << 20U);
    for (const unsigned threads : {1U, 3U}) {
        const TextReading read(text, limited([](Limits& limits) { limits.recordBytes = 2U << 20U; }, threads));
        expectTooLarge(read, "a record is longer than the limit", placeOf(text, 2));
        EXPECT_EQ(read.size(), 2U);
    }
}

TEST_P(JsonLimits, endTheReadingAtARecordThatNeverEnds)
{
    std::string text = document(3);
    text.resize(text.rfind("\"n\"") + 1);
    text += std::string(6U << 20U, 'x');
    const TextReading read(text, limited([](Limits& limits) { limits.recordBytes = 2U << 20U; }));
    expectTooLarge(read, "a record is longer than the limit", placeOf(text, 2));
    EXPECT_EQ(read.size(), 2U);
}

TEST_P(JsonLimits, ofDepthEndTheReading)
{
    const std::string deep = GetParam().span({.id = "2", .more = R"("x":[[[[[[[[[[[[]]]]]]]]]]]])"});
    const std::string text = GetParam().document(span(0) + "," + deep + "," + span(2));
    const TextReading read(text, limited([](Limits& limits) { limits.depth = 11; }));
    ASSERT_TRUE(read.facts().stopped);
    EXPECT_EQ(read.facts().stopped->kind, ErrorKind::tooLarge);
    EXPECT_EQ(read.facts().stopped->what, "nested deeper than the limit");
    EXPECT_EQ(read.facts().stopped->where, "doc:" + std::to_string(text.find("[[[")));
    EXPECT_EQ(read.size(), 1U);
    EXPECT_EQ(TextReading(text, limited([](Limits& limits) { limits.depth = 12; })).size(), 3U);
}

TEST_P(JsonLimits, cutLongValuesWithANoteAndAWarning)
{
    const std::string text = document(3, 1, 1000);
    const TextReading read(text, limited([](Limits& limits) { limits.attributeBytes = 600; }));
    ASSERT_EQ(read.size(), 3U);
    EXPECT_FALSE(read.facts().stopped);
    EXPECT_THAT(read.noted(), ElementsAre("tooLargeValue*1@doc:" + std::to_string(text.find("xxxx"))));
    EXPECT_EQ(read.detail(1).attributes.at(0).value, Value{std::string(600, 'x')});
    EXPECT_THAT(read.detail(1).warnings, ElementsAre("a value was too large and is cut: key"));
    EXPECT_THAT(read.detail(0).warnings, IsEmpty());
    EXPECT_EQ(read.detail(2).attributes.at(0).value, Value{std::string("v")});
}

TEST_P(JsonLimits, cutValuesAtACharacter)
{
    const TextReading read(GetParam().document(GetParam().span({.value = "\"" + repeated("\xe2\x82\xac", 200) + "\""})),
        limited([](Limits& limits) { limits.attributeBytes = 400; }));
    EXPECT_EQ(read.detail().attributes.at(0).value, Value{repeated("\xe2\x82\xac", 133)});
}

TEST_P(JsonLimits, leaveLongSpansOfShortValuesAlone)
{
    std::string attributes;
    for (int i = 0; i < 100; ++i)
        attributes += (i == 0 ? "" : ",") + GetParam().attribute("key" + std::to_string(i), "\"some value\"");
    const TextReading read(GetParam().document(GetParam().span({.moreAttributes = attributes})),
        limited([](Limits& limits) { limits.attributeBytes = 100; }));
    EXPECT_THAT(read.noted(), IsEmpty());
    EXPECT_THAT(read.detail().warnings, IsEmpty());
    EXPECT_EQ(read.detail().attributes.size(), 101U);
}

TEST_P(JsonLimits, boundWhatIsReadEvenWhenNoPlaceToCutIsFound)
{
    // Members without these names give no hint where an element begins.
    std::string spans = span(0);
    const std::string strange = R"({"x":")" + std::string(300, 'y') + "\"}";
    for (int i = 0; i < 20'000; ++i)
        spans += "," + strange;
    const std::string text = GetParam().document(spans + "," + span(1));
    const TextReading read(text, limited([](Limits& limits) { limits.recordBytes = 64U << 10U; }));
    ASSERT_TRUE(read.ok());
    EXPECT_FALSE(read.facts().stopped);
    EXPECT_EQ(read.size(), 20'002U);
    EXPECT_EQ(read.row(20'001).id, SpanId{2});
    EXPECT_EQ(read.notes.count(NoteKind::missingSpanId), 20'000U);
}

INSTANTIATE_TEST_SUITE_P(
    All, JsonLimits, testing::ValuesIn(kJsonShapes), [](const auto& shape) { return std::string(shape.param.name); });

TEST(JsonLimitsOfDetails, keepDeepValuesAsText)
{
    const auto detail = [](int depth) {
        const std::string deep = repeated(R"({"arrayValue":{"values":[)", static_cast<std::size_t>(depth)) +
            R"({"stringValue":"core"})" + repeated("]}}", static_cast<std::size_t>(depth));
        const TextReading read(R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"a","spanId":"1","attributes":)"
                               R"([{"key":"deep","value":)" +
            deep + "}]}]}]}]}");
        return read.detail().attributes.at(0).value;
    };
    const auto depthOf = [](Value value) {
        int depth = 0;
        while (auto* array = std::get_if<Value::Array>(&value.data)) {
            ++depth;
            value = Value(array->at(0));
        }
        return std::pair(depth, toText(value));
    };
    EXPECT_EQ(depthOf(detail(kMaxValueDepth - 1)), std::pair(kMaxValueDepth - 1, std::string("core")));
    const auto [depth, text] = depthOf(detail(200));
    EXPECT_EQ(depth, kMaxValueDepth);
    EXPECT_TRUE(text.starts_with(R"({"arrayValue":{"values":[)")) << text.substr(0, 50);
}

TEST(JsonLimitsOfDetails, cutWhatIsInsideOfLists)
{
    const std::string value = R"({"kvlistValue":{"values":[{"key":"a","value":{"stringValue":")" +
        std::string(500, 'x') + R"("}},{"key":"b","value":{"bytesValue":")" + std::string(500, 'A') + R"("}}]}})";
    const TextReading read(R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"a","spanId":"1","attributes":)"
                           R"([{"key":"map","value":)" +
            value + "}]}]}]}]}",
        limited([](Limits& limits) { limits.attributeBytes = 100; }));
    const SpanDetail detail = read.detail();
    const auto& map = std::get<Value::Map>(detail.attributes.at(0).value.data);
    EXPECT_EQ(map.at(0).value, Value{std::string(100, 'x')});
    EXPECT_EQ(std::get<Value::Binary>(map.at(1).value.data).bytes.size(), 100U);
    EXPECT_EQ(detail.warnings.size(), 1U);
    EXPECT_EQ(read.notes.count(NoteKind::tooLargeValue), 2U);
}

TEST(JsonLimitsOfDetails, cutValuesOfResources)
{
    const TextReading read(R"({"resourceSpans":[{"resource":{"attributes":[{"key":"long","value":{"stringValue":")" +
            std::string(500, 'x') + R"("}}]},"scopeSpans":[{"spans":[{"traceId":"a","spanId":"1"}]}]}]})",
        limited([](Limits& limits) { limits.attributeBytes = 100; }));
    EXPECT_EQ(read.detail().resource.at(0).value, Value{std::string(100, 'x')});
}

} // namespace
} // namespace longspan::test
