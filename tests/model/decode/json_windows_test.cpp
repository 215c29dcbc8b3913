// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/decode/text_reading.h"

#include <gmock/gmock.h>

#include <optional>

namespace longspan::test {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

decode::Options inWindows(std::size_t bytes, unsigned threads)
{
    decode::Options options = onThreads(threads);
    options.windowBytes = bytes;
    return options;
}

/// Reads in one window and in small ones, on one thread and on several; all must give the same rows, notes and end.
void expectTheSameInEveryWindow(const std::string& text)
{
    const TextReading whole(text, inWindows(std::size_t{1} << 20U, 1));
    for (const std::size_t bytes : {std::size_t{1}, std::size_t{16}, std::size_t{64}, std::size_t{200}})
        for (const unsigned threads : {1U, 3U}) {
            const TextReading read(text, inWindows(bytes, threads));
            ASSERT_EQ(read.ok(), whole.ok()) << bytes;
            if (!read.ok()) {
                EXPECT_EQ(read.result.error(), whole.result.error()) << bytes;
                continue;
            }
            EXPECT_EQ(tableText(read.table()), tableText(whole.table())) << bytes;
            EXPECT_EQ(read.facts().stopped, whole.facts().stopped) << bytes;
            EXPECT_EQ(read.noted(), whole.noted()) << bytes;
            EXPECT_THAT(faultsOf(read.table()), IsEmpty()) << bytes;
        }
}

std::string otlpSpan(int id)
{
    return R"({"traceId":"a","spanId":")" + std::to_string(id) + R"(","startTimeUnixNano":"1"})";
}

std::string otlpLine(const std::string& spans)
{
    return R"({"resourceSpans":[{"scopeSpans":[{"spans":[)" + spans + "]}]}]}\n";
}

const std::string kZipkinSpan = R"({"traceId":"1","id":"2"})";

/// The line that is cut inside a string makes its window be indexed byte by byte, the others are not.
TEST(JsonWindows, agreeOnAQuoteInsideAWord)
{
    const std::string cut = R"({"resourceSpans":[{"scopeSpans":[{"spa)"
                            "\n";
    const std::string glued = R"({"resourceSpans":[Spans":[{"scopeSpans":[{"spans":[)" + otlpSpan(3) + "," +
        otlpSpan(4) + R"(,{"resource":{"attributes":[{"key":"service.name}]","value":{"stringValue":"a"}}]},)" +
        R"("scopeSpans":[{"spans":[)" + otlpSpan(1) + "]}]}]}\n";
    expectTheSameInEveryWindow(otlpLine(otlpSpan(8)) + glued + cut + otlpLine(otlpSpan(9)));
    expectTheSameInEveryWindow("[" + kZipkinSpan + ",a\"},{\"b," + kZipkinSpan + ",\"c\x01\"," + kZipkinSpan + "]");
}

TEST(JsonWindows, agreeOnABackslashOutsideStrings)
{
    for (const std::string odd : {R"(\")", R"(\\")", R"(a\"b)", R"(\)", R"(\\\"},{"a")"})
        for (const std::string damaged : {"\"c\x01\"", "\"c\""})
            expectTheSameInEveryWindow(
                "[" + kZipkinSpan + "," + odd + "," + kZipkinSpan + "," + damaged + "," + kZipkinSpan + "]");
}

TEST(JsonWindows, agreeOnControlCharactersOutsideStrings)
{
    for (const std::string odd : {"1\f2",
             "1\x1a"
             "2",
             "\f",
             "1\x01"
             "2"})
        for (const std::string damaged : {"\"c\x01\"", "\"c\""})
            expectTheSameInEveryWindow(
                "[" + kZipkinSpan + "," + odd + "," + kZipkinSpan + "," + damaged + "," + kZipkinSpan + "]");
}

/// Where the window ends, the string looks as if a span followed it.
TEST(JsonWindows, agreeOnAStringBetweenSpansThatSeemsToEndOne)
{
    const std::string text = "[" + kZipkinSpan + R"(,"x },{"traceId","id":1}, )" + kZipkinSpan + "," + kZipkinSpan;
    expectTheSameInEveryWindow(text + "]");
    expectTheSameInEveryWindow(text + "\"]");
    expectTheSameInEveryWindow(otlpLine(otlpSpan(1) + R"(,"x },{"spanId","startTimeUnixNano"})" + otlpSpan(2)));
}

TEST(JsonWindows, agreeOnWhereALineIsBroken)
{
    const std::string broken =
        otlpLine(otlpSpan(1) + R"(,{a","spanId":"4","startTimeUnixNano":"1"},)" + otlpSpan(2) + R"(,{"str"trace")");
    expectTheSameInEveryWindow(otlpLine(otlpSpan(8)) + broken + otlpLine(otlpSpan(9)));
    expectTheSameInEveryWindow(otlpLine(otlpSpan(8)) + broken);
}

TEST(JsonWindows, doNotTakeAStringWithoutAnEndForAnElement)
{
    const TextReading read("[" + kZipkinSpan + ",\"cut");
    ASSERT_TRUE(read.ok());
    EXPECT_THAT(tableText(read.table()), SizeIs(1));
    ASSERT_TRUE(read.facts().stopped);
    EXPECT_EQ(read.facts().stopped->what, "the file ends in the middle of a record");
    EXPECT_EQ(read.facts().stopped->where, "doc:" + std::to_string(kZipkinSpan.size() + 2));
    EXPECT_THAT(read.noted(), testing::Not(testing::Contains(testing::StartsWith("badRecord"))));
}

} // namespace
} // namespace longspan::test
