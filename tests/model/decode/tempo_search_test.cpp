// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/tempo_search.h"
#include "tests/model/decode/decoding.h"

#include <gmock/gmock.h>

namespace longspan::test {
namespace {

using decode::decodeTempoSearch;
using decode::Options;

Decoding decoded(std::string text, const Options& options = {})
{
    return Decoding(decodeTempoSearch, std::move(text), options);
}

std::string span(std::string_view id, std::string_view more = "")
{
    return R"({"spanID":")" + std::string(id) +
        R"(","startTimeUnixNano":"1701778055578250000","durationNanos":"556000")" + std::string(more) + "}";
}

/// An answer with one trace of these members.
std::string answer(const std::string& members)
{
    return R"({"traces":[{"traceID":"abc","rootServiceName":"shop","rootTraceName":"GET /",)"
           R"("startTimeUnixNano":"1684778327699392724","durationMs":557)" +
        members + R"(}],"metrics":{"completedJobs":4,"totalJobs":4}})";
}

constexpr SpanIndex kFirst{0};

TEST(TempoSearchDecoder, readsTheSpansThatMatched)
{
    const Decoding one = decoded(answer(R"(,"spanSets":[{"spans":[)" +
        span("563d623c76514f8e", R"(,"name":"query","attributes":[{"key":"service.name","value":{"stringValue":"db"}},
            {"key":"status","value":{"stringValue":"error"}},{"key":"kind","value":{"stringValue":"client"}},
            {"key":"rows","value":{"intValue":"12"}}])") +
        R"(],"matched":1}])"));
    ASSERT_TRUE(one.facts);
    EXPECT_FALSE(one.facts->stopped);
    ASSERT_EQ(one.size(), 1U);
    const SpanTable& table = *one.table;
    EXPECT_EQ(table.id(kFirst), SpanId{0x563d623c76514f8e});
    EXPECT_EQ(table.service(kFirst), "db");
    EXPECT_EQ(table.name(kFirst), "query");
    EXPECT_EQ(table.start(kFirst), 1'701'778'055'578'250'000) << "past 2^53, in a string";
    EXPECT_EQ(table.duration(kFirst), 556'000);
    EXPECT_EQ(table.status(kFirst), SpanStatus::error);
    EXPECT_EQ(table.kind(kFirst), SpanKind::client);
    EXPECT_EQ(table.parentId(kFirst), SpanId::none);
    EXPECT_EQ(one.detail(0).attributes[3], (Attribute{"rows", Value{std::int64_t{12}}}));
    EXPECT_THAT(std::string(table.raw(kFirst)), testing::StartsWith("{\"spanID\":\"563d623c76514f8e\""));
    EXPECT_TRUE(one.notes.notes().empty());
}

TEST(TempoSearchDecoder, fillsUpTraceIds)
{
    const Decoding one = decoded(answer(R"(,"spanSets":[{"spans":[)" + span("1") + "]}]"));
    EXPECT_EQ(toHex32(one.table->traceId(one.table->trace(kFirst))), "00000000000000000000000000000abc");
    EXPECT_EQ(one.count(NoteKind::badId), 0U);
}

TEST(TempoSearchDecoder, takesASpanOfBothSetsOnce)
{
    const std::string spans = R"({"spans":[)" + span("a") + "," + span("b") + R"(],"matched":2})";
    const Decoding two = decoded(answer(R"(,"spanSet":)" + spans + R"(,"spanSets":[)" + spans + "]"));
    EXPECT_EQ(two.size(), 2U);
    EXPECT_EQ(two.table->traceCount(), 1U);
    EXPECT_TRUE(two.notes.notes().empty());
}

TEST(TempoSearchDecoder, readsTheOldSetAlone)
{
    EXPECT_EQ(decoded(answer(R"(,"spanSet":{"spans":[)" + span("a") + R"(],"matched":1})")).size(), 1U);
}

TEST(TempoSearchDecoder, keepsEqualSpanIdsOfTwoTracesApart)
{
    const std::string trace = R"("rootServiceName":"s","spanSet":{"spans":[)" + span("a") + "]}}";
    const Decoding two = decoded(R"({"traces":[{"traceID":"1",)" + trace + R"(,{"traceID":"2",)" + trace + "]}");
    EXPECT_EQ(two.size(), 2U);
    EXPECT_EQ(two.table->traceCount(), 2U);
}

TEST(TempoSearchDecoder, saysWhenMoreMatchedThanIsListed)
{
    const Decoding one = decoded(answer(R"(,"spanSets":[{"spans":[)" + span("a") + R"(],"matched":6}])"));
    EXPECT_EQ(one.count(NoteKind::partialAnswer), 1U);
}

TEST(TempoSearchDecoder, saysWhenTheSearchWasNotComplete)
{
    const Decoding none = decoded(R"({"traces":[],"metrics":{"completedJobs":3,"totalJobs":4}})");
    ASSERT_TRUE(none.facts);
    EXPECT_EQ(none.count(NoteKind::partialAnswer), 1U);
}

TEST(TempoSearchDecoder, makesARowOfATraceWithoutSpans)
{
    const Decoding one = decoded(answer(""));
    ASSERT_EQ(one.size(), 1U);
    const SpanTable& table = *one.table;
    EXPECT_TRUE(table.flags(kFirst).has(SpanFlag::syntheticId));
    EXPECT_EQ(table.service(kFirst), "shop");
    EXPECT_EQ(table.name(kFirst), "GET /");
    EXPECT_EQ(table.start(kFirst), 1'684'778'327'699'392'724);
    EXPECT_EQ(table.duration(kFirst), 557 * kMillisecond);
}

TEST(TempoSearchDecoder, doesNotTakeZeroMillisecondsForADuration)
{
    const Decoding one = decoded(R"({"traces":[{"traceID":"1","startTimeUnixNano":"5000","durationMs":0}]})");
    ASSERT_EQ(one.size(), 1U);
    EXPECT_FALSE(one.table->durationKnown(kFirst));
}

TEST(TempoSearchDecoder, takesAnAnswerWithoutTracesForEmpty)
{
    for (const char* text : {"{}", R"({"traces":null})", R"({"metrics":{}})", R"({"traces":[]})"}) {
        const Decoding none = decoded(text);
        ASSERT_TRUE(none.facts) << text;
        EXPECT_EQ(none.size(), 0U);
    }
}

TEST(TempoSearchDecoder, marksWhatIsUnknown)
{
    const Decoding one = decoded(R"({"traces":[{"traceID":"zz","spanSet":{"spans":[{"spanID":""}]}}]})");
    ASSERT_EQ(one.size(), 1U);
    EXPECT_FALSE(one.table->startKnown(kFirst));
    EXPECT_FALSE(one.table->durationKnown(kFirst));
    EXPECT_TRUE(one.table->flags(kFirst).has(SpanFlag::syntheticId));
    EXPECT_EQ(one.count(NoteKind::badId), 1U);
    EXPECT_EQ(one.count(NoteKind::missingSpanId), 1U);
}

TEST(TempoSearchDecoder, passesOverWhatIsNoObject)
{
    const Decoding one =
        decoded(R"({"traces":[7,{"traceID":"1","spanSets":[null,{"spans":[null,)" + span("a") + "]}]}]}");
    EXPECT_EQ(one.size(), 1U);
    EXPECT_EQ(one.count(NoteKind::badRecord), 2U);
}

TEST(TempoSearchDecoder, keepsTheTracesBeforeACut)
{
    const std::string whole = R"({"traces":[{"traceID":"1","rootTraceName":"a"},{"traceID":"2","rootTraceName":"b"}]})";
    const Decoding cut = decoded(whole.substr(0, whole.size() - 8));
    ASSERT_TRUE(cut.facts);
    EXPECT_EQ(cut.size(), 1U);
    ASSERT_TRUE(cut.facts->stopped);
    EXPECT_EQ(cut.facts->stopped->kind, ErrorKind::malformed);
    const Decoding none = decoded(whole.substr(0, 20));
    ASSERT_FALSE(none.facts);
    EXPECT_EQ(none.facts.error().kind, ErrorKind::malformed);
}

TEST(TempoSearchDecoder, endsAtTheLimits)
{
    Options options;
    options.limits.spans = 1;
    const Decoding one = decoded(R"({"traces":[{"traceID":"1"},{"traceID":"2"}]})", options);
    EXPECT_EQ(one.size(), 1U);
    ASSERT_TRUE(one.facts->stopped);
    EXPECT_EQ(one.facts->stopped->kind, ErrorKind::tooLarge);
    const Decoding deep = decoded(R"({"traces":[{"traceID":"1"},)" + std::string(100'000, '['));
    ASSERT_TRUE(deep.facts);
    EXPECT_EQ(deep.facts->stopped->kind, ErrorKind::tooLarge);
}

} // namespace
} // namespace longspan::test
