// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/completion.h"
#include "app/ctl/shell_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace longspan::ctl {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using Words = std::vector<std::string>;

Completion completed(const Words& words, const std::string& current, NameQuestion* asked = nullptr)
{
    return complete(words, current, [asked](const NameQuestion& question) {
        if (asked)
            *asked = question;
        return Words{"payment", "GET /cart", "POST /pay"};
    });
}

TEST(Complete, offersCommandsFirst)
{
    EXPECT_THAT(completed({}, "sl").candidates, ElementsAre("slowest"));
    EXPECT_THAT(completed({}, "").candidates, Contains("topology"));
    EXPECT_FALSE(completed({}, "").files);
}

TEST(Complete, offersOptionsOfTheCommandOnly)
{
    EXPECT_THAT(completed({"slowest"}, "--min").candidates, ElementsAre("--min-duration"));
    EXPECT_THAT(completed({"regions"}, "--").candidates, Not(Contains("--limit")));
    EXPECT_THAT(completed({"regions"}, "--").candidates, Contains("--help"));
}

TEST(Complete, offersFilesAccountsAndTheDemoAsSources)
{
    const Completion completion = completed({"slowest"}, "");
    EXPECT_TRUE(completion.files);
    EXPECT_THAT(completion.candidates, ElementsAre("aliyun", "demo", "demo-cloud"));
    EXPECT_TRUE(completed({"slowest", "--source"}, "").files);
    EXPECT_TRUE(completed({"slowest", "-o"}, "").files);
    EXPECT_FALSE(completed({"formats"}, "").files);
}

TEST(Complete, asksTheSourceOnTheLineForNames)
{
    NameQuestion asked;
    const Completion completion =
        completed({"slowest", "a.json", "-s", "b.json", "--service", "cart", "--region=cn-x", "-i"}, "GET", &asked);
    EXPECT_THAT(completion.candidates, ElementsAre("GET /cart"));
    EXPECT_EQ(asked.what, OptionInfo::Values::interface);
    EXPECT_THAT(asked.sources, ElementsAre("b.json", "a.json"));
    EXPECT_EQ(asked.service, "cart");
    EXPECT_EQ(asked.region, "cn-x");
}

TEST(Complete, completesTheValueBehindAnEqualsSign)
{
    EXPECT_THAT(completed({"slowest", "x"}, "--service=pa").candidates, ElementsAre("--service=payment"));
    EXPECT_THAT(completed({"export", "x"}, "--format=z").candidates, ElementsAre("--format=zipkin-v2"));
}

TEST(Complete, knowsTheWordsOfHelpCompletionAndSort)
{
    EXPECT_THAT(completed({"help"}, "exi").candidates, ElementsAre("exit-codes"));
    EXPECT_THAT(completed({"completion"}, "").candidates, ElementsAre("bash", "zsh"));
    EXPECT_THAT(completed({"search", "x", "--sort"}, "").candidates, ElementsAre("newest", "slowest"));
    EXPECT_THAT(completed({"interfaces", "x", "--sort"}, "p9").candidates, ElementsAre("p95", "p99"));
}

TEST(Complete, offersNothingAfterAnUnknownCommandOrForFreeText)
{
    EXPECT_THAT(completed({"frobnicate"}, "").candidates, IsEmpty());
    EXPECT_THAT(completed({"slowest", "x", "--limit"}, "").candidates, IsEmpty());
}

TEST(Complete, coversEveryOptionOfEveryCommand)
{
    for (const Command* command : allCommands())
        for (const Option option : command->options) {
            const std::string name = "--" + std::string(info(option).name);
            EXPECT_THAT(completed({std::string(command->name)}, name).candidates, Contains(name));
        }
}

TEST(ShellLine, takesQuotesAndBackslashesApart)
{
    const ShellLine line = readShellLine(R"(longspanctl slowest 'my file.json' -i "GET /c" --service=a\ b POST\ /pr)");
    EXPECT_THAT(line.words, ElementsAre("longspanctl", "slowest", "my file.json", "-i", "GET /c", "--service=a b"));
    EXPECT_EQ(line.current, "POST /pr");
    EXPECT_EQ(line.currentRaw, R"(POST\ /pr)");
    EXPECT_EQ(line.openQuote, 0);
}

TEST(ShellLine, knowsTheQuoteThatIsStillOpen)
{
    EXPECT_EQ(readShellLine("longspanctl 'GET /").openQuote, '\'');
    EXPECT_EQ(readShellLine("longspanctl \"GET /").openQuote, '"');
    EXPECT_EQ(readShellLine("longspanctl \"GET /").current, "GET /");
    EXPECT_EQ(readShellLine("longspanctl ''").current, "");
    EXPECT_THAT(readShellLine("longspanctl '' ").words, ElementsAre("longspanctl", ""));
}

TEST(BashReply, quotesTheWayTheWordIsQuoted)
{
    EXPECT_EQ(bashReply(readShellLine("x GET"), "GET /cart/{id}"), R"(GET\ /cart/\{id\})");
    EXPECT_EQ(bashReply(readShellLine("x 'GET"), "GET /cart"), "GET /cart");
    EXPECT_EQ(bashReply(readShellLine("x \"GET"), "GET $a \"b\""), R"(GET \$a \"b\")");
}

TEST(BashReply, leavesOutWhatBashTakesForAWordOfItsOwn)
{
    EXPECT_EQ(bashReply(readShellLine(R"(x POST\ /products:b)"), "POST /products:batch"), "batch");
    EXPECT_EQ(bashReply(readShellLine("x --service=pa"), "--service=payment"), "payment");
    EXPECT_EQ(bashReply(readShellLine("x 'a:b"), "a:bc"), "a:bc");
}

} // namespace
} // namespace longspan::ctl
