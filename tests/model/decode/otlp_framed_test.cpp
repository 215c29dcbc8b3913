// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/otlp_framed.h"
#include "tests/model/decode/decoding.h"
#include "tests/model/decode/packing.h"
#include "tests/model/decode/proto_messages.h"

#include <set>

namespace longspan::test {
namespace {

using decode::decodeOtlpFramed;
using decode::looksLikeOtlpFramed;
using decode::Options;

Decoding decoded(std::string text, const Options& options = {})
{
    return Decoding(decodeOtlpFramed, std::move(text), options);
}

std::string record(std::string_view name)
{
    return otlpSpans({otlpSpan({.name = name})});
}

std::string jsonRecord(std::string_view name)
{
    return R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},)"
           R"("scopeSpans":[{"spans":[{"traceId":"00000000000000000000000000000001","spanId":"0000000000000001",)"
           R"("name":")" +
        std::string(name) +
        R"(","startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000000000000005"}]}]}]})";
}

std::multiset<std::string> names(const Decoding& decoding)
{
    std::multiset<std::string> found;
    for (std::uint32_t row = 0; row < decoding.size(); ++row)
        found.emplace(decoding.table->name(SpanIndex{row}));
    return found;
}

using Names = std::multiset<std::string>;

TEST(OtlpFramedDecoder, joinsPlainRecordsInOneTable)
{
    const Decoding two = decoded(framed(record("a")) + framed(record("b")));
    ASSERT_TRUE(two.facts);
    EXPECT_EQ(two.facts->spans, 2U);
    EXPECT_EQ(two.facts->packing, "");
    EXPECT_EQ(names(two), (Names{"a", "b"}));
    EXPECT_EQ(two.table->service(SpanIndex{1}), "shop");
    EXPECT_EQ(two.table->documents().size(), 1U);
    EXPECT_TRUE(two.notes.notes().empty());
}

TEST(OtlpFramedDecoder, unpacksEveryRecordByItself)
{
    const Decoding two = decoded(framed(zstd(record("a"))) + framed(zstd(record("b"))));
    ASSERT_TRUE(two.facts);
    EXPECT_EQ(two.facts->packing, "zstd");
    EXPECT_EQ(names(two), (Names{"a", "b"}));
    EXPECT_EQ(two.detail(1).resource, (Attributes{{"service.name", text("shop")}}));
}

TEST(OtlpFramedDecoder, readsJsonInPackedRecords)
{
    const Decoding two = decoded(framed(zstd(jsonRecord("a"))) + framed(zstd(jsonRecord("b"))));
    ASSERT_TRUE(two.facts);
    EXPECT_EQ(two.facts->spans, 2U);
    EXPECT_EQ(names(two), (Names{"a", "b"}));
}

TEST(OtlpFramedDecoder, readsRecordsOfEveryKindInOneFile)
{
    const Decoding all = decoded(
        framed(zstd(jsonRecord("a"))) + framed(record("b")) + framed(gzip(record("c"))) + framed(jsonRecord("d")));
    ASSERT_TRUE(all.facts);
    EXPECT_EQ(all.facts->spans, 4U);
    EXPECT_EQ(names(all), (Names{"a", "b", "c", "d"}));
}

TEST(OtlpFramedDecoder, notesALastRecordThatIsCut)
{
    for (const auto pack : {+[](std::string_view bytes) { return std::string(bytes); }, +zstd, +gzip}) {
        const std::string whole = framed(pack(record("a"))) + framed(pack(record("b")));
        const Decoding cut = decoded(whole.substr(0, whole.size() - 14));
        ASSERT_TRUE(cut.facts);
        EXPECT_EQ(names(cut), Names{"a"});
        EXPECT_EQ(cut.count(NoteKind::truncatedTail), 1U);
        EXPECT_EQ(cut.count(NoteKind::badRecord), 0U);
        EXPECT_FALSE(cut.facts->stopped) << "the file may still grow";
    }
}

TEST(OtlpFramedDecoder, notesALastLengthThatIsCut)
{
    const Decoding cut = decoded(framed(record("a")) + std::string("\0\0", 2));
    ASSERT_TRUE(cut.facts);
    EXPECT_EQ(cut.size(), 1U);
    EXPECT_EQ(cut.count(NoteKind::truncatedTail), 1U);
}

TEST(OtlpFramedDecoder, keepsTheWholeSpansOfACutRecord)
{
    const std::string two = otlpSpans({otlpSpan({.name = "whole"}), otlpSpan({.name = "cut"})});
    const Decoding cut = decoded(framed(two).substr(0, two.size()));
    EXPECT_EQ(names(cut), Names{"whole"});
}

TEST(OtlpFramedDecoder, leavesOutADamagedRecord)
{
    std::string damaged = zstd(record("bad"));
    damaged[damaged.size() / 2] = static_cast<char>(~damaged[damaged.size() / 2]);
    damaged.resize(damaged.size() - 4);
    const Decoding two = decoded(framed(zstd(record("a"))) + framed(damaged) + framed(zstd(record("b"))));
    ASSERT_TRUE(two.facts);
    EXPECT_EQ(names(two), (Names{"a", "b"}));
    EXPECT_EQ(two.count(NoteKind::badRecord), 1U);
}

TEST(OtlpFramedDecoder, readsOnBehindABrokenMessage)
{
    const std::string broken = record("in front") + std::string("\x02\x00", 2);
    const Decoding first = decoded(framed(broken) + framed(record("b")));
    EXPECT_EQ(names(first), (Names{"in front", "b"}));
    EXPECT_EQ(first.count(NoteKind::badRecord), 1U);
    const Decoding last = decoded(framed(record("a")) + framed(broken));
    EXPECT_EQ(names(last), (Names{"a", "in front"}));
    EXPECT_EQ(last.count(NoteKind::badRecord), 1U);
    EXPECT_FALSE(last.facts->stopped) << "its frame is whole";
}

TEST(OtlpFramedDecoder, passesOverEmptyRecords)
{
    const Decoding one = decoded(framed("") + framed(record("a")) + framed(""));
    ASSERT_TRUE(one.facts);
    EXPECT_EQ(names(one), Names{"a"});
}

TEST(OtlpFramedDecoder, endsAtTheLimits)
{
    Options options;
    options.limits.unpackedBytes = record("a").size() + 10;
    const Decoding unpacked = decoded(framed(zstd(record("a"))) + framed(zstd(record("b"))), options);
    ASSERT_TRUE(unpacked.facts);
    EXPECT_EQ(names(unpacked), Names{"a"});
    ASSERT_TRUE(unpacked.facts->stopped);
    EXPECT_EQ(unpacked.facts->stopped->kind, ErrorKind::tooLarge);

    options = {};
    options.limits.recordBytes = record("a").size();
    const Decoding records = decoded(framed(record("a")) + framed(record(std::string(100, 'b'))), options);
    ASSERT_TRUE(records.facts);
    EXPECT_EQ(names(records), Names{"a"});
    ASSERT_TRUE(records.facts->stopped);
    EXPECT_EQ(records.facts->stopped->kind, ErrorKind::tooLarge);
}

TEST(OtlpFramedDecoder, refusesAFileWithoutAnyWholeSpan)
{
    const Decoding none = decoded(framed(record("a")).substr(0, 30));
    ASSERT_FALSE(none.facts);
    EXPECT_EQ(none.facts.error().kind, ErrorKind::malformed);
}

TEST(OtlpFramedSign, knowsRecordsByWhatStandsBehindTheLength)
{
    EXPECT_TRUE(looksLikeOtlpFramed(framed(record("a"))));
    EXPECT_TRUE(looksLikeOtlpFramed(framed(zstd(record("a"))) + framed(zstd(record("b")))));
    EXPECT_TRUE(looksLikeOtlpFramed(framed(jsonRecord("a"))));
    EXPECT_TRUE(looksLikeOtlpFramed(framed(record("a")) + std::string(1, '\0'))) << "grows";
    EXPECT_FALSE(looksLikeOtlpFramed(record("a")));
    EXPECT_FALSE(looksLikeOtlpFramed(""));
    EXPECT_FALSE(looksLikeOtlpFramed("\n\n\n {\"traceId\":1}")) << "the white space would be a length";
    EXPECT_FALSE(looksLikeOtlpFramed("plain text that is long enough"));
    EXPECT_FALSE(looksLikeOtlpFramed(framed(record("a")) + framed("garbage")));
}

} // namespace
} // namespace longspan::test
