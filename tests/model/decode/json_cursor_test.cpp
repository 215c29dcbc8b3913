// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/bytes.h"
#include "model/decode/json_cursor.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace longspan::decode {
namespace {

using testing::ElementsAre;

/// A cursor at the beginning of a text that it keeps.
struct Walk {
    explicit Walk(std::string text) : bytes(ownBytes(std::move(text))) { EXPECT_TRUE(index.build(bytes->view())); }
    JsonCursor cursor() { return {bytes->view(), index}; }

    BytesPtr bytes;
    StructuralIndex index;
};

Step skipped(std::string text, std::size_t depth = 100)
{
    Walk walk(std::move(text));
    JsonCursor cursor = walk.cursor();
    return cursor.skipValue(depth);
}

/// Keys of an object, values passed over, and how it ended.
std::pair<std::vector<std::string>, Step> keysOf(std::string text)
{
    Walk walk(std::move(text));
    JsonCursor cursor = walk.cursor();
    std::vector<std::string> keys;
    const Step step = walkObject(cursor, [&](std::string_view key) {
        keys.emplace_back(key);
        return cursor.skipValue(100);
    });
    return {keys, step};
}

TEST(JsonCursor, readsStringsWithTheirEscapesAsTheyStand)
{
    Walk walk(R"(["plain" , "a\"b\\" ,"",   "last"])");
    const JsonCursor cursor = walk.cursor();
    EXPECT_EQ(cursor.rawString(1), "plain");
    EXPECT_EQ(cursor.rawString(3), R"(a\"b\\)");
    EXPECT_EQ(cursor.rawString(5), "");
    EXPECT_EQ(cursor.rawString(7), "last");
}

TEST(JsonCursor, readsScalarsWithoutTheSpaceBehindThem)
{
    Walk walk("[ 12 \n,true\t, -1.5e3]");
    const JsonCursor cursor = walk.cursor();
    EXPECT_EQ(cursor.rawScalar(1), "12");
    EXPECT_EQ(cursor.rawScalar(3), "true");
    EXPECT_EQ(cursor.rawScalar(5), "-1.5e3");
}

TEST(JsonCursor, takesAStringWithoutAnEndAsEmpty)
{
    Walk walk(R"(["abc)");
    EXPECT_EQ(walk.cursor().rawString(1), "");
}

TEST(JsonCursor, seesNothingPastTheEnd)
{
    Walk walk("{}");
    JsonCursor cursor = walk.cursor();
    EXPECT_EQ(cursor.peek(1), '}');
    EXPECT_EQ(cursor.peek(2), '\0');
    cursor.advance(2);
    EXPECT_TRUE(cursor.atEnd());
    EXPECT_EQ(cursor.peek(), '\0');
    EXPECT_EQ(cursor.offset(), 2U);
}

TEST(JsonCursor, passesValuesOfEveryKind)
{
    for (const char* text : {"1", "\"a\"", "true", "null", "{}", "[]", R"({"a":[1,{"b":2}]})"}) {
        Walk walk(text);
        JsonCursor cursor = walk.cursor();
        EXPECT_EQ(cursor.skipValue(100), Step::done) << text;
        EXPECT_TRUE(cursor.atEnd()) << text;
    }
}

TEST(JsonCursor, tellsWhyAValueCannotBePassed)
{
    EXPECT_EQ(skipped(""), Step::exhausted);
    EXPECT_EQ(skipped("[1,2"), Step::exhausted);
    EXPECT_EQ(skipped(R"({"a":)"), Step::exhausted);
    EXPECT_EQ(skipped(","), Step::malformed);
    EXPECT_EQ(skipped("}"), Step::malformed);
    EXPECT_EQ(skipped(":"), Step::malformed);
}

TEST(JsonCursor, goesAsDeepAsTheLimit)
{
    EXPECT_EQ(skipped(std::string(10, '[') + std::string(10, ']'), 10), Step::done);
    EXPECT_EQ(skipped(std::string(11, '[') + std::string(11, ']'), 10), Step::tooDeep);
    EXPECT_EQ(skipped(std::string(1'000'000, '['), 1000), Step::tooDeep);
}

TEST(JsonCursor, walksTheMembersOfAnObject)
{
    const auto [keys, step] = keysOf(R"({"a":1,"b":{"inner":2},"":[3]})");
    EXPECT_THAT(keys, ElementsAre("a", "b", ""));
    EXPECT_EQ(step, Step::done);
    EXPECT_EQ(keysOf("{}").second, Step::done);
}

TEST(JsonCursor, tellsWhereAnObjectBreaksOff)
{
    for (const char* cut :
        {"{", R"({"a)", R"({"a")", R"({"a":)", R"({"a":1)", R"({"a":1,)", R"({"a":1,"b)", R"({"a":[)"})
        EXPECT_EQ(keysOf(cut).second, Step::exhausted) << cut;
}

TEST(JsonCursor, tellsWhatIsNoObject)
{
    for (const char* wrong : {"{1:2}", R"({"a" 1})", R"({"a":1 "b":2})", R"({"a":1,})", R"({"a":,})", R"({"a":1])",
             R"({,"a":1})", R"({"a"})"})
        EXPECT_EQ(keysOf(wrong).second, Step::malformed) << wrong;
}

TEST(JsonCursor, walksTheElementsOfAList)
{
    const auto walked = [](const char* text) {
        Walk walk(text);
        JsonCursor cursor = walk.cursor();
        int count = 0;
        const Step step = walkArray(cursor, [&] { return ++count, cursor.skipValue(10); });
        return std::pair(count, step);
    };
    EXPECT_EQ(walked("[]"), std::pair(0, Step::done));
    EXPECT_EQ(walked("[1,[2],{}]"), std::pair(3, Step::done));
    EXPECT_EQ(walked("[1"), std::pair(1, Step::exhausted));
    EXPECT_EQ(walked("[1 2]"), std::pair(1, Step::malformed));
    EXPECT_EQ(walked("[1,]"), std::pair(2, Step::malformed));
}

TEST(JsonCursor, endsAtAPlaceWhenAskedTo)
{
    Walk walk("{\"a\":1}\n{\"b\":2}");
    JsonCursor cursor = walk.cursor();
    JsonCursor line = cursor.until(7);
    EXPECT_EQ(line.left(), 5);
    EXPECT_EQ(line.skipValue(10), Step::done);
    EXPECT_TRUE(line.atEnd());
    EXPECT_EQ(line.offset(), 7U);
    cursor.skipTo(7);
    EXPECT_EQ(cursor.offset(), 8U);
    EXPECT_EQ(cursor.left(), 5);
}

} // namespace
} // namespace longspan::decode
