// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/decode/text_reading.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace longspan::test {
namespace {

using decode::Format;
using decode::sniff;
using testing::HasSubstr;

/// The format's key, or what is wrong with the text.
std::string found(const std::string& text)
{
    const BytesPtr bytes = ownBytes(text);
    const Result<Format> format = sniff(bytes->view());
    return format ? std::string(decode::info(*format).key) : format.error().what;
}

TEST(Sniff, tellsZipkinJson)
{
    for (const char* text : {R"([{"traceId":"a","id":"1"}])", R"([[{"traceId":"a","id":"1"}]])", "[]", "[[]]",
             R"([[],[{"traceId":"a","id":"1"}]])", R"({"traceId":"a","id":"1"})",
             R"([{"traceId":"a","id":"1","annotations":[{"timestamp":1,"value":"x"}]}])",
             R"([{"traceId":"a","id":"1","annotations":[{"endpoint":{},"value":"x"}],"tags":{}}])"})
        EXPECT_EQ(found(text), "zipkin-v2-json") << text;
    EXPECT_EQ(found(R"([{"traceId":"a","id":"1","binaryAnnotations":[]}])"), "zipkin-v1-json");
    EXPECT_EQ(found(R"([{"traceId":"a","id":"1","annotations":[{"endpoint":{},"value":"cs"}]}])"), "zipkin-v1-json");
}

TEST(Sniff, tellsJaegerJson)
{
    for (const char* text :
        {R"({"traceID":"a","spans":[]})", R"([{"traceID":"a","spans":[]}])", R"({"data":[{"traceID":"a"}]})",
            R"({"data":[]})", R"({"data":null,"errors":[{"code":404}]})", R"({"total":0,"data":[{"spans":[]}]})",
            R"({"data":{"traceID":"a","spans":[]}})", R"({"testing":{},"spans":[],"processes":{}})"})
        EXPECT_EQ(found(text), "jaeger-json") << text;
}

TEST(Sniff, tellsOtlpJson)
{
    for (const char* text : {R"({"resourceSpans":[]})", R"({"batches":[]})", R"({"result":{"resourceSpans":[]}})",
             R"({"trace":{"batches":[]},"status":"COMPLETE"})", R"({"resourceMetrics":[]})", R"({"resourceLogs":[]})",
             R"({"resourceProfiles":[]})", R"([{"resourceSpans":[]}])", "{}", " {\n} "})
        EXPECT_EQ(found(text), "otlp-json") << text;
}

TEST(Sniff, tellsDocumentsThatFollowEachOtherLineByLine)
{
    EXPECT_EQ(found("{\"resourceSpans\":[]}\n{\"resourceSpans\":[]}\n"), "otlp-json-lines");
    EXPECT_EQ(found("{\"resourceLogs\":[]}\r\n{\"resourceSpans\":[]}"), "otlp-json-lines");
    EXPECT_EQ(found("{\"resourceSpans\":[]}\n\n{\"resour"), "otlp-json-lines");
    EXPECT_EQ(found("{}\n{\"resourceSpans\":[]}\n"), "otlp-json-lines");
    EXPECT_EQ(found("{\"resourceSpans\":[{\"cut\n{\"resourceSpans\":[]}\n"), "otlp-json-lines");
    EXPECT_EQ(found("{\"resourceSpans\":[]}\n"), "otlp-json");
    // Documents of several lines each are no lines, also when only a part of one is seen.
    EXPECT_EQ(found("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{},\n{\"traceId\":\"a\"},\n{\"tr"), "otlp-json");
    EXPECT_EQ(found("{\n\"resourceSpans\":\n[]}\n{\n\"resourceSpans\":[]}"), "otlp-json");
}

TEST(Sniff, tellsLinesThatAreLongerThanItsLook)
{
    const std::string line = R"({"resourceSpans":[{"x":")" + std::string(200'000, 'y') + "\"}]}";
    EXPECT_EQ(found(line + "\n" + line), "otlp-json-lines");
    EXPECT_EQ(found(line + "\n"), "otlp-json");
}

TEST(Sniff, tellsAnswersThatHoldNoSpans)
{
    EXPECT_EQ(found(R"([{"parent":"a","child":"b","callCount":1}])"), "dependency-links");
    EXPECT_EQ(found(R"({"data":[{"parent":"a","child":"b","callCount":1}]})"), "dependency-links");
    EXPECT_EQ(found(R"({"traces":[{"traceID":"a","rootServiceName":"x"}],"metrics":{}})"), "tempo-search");
}

TEST(Sniff, looksPastLongValues)
{
    const std::string filler = R"("x":")" + std::string(10U << 20U, 'y') + "\"";
    EXPECT_EQ(found("[{" + filler + R"(,"traceId":"a","id":"1"}])"), "zipkin-v2-json");
    EXPECT_EQ(found("{" + filler + R"(,"spans":[]})"), "jaeger-json");
    EXPECT_EQ(found("{" + filler + R"(,"resourceSpans":[]})"), "otlp-json");
}

TEST(Sniff, passesOverAByteOrderMarkAndSpace)
{
    EXPECT_EQ(found("\xef\xbb\xbf \r\n\t[{\"traceId\":\"a\",\"id\":\"1\"}]"), "zipkin-v2-json");
}

TEST(Sniff, saysWhatAnInputIsThatIsNone)
{
    EXPECT_EQ(found(""), "is empty");
    EXPECT_EQ(found(" \n\t"), "holds nothing but white space");
    EXPECT_EQ(found("\xef\xbb\xbf"), "holds nothing but white space");
    EXPECT_THAT(found("<!DOCTYPE html><html>"), HasSubstr("HTML"));
    EXPECT_THAT(found("\n <html>"), HasSubstr("HTML"));
    for (const char* text : {"null", "true", "7", "\"text\"", "plain text", "\x01\x02\x03", "PK\x03\x04"})
        EXPECT_EQ(found(text), "is in none of the known trace formats") << text;
}

TEST(Sniff, saysWhatIsMissingInJson)
{
    EXPECT_THAT(found(R"({"a":1})"), HasSubstr("a JSON object with none of the members"));
    EXPECT_THAT(found(R"([{"a":1}])"), HasSubstr("a JSON list of objects with none of the members"));
    EXPECT_THAT(found("[1,2]"), HasSubstr("a JSON list, but not of spans"));
    EXPECT_THAT(found("["), HasSubstr("a JSON list, but not of spans"));
    EXPECT_THAT(found("{]"), HasSubstr("begins like JSON but is not"));
    EXPECT_THAT(found("{"), HasSubstr("none of the members"));
    EXPECT_THAT(found(std::string(100'000, '[')), HasSubstr("a JSON list, but not of spans"));
    EXPECT_THAT(found(repeated(R"({"a":)", 100'000)), HasSubstr("none of the members"));
    EXPECT_THAT(found(R"({"status":"success","data":{"resultType":"matrix","result":[]}})"), HasSubstr("none of"));
}

TEST(Sniff, namesTheFileWithWhatIsWrong)
{
    const auto read = decode::decodeText("<html>", "answer.json");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::malformed);
    EXPECT_EQ(read.error().where, "answer.json");
}

TEST(Formats, standInTheOrderOfTheirNumbers)
{
    std::size_t number = 0;
    for (const decode::FormatInfo& format : decode::formats()) {
        EXPECT_EQ(static_cast<std::size_t>(format.format), number++);
        EXPECT_EQ(&decode::info(format.format), &format);
        EXPECT_FALSE(format.key.empty() || format.name.empty() || format.sign.empty());
    }
}

/// A folder of its own for each test.
class DecodeFile : public testing::Test {
protected:
    void SetUp() override
    {
        std::string made = (std::filesystem::temp_directory_path() / "longspan-XXXXXX").string();
        ASSERT_NE(::mkdtemp(made.data()), nullptr);
        m_folder = made;
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    std::string write(const char* name, std::string_view text) const
    {
        std::ofstream(m_folder / name, std::ios::binary) << text;
        return (m_folder / name).string();
    }

    std::filesystem::path m_folder;
};

TEST_F(DecodeFile, readsAFileAndNamesItInPlaces)
{
    const std::string path = write("a.json", R"([{"traceId":"a","id":"1","name":"x"}])");
    const auto read = decode::decodeFile(path);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->table->name(SpanIndex{0}), "x");
    EXPECT_EQ(read->table->where(SpanIndex{0}), path + ":1");
}

TEST_F(DecodeFile, doesNotHangOnAFifo)
{
    const std::string path = (m_folder / "fifo").string();
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    const auto read = decode::decodeFile(path);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::refused);
    EXPECT_EQ(read.error().where, path);
}

TEST_F(DecodeFile, refusesAFolder)
{
    const auto read = decode::decodeFile(m_folder.string());
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::refused);
    EXPECT_EQ(read.error().where, m_folder.string());
}

TEST_F(DecodeFile, tellsThatAFileIsNotThere)
{
    const auto read = decode::decodeFile((m_folder / "none").string());
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::notFound);
}

TEST_F(DecodeFile, tellsThatAFileMayNotBeRead)
{
    const std::string path = write("secret.json", "[]");
    ASSERT_EQ(::chmod(path.c_str(), 0), 0);
    if (::geteuid() == 0)
        GTEST_SKIP() << "the superuser may read everything";
    const auto read = decode::decodeFile(path);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::refused);
}

TEST_F(DecodeFile, tellsThatAFileIsEmpty)
{
    const std::string path = write("empty.json", "");
    const auto read = decode::decodeFile(path);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::malformed);
    EXPECT_EQ(read.error().what, "is empty");
    EXPECT_EQ(read.error().where, path);
}

} // namespace
} // namespace longspan::test
