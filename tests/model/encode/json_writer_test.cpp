// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/encode/json_writer.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace longspan::encode {
namespace {

template <class Write>
std::string written(unsigned indent, Write&& write)
{
    StringOut out;
    JsonWriter json(out, indent);
    write(json);
    return out.take();
}

std::string textOf(std::string_view text)
{
    return written(0, [text](JsonWriter& json) { json.text(text); });
}

TEST(JsonWriter, putsCommasBetweenAndNowhereElse)
{
    const std::string json = written(0, [](JsonWriter& out) {
        out.beginObject();
        out.key("a").number(1);
        out.key("b").beginArray();
        out.boolean(true);
        out.null();
        out.beginObject();
        out.endObject();
        out.endArray();
        out.endObject();
    });
    EXPECT_EQ(json, R"({"a":1,"b":[true,null,{}]})");
}

TEST(JsonWriter, keepsRowsOnOneLineWhereTheRestIsIndented)
{
    const std::string json = written(2, [](JsonWriter& out) {
        out.beginObject();
        out.key("rows").beginArray();
        for (int i = 0; i < 2; ++i) {
            out.beginRow();
            out.key("n").number(i);
            out.key("inner").beginRow();
            out.key("m").number(i);
            out.endRow();
            out.endRow();
        }
        out.endArray();
        out.key("after").number(3);
        out.endObject();
    });
    EXPECT_EQ(json,
        "{\n  \"rows\": [\n    {\"n\": 0, \"inner\": {\"m\": 0}},\n    {\"n\": 1, \"inner\": {\"m\": 1}}\n  ],\n"
        "  \"after\": 3\n}");
}

TEST(JsonWriter, escapesWhatJsonDoesNotAllowInsideATextAndNothingElse)
{
    const std::string text = std::string("a\"b\\c\n\t\r\b\f\x01\x1f/") + '\0' + "é猜";
    const std::string json = textOf(text);
    EXPECT_EQ(json, "\"a\\\"b\\\\c\\n\\t\\r\\b\\f\\u0001\\u001f/\\u0000é猜\"");
    EXPECT_EQ(nlohmann::json::parse(json).get<std::string>(), text);
}

TEST(JsonWriter, replacesEveryKindOfBytesThatAreNotUtf8)
{
    const std::string_view kReplaced = "\xef\xbf\xbd";
    EXPECT_EQ(textOf("\xff"), "\"" + std::string(kReplaced) + "\"");
    EXPECT_EQ(textOf("a\xc3"), "\"a" + std::string(kReplaced) + "\"");
    EXPECT_EQ(textOf("\xe2\x82z"), "\"" + std::string(kReplaced) + std::string(kReplaced) + "z\"");
    EXPECT_EQ(textOf("\xc0\xaf"), "\"" + std::string(kReplaced) + std::string(kReplaced) + "\""); // overlong
    const std::string surrogate = textOf("\xed\xa0\x80");
    EXPECT_TRUE(nlohmann::json::accept(surrogate)) << surrogate;
    EXPECT_TRUE(nlohmann::json::accept(textOf("\xf5\x80\x80\x80"))); // past U+10FFFF
}

TEST(JsonWriter, isValidForAnyTwoBytes)
{
    for (int a = 0; a < 256; ++a)
        for (int b = 0; b < 256; ++b) {
            const std::string text{static_cast<char>(a), static_cast<char>(b)};
            ASSERT_TRUE(nlohmann::json::accept(textOf(text))) << a << ' ' << b;
        }
}

TEST(JsonWriter, writesDoublesSoThatTheyComeBackAsTheSameDoubles)
{
    for (const double value : {0.0, 1.0, -2.5, 1e300, 5e-324, 0.1, 12345678901234567890.0}) {
        const auto json = nlohmann::json::parse(written(0, [value](JsonWriter& out) { out.real(value); }));
        EXPECT_TRUE(json.is_number_float()) << value;
        EXPECT_EQ(json.get<double>(), value);
    }
}

TEST(JsonWriter, writesDoublesThatJsonCannotHoldAsTexts)
{
    EXPECT_EQ(written(0, [](JsonWriter& out) { out.real(std::nan("")); }), "\"NaN\"");
    EXPECT_EQ(written(0, [](JsonWriter& out) { out.real(HUGE_VAL); }), "\"Infinity\"");
    EXPECT_EQ(written(0, [](JsonWriter& out) { out.real(-HUGE_VAL); }), "\"-Infinity\"");
}

TEST(JsonWriter, writesIntegersAtTheEndsOfTheirRange)
{
    const std::string json = written(0, [](JsonWriter& out) {
        out.beginArray();
        out.number(std::numeric_limits<std::int64_t>::min());
        out.number(std::numeric_limits<std::uint64_t>::max());
        out.numberText(std::numeric_limits<std::int64_t>::max());
        out.endArray();
    });
    EXPECT_EQ(json, "[-9223372036854775808,18446744073709551615,\"9223372036854775807\"]");
}

TEST(JsonWriter, writesIdsAsHexAndShortensTraceIdsOnlyWhenTold)
{
    const std::string json = written(0, [](JsonWriter& out) {
        out.beginArray();
        out.id(TraceId{0, 0xabc});
        out.id(TraceId{0, 0xabc}, false);
        out.id(TraceId{1, 2});
        out.id(SpanId{0xff});
        out.endArray();
    });
    EXPECT_EQ(json,
        R"(["0000000000000abc","00000000000000000000000000000abc","00000000000000010000000000000002","00000000000000ff"])");
}

TEST(JsonWriter, nestsValues)
{
    const Value value{Value::Map{{"a", {Value::Array{{std::int64_t{1}}, {std::string("x")}, {}}}},
        {"b", {Value::Binary{std::string("\0\x01\x02", 3)}}}, {"c", {false}}}};
    EXPECT_EQ(
        written(0, [&value](JsonWriter& out) { out.value(value); }), R"({"a":[1,"x",null],"b":"AAEC","c":false})");
}

TEST(TextOut, handsOnLongTextsWholeAndInOrder)
{
    StringOut out;
    const std::string longText(200'000, 'x');
    out.add("first ");
    out.add(longText);
    out.add(" last");
    EXPECT_EQ(out.take(), "first " + longText + " last");
}

TEST(TextOut, handsOnManyShortTextsAcrossItsBuffer)
{
    StringOut out;
    std::string expected;
    for (int i = 0; i < 50'000; ++i) {
        out.number(i);
        out.add(' ');
        expected += std::to_string(i) + ' ';
    }
    EXPECT_EQ(out.take(), expected);
}

/// Takes so many pieces and no more.
class FullDisk final : public TextOut {
public:
    explicit FullDisk(int pieces) : m_left(pieces) {}
    int tries = 0;

private:
    bool drain(std::string_view /*text*/) override
    {
        ++tries;
        return m_left-- > 0;
    }
    int m_left;
};

TEST(TextOut, swallowsTheRestAfterAFailureWithoutTryingAgain)
{
    FullDisk disk(1);
    for (int i = 0; i < 10; ++i)
        disk.add(std::string(60'000, 'x'));
    EXPECT_FALSE(disk.flush());
    EXPECT_TRUE(disk.failed());
    EXPECT_EQ(disk.tries, 2);
}

} // namespace
} // namespace longspan::encode
