// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/text_waterfall.h"
#include "app/ctl/text_width.h"
#include "app/ctl/trace_report.h"
#include "tests/support/trace_fixture.h"

#include <gtest/gtest.h>

#include <sstream>

namespace longspan::ctl {
namespace {

using test::TraceFixture;

std::string drawn(TraceFixture fixture, const Terminal& terminal)
{
    const auto tree = TraceTree::build(fixture.trace());
    const auto path = criticalSections(*tree, {});
    encode::StringOut out;
    TextWaterfall(*tree, *path, terminal).print(out);
    return out.take();
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

constexpr Terminal kPlain{.outIsTerminal = true, .columns = 73};

TEST(TextWaterfall, drawsTreeTimesAndTheCriticalPath)
{
    const std::string text =
        drawn({{.id = "a", .start = 0, .duration = 40, .service = "front", .name = "get"},
                  {.id = "b", .parent = "a", .start = 10, .duration = 20, .service = "back", .name = "q"},
                  {.id = "c", .parent = "a", .start = 10, .duration = 5, .service = "log", .name = "w"}},
            kPlain);
    const auto lines = linesOf(text);
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_EQ(lines[1].substr(0, 10), "front  get");
    EXPECT_EQ(lines[2].substr(0, 9), "| back  q");
    EXPECT_EQ(lines[3].substr(0, 8), "` log  w");
    EXPECT_NE(lines[1].find("40 ns  ##########--------------------##########"), std::string::npos) << text;
    EXPECT_NE(lines[2].find("20 ns            ####################"), std::string::npos) << text;
    EXPECT_NE(lines[3].find("5 ns            -----"), std::string::npos) << text;
}

TEST(TextWaterfall, namesWhatIsOddInWords)
{
    const std::string text =
        drawn({{.id = "a", .start = 0, .duration = 10, .error = true},
                  {.id = "b", .parent = "gone", .start = 5, .duration = 2}, {.id = "c", .parent = "a"}},
            kPlain);
    EXPECT_NE(text.find(" error\n"), std::string::npos) << text;
    EXPECT_NE(text.find(" parent missing\n"), std::string::npos) << text;
    EXPECT_NE(text.find("open  (start unknown)\n"), std::string::npos) << text;
}

TEST(TextWaterfall, keepsEveryLineWithinTheTerminal)
{
    std::vector<std::string> ids;
    for (int i = 0; i < 60; ++i)
        ids.push_back("s" + std::to_string(i));
    for (const unsigned columns : {60U, 80U, 200U}) {
        Terminal terminal{.outIsTerminal = true, .unicode = true, .columns = columns};
        TraceFixture fixture;
        fixture.add({.id = "s0",
            .start = 0,
            .duration = 1000,
            .service = "订单服务",
            .name = "查询 a very long interface name that does not fit"});
        for (std::size_t i = 1; i < 60; ++i)
            fixture.add({.id = ids[i], .parent = ids[i - 1], .start = static_cast<Nanos>(i), .duration = 900});
        for (const std::string& line : linesOf(drawn(std::move(fixture), terminal)))
            EXPECT_LE(displayWidth(line), columns) << line;
    }
}

TEST(TextWaterfall, tellsTheLevelOfADeepCallInsteadOfIndentingForEver)
{
    TraceFixture fixture;
    std::vector<std::string> ids;
    for (int i = 0; i < 2000; ++i)
        ids.push_back("n" + std::to_string(i));
    for (std::size_t i = 0; i < ids.size(); ++i)
        fixture.add({.id = ids[i],
            .parent = i == 0 ? std::string_view() : std::string_view(ids[i - 1]),
            .start = 0,
            .duration = 5});
    const std::string text = drawn(std::move(fixture), kPlain);
    EXPECT_NE(text.find("(level 1999)"), std::string::npos);
    for (const std::string& line : linesOf(text))
        ASSERT_LE(displayWidth(line), 73U);
}

TEST(TextWaterfall, drawsATraceWithoutAnyTime)
{
    const std::string text = drawn({{.id = "a"}, {.id = "b", .parent = "a"}}, kPlain);
    EXPECT_EQ(linesOf(text).size(), 2U) << text;
}

} // namespace
} // namespace longspan::ctl
