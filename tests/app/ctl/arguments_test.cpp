// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"

#include <gtest/gtest.h>

#include <array>

namespace longspan::ctl {
namespace {

constexpr std::array kKnown{
    Option::limit, Option::errors, Option::source, Option::minDuration, Option::from, Option::to, Option::format};

Result<Arguments> parse(std::vector<std::string> words)
{
    return Arguments::parse(words, kKnown);
}

TEST(Arguments, takesValuesBehindASpaceAnEqualsSignAndALetter)
{
    for (const auto& words :
        std::vector<std::vector<std::string>>{{"--limit", "5"}, {"--limit=5"}, {"-n", "5"}, {"-n5"}, {"-n=5"}}) {
        const auto arguments = parse(words);
        ASSERT_TRUE(arguments) << words.front();
        EXPECT_EQ(arguments->value(Option::limit), "5");
        EXPECT_TRUE(arguments->words().empty());
    }
}

TEST(Arguments, keepsWordsInTheirOrderAmongOptions)
{
    const auto arguments = parse({"a", "--errors", "b", "-", "--", "--limit", "-x"});
    ASSERT_TRUE(arguments);
    EXPECT_EQ(arguments->words(), (std::vector<std::string>{"a", "b", "-", "--limit", "-x"}));
    EXPECT_TRUE(arguments->has(Option::errors));
    EXPECT_FALSE(arguments->has(Option::limit));
}

TEST(Arguments, letsTheLastValueWinAndKeepsAllOfThem)
{
    const auto arguments = parse({"-s", "a", "-s", "b", "--source="});
    ASSERT_TRUE(arguments);
    EXPECT_EQ(arguments->value(Option::source), "");
    EXPECT_EQ(arguments->values(Option::source), (std::vector<std::string>{"a", "b", ""}));
}

TEST(Arguments, takesAValueThatLooksLikeAnOption)
{
    const auto arguments = parse({"--source", "--errors"});
    ASSERT_TRUE(arguments);
    EXPECT_EQ(arguments->value(Option::source), "--errors");
    EXPECT_FALSE(arguments->has(Option::errors));
}

TEST(Arguments, suggestsTheNearestOptionOfTheCommand)
{
    const auto arguments = parse({"--limits", "5"});
    ASSERT_FALSE(arguments);
    EXPECT_EQ(arguments.error().where, "--limits");
    EXPECT_NE(arguments.error().what.find("--limit?"), std::string::npos);
    const auto foreign = parse({"--region", "x"});
    ASSERT_FALSE(foreign) << "known to other commands only";
    EXPECT_EQ(parse({"--zzzzzz"}).error().what.find("did you mean"), std::string::npos);
}

TEST(Arguments, refusesMissingAndSuperfluousValues)
{
    EXPECT_EQ(parse({"--limit"}).error().kind, ErrorKind::malformed);
    EXPECT_EQ(parse({"--errors=1"}).error().kind, ErrorKind::malformed);
    EXPECT_EQ(parse({"-e1"}).error().kind, ErrorKind::malformed);
}

TEST(Arguments, readsCountsDurationsAndTimes)
{
    const auto arguments = parse({"-n", "17", "--min-duration", "1.5s", "--from", "@10"});
    ASSERT_TRUE(arguments);
    EXPECT_EQ(arguments->count(Option::limit, 3), 17U);
    EXPECT_EQ(arguments->duration(Option::minDuration).value(), std::optional(1'500 * kMillisecond));
    EXPECT_EQ(arguments->time(Option::from).value(), std::optional(10 * kSecond));
    EXPECT_EQ(arguments->time(Option::to).value(), std::optional<Nanos>());
    EXPECT_EQ(parse({})->count(Option::limit, 3), 3U);
}

TEST(Arguments, refusesNumbersThatAreNone)
{
    for (const std::string text : {"", "x", "1x", "-1", "1.5", "99999999999999999999"}) {
        const auto arguments = parse({"--limit=" + text});
        ASSERT_TRUE(arguments);
        const auto count = arguments->count(Option::limit, 3);
        ASSERT_FALSE(count) << text;
        EXPECT_EQ(count.error().where, "--limit");
    }
    EXPECT_FALSE(parse({"--min-duration=5 parsecs"})->duration(Option::minDuration));
    EXPECT_FALSE(parse({"--from=yesterday"})->time(Option::from));
}

TEST(Arguments, movesOnlyTheValuesThatFit)
{
    auto arguments = parse({"--to", "jaeger", "--to", "@5"});
    ASSERT_TRUE(arguments);
    arguments->move(Option::to, Option::format, [](const std::string& value) { return value == "jaeger"; });
    EXPECT_EQ(arguments->value(Option::format), "jaeger");
    EXPECT_EQ(arguments->values(Option::to), std::vector<std::string>{"@5"});
}

TEST(Nearest, findsWordsAFewEditsAwayAndNoOthers)
{
    constexpr std::array<std::string_view, 3> kWords{"slowest", "services", "search"};
    EXPECT_EQ(nearest("slowst", kWords), "slowest");
    EXPECT_EQ(nearest("serach", kWords), "search");
    EXPECT_EQ(nearest("sloewst", kWords), "slowest");
    EXPECT_EQ(nearest("", kWords), "");
    EXPECT_EQ(nearest("import", kWords), "");
    EXPECT_EQ(nearest(std::string(10'000, 'x'), kWords), "");
}

TEST(Options, haveUniqueNamesAndLetters)
{
    for (const OptionInfo& a : allOptions())
        for (const OptionInfo& b : allOptions()) {
            if (a.option == b.option)
                continue;
            EXPECT_NE(a.name, b.name);
            EXPECT_TRUE(a.letter == 0 || a.letter != b.letter) << a.name << ' ' << b.name;
        }
}

} // namespace
} // namespace longspan::ctl
