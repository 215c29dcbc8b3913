// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/chunk_boundary.h"
#include "model/decode/jaeger.h"
#include "model/decode/otlp_json.h"
#include "model/decode/zipkin_v2.h"
#include "tests/model/decode/text_reading.h"

#include <gtest/gtest.h>

namespace longspan::decode {
namespace {

using test::repeated;

/// The boundary behind the mark '|', which is taken out, as "level@what begins there".
std::string boundary(std::string text, const JsonFormat& format)
{
    const std::size_t from = text.find('|');
    text.erase(from, 1);
    const auto found = findBoundary(text, from, text.size(), format);
    return found ? std::to_string(static_cast<int>(found->level)) + "@" + text.substr(found->offset, 12) : "none";
}

std::string at(Level level, const char* text)
{
    return std::to_string(static_cast<int>(level)) + "@" + text;
}

TEST(ChunkBoundary, findsTheNextSpanOfAZipkinList)
{
    EXPECT_EQ(boundary(R"([{"traceId":|"a","id":"1"},{"id":"2","traceId":"a"}])", zipkinV2Format()),
        at(Level::spans, R"({"id":"2","t)"));
    EXPECT_EQ(boundary("[{|} \n,\r\n\t { \"traceId\":\"a\",\"id\":\"1\"}]", zipkinV2Format()),
        at(Level::spans, "{ \"traceId\":"));
}

TEST(ChunkBoundary, passesOverElementsOfInnerLists)
{
    EXPECT_EQ(
        boundary(R"([{"annotations":[|{"value":"x"},{"value":"y"},{"timestamp":1}],"id":"1"}])", zipkinV2Format()),
        "none");
    EXPECT_EQ(boundary(R"([|{"a":1},{"value":"traceId","b":{"traceId":1,"id":2}}])", zipkinV2Format()), "none");
}

TEST(ChunkBoundary, isNeverInsideAString)
{
    EXPECT_EQ(boundary(R"([{"a":"|}, {\"traceId\":\"x\",\"id\":\"y\"}"},{"b":1}])", zipkinV2Format()), "none");
    EXPECT_EQ(
        boundary(R"([{"a":"|},{"},{"traceId":"x","id":"y"}])", zipkinV2Format()), at(Level::spans, R"({"traceId":")"));
}

TEST(ChunkBoundary, tellsJaegersListsApart)
{
    EXPECT_EQ(boundary(R"([|{},{"spanID":"1","startTime":1}])", jaegerFormat()), at(Level::spans, R"({"spanID":"1)"));
    EXPECT_EQ(
        boundary(R"([|{},{"operationName":"x","spanID":"1"}])", jaegerFormat()), at(Level::spans, R"({"operationN)"));
    EXPECT_EQ(boundary(R"([|{},{"traceID":"1","spans":[]}])", jaegerFormat()), at(Level::traces, R"({"traceID":")"));
    EXPECT_EQ(boundary(R"([|{},{"processes":{}}])", jaegerFormat()), at(Level::traces, R"({"processes")"));
    EXPECT_EQ(boundary(R"([|{},{"refType":"CHILD_OF","traceID":"1","spanID":"2"}])", jaegerFormat()), "none");
    EXPECT_EQ(boundary(R"([|{},{"key":"span.kind","type":"string","value":"x"}])", jaegerFormat()), "none");
}

TEST(ChunkBoundary, tellsOtlpsListsApart)
{
    EXPECT_EQ(boundary(R"([|{},{"resource":{},"scopeSpans":[]}])", otlpJsonFormat()),
        at(Level::resources, R"({"resource":)"));
    EXPECT_EQ(boundary(R"([|{},{"instrumentationLibrarySpans":[]}])", otlpJsonFormat()),
        at(Level::resources, R"({"instrument)"));
    EXPECT_EQ(boundary(R"([|{},{"scope":{},"spans":[]}])", otlpJsonFormat()), at(Level::scopes, R"({"scope":{},)"));
    EXPECT_EQ(boundary(R"([|{},{"traceId":"","spanId":"","endTimeUnixNano":"1"}])", otlpJsonFormat()),
        at(Level::spans, R"({"traceId":")"));
    for (const char* other : {R"({"traceId":"","spanId":""})", R"({"timeUnixNano":"1","name":"x"})",
             R"({"key":"a","value":{"spanId":1,"startTimeUnixNano":1}})",
             R"({"timeUnixNano":"1","traceId":"","spanId":"","body":{}})"})
        EXPECT_EQ(boundary("[|{}," + std::string(other) + "]", otlpJsonFormat()), "none") << other;
}

TEST(ChunkBoundary, cutsAtLinesWhereLinesAreDocuments)
{
    EXPECT_EQ(boundary("{\"a\":|1}\n{\"b\":2}", otlpJsonLinesFormat()), at(Level::root, "{\"b\":2}"));
    EXPECT_EQ(boundary("{\"a\":|1}\n{\"b\":2}", otlpJsonFormat()), "none");
    EXPECT_EQ(boundary("|\n\n", otlpJsonLinesFormat()), "none");
}

TEST(ChunkBoundary, looksNoFurtherThanTheLimit)
{
    const std::string text = R"([{"a":1},{"traceId":"a","id":"1"}])";
    EXPECT_TRUE(findBoundary(text, 0, text.size(), zipkinV2Format()));
    EXPECT_FALSE(findBoundary(text, 0, 5, zipkinV2Format()));
    EXPECT_FALSE(findBoundary(text, 9, text.size(), zipkinV2Format()));
    EXPECT_FALSE(findBoundary(text, text.size() + 5, text.size() + 9, zipkinV2Format()));
    EXPECT_FALSE(findBoundary("", 0, 100, zipkinV2Format()));
}

TEST(ChunkBoundary, bearsTextsThatEndAnywhere)
{
    const std::string text = R"([{"a":1} , { "traceId":"\"a","id":"1"},{"traceId":")";
    for (std::size_t size = 0; size <= text.size(); ++size)
        for (std::size_t from = 0; from <= size; ++from) {
            const auto found = findBoundary(std::string_view(text).substr(0, size), from, size, zipkinV2Format());
            if (found) {
                ASSERT_EQ(text[found->offset], '{');
                ASSERT_LT(found->offset, size);
            }
        }
}

/// Each of these lists lies in the one before; looking through each to its end would never come to one.
TEST(ChunkBoundary, getsThroughListsThatAreNestedWithoutEnd)
{
    const std::string nested = repeated(R"({"a":1},{"b":[)", 300'000);
    EXPECT_FALSE(findBoundary(nested, 0, nested.size(), zipkinV2Format()));
}

} // namespace
} // namespace longspan::decode
