// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/decode/text_reading.h"

#include <gmock/gmock.h>

namespace longspan::test {
namespace {

using decode::Format;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

std::string span(int id)
{
    return R"({"traceId":"a","spanId":")" + std::to_string(id) +
        R"(","name":"n","startTimeUnixNano":"1","endTimeUnixNano":"2"})";
}

/// One request of a resource with these spans.
std::string line(const std::string& service, const std::string& spans)
{
    return R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":")" + service +
        R"("}}]},"scopeSpans":[{"scope":{"name":")" + service + R"("},"spans":[)" + spans + "]}]}]}";
}

const std::string kFirst = line("one", span(1)) + "\n";
const std::string kLast = line("two", span(2)) + "\n";

std::vector<std::string> services(const TextReading& read)
{
    std::vector<std::string> all;
    for (std::uint32_t row = 0; row < read.size(); ++row)
        all.push_back(read.service(row) + "/" + read.detail(row).scopeName);
    return all;
}

TEST(OtlpJsonLines, areReadOneByOne)
{
    const TextReading read(kFirst + kLast);
    EXPECT_EQ(read.facts().format, Format::otlpJsonLines);
    EXPECT_THAT(services(read), ElementsAre("one/one", "two/two"));
    EXPECT_THAT(read.noted(), IsEmpty());
    EXPECT_FALSE(read.facts().stopped);
}

TEST(OtlpJsonLines, ofOtherSignalsAreSkippedAndCounted)
{
    const TextReading read(R"({"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"x"}]}]}]})"
                           "\n" +
        kFirst + R"({"resourceLogs":[]})" + "\n" + R"({"resourceProfiles":[]})" + "\n" + kLast);
    EXPECT_EQ(read.size(), 2U);
    EXPECT_EQ(read.notes.count(NoteKind::skippedRecord), 3U);
    EXPECT_FALSE(read.facts().stopped);
}

TEST(OtlpJsonLines, mayHoldSpansOfOneTraceInAnyOrder)
{
    const TextReading read(line("one", span(2)) + "\n" + line("two", span(1)) + "\n" + line("one", span(3)) + "\n");
    EXPECT_EQ(read.row(0).trace, read.row(2).trace);
    EXPECT_EQ(read.row(0).resource, read.row(2).resource);
}

TEST(OtlpJsonLines, mayBeEmptyOrEndWithoutABreak)
{
    for (const std::string& text : {kFirst + "\n\r\n" + kLast, kFirst + kLast.substr(0, kLast.size() - 1),
             kFirst + "{}\n" + kLast, line("one", span(1)) + "\r\n" + line("two", span(2)) + "\r\n"}) {
        const TextReading read(text);
        EXPECT_THAT(services(read), ElementsAre("one/one", "two/two")) << text;
        EXPECT_THAT(read.noted(), IsEmpty()) << text;
    }
}

/// The last line of a file that is being written.
TEST(OtlpJsonLines, countALastLineThatIsCutAndKeepItsWholeSpans)
{
    const std::string tail = line("two", span(2) + "," + span(3));
    for (std::size_t size = 1; size < tail.size(); ++size) {
        const TextReading read(kFirst + tail.substr(0, size));
        ASSERT_TRUE(read.ok()) << size;
        EXPECT_FALSE(read.facts().stopped) << size << read.facts().stopped->what;
        ASSERT_GE(read.size(), 1U) << size;
        EXPECT_EQ(services(read)[0], "one/one") << size;
        const std::size_t whole = tail.find(span(2)) + span(2).size();
        const std::size_t both = tail.find(span(3)) + span(3).size();
        EXPECT_EQ(read.size(), size < whole ? 1U : size < both ? 2U : 3U) << size;
        EXPECT_THAT(faultsOf(read.table()), IsEmpty()) << size;
        // All but the last brace make a request whose end cannot be missed.
        EXPECT_EQ(read.notes.count(NoteKind::truncatedTail), 1U) << size;
    }
}

/// A line that was cut in the middle of the file, as when a writer died and began again.
TEST(OtlpJsonLines, loseNothingButTheRestOfABrokenLine)
{
    const std::string middle = line("broken", span(7) + "," + span(8));
    for (std::size_t size = 0; size < middle.size(); ++size) {
        const TextReading read(kFirst + middle.substr(0, size) + "\n" + kLast);
        ASSERT_TRUE(read.ok()) << size;
        EXPECT_FALSE(read.facts().stopped) << size << read.facts().stopped->what;
        const std::vector<std::string> all = services(read);
        ASSERT_GE(all.size(), 2U) << size;
        EXPECT_EQ(all.front(), "one/one") << size;
        EXPECT_EQ(all.back(), "two/two") << size;
        const std::size_t whole = middle.find(span(7)) + span(7).size();
        const std::size_t both = middle.find(span(8)) + span(8).size();
        EXPECT_EQ(all.size(), size < whole ? 2U : size < both ? 3U : 4U) << size;
        EXPECT_EQ(read.notes.count(NoteKind::badRecord), size == 0 ? 0U : 1U) << size;
        EXPECT_THAT(faultsOf(read.table()), IsEmpty()) << size;
    }
}

TEST(OtlpJsonLines, passOverLinesThatAreNoJson)
{
    for (const std::string& wrong :
        {std::string("garbage"), std::string("{\"a\""), std::string("]}"), std::string("{\"a\":\"\\"),
            std::string("\xff\xfe\x01"), std::string("\"text\""), std::string("{1}"), std::string("<html>")}) {
        const TextReading read(kFirst + wrong + "\n" + kLast);
        ASSERT_TRUE(read.ok()) << wrong;
        EXPECT_FALSE(read.facts().stopped) << wrong;
        EXPECT_THAT(services(read), ElementsAre("one/one", "two/two")) << wrong;
        EXPECT_LE(read.notes.count(NoteKind::badRecord), 1U) << wrong;
    }
}

TEST(OtlpJsonLines, sayWhichLineIsBroken)
{
    const TextReading read(kFirst + "{\"resourceSpans\":[{\"cut\n" + kLast);
    EXPECT_THAT(read.noted(), Contains("badRecord*1@doc:" + std::to_string(kFirst.size() + 19)));
}

TEST(OtlpJsonLines, stopAtALineThatIsTooDeep)
{
    const TextReading read(kFirst + "{\"resourceSpans\":" + std::string(5000, '[') + "\n" + kLast);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.size(), 1U);
    const TextReading member(kFirst + "{\"x\":" + std::string(5000, '[') + "\n" + kLast);
    ASSERT_TRUE(member.facts().stopped);
    EXPECT_EQ(member.facts().stopped->kind, ErrorKind::tooLarge);
}

/// Lines of some hundred kilobytes each, every third of them broken: windows begin and end in all of them.
TEST(OtlpJsonLines, areReadPastBrokenOnesAcrossWindows)
{
    std::string text = kFirst;
    std::vector<std::string> expected{"one/one"};
    int id = 10;
    for (int number = 0; number < 60; ++number) {
        std::string spans;
        for (int i = 0; i < 1500; ++i)
            spans += (i == 0 ? "" : ",") + span(++id);
        const std::string whole = line("s" + std::to_string(number), spans);
        const bool broken = number % 3 == 2;
        text += (broken ? whole.substr(0, whole.rfind(span(id)) + 10) : whole) + "\n";
        expected.insert(expected.end(), broken ? 1499 : 1500, broken ? "" : "s" + std::to_string(number));
    }
    ASSERT_GT(text.size(), 6U << 20U);
    for (const unsigned threads : {1U, 2U, 3U}) {
        const TextReading read(text, onThreads(threads));
        ASSERT_TRUE(read.ok());
        EXPECT_FALSE(read.facts().stopped);
        ASSERT_EQ(read.size(), expected.size());
        for (std::uint32_t row = 1; row < read.size(); ++row)
            if (!expected[row].empty()) {
                ASSERT_EQ(read.service(row), expected[row]) << row;
            }
        EXPECT_EQ(read.notes.count(NoteKind::badRecord), 20U);
    }
}

/// Each would be read to its window's end if lines did not bound it.
TEST(OtlpJsonLines, canAllBeBroken)
{
    const TextReading read(kFirst + repeated("{\"resourceSpans\":[{\"resource\":{\n", 100'000) + kLast);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.size(), 2U);
    EXPECT_EQ(read.notes.count(NoteKind::badRecord), 100'000U);
}

TEST(OtlpJsonDocuments, mayFollowEachOtherOverSeveralLines)
{
    const std::string pretty = "{\n \"resourceSpans\": [\n{\n\"scopeSpans\": [\n{\n\"spans\": [\n{\"traceId\":\"a\",\n"
                               "\"spanId\":\"1\"\n}\n]\n}\n]\n}\n]\n}\n";
    const TextReading read(pretty + pretty);
    EXPECT_EQ(read.facts().format, Format::otlpJson);
    EXPECT_EQ(read.size(), 2U);
    EXPECT_FALSE(read.facts().stopped);
}

} // namespace
} // namespace longspan::test
