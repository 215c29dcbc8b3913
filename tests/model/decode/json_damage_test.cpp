// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/decode/json_shapes.h"
#include "tests/model/decode/text_reading.h"

#include <gmock/gmock.h>

namespace longspan::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// What every JSON format has to bear, tried on each.
class JsonDamage : public testing::TestWithParam<JsonShape> {
protected:
    static std::string document(const std::string& spans) { return GetParam().document(spans); }
    static std::string span(const SpanText& text) { return GetParam().span(text); }
    /// A span as it comes before or behind what is looked at.
    static std::string plain(const char* id) { return span({.id = id, .name = std::string("span ") + id}); }
    static std::string whole()
    {
        return document(span({.id = "1", .events = GetParam().event("ev\\u00e9nt")}) + ",\n" +
            span({.id = "2", .value = R"("}],[{\"traceId\":\"")"}) + " , " + plain("3"));
    }
    /// Reads a document of a plain span, these bytes, and another plain span.
    static TextReading around(const std::string& middle)
    {
        return TextReading(document(plain("1") + "," + middle + "," + plain("3")));
    }
};

TEST_P(JsonDamage, losesNoSpanBeforeTheEndOfATruncatedFile)
{
    const std::string text = whole();
    const TextReading all(text);
    ASSERT_EQ(all.size(), 3U);
    ASSERT_FALSE(all.facts().stopped);
    for (std::size_t size = 0; size < text.size(); ++size) {
        std::uint32_t complete = 0;
        while (complete < 3 && all.row(complete).place + all.row(complete).placeLength <= size)
            ++complete;
        const TextReading cut(text.substr(0, size));
        const Error error = cut.ok() ? cut.facts().stopped.value_or(Error{}) : cut.result.error();
        EXPECT_EQ(error.kind, ErrorKind::malformed) << size;
        EXPECT_THAT(error.where, StartsWith("doc")) << size;
        ASSERT_EQ(cut.ok() ? cut.size() : 0U, complete) << size;
        for (std::uint32_t row = 0; row < complete; ++row)
            EXPECT_EQ(rowText(cut.table(), SpanIndex{row}), rowText(all.table(), SpanIndex{row})) << size;
    }
}

TEST_P(JsonDamage, saysWhereAFileBreaksOff)
{
    const std::string first = document(plain("1"));
    const std::size_t second = first.find("span 1");
    const std::string cutSpan = document(plain("1") + "," + plain("2"));
    const std::size_t begin = cutSpan.find(plain("2"));
    const TextReading inside(cutSpan.substr(0, begin + 20));
    ASSERT_TRUE(inside.ok());
    EXPECT_EQ(inside.facts().stopped->what, "the file ends in the middle of a record");
    EXPECT_EQ(inside.facts().stopped->where, "doc:" + std::to_string(begin));
    const TextReading between(cutSpan.substr(0, begin));
    ASSERT_TRUE(between.ok());
    EXPECT_EQ(between.facts().stopped->what, "the file ends before its lists are closed");
    EXPECT_EQ(between.facts().stopped->where, "doc:" + std::to_string(begin));
    EXPECT_NE(second, std::string::npos);
}

TEST_P(JsonDamage, stopsAtWhatIsNoJson)
{
    for (const std::string wrong : {R"({"a" 1})", R"({"a":1 "b":2})", "{1:2}", R"({"a":1]})", "}", ":", R"({"a":,})"}) {
        const std::string text = document(plain("1") + "," + wrong + "," + plain("3"));
        const TextReading read(text);
        ASSERT_TRUE(read.ok()) << wrong;
        ASSERT_TRUE(read.facts().stopped) << wrong;
        EXPECT_EQ(read.facts().stopped->kind, ErrorKind::malformed) << wrong;
        EXPECT_EQ(read.facts().stopped->what, "not valid JSON, or not where a span may stand") << wrong;
        const std::size_t at = std::stoul(read.facts().stopped->where.substr(4));
        EXPECT_GE(at, text.find(plain("1")) + plain("1").size()) << wrong;
        EXPECT_LE(at, text.find(plain("3")) + 3) << wrong;
        EXPECT_EQ(read.size(), 1U) << wrong;
    }
}

TEST_P(JsonDamage, bearsEveryByteBeingAnother)
{
    const std::string text = whole();
    for (const char byte : {'"', '{', '}', ']', ',', '\\', '\0', '\n', '\xff', '9'}) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            std::string changed = text;
            changed[at] = byte;
            const TextReading read(changed);
            if (read.ok()) {
                ASSERT_THAT(faultsOf(read.table()), IsEmpty()) << at << ' ' << static_cast<int>(byte);
            } else {
                ASSERT_TRUE(read.result.error().kind == ErrorKind::malformed) << at;
            }
        }
    }
}

TEST_P(JsonDamage, bearsEveryByteBeingLeftOut)
{
    const std::string text = whole();
    std::size_t most = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const TextReading read(text.substr(0, at) + text.substr(at + 1));
        if (!read.ok())
            continue;
        ASSERT_THAT(faultsOf(read.table()), IsEmpty()) << at;
        most = std::max(most, read.size());
    }
    EXPECT_EQ(most, 3U);
}

TEST_P(JsonDamage, readsBehindAByteOrderMark)
{
    const TextReading read("\xef\xbb\xbf" + whole());
    ASSERT_EQ(read.size(), 3U);
    EXPECT_FALSE(read.facts().stopped);
    EXPECT_EQ(read.table().raw(SpanIndex{2}), plain("3"));
}

TEST_P(JsonDamage, readsAnyWhiteSpaceAroundEverything)
{
    std::string spaced;
    bool inString = false;
    for (const char c : document(plain("1") + "," + plain("2"))) {
        inString = c == '"' ? !inString : inString;
        spaced += c;
        if (!inString && std::string_view("{}[],:\"").find(c) != std::string_view::npos)
            spaced += " \r\n\t";
    }
    const TextReading read("\n " + spaced);
    ASSERT_TRUE(read.ok()) << read.result.error().what;
    EXPECT_EQ(read.size(), 2U);
    EXPECT_FALSE(read.facts().stopped);
    EXPECT_EQ(read.service(), "shop");
    EXPECT_EQ(read.name(1), "span 2");
}

TEST_P(JsonDamage, showsBytesThatAreNotUtf8ByTheReplacementCharacter)
{
    const TextReading read = around(span({.id = "2", .name = "caf\xe9", .value = "\"v\xff\""}));
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read.name(1), "caf\xef\xbf\xbd");
    EXPECT_EQ(read.detail(1).attributes.at(0).value, Value{std::string("v\xef\xbf\xbd")});
    EXPECT_THAT(read.noted(), ElementsAre("invalidUtf8*1@" + read.table().where(SpanIndex{1})));
    EXPECT_EQ(read.name(2), "span 3");
}

TEST_P(JsonDamage, countsBadBytesOutsideOfSpansToo)
{
    std::string text = document(plain("1"));
    const std::size_t at = text.find("shop");
    text.replace(at, 4, "sh\xffp");
    const TextReading read(text);
    EXPECT_EQ(read.service(), "sh\xef\xbf\xbdp");
    EXPECT_EQ(read.notes.count(NoteKind::invalidUtf8), 1U);
}

TEST_P(JsonDamage, readsControlCharactersInStrings)
{
    const TextReading read = around(span({.id = "2", .name = "a\tb\nc\x01", .value = "\"x\x1fy\""}));
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read.name(1), "a\tb\nc\x01");
    EXPECT_EQ(read.detail(1).attributes.at(0).value, Value{std::string("x\x1fy")});
}

TEST_P(JsonDamage, keepsNulInStrings)
{
    const std::string escaped = R"(a\u0000b)";
    const std::string raw("a\0b", 3);
    const TextReading read(document(span({.id = "1", .name = escaped, .value = "\"" + escaped + "\""}) + "," +
        span({.id = "2", .name = raw, .value = "\"" + raw + "\""})));
    for (std::uint32_t row = 0; row < 2; ++row) {
        EXPECT_EQ(read.name(row), raw) << row;
        EXPECT_EQ(read.detail(row).attributes.at(0).value, Value{raw}) << row;
    }
}

TEST_P(JsonDamage, keepsTextThatRunsRightToLeft)
{
    const std::string hebrew = "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xe2\x80\xaexyz";
    const TextReading read(document(span({.name = hebrew, .value = "\"" + hebrew + "\""})));
    EXPECT_EQ(read.name(), hebrew);
    EXPECT_EQ(read.detail().attributes.at(0).value, Value{hebrew});
    EXPECT_THAT(read.noted(), IsEmpty());
}

TEST_P(JsonDamage, replacesLoneSurrogatesInNamesAndValues)
{
    const TextReading read = around(span({.id = "2", .name = R"(a\ud800b)", .value = R"("\udc00\x")"}));
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read.name(1),
        "a\xef\xbf\xbd"
        "b");
    EXPECT_EQ(read.detail(1).attributes.at(0).value, Value{std::string("\xef\xbf\xbd\xef\xbf\xbd")});
    EXPECT_EQ(read.service(1), "shop");
}

TEST_P(JsonDamage, readsOnBehindNumbersThatNoTypeHolds)
{
    const TextReading read = around(
        span({.id = "2", .more = R"("a":123456789012345678901234567890,"b":1e999,"c":NaN,"d":-Infinity,"e":01)"}));
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read.detail(1).attributes.size(), 1U);
    EXPECT_FALSE(read.facts().stopped);
}

TEST_P(JsonDamage, keepsALongName)
{
    const std::string name(64U << 10U, 'n');
    const TextReading read(document(span({.name = name})));
    EXPECT_EQ(read.name(), name);
}

TEST_P(JsonDamage, keepsAnAttributeOfTenMegabytes)
{
    const std::string value(10U << 20U, 'v');
    const TextReading read = around(span({.id = "2", .value = "\"" + value + "\""}));
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read.detail(1).attributes.at(0).value, Value{value});
    EXPECT_THAT(read.noted(), IsEmpty());
}

TEST_P(JsonDamage, keepsTenThousandAttributes)
{
    std::string attributes;
    for (int i = 0; i < 9'999; ++i)
        attributes += (i == 0 ? "" : ",") + GetParam().attribute("key" + std::to_string(i), "\"v\"");
    const TextReading read = around(span({.id = "2", .moreAttributes = attributes}));
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read.detail(1).attributes.size(), 10'000U);
    EXPECT_EQ(read.detail(1).attributes.back().key, "key9998");
}

TEST_P(JsonDamage, keepsAHundredThousandEvents)
{
    const std::string event = GetParam().event("tick");
    const TextReading read = around(span({.id = "2", .events = event + repeated("," + event, 99'999)}));
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read.detail(1).events.size(), 100'000U);
    EXPECT_EQ(read.detail(1).events.back().name, "tick");
    EXPECT_EQ(read.detail(1).events.back().time, 1400000000000001000);
}

TEST_P(JsonDamage, refusesNestingWithoutEnd)
{
    const std::string deep = repeated(R"([{"a":)", 50'000) + "1" + repeated("}]", 50'000);
    const TextReading read = around(span({.id = "2", .more = R"("x":)" + deep}));
    ASSERT_TRUE(read.ok());
    ASSERT_TRUE(read.facts().stopped);
    EXPECT_EQ(read.facts().stopped->kind, ErrorKind::tooLarge);
    EXPECT_EQ(read.facts().stopped->what, "nested deeper than the limit");
    EXPECT_EQ(read.size(), 1U);
}

TEST_P(JsonDamage, readsNestingUpToTheLimit)
{
    const std::string deep = std::string(999, '[') + std::string(999, ']');
    const TextReading read = around(span({.id = "2", .more = R"("x":)" + deep}));
    EXPECT_EQ(read.size(), 3U);
    EXPECT_EQ(read.detail(1).attributes.size(), 1U);
}

TEST_P(JsonDamage, passesOverUnknownMembersOfEveryType)
{
    const TextReading read = around(span({.id = "2",
        .more = R"("u1":null,"u2":{"traceId":"x","spans":[{"id":"y"}]},)"
                R"("u3":[[],[{}],{"a":{}}],"u4":"}]","u5":-1.5e-7,"":0)"}));
    EXPECT_EQ(read.size(), 3U);
    EXPECT_THAT(read.noted(), IsEmpty());
    EXPECT_EQ(read.detail(1).attributes.size(), 1U);
}

TEST_P(JsonDamage, keepsEscapedJsonInsideOfStrings)
{
    const std::string inner = R"("}]}]},{\"traceId\":\"a\",\"id\":\"b\",\"spanID\":\"c\",\"startTime\":1}")";
    const TextReading read = around(span({.id = "2", .value = inner}));
    ASSERT_EQ(read.size(), 3U);
    EXPECT_THAT(toText(read.detail(1).attributes.at(0).value), HasSubstr(R"(},{"traceId":"a")"));
}

INSTANTIATE_TEST_SUITE_P(
    All, JsonDamage, testing::ValuesIn(kJsonShapes), [](const auto& shape) { return std::string(shape.param.name); });

} // namespace
} // namespace longspan::test
