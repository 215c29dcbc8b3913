// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/bytes.h"
#include "model/decode/structural_index.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace longspan::decode {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// First bytes of the tokens of a text.
std::string tokens(std::string_view text, bool lines = false)
{
    const BytesPtr bytes = ownBytes(std::string(text));
    StructuralIndex index;
    EXPECT_TRUE(index.build(bytes->view(), lines));
    std::string found;
    for (const std::uint32_t at : std::vector(index.begin(), index.end()))
        found.push_back(at < text.size() ? text[at] : '?');
    return found;
}

std::vector<std::uint32_t> offsets(std::string_view text)
{
    const BytesPtr bytes = ownBytes(std::string(text));
    StructuralIndex index;
    EXPECT_TRUE(index.build(bytes->view()));
    return {index.begin(), index.end()};
}

TEST(StructuralIndex, findsWhereTokensBegin)
{
    EXPECT_THAT(offsets(R"({"a": [1, true]})"), ElementsAre(0, 1, 4, 6, 7, 8, 10, 14, 15));
}

TEST(StructuralIndex, findsNothingInsideStrings)
{
    EXPECT_EQ(tokens(R"(["a{b}[c],:\"d\\",1])"), R"([",1])");
}

TEST(StructuralIndex, findsNothingInNothing)
{
    EXPECT_THAT(offsets(""), IsEmpty());
    EXPECT_THAT(offsets(" \t\r\n "), IsEmpty());
}

TEST(StructuralIndex, letsTheReaderLookAheadOfTheLastToken)
{
    for (const std::string_view text : {R"([1])", "[\"a\x01\"]", ""}) {
        const BytesPtr bytes = ownBytes(std::string(text));
        StructuralIndex index;
        ASSERT_TRUE(index.build(bytes->view()));
        if (text.empty())
            continue;
        EXPECT_EQ(index.end()[0], text.size());
        EXPECT_EQ(index.end()[1], text.size());
    }
}

/// What the vector instructions refuse gives the same tokens byte by byte.
TEST(StructuralIndex, indexesDamagedStringsLikeSoundOnes)
{
    EXPECT_EQ(tokens("{\"a\x01\":[\"b\nc\",2]}"), R"({":[",2]})");
    EXPECT_EQ(tokens("{\"a\xff\xfe\":[\"b\",2]}"), R"({":[",2]})");
    EXPECT_EQ(tokens(std::string("{\"a\0\":1}", 8)), R"({":1})");
}

TEST(StructuralIndex, tellsBytesThatAreNotUtf8)
{
    const BytesPtr bad = ownBytes("[\"\xc3(\"]");
    const BytesPtr good = ownBytes("[\"\xc3\xa4\"]");
    const BytesPtr control = ownBytes("[\"\x01\"]");
    StructuralIndex index;
    ASSERT_TRUE(index.build(bad->view()));
    EXPECT_TRUE(index.invalidUtf8());
    ASSERT_TRUE(index.build(good->view()));
    EXPECT_FALSE(index.invalidUtf8());
    ASSERT_TRUE(index.build(control->view()));
    EXPECT_FALSE(index.invalidUtf8());
}

TEST(StructuralIndex, leavesOutAStringWithoutAnEndAndTellsWhereItBegins)
{
    for (const std::string text : {R"({"a":"b,{}[])", R"({"a":"b\")", R"({"a":"b\)", R"({"a":b"c)"}) {
        const BytesPtr bytes = ownBytes(text);
        StructuralIndex index;
        ASSERT_TRUE(index.build(bytes->view()));
        EXPECT_THAT(std::vector(index.begin(), index.end()), ElementsAre(0, 1, 4)) << text;
        EXPECT_EQ(index.openString(), 5U) << text;
        EXPECT_EQ(index.end()[0], 5U) << text;
        EXPECT_EQ(index.end()[1], 5U) << text;
        ASSERT_TRUE(index.build(ownBytes("{}")->view()));
        EXPECT_EQ(index.openString(), std::nullopt);
    }
}

/// A control character in a string makes the vector instructions refuse the whole text.
TEST(StructuralIndex, findsTheSameTokensEitherWayInTextThatIsNoJson)
{
    for (const std::string odd : {R"(ab"c,d"ef,1)", R"(\"a,b\"c)", R"(\\"a,b")", R"(a\\"b,c"d)", R"("a"b"c,d")",
             R"(1\,2)", R"(\)", R"(nul"",""1)", R"("a\\","b")", "-\t+", "1\x01,\x01"}) {
        const std::vector<std::uint32_t> fast = offsets(odd + ",");
        std::vector<std::uint32_t> slow = offsets(odd + ",\"\x01\"");
        ASSERT_FALSE(slow.empty());
        EXPECT_EQ(slow.back(), odd.size() + 1) << odd;
        slow.pop_back();
        EXPECT_EQ(fast, slow) << odd;
    }
}

TEST(StructuralIndex, endsStringsWithTheLineWhereLinesAreDocuments)
{
    const std::string cut = "{\"a\":\"b\n{\"c\":1}\n";
    EXPECT_EQ(tokens(cut, true), R"({":"{":1})");
    EXPECT_EQ(tokens("{\"a\\\n{\"c\":1}", true), R"({"{":1})");
    EXPECT_NE(tokens(cut, false), tokens(cut, true));
}

TEST(StructuralIndex, canBeBuiltAgainForLargerAndSmallerTexts)
{
    StructuralIndex index;
    const BytesPtr large = ownBytes("[" + std::string(100'000, ' ') + "1]");
    const BytesPtr small = ownBytes("{}");
    ASSERT_TRUE(index.build(small->view()));
    ASSERT_TRUE(index.build(large->view()));
    EXPECT_EQ(index.end() - index.begin(), 3);
    ASSERT_TRUE(index.build(small->view()));
    EXPECT_EQ(index.end() - index.begin(), 2);
}

} // namespace
} // namespace longspan::decode
