// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_runner.h"
#include "tests/model/source/source_maker.h"
#include "tests/support/generate.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace longspan::test {
namespace {

namespace fs = std::filesystem;

std::string contentOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST(Behaviour, readsStandardInputLikeAFile)
{
    ProgramRun line = ctl({"slowest", "-"});
    line.input = contentOf(line.folder + "/shop.zipkin.json");
    const ProgramResult piped = run(line);
    const ProgramResult file = run(ctl({"slowest", "shop.zipkin.json"}));
    EXPECT_EQ(piped.code, 0);
    EXPECT_EQ(piped.out, file.out);
}

TEST(Behaviour, endsQuietlyWhenNobodyReads)
{
    ProgramRun line = ctl({"slowest", "demo"});
    line.closeOutput = true;
    const ProgramResult result = run(line);
    EXPECT_EQ(result.code, 0);
    EXPECT_EQ(result.err, "");
}

TEST(Behaviour, stopsOnASignalWhileItWaitsForInput)
{
    ProgramRun line = ctl({"slowest", "-"});
    line.input = std::string(1'000'000, ' ');
    line.keepInput = true;
    line.signalAfterInput = SIGINT;
    const ProgramResult result = run(line);
    EXPECT_EQ(result.code, 6) << result.err;
    EXPECT_EQ(result.out, "");
}

TEST(Behaviour, givesUpAfterItsTimeout)
{
    ProgramRun line = ctl({"slowest", "-", "--timeout", "100ms"});
    line.keepInput = true;
    const ProgramResult result = run(line);
    EXPECT_EQ(result.code, 6) << result.err;
    EXPECT_NE(result.err.find("--timeout"), std::string::npos) << result.err;
}

TEST(Behaviour, writesAFileOnlyWhenItIsComplete)
{
    const TemporaryFolder folder;
    const ProgramResult good = run(ctl({"slowest", "shop.zipkin.json", "-o", folder.path("out.tsv")}));
    EXPECT_EQ(good.code, 0);
    EXPECT_EQ(good.out, "");
    EXPECT_EQ(contentOf(folder.path("out.tsv")), run(ctl({"slowest", "shop.zipkin.json"})).out);
    const ProgramResult bad = run(ctl({"slowest", "no-such-file.json", "-o", folder.path("out.tsv")}));
    EXPECT_EQ(bad.code, 5);
    EXPECT_NE(contentOf(folder.path("out.tsv")), "") << "what was there must stay";
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(Behaviour, refusesToWriteWhereItCannot)
{
    const ProgramResult result = run(ctl({"slowest", "shop.zipkin.json", "-o", "/no/such/folder/out.tsv"}));
    EXPECT_EQ(result.code, 5);
    EXPECT_NE(result.err.find("/no/such/folder/out.tsv: cannot write"), std::string::npos) << result.err;
}

TEST(Behaviour, usesNoColourWhereItIsNotWanted)
{
    ProgramRun line = ctl({"slowest", "shop.zipkin.json"});
    line.terminalColumns = 100;
    EXPECT_NE(run(line).out.find('\x1b'), std::string::npos);
    line.environment = {{"NO_COLOR", "1"}};
    EXPECT_EQ(run(line).out.find('\x1b'), std::string::npos);
    line.environment = {{"TERM", "dumb"}};
    EXPECT_EQ(run(line).out.find('\x1b'), std::string::npos);
    EXPECT_EQ(run(ctl({"slowest", "shop.zipkin.json"})).out.find('\x1b'), std::string::npos);
}

TEST(Behaviour, drawsWithoutUnicodeWhereTheTerminalHasNone)
{
    ProgramRun line = ctl({"trace", "463ac35c9f6413ad48485a3953bb6124", "shop.zipkin.json", "--no-color"});
    line.environment = {{"LC_ALL", "C"}};
    line.terminalColumns = 100;
    const ProgramResult result = run(line);
    EXPECT_NE(result.out.find("` gateway  post /orders"), std::string::npos) << result.out;
    EXPECT_EQ(result.out.find("\xe2\x96\x88"), std::string::npos);
}

TEST(Behaviour, showsPeopleTheirOwnTimeZoneAndSaysWhich)
{
    ProgramRun line = ctl({"slowest", "shop.zipkin.json", "--no-color"});
    line.environment = {{"TZ", "Asia/Shanghai"}};
    line.terminalColumns = 120;
    EXPECT_NE(run(line).out.find("2026-01-01 UTC+8"), std::string::npos) << run(line).out;
    EXPECT_NE(run(line).out.find("18:00:00.000"), std::string::npos);
    line.words.emplace_back("--utc");
    EXPECT_NE(run(line).out.find("10:00:00.000"), std::string::npos);
}

TEST(Behaviour, printsValidJsonForEveryAnswer)
{
    const std::vector<std::vector<std::string>> lines{{"slowest", "shop.zipkin.json"},
        {"interfaces", "shop.zipkin.json"}, {"services", "shop.zipkin.json"}, {"regions", "demo"},
        {"trace", "one.jaeger.json"}, {"topology", "shop.zipkin.json"}, {"metrics", "shop.zipkin.json"},
        {"search", "shop.zipkin.json"}, {"formats"}, {"slowest", "shop.zipkin.json", "-i", "nothing"}};
    for (auto words : lines) {
        const std::string schema = "longspan." + words.front() + "/1";
        words.emplace_back("--json");
        const auto json = nlohmann::json::parse(run(ctl(words)).out, nullptr, false);
        ASSERT_TRUE(json.is_object()) << words.front();
        EXPECT_EQ(json["schema"], schema);
    }
}

TEST(Behaviour, importsOnceAndAnswersTheSameFromTheStore)
{
    const TemporaryFolder folder;
    const std::string store = folder.path("shop.longspan");
    const ProgramResult first = run(ctl({"import", "shop.zipkin.json", "--into", store, "--json"}));
    ASSERT_EQ(first.code, 0) << first.err;
    EXPECT_EQ(nlohmann::json::parse(first.out)["added"], 8);
    const ProgramResult again = run(ctl({"import", "shop.zipkin.json", "--into", store, "--json"}));
    EXPECT_EQ(nlohmann::json::parse(again.out)["added"], 0);
    EXPECT_EQ(nlohmann::json::parse(again.out)["known"], 8);
    const auto body = [](const std::string& out) { return out.substr(out.find('\n')); };
    for (const std::string command : {"slowest", "services", "interfaces", "topology", "search", "metrics"})
        EXPECT_EQ(body(run(ctl({command, store})).out), body(run(ctl({command, "shop.zipkin.json"})).out)) << command;
    const std::vector<std::string> trace{"trace", "463ac35c9f6413ad48485a3953bb6124"};
    auto fromStore = trace;
    fromStore.insert(fromStore.end(), {store, "--canonical"});
    auto fromFile = trace;
    fromFile.insert(fromFile.end(), {"shop.zipkin.json", "--canonical"});
    EXPECT_EQ(run(ctl(fromStore)).out, run(ctl(fromFile)).out);
}

TEST(Behaviour, importsWhatItCanOfADirectory)
{
    const TemporaryFolder folder;
    fs::create_directory(folder.path("in"));
    (void)folder.write("in/a.json", generate({.traces = 2, .spansPerTrace = 10, .services = 3}, Format::jaegerJson));
    (void)folder.write(
        "in/b.json", generate({.traces = 2, .spansPerTrace = 10, .seed = 9, .services = 3}, Format::otlpProto));
    (void)folder.write("in/c.txt", "buy milk");
    const ProgramResult result = run(ctl({"import", folder.path("in"), "--into", folder.path("s.longspan"), "--json"}));
    EXPECT_EQ(result.code, 4) << result.err;
    const auto json = nlohmann::json::parse(result.out);
    EXPECT_EQ(json["added"], 40);
    EXPECT_EQ(json["parts"].size(), 2U);
    EXPECT_NE(result.err.find("c.txt"), std::string::npos);
}

TEST(Behaviour, writesTheDemoAsAFileAndAsAStore)
{
    const TemporaryFolder folder;
    const std::vector<std::string> demo{"demo", "--seed", "3", "--to", "2026-01-01T10:00:00Z", "--write"};
    auto asFile = demo;
    asFile.insert(asFile.end(), {folder.path("shop.json"), "--format", "jaeger"});
    EXPECT_EQ(run(ctl(asFile)).code, 0);
    auto asStore = demo;
    asStore.push_back(folder.path("shop.longspan"));
    EXPECT_EQ(run(ctl(asStore)).code, 0);
    const std::string straight = run(ctl({"trace", "--canonical", "demo:seed=3,now=2026-01-01T10:00:00Z"})).out;
    EXPECT_EQ(straight, "") << "there are many traces";
    const std::string words =
        run(ctl({"slowest", "demo:seed=3,now=2026-01-01T10:00:00Z", "-n", "1", "--service", "payment"})).out;
    const std::size_t id = words.find('\n', words.find('\n') + 1);
    EXPECT_NE(id, std::string::npos);
    EXPECT_EQ(
        run(ctl({"slowest", folder.path("shop.json"), "-n", "1", "--service", "payment"})).out.substr(words.find('\n')),
        words.substr(words.find('\n')));
}

TEST(Completion, worksInARealShell)
{
    ProgramRun line = ctl({});
    const fs::path program(LONGSPANCTL);
    line.words = {"/bin/bash", "-c",
        "source <(longspanctl completion bash)\n"
        "complete_line() {\n"
        "  COMP_LINE=$1; COMP_POINT=${#1}; read -ra COMP_WORDS <<< \"$1\"\n"
        "  [[ $1 == *' ' ]] && COMP_WORDS+=('')\n"
        "  COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 )); _longspanctl\n"
        "  printf '%s\\n' \"${COMPREPLY[*]}\"\n"
        "}\n"
        "complete_line 'longspanctl slow'\n"
        "complete_line 'longspanctl slowest --min'\n"
        "complete_line 'longspanctl slowest shop.zip'\n"
        "complete_line 'longspanctl slowest shop.zipkin.json --service o'\n"
        "complete_line \"longspanctl slowest shop.zipkin.json -i 'post\"\n"
        "complete_line 'longspanctl slowest shop.zipkin.json -i get'\n"
        "complete_line 'longspanctl interfaces demo --service pay'\n"
        "complete -p longspanctl\n"};
    line.environment = {{"PATH", program.parent_path().string() + ":/usr/bin:/bin"}};
    const ProgramResult result = run(line);
    EXPECT_EQ(result.out,
        "slowest\n--min-duration\nshop.zipkin.json\norders\npost /orders\nget\\ /orders/\\{id\\}\npayment\n"
        "complete -F _longspanctl longspanctl\n")
        << result.err;
}

TEST(Completion, printsTheScriptForZsh)
{
    const ProgramResult result = run(ctl({"completion", "zsh"}));
    EXPECT_EQ(result.code, 0);
    EXPECT_TRUE(result.out.starts_with("#compdef longspanctl\n"));
    EXPECT_EQ(result.out, contentOf(std::string(LONGSPAN_SOURCE_DIR) + "/resources/completion/longspanctl.zsh"));
}

} // namespace
} // namespace longspan::test
