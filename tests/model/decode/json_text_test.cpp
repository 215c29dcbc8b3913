// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/hex.h"
#include "model/decode/json_repair.h"
#include "model/decode/json_text.h"

#include <gmock/gmock.h>

#include <limits>

namespace longspan::decode {
namespace {

using std::string_literals::operator""s;

std::string clean(std::string_view raw)
{
    std::string scratch;
    return std::string(cleanText(raw, scratch));
}

TEST(JsonText, undoesEveryEscape)
{
    EXPECT_EQ(unescape(R"(a\"b\\c\/d\b\f\n\r\te)"), "a\"b\\c/d\b\f\n\r\te");
    EXPECT_EQ(unescape("plain"), "plain");
    EXPECT_EQ(unescape(""), "");
}

TEST(JsonText, makesUtf8OfUnicodeEscapes)
{
    EXPECT_EQ(unescape(R"(\u0041\u00e4\u20AC)"), "A\xc3\xa4\xe2\x82\xac");
    EXPECT_EQ(unescape(R"(\ud83d\ude00)"), "\xf0\x9f\x98\x80");
    EXPECT_EQ(unescape(R"(a\u0000b)"), "a\0b"s);
}

TEST(JsonText, replacesLoneSurrogatesAndBrokenEscapes)
{
    const std::string r = "\xef\xbf\xbd";
    EXPECT_EQ(unescape(R"(\ud83d)"), r);
    EXPECT_EQ(unescape(R"(\ude00)"), r);
    EXPECT_EQ(unescape(R"(\ud83dx)"), r + "x");
    EXPECT_EQ(unescape(R"(\ud83d\u0041)"), r + "A");
    EXPECT_EQ(unescape(R"(\ud83d\ud83d\ude00)"), r + "\xf0\x9f\x98\x80");
    EXPECT_EQ(unescape(R"(\x41)"), r + "41");
    EXPECT_EQ(unescape(R"(\u12)"), r + "12");
    EXPECT_EQ(unescape(R"(\u12zz)"), r + "12zz");
    EXPECT_EQ(unescape("\\"), r);
}

TEST(JsonText, keepsWhatIsUtf8AndReplacesTheRestByteByByte)
{
    const std::string r = "\xef\xbf\xbd";
    EXPECT_EQ(repairUtf8("a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80"), "a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");
    EXPECT_EQ(repairUtf8("\x80"), r);
    EXPECT_EQ(repairUtf8("\xc3"), r);
    EXPECT_EQ(repairUtf8("\xc3("), r + "(");
    EXPECT_EQ(repairUtf8("\xc0\xaf"), r + r);                 // overlong
    EXPECT_EQ(repairUtf8("\xe0\x80\x80"), r + r + r);         // overlong
    EXPECT_EQ(repairUtf8("\xed\xa0\x80"), r + r + r);         // a surrogate
    EXPECT_EQ(repairUtf8("\xf4\x90\x80\x80"), r + r + r + r); // past the last code point
    EXPECT_EQ(repairUtf8("\xf0\x9f\x98"), r + r + r);
    EXPECT_EQ(repairUtf8("\xff"), r);
}

TEST(JsonText, countsTheSoundBytesAtTheFront)
{
    EXPECT_EQ(validUtf8Prefix(""), 0U);
    EXPECT_EQ(validUtf8Prefix("abc"), 3U);
    EXPECT_EQ(validUtf8Prefix("ab\xc3\xa4"), 4U);
    EXPECT_EQ(validUtf8Prefix("ab\xc3"), 2U);
    EXPECT_EQ(validUtf8Prefix("ab\xff"
                              "c"),
        2U);
}

TEST(JsonText, handsSoundTextOnAsItIs)
{
    const std::string_view raw = "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d"; // right to left
    std::string scratch;
    EXPECT_EQ(cleanText(raw, scratch).data(), raw.data());
    EXPECT_EQ(clean(""), "");
    EXPECT_EQ(clean({}), "");
    EXPECT_EQ(clean("a\\n\xff"), "a\n\xef\xbf\xbd");
}

TEST(JsonText, readsWholeNumbers)
{
    EXPECT_EQ(integerOf("0"), 0);
    EXPECT_EQ(integerOf("1458702548467000"), 1458702548467000);
    EXPECT_EQ(integerOf("9007199254740993"), 9007199254740993); // 2^53 + 1
    EXPECT_EQ(integerOf("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(integerOf("-9223372036854775808"), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(integerOf("-1"), -1);
}

TEST(JsonText, roundsFractions)
{
    EXPECT_EQ(integerOf("1.4"), 1);
    EXPECT_EQ(integerOf("1.5"), 2);
    EXPECT_EQ(integerOf("-1.5"), -2);
    EXPECT_EQ(integerOf("1.458702548467e15"), 1458702548467000);
    EXPECT_EQ(integerOf("1E3"), 1000);
}

TEST(JsonText, readsNothingFromWhatIsNoNumberOrDoesNotFit)
{
    for (const char* text : {"", "-", "+1", "abc", "1a", "0x10", " 1", "1 ", "nan", "inf", "Infinity", "1e999",
             "9223372036854775808", "18446744073709551616", "123456789012345678901234567890", "true", "null"})
        EXPECT_EQ(integerOf(text), std::nullopt) << text;
}

TEST(JsonText, readsIdsOfEveryLength)
{
    using Quality = ReadId<TraceId>::Quality;
    const auto is = [](std::string_view raw, TraceId id, Quality quality) {
        const auto read = readTraceId(raw);
        return read.id == id && read.quality == quality;
    };
    EXPECT_TRUE(is("5982fe77008310cc80f1da5e10147517", {0x5982fe77008310ccU, 0x80f1da5e10147517U}, Quality::good));
    EXPECT_TRUE(is("5982FE77008310CC80F1DA5E10147517", {0x5982fe77008310ccU, 0x80f1da5e10147517U}, Quality::good));
    EXPECT_TRUE(is("bd7a977555f6b982", {0, 0xbd7a977555f6b982U}, Quality::good));
    EXPECT_TRUE(is("1bd7a977555f6b982", {1, 0xbd7a977555f6b982U}, Quality::good)); // leading zeros missing
    EXPECT_TRUE(is("1", {0, 1}, Quality::good));
    EXPECT_TRUE(is("", {}, Quality::missing));
    EXPECT_TRUE(is("0", {}, Quality::missing));
    EXPECT_TRUE(is("00000000000000000000000000000000", {}, Quality::missing));
    EXPECT_TRUE(is("AAAAAAAAAAAAAAAAAAAAAQ==", {0, 1}, Quality::good)); // base64 of 16 bytes
    EXPECT_TRUE(is("AAAAAAAAAAE=", {0, 1}, Quality::good));             // of 8 bytes
    EXPECT_TRUE(is(R"(\/\/\/\/\/\/\/\/\/\/\/\/\/\/\/\/\/\/\/\/\/w==)", {~0ULL, ~0ULL}, Quality::good));
    EXPECT_EQ(readTraceId("000000000000000000000000000000001").quality, Quality::odd); // 33 digits
    EXPECT_EQ(readTraceId("no id at all").quality, Quality::odd);
}

TEST(JsonText, readsSpanIds)
{
    using Quality = ReadId<SpanId>::Quality;
    EXPECT_EQ(readSpanId("bd7a977555f6b982").id, SpanId{0xbd7a977555f6b982U});
    EXPECT_EQ(readSpanId("BD7A977555F6B982").id, SpanId{0xbd7a977555f6b982U});
    EXPECT_EQ(readSpanId("7b").id, SpanId{0x7b});
    EXPECT_EQ(readSpanId("AAAAAAAAAAE=").id, SpanId{1});
    EXPECT_EQ(readSpanId("").quality, Quality::missing);
    EXPECT_EQ(readSpanId("0000000000000000").quality, Quality::missing);
    EXPECT_EQ(readSpanId("5982fe77008310cc80f1da5e10147517").quality, Quality::odd);
}

TEST(JsonText, givesOddIdsOfEqualTextEqualNumbers)
{
    EXPECT_EQ(readSpanId("span-1").id, readSpanId("span-1").id);
    EXPECT_NE(readSpanId("span-1").id, readSpanId("span-2").id);
    EXPECT_NE(readSpanId("span-1").id, SpanId::none);
    EXPECT_EQ(readTraceId("trace-1").id, readTraceId("trace-1").id);
    EXPECT_TRUE(readTraceId("trace-1").id.valid());
}

TEST(JsonText, comparesTracesWhateverTheirSpelling)
{
    EXPECT_TRUE(sameTrace("00ab", "AB"));
    EXPECT_TRUE(sameTrace("x", "x"));
    EXPECT_FALSE(sameTrace("ab", "ac"));
    EXPECT_FALSE(sameTrace("", "ab"));
    // A sender of 64-bit ids leaves the upper half out.
    EXPECT_TRUE(sameTrace("5982fe77008310cc80f1da5e10147517", "80f1da5e10147517"));
    EXPECT_FALSE(sameTrace("5982fe77008310cc80f1da5e10147517", "1982fe77008310cc80f1da5e10147517"));
}

TEST(JsonText, readsSixteenHexDigitsAtOnceAsOneByOne)
{
    const std::string digits = "0123456789abcdefABCDEF";
    for (unsigned byte = 0; byte < 256; ++byte) {
        for (std::size_t at = 0; at < 16; ++at) {
            std::string text = "0f1e2d3c4b5a6978";
            text[at] = static_cast<char>(byte);
            const HexNumber fast = parseHex16(text.data());
            const HexNumber slow = parseHex(text.data(), 16);
            ASSERT_EQ(fast.ok, slow.ok) << byte << " at " << at;
            ASSERT_EQ(fast.ok, digits.find(static_cast<char>(byte)) != std::string::npos) << byte;
            if (fast.ok) {
                ASSERT_EQ(fast.value, slow.value) << byte << " at " << at;
            }
        }
    }
}

TEST(JsonText, makesIdsThatAreTheSameEachTime)
{
    EXPECT_EQ(syntheticSpanId(7), syntheticSpanId(7));
    EXPECT_NE(syntheticSpanId(7), syntheticSpanId(8));
    EXPECT_NE(syntheticSpanId(0), SpanId::none);
    EXPECT_EQ(syntheticTraceId(7), syntheticTraceId(7));
    EXPECT_NE(syntheticTraceId(7), syntheticTraceId(8));
    EXPECT_TRUE(syntheticTraceId(0).valid());
}

TEST(JsonText, readsBase64OfBothAlphabets)
{
    EXPECT_EQ(fromBase64("AAAwOQ=="), "\0\0\x30\x39"s);
    EXPECT_EQ(fromBase64("AAAwOQ"), "\0\0\x30\x39"s);
    EXPECT_EQ(fromBase64("-_8="), "\xfb\xff"s);
    EXPECT_EQ(fromBase64("+/8="), "\xfb\xff"s);
    EXPECT_EQ(fromBase64(""), "");
    EXPECT_EQ(fromBase64("A"), std::nullopt);
    EXPECT_EQ(fromBase64("a b="), std::nullopt);
    EXPECT_EQ(fromBase64("ab=c"), std::nullopt);
}

TEST(JsonRepair, leavesSoundJsonAsItIs)
{
    const std::string sound = R"({"a": [1, -2.5e-3, true, false, null, "b\n"], "c": {"d": 18446744073709551615}})";
    EXPECT_EQ(
        repairJson(sound), R"({"a": [1, -2.5e-3, true, false, null, "b\u000a"], "c": {"d": 18446744073709551615}})");
    EXPECT_EQ(repairJson(""), "");
}

TEST(JsonRepair, mendsStrings)
{
    const std::string r = "\xef\xbf\xbd";
    EXPECT_EQ(repairJson("[\"a\tb\x01\"]"), R"(["a\u0009b\u0001"])");
    EXPECT_EQ(repairJson(R"(["\ud800","\x",""])"), "[\"" + r + "\",\"" + r + "\",\"\"]");
    EXPECT_EQ(repairJson("[\"\xff\"]"), "[\"" + r + "\"]");
    EXPECT_EQ(repairJson(R"(["q\"\\"])"), R"(["q\"\\"])");
}

TEST(JsonRepair, makesStringsOfWhatNoNumberHolds)
{
    EXPECT_EQ(repairJson("[123456789012345678901234567890]"), R"(["123456789012345678901234567890"])");
    EXPECT_EQ(repairJson("[1e999,NaN,-Infinity,01,1.,.5,-,+1,1e]"),
        R"(["1e999","NaN","-Infinity","01","1.",".5","-","+1","1e"])");
    EXPECT_EQ(repairJson("[1e-999,0.5]"), "[1e-999,0.5]"); // too small is 0
    EXPECT_EQ(repairJson("{a:1}"), R"({"a":1})");
}

TEST(JsonRepair, keepsAStringWithoutAnEndOpen)
{
    EXPECT_EQ(repairJson(R"(["ab)"), "[\"");
    EXPECT_EQ(repairJson(R"(["ab\)"), "[\"");
}

} // namespace
} // namespace longspan::decode
