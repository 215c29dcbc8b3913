// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/answers.h"
#include "model/source/aliyun/lenient_json.h"
#include "model/source/aliyun/unit_check.h"

#include <gtest/gtest.h>

namespace longspan::source::aliyun {
namespace {

TEST(AliyunReading, takesAnObjectForAListOfOne)
{
    const auto page = readTraces(R"({"PageBean":{"TotalCount":1,"TraceInfos":{"TraceInfo":
        {"TraceID":"1c6881aab84191a4","OperationName":"/api","Duration":100,"Timestamp":1575561600000000}}}})");
    ASSERT_TRUE(page);
    ASSERT_EQ(page->rows.size(), 1U);
    EXPECT_EQ(page->rows.front().operation, "/api");
}

TEST(AliyunReading, takesNullAndAnEmptyTextAndAMissingListForNone)
{
    for (const char* text : {R"({"Services":{"Service":[]}})", R"({"Services":{"Service":null}})", R"({"Services":""})",
             R"({"Services":null})", R"({"Services":{}})", R"({})"})
        EXPECT_TRUE(readServices(text).value().empty()) << text;
}

TEST(AliyunReading, readsPlainListsOfArms)
{
    const auto services = readServices(R"({"TraceApps":[{"AppName":"a","Pid":"p","RegionId":"r"}]})");
    ASSERT_EQ(services.value().size(), 1U);
    EXPECT_EQ(services->front().name, "a");
    EXPECT_EQ(readTraces(R"({"TraceInfos":[{"TraceID":"a1"},{"TraceID":"a2"}]})").value().rows.size(), 2U);
    EXPECT_EQ(readTraces(R"({"PageBean":{"Total":"7","TraceInfos":[{"TraceID":"a1"}]}})").value().total, 7);
}

TEST(AliyunReading, readsNumbersAndTruthValuesInQuotes)
{
    const auto spans = readSpans(R"({"Spans":{"Span":[{"SpanId":"1","Duration":"1000","HaveStack":"false",
        "Timestamp":"1583683202047000"}]}})");
    ASSERT_TRUE(spans);
    EXPECT_EQ(spans->front().duration, 1000 * kMillisecond);
    EXPECT_EQ(spans->front().start, Nanos{1583683202047000} * kMicrosecond);
    EXPECT_TRUE(truthOf(Json("true")));
    EXPECT_FALSE(truthOf(Json("false")));
}

TEST(AliyunReading, takesFieldsInAnyCase)
{
    const Json body{{"requestid", "r"}, {"code", "c"}};
    EXPECT_EQ(textOf(member(body, "RequestId")), "r");
    EXPECT_EQ(textOf(member(body, "Code")), "c");
    EXPECT_TRUE(member(body, "Message").is_null());
}

TEST(AliyunReading, passesOverUnknownFields)
{
    const auto page = readTraces(R"({"New":{"x":[1]},"PageBean":{"TraceInfos":{"TraceInfo":[
        {"TraceID":"a1","TagMap":{"error":"true","n":5},"StatusCode":2,"Later":{}}]}}})");
    ASSERT_EQ(page.value().rows.size(), 1U);
    EXPECT_TRUE(page->rows.front().error);
    EXPECT_EQ(page->rows.front().tags.size(), 2U);
}

TEST(AliyunReading, tellsTheUnitOfATimeByItsSize)
{
    constexpr Nanos kTime = Nanos{1714306014} * kSecond;
    EXPECT_EQ(timeBySize(1714306014)->time, kTime);
    EXPECT_EQ(timeBySize(1714306014000)->time, kTime);
    EXPECT_EQ(timeBySize(1714306014000000)->time, kTime);
    EXPECT_EQ(timeBySize(1714306014000000000)->time, kTime);
    EXPECT_EQ(timeBySize(1714306014000)->step, kMillisecond);
    EXPECT_FALSE(timeBySize(0));
    EXPECT_FALSE(timeBySize(-5));
    EXPECT_FALSE(timeBySize(99'999'999'999)) << "no time of ours";
}

TEST(AliyunReading, opensDataInsideAText)
{
    const auto metrics = readMetrics(
        R"({"Data":"{\"data\":[{\"date\":1583686800000,\"count\":3,\"rt\":305.18,\"rpc\":\"a\"}],\"intervalInSec\":3600}"})");
    ASSERT_TRUE(metrics);
    ASSERT_EQ(metrics->rows.size(), 1U);
    EXPECT_EQ(metrics->rows.front().time, Nanos{1583686800} * kSecond);
    EXPECT_DOUBLE_EQ(metrics->rows.front().numbers.at("rt"), 305.18);
    EXPECT_EQ(metrics->rows.front().texts.at("rpc"), "a");
    EXPECT_EQ(metrics->interval, 3600);
}

TEST(AliyunReading, opensDataThatIsWrappedTwice)
{
    const std::string inner = R"({"data":[{"date":1583686800000,"count":3}]})";
    const auto metrics = readMetrics(Json{{"Data", Json{{"Data", inner}}.dump()}}.dump());
    EXPECT_EQ(metrics.value().rows.size(), 1U);
}

TEST(AliyunReading, opensANameListThatIsWrittenAsOneText)
{
    const auto names = readNames(R"({"TagKeys":{"TagKey":["{\"TagKey\":[\"date\",\"aTid\"]}"]}})", "TagKeys", "TagKey");
    EXPECT_EQ(names.value(), (std::vector<std::string>{"date", "aTid"}));
    EXPECT_EQ(
        readNames(R"({"TagKeys":{"TagKey":["{odd"]}})", "TagKeys", "TagKey").value(), std::vector<std::string>{"{odd"});
}

TEST(AliyunReading, opensChildrenInsideSpans)
{
    const auto spans = readSpans(R"({"Spans":[{"SpanId":"1","RpcId":"0","Children":[[
        {"SpanId":"2","RpcId":"0.1","Children":[]},{"SpanId":"3","RpcId":"0.2"}]]}]})");
    ASSERT_EQ(spans.value().size(), 3U);
    EXPECT_EQ((*spans)[1].spanId, "2");
    EXPECT_EQ((*spans)[2].spanId, "3");
    EXPECT_EQ((*spans)[0].raw.find("Children"), std::string::npos);
}

TEST(AliyunReading, refusesWhatIsNoJsonAndWhatIsTooDeep)
{
    EXPECT_EQ(readSpans("").error().reason, ErrorReason::incomplete);
    EXPECT_EQ(readSpans("<html>").error().kind, ErrorKind::malformed);
    EXPECT_EQ(readSpans(std::string(5000, '[')).error().reason, ErrorReason::tooDeep);
}

TraceRow row(std::int64_t duration)
{
    TraceRow row;
    row.operation = "/api";
    row.service = "shop";
    row.duration = duration;
    row.start = kSecond;
    return row;
}

ApiSpan span(Nanos duration)
{
    ApiSpan span;
    span.operation = "/api";
    span.service = "shop";
    span.start = kSecond;
    span.duration = duration;
    return span;
}

TEST(AliyunUnits, areTheOnesThatFitTheTrace)
{
    const std::vector<ApiSpan> trace{span(2340 * kMillisecond)};
    EXPECT_EQ(unitOf(row(2340), trace), kMillisecond);
    EXPECT_EQ(unitOf(row(2), trace), kSecond);
    EXPECT_EQ(unitOf(row(2'340'000), trace), kMicrosecond);
    EXPECT_EQ(unitOf(row(77), trace), std::nullopt);
    EXPECT_EQ(unitOf(row(0), trace), std::nullopt);
}

TEST(AliyunUnits, giveBoundsThatLetEqualDurationsThrough)
{
    EXPECT_EQ(boundFor(5 * kMillisecond, kMillisecond), 4);
    EXPECT_EQ(boundFor(5 * kMillisecond + 1, kMillisecond), 5);
    EXPECT_EQ(boundFor(1, kMillisecond), 0);
    EXPECT_EQ(boundFor(0, kMillisecond), 0);
}

} // namespace
} // namespace longspan::source::aliyun
