// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_runner.h"
#include "tests/model/source/source_maker.h"
#include "tests/support/bad_files.h"
#include "tests/support/generate.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <sstream>

namespace longspan::test {
namespace {

constexpr int kNothing = 1;
constexpr int kMalformed = 3;
constexpr int kPartly = 4;
constexpr int kRefused = 5;

std::string smallTrace(Format format)
{
    return generate({.traces = 5, .spansPerTrace = 20, .seed = 3, .services = 4}, format);
}

#if defined(__has_feature)
constexpr bool kSanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

/// What is said of a file behind its name.
struct Said {
    std::string problem;
    std::string advice;
};

const std::string kFormats = "; 'longspanctl formats' lists what can be read\n";
const std::string kAgain = "; get the file again, it is not complete\n";
const std::string kTakeOut = "; no sender nests that deep, so take the value out of the file\n";
const std::string kUnknown = ": is in none of the known trace formats";
const std::string kOtherList = ": a JSON list, but not of spans, traces or links";
const std::string kOtherObject = ": a JSON object with none of the members of a span, a trace or a link";

Said saidOf(const BadFile& file)
{
    static const std::map<std::string, Said> kSaid = {
        {"empty", {": is empty", kAgain}},
        {"spaces", {": holds nothing but white space", kAgain}},
        {"garbage", {kUnknown, kFormats}},
        {"zeros", {kUnknown, kFormats}},
        {"text", {kUnknown, kFormats}},
        {"html",
            {": is an HTML or XML page, not traces (a login page saved instead of an answer?)",
                "; save the answer of the tracing system, not the page\n"}},
        {"cut_in_the_first_record", {", byte 1: the file ends in the middle of a record", kAgain}},
        {"cut_gzip", {", byte 11: the packed data ends too early", kAgain}},
        {"cut_zstd", {", byte 5: the packed data ends too early", kAgain}},
        {"other_json", {kOtherObject, kFormats}},
        {"refusal", {kOtherObject, kFormats}},
        {"number_for_a_list", {kOtherObject, kFormats}},
        {"json_number", {kUnknown, kFormats}},
        {"json_list_of_numbers", {kOtherList, kFormats}},
        {"deep", {kOtherList, kFormats}},
        {"deep_objects", {kOtherObject, kFormats}},
        {"deep_objects_closed", {kOtherObject, kFormats}},
        {"deep_tag", {", byte 58: nested deeper than the limit", kTakeOut}},
        {"deep_attribute", {", byte 175: nested deeper than the limit", kTakeOut}},
    };
    return kSaid.at(file.name);
}

std::size_t linesIn(const std::string& text)
{
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// The lines that are no counted notes.
std::string withoutNotes(const std::string& text)
{
    std::string rest;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (!line.starts_with("longspanctl: note: "))
            rest += line + "\n";
    return rest;
}

/// Far below what any of the inputs would take as a whole; sanitizers need more than the program itself.
constexpr std::uint64_t kBound = std::uint64_t{768} << 20U;

class BadInput : public testing::TestWithParam<BadFile> {};

TEST_P(BadInput, getsOneClearLineAndItsExitCode)
{
    const TemporaryFolder folder;
    const std::string file = folder.write(GetParam().name + ".json", GetParam().text);
    const ProgramResult result = run(ctl({"slowest", file}));
    EXPECT_EQ(result.code, kMalformed);
    EXPECT_EQ(result.err, "longspanctl: " + file + saidOf(GetParam()).problem + saidOf(GetParam()).advice);
    EXPECT_EQ(result.out, "");
    EXPECT_LT(result.peakBytes, kBound);
}

TEST_P(BadInput, isToldTheSameWayFromStandardInput)
{
    ProgramRun line = ctl({"interfaces", "-"});
    line.input = GetParam().text;
    const ProgramResult result = run(line);
    EXPECT_EQ(result.code, kMalformed);
    EXPECT_EQ(result.err, "longspanctl: standard input" + saidOf(GetParam()).problem + saidOf(GetParam()).advice);
    EXPECT_EQ(result.out, "");
}

std::string nameOf(const testing::TestParamInfo<BadFile>& file)
{
    return file.param.name;
}

INSTANTIATE_TEST_SUITE_P(Broken, BadInput, testing::ValuesIn(brokenFiles()), nameOf);
INSTANTIATE_TEST_SUITE_P(Foreign, BadInput, testing::ValuesIn(foreignFiles()), nameOf);
INSTANTIATE_TEST_SUITE_P(Deep, BadInput, testing::ValuesIn(deepFiles()), nameOf);

TEST(BadInput, anEmptyListIsAnEmptyAnswerAndNoError)
{
    const TemporaryFolder folder;
    const std::string nested = std::string(100'000, '[') + std::string(100'000, ']');
    for (const std::string& text :
        std::vector<std::string>{"[]", "[[]]", R"({"data": []})", R"({"resourceSpans": []})", nested}) {
        const std::string file = folder.write("empty.json", text);
        const ProgramResult result = run(ctl({"slowest", file}));
        EXPECT_EQ(result.code, kNothing) << text.substr(0, 100);
        EXPECT_EQ(result.err, "longspanctl: no spans in " + file + "\n");
    }
}

TEST(BadInput, wrongTypesInARecordAreCountedAndTheRestIsRead)
{
    const TemporaryFolder folder;
    const std::string wrong = R"({"traceId": 5, "id": {}, "name": [], "timestamp": "soon", "duration": null})";
    const std::string good = R"({"traceId": "ab", "id": "cd", "name": "get", "timestamp": 1000000, "duration": 5})";
    const std::string mixed = folder.write("mixed.json", "[" + wrong + ",\n" + good + "]");
    const ProgramResult some = run(ctl({"slowest", mixed}));
    EXPECT_EQ(some.code, 0);
    EXPECT_NE(some.out.find("\tget\t1\t0.005\t"), std::string::npos) << some.out;
    EXPECT_NE(some.err.find("note: 1 record that makes no sense (" + mixed + ", byte 1)\n"), std::string::npos);
    EXPECT_EQ(withoutNotes(some.err), "");

    const std::string file = folder.write("wrong.json", "[" + wrong + "]");
    const ProgramResult none = run(ctl({"slowest", file}));
    EXPECT_EQ(none.code, kNothing);
    EXPECT_EQ(withoutNotes(none.err), "longspanctl: nothing found in " + file + "\n");
    EXPECT_NE(none.err.find("note: 1 span without a trace id (" + file + ", byte 1)\n"), std::string::npos);
}

/// A file of 4 GiB that takes no room on the disk: the text, then zeros.
std::string fourGibibytes(const TemporaryFolder& folder, std::string_view begin)
{
    std::string file = folder.write("big.json", begin);
    return ::truncate(file.c_str(), off_t{4} << 30U) == 0 ? file : std::string();
}

TEST(BadInput, aRecordOfFourGibibytesIsGivenUpEarly)
{
    const TemporaryFolder folder;
    const std::string file = fourGibibytes(folder, R"([{"traceId":"ab","id":"cd","name":")");
    if (file.empty())
        GTEST_SKIP() << "this file system holds no file of 4 GiB";
    const ProgramResult result = run(ctl({"slowest", file}));
    EXPECT_EQ(result.code, kMalformed);
    EXPECT_EQ(result.err,
        "longspanctl: " + file + ", byte 1: a record is longer than the limit; take the record out of the file\n");
    EXPECT_LT(result.peakBytes, kBound);
}

TEST(BadInput, aLineOfFourGibibytesLeavesTheLinesBeforeIt)
{
    const TemporaryFolder folder;
    const std::string line = generate({.traces = 1, .spansPerTrace = 20, .services = 4}, Format::otlpJsonLines);
    const std::string file = fourGibibytes(folder, line + R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"name":")");
    if (file.empty())
        GTEST_SKIP() << "this file system holds no file of 4 GiB";
    const ProgramResult result = run(ctl({"search", file, "-n", "1000"}));
    EXPECT_EQ(result.code, kPartly);
    EXPECT_EQ(linesIn(result.out), 22U) << result.out;
    EXPECT_EQ(result.err.find("longspanctl: left out: " + file + ", byte "), 0U) << result.err;
    EXPECT_EQ(linesIn(result.err), 1U) << result.err;
    EXPECT_LT(result.peakBytes, kBound);
}

TEST(BadInput, anEndlessStreamStopsWhereTheMemoryEnds)
{
    if (kSanitized)
        GTEST_SKIP() << "sanitizers need more address space than any limit leaves";
    ProgramRun line;
    line.words = {"/bin/sh", "-c", "exec '" + std::string(LONGSPANCTL) + "' slowest - < /dev/zero"};
    line.memory = kBound;
    const ProgramResult result = run(line);
    EXPECT_EQ(result.code, kMalformed);
    EXPECT_EQ(result.err,
        "longspanctl: standard input: not enough memory to hold it; split it, or import it into a .longspan store "
        "piece by piece\n");
    EXPECT_LT(result.peakBytes, kBound);
}

class CutFile : public testing::TestWithParam<std::string> {};

TEST_P(CutFile, isReadUpToItsDamage)
{
    const std::string whole = smallTrace(formatByName(GetParam()).value());
    const TemporaryFolder folder;
    const ProgramResult all = run(ctl({"search", folder.write("whole", whole), "-n", "1000"}));
    ASSERT_EQ(all.code, 0) << all.err;
    const ProgramResult some =
        run(ctl({"search", folder.write("cut", whole.substr(0, whole.size() * 2 / 3)), "-n", "1000"}));
    EXPECT_EQ(some.code, kPartly) << some.err;
    EXPECT_GT(linesIn(some.out), 20U);
    EXPECT_LT(linesIn(some.out), linesIn(all.out));
    EXPECT_NE(some.out.find("lower bound"), std::string::npos) << some.out.substr(0, 300);
    EXPECT_NE(some.err.find("left out: " + folder.path("cut") + ", byte "), std::string::npos) << some.err;
}

INSTANTIATE_TEST_SUITE_P(Formats, CutFile, testing::Values("zipkin", "jaeger", "otlp-json", "otlp-proto"),
    [](const auto& format) { return testName(format.param); });

TEST(BadInput, invalidUtf8IsShownRepairedAndNeverReachesJson)
{
    const TemporaryFolder folder;
    const std::string file = folder.write("bad.json",
        "[{\"traceId\":\"ab\",\"id\":\"cd\",\"name\":\"ge\xff\xfet\",\"timestamp\":1000000,\"duration\":5,"
        "\"localEndpoint\":{\"serviceName\":\"s\xc3\"}}]");
    const ProgramResult json = run(ctl({"slowest", file, "--json"}));
    EXPECT_EQ(json.code, 0) << json.err;
    EXPECT_EQ(json.out.find('\xff'), std::string::npos);
    EXPECT_NE(json.out.find("\"interface\": \"ge\xef\xbf\xbd"), std::string::npos) << json.out;
    const ProgramResult exported = run(ctl({"export", file}));
    EXPECT_EQ(exported.out.find('\xff'), std::string::npos);
    ProgramRun shown = ctl({"slowest", file});
    shown.terminalColumns = 100;
    EXPECT_EQ(run(shown).out.find('\xff'), std::string::npos);
}

TEST(BadInput, aNameCannotMoveTheCursor)
{
    const TemporaryFolder folder;
    const std::string file = folder.write(
        "escape.json", R"([{"traceId":"ab","id":"cd","name":"\u001b[2Jgone","timestamp":1000000,"duration":5}])");
    ProgramRun shown = ctl({"slowest", file, "--no-color"});
    shown.terminalColumns = 100;
    const ProgramResult result = run(shown);
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.out.find('\x1b'), std::string::npos);
}

TEST(BadInput, aDirectoryWithoutTracesIsOneLine)
{
    const TemporaryFolder folder;
    const std::string begin = "longspanctl: " + folder.path();
    const ProgramResult none = run(ctl({"slowest", folder.path()}));
    EXPECT_EQ(none.code, kMalformed);
    EXPECT_EQ(none.err,
        begin + ": the directory holds no files; name its files, or a folder below it: those are not looked into\n");
    (void)folder.write("a.txt", "buy milk");
    (void)folder.write("b.txt", "buy bread");
    const ProgramResult result = run(ctl({"slowest", folder.path()}));
    EXPECT_EQ(result.code, kMalformed);
    EXPECT_EQ(withoutNotes(result.err), begin + ": no trace file among 2 files" + kFormats);
    EXPECT_EQ(result.out, "");
}

TEST(BadInput, aDirectoryWithTracesAnswersAndNamesTheOtherFiles)
{
    const TemporaryFolder folder;
    (void)folder.write("a.json", smallTrace(Format::zipkinV2Json));
    (void)folder.write("b.txt", "buy bread");
    const ProgramResult result = run(ctl({"search", folder.path(), "-n", "1000"}));
    EXPECT_EQ(result.code, kPartly);
    EXPECT_EQ(linesIn(result.out), 102U);
    EXPECT_EQ(withoutNotes(result.err), "longspanctl: left out: " + folder.path("b.txt") + kUnknown + kFormats);
}

TEST(BadInput, aFifoDoesNotHang)
{
    const TemporaryFolder folder;
    ASSERT_EQ(::mkfifo(folder.path("pipe").c_str(), 0600), 0);
    for (const std::string& file : {folder.path("pipe"), std::string("/dev/null")}) {
        const ProgramResult result = run(ctl({"slowest", file}));
        EXPECT_EQ(result.code, kRefused);
        EXPECT_EQ(result.err, "longspanctl: " + file + ": is not a regular file; pipe its content into '-' instead\n");
    }
}

TEST(BadInput, aFileThatMayNotBeReadIsRefused)
{
    if (::geteuid() == 0)
        GTEST_SKIP() << "root may read everything";
    const TemporaryFolder folder;
    const std::string file = folder.write("secret.json", smallTrace(Format::zipkinV2Json));
    ASSERT_EQ(::chmod(file.c_str(), 0), 0);
    const ProgramResult result = run(ctl({"slowest", file}));
    EXPECT_EQ(result.code, kRefused);
    EXPECT_EQ(result.err, "longspanctl: " + file + ": Permission denied; check its permissions\n");
}

TEST(BadInput, aDamagedStoreIsRefusedInOneLine)
{
    const TemporaryFolder folder;
    const std::string file = folder.write("bad.longspan", std::string("SQLite format 3\0", 16) + garbage(4096));
    const ProgramResult result = run(ctl({"slowest", file}));
    EXPECT_TRUE(result.code == kMalformed || result.code == kRefused) << result.code << result.err;
    EXPECT_EQ(linesIn(result.err), 1U) << result.err;
    EXPECT_NE(result.err.find(file), std::string::npos) << result.err;
    EXPECT_EQ(result.out, "");
}

} // namespace
} // namespace longspan::test
