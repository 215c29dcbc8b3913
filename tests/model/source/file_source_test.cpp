// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/file_source.h"
#include "tests/model/source/source_maker.h"
#include "tests/support/generate.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

namespace longspan::source {
namespace {

using test::TemporaryFolder;

constexpr std::string_view kOneSpan =
    R"([{"traceId":"00000000000000aa","id":"1","name":"get","timestamp":1000000,"duration":50,)"
    R"("localEndpoint":{"serviceName":"front"}}])";
constexpr std::string_view kItsChild =
    R"([{"traceId":"00000000000000aa","id":"2","parentId":"1","name":"query","timestamp":1000010,"duration":20,)"
    R"("localEndpoint":{"serviceName":"back"}}])";
constexpr std::string_view kLinks = R"([{"parent":"a","child":"b","callCount":3}])";

Error errorOf(const std::vector<std::string>& paths)
{
    const auto opened = openFiles(paths, {}, {});
    EXPECT_FALSE(opened);
    return opened ? Error{} : opened.error();
}

TEST(FileSource, joinsATraceThatLiesInTwoFiles)
{
    const TemporaryFolder folder;
    const auto opened = openFiles({folder.write("a.json", kOneSpan), folder.write("b.json", kItsChild)}, {}, {});
    ASSERT_TRUE(opened);
    const auto trace = (*opened)->trace(TraceId{0, 0xaa}, {});
    ASSERT_TRUE(trace);
    EXPECT_EQ(trace->spans().size(), 2U);
    const auto facts = (*opened)->facts({});
    EXPECT_EQ(facts->contents.size(), 2U);
    EXPECT_EQ(facts->spans, 2U);
    EXPECT_TRUE(facts->leftOut.empty());
}

TEST(FileSource, readsTheFilesOfADirectoryButNotThoseBelow)
{
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path("below"));
    (void)folder.write("below/c.json", kItsChild);
    (void)folder.write("b.json", kItsChild);
    (void)folder.write("a.json", kOneSpan);
    (void)folder.write(".hidden", "no traces");
    const auto opened = openFiles({folder.path()}, {}, {});
    ASSERT_TRUE(opened);
    const auto facts = (*opened)->facts({});
    ASSERT_EQ(facts->contents.size(), 2U);
    EXPECT_TRUE(facts->contents[0].starts_with(folder.path("a.json"))) << facts->contents[0];
    EXPECT_TRUE(facts->leftOut.empty());
}

TEST(FileSource, leavesOutFilesOfADirectoryThatHoldNoTraces)
{
    const TemporaryFolder folder;
    (void)folder.write("a.json", kOneSpan);
    (void)folder.write("notes.txt", "buy milk");
    NoteCounter notes;
    Call call;
    call.noteSink = &notes;
    const auto opened = openFiles({folder.path()}, {}, call);
    ASSERT_TRUE(opened);
    EXPECT_EQ(notes.count(NoteKind::notTraceFile), 1U);
    ASSERT_EQ((*opened)->facts({})->leftOut.size(), 1U);
    EXPECT_EQ((*opened)->facts({})->leftOut[0].where, folder.path("notes.txt"));
}

TEST(FileSource, refusesADirectoryWithoutAnyTrace)
{
    const TemporaryFolder folder;
    EXPECT_EQ(errorOf({folder.path()}).kind, ErrorKind::malformed);
    (void)folder.write("notes.txt", "buy milk");
    (void)folder.write("more.txt", "buy bread");
    const Error error = errorOf({folder.path()});
    EXPECT_EQ(error.kind, ErrorKind::malformed);
    EXPECT_EQ(error.where, folder.path());
}

TEST(FileSource, failsForASingleFileThatIsNotThere)
{
    const Error error = errorOf({"/nowhere/at/all.json"});
    EXPECT_EQ(error.kind, ErrorKind::notFound);
    EXPECT_EQ(error.where, "/nowhere/at/all.json");
}

TEST(FileSource, leavesOutOneOfSeveralThatIsNotThere)
{
    const TemporaryFolder folder;
    NoteCounter notes;
    Call call;
    call.noteSink = &notes;
    const auto opened = openFiles({folder.write("a.json", kOneSpan), "/nowhere/b.json"}, {}, call);
    ASSERT_TRUE(opened);
    EXPECT_EQ(notes.count(NoteKind::unreadableFile), 1U);
    EXPECT_EQ((*opened)->facts({})->leftOut.size(), 1U);
}

TEST(FileSource, doesNotWaitForAFifo)
{
    const TemporaryFolder folder;
    const std::string path = folder.path("pipe");
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    const Error error = errorOf({path});
    EXPECT_EQ(error.kind, ErrorKind::refused);
    EXPECT_NE(error.what.find("'-'"), std::string::npos) << error.what;
}

TEST(FileSource, refusesAFileItMayNotRead)
{
    if (::geteuid() == 0)
        GTEST_SKIP() << "root may read everything";
    const TemporaryFolder folder;
    const std::string path = folder.write("a.json", kOneSpan);
    ASSERT_EQ(::chmod(path.c_str(), 0), 0);
    EXPECT_EQ(errorOf({path}).kind, ErrorKind::refused);
}

TEST(FileSource, keepsWhatStandsBeforeTheDamageAndTellsOfIt)
{
    const TemporaryFolder folder;
    const std::string whole =
        test::generate({.traces = 10, .spansPerTrace = 20, .services = 4}, test::Format::zipkinV2Json);
    const auto opened = openFiles({folder.write("cut.json", whole.substr(0, whole.size() / 2))}, {}, {});
    ASSERT_TRUE(opened);
    const auto facts = (*opened)->facts({});
    EXPECT_GT(facts->spans.value_or(0), 50U);
    EXPECT_LT(facts->spans.value_or(0), 200U);
    ASSERT_EQ(facts->leftOut.size(), 1U);
    EXPECT_EQ(facts->leftOut[0].kind, ErrorKind::malformed);
}

TEST(FileSource, answersTopologyFromDependencyLinksWhenThereAreNoSpans)
{
    const TemporaryFolder folder;
    const auto opened = openFiles(
        {folder.write("a.json", kLinks), folder.write("b.json", R"([{"parent":"b","child":"c","callCount":1}])")}, {},
        {});
    ASSERT_TRUE(opened);
    const auto graph = (*opened)->topology({}, {});
    ASSERT_TRUE(graph);
    ASSERT_EQ(graph->edges.size(), 2U);
    EXPECT_EQ(graph->nodes.size(), 3U);
    EXPECT_EQ(graph->nodes[graph->edges[1].from].name, "b");
    EXPECT_EQ(graph->nodes[graph->edges[1].to].name, "c");
}

TEST(FileSource, countsASpanThatTwoFilesHoldOnce)
{
    const TemporaryFolder folder;
    NoteCounter notes;
    Call call;
    call.noteSink = &notes;
    const auto opened = openFiles({folder.write("a.json", kOneSpan), folder.write("b.json", kOneSpan)}, {}, call);
    ASSERT_TRUE(opened);
    EXPECT_EQ(notes.count(NoteKind::duplicateSpan), 1U);
    EXPECT_EQ((*opened)->search({}, {})->rows.size(), 1U);
    EXPECT_EQ((*opened)->interfaces({}, {}, {})->front().statistics->calls, 1U);
}

TEST(FileSource, stopsReadingWhenAsked)
{
    const TemporaryFolder folder;
    std::stop_source stop;
    stop.request_stop();
    Call call;
    call.stop = stop.get_token();
    const auto opened = openFiles({folder.write("a.json", kOneSpan), folder.write("b.json", kItsChild)}, {}, call);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::cancelled);
}

} // namespace
} // namespace longspan::source
