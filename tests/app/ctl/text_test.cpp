// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/field_lines.h"
#include "app/ctl/format.h"
#include "app/ctl/table.h"
#include "app/ctl/text_width.h"

#include <gtest/gtest.h>

#include <limits>

namespace longspan::ctl {
namespace {

using encode::StringOut;

TEST(DisplayWidth, countsCellsNotLetters)
{
    EXPECT_EQ(displayWidth(""), 0U);
    EXPECT_EQ(displayWidth("abc"), 3U);
    EXPECT_EQ(displayWidth("猜你喜欢 rank"), 13U);
    EXPECT_EQ(displayWidth("µs é"), 4U);
    EXPECT_EQ(displayWidth("e\xcc\x81"), 1U); // combining accent
    EXPECT_EQ(displayWidth("한글"), 4U);
    EXPECT_EQ(displayWidth("ｆｕｌｌ"), 8U);         // full width letters
    EXPECT_EQ(displayWidth("\xf0\x9f\x9a\x80"), 2U); // rocket
    EXPECT_EQ(displayWidth("a\xff\xfe"), 3U);
}

TEST(Printable, letsNoFileMoveTheCursorOrChangeColours)
{
    EXPECT_EQ(printable("plain text", true), "plain text");
    EXPECT_EQ(printable("\x1b[31mred", true), "\xef\xbf\xbd[31mred");
    EXPECT_EQ(printable("a\tb\nc", true), "a b c");
    EXPECT_EQ(printable("\xc2\x9b"
                        "31m",
                  false),
        "?31m"); // the one-byte form of ESC [
    EXPECT_EQ(printable("\xe2\x80\xae"
                        "evil",
                  false),
        "?evil"); // right-to-left override
    EXPECT_EQ(printable("\xff", false), "?");
    EXPECT_EQ(printable("猜", true), "猜");
}

TEST(Shortened, neverExceedsTheCellsAndNeverCutsACharacter)
{
    const std::string text = "搜索建议 suggest";
    for (std::size_t cells = 0; cells <= 20; ++cells) {
        const std::string cut = shortened(text, cells, true);
        EXPECT_LE(displayWidth(cut), cells) << cells;
        EXPECT_EQ(cut.find("\xef\xbf\xbd"), std::string::npos);
    }
    EXPECT_EQ(shortened(text, 16, true), text);
    EXPECT_EQ(shortened("abcdef", 4, true), "abc\xe2\x80\xa6");
    EXPECT_EQ(shortened("abcdef", 4, false), "abc~");
}

TEST(CountText, groupsThousands)
{
    EXPECT_EQ(countText(0), "0");
    EXPECT_EQ(countText(999), "999");
    EXPECT_EQ(countText(1000), "1,000");
    EXPECT_EQ(countText(std::numeric_limits<std::uint64_t>::max()), "18,446,744,073,709,551,615");
    EXPECT_EQ(countText(1, "call", "calls"), "1 call");
    EXPECT_EQ(countText(0, "call", "calls"), "0 calls");
}

TEST(ShareText, neverCallsSomethingNothing)
{
    EXPECT_EQ(shareText(0, 10), "0 %");
    EXPECT_EQ(shareText(1, 1'000'000), "<0.1 %");
    EXPECT_EQ(shareText(21, 1000), "2.1 %");
    EXPECT_EQ(shareText(1, 2), "50 %");
    EXPECT_EQ(shareText(5, 0), "0 %");
}

TEST(BytesText, usesPowersOfTen)
{
    EXPECT_EQ(bytesText(0), "0 B");
    EXPECT_EQ(bytesText(999), "999 B");
    EXPECT_EQ(bytesText(1500), "1.5 kB");
    EXPECT_EQ(bytesText(632'000'000), "632 MB");
    EXPECT_EQ(bytesText(999'900'000), "1.0 GB");
}

TEST(BarText, growsWithTheShareAndShowsEverySliver)
{
    EXPECT_EQ(barText(0, 10, true), "");
    EXPECT_EQ(displayWidth(barText(1e-9, 10, true)), 1U);
    EXPECT_EQ(barText(0.5, 4, true), "██");
    EXPECT_EQ(barText(1, 3, true), "███");
    EXPECT_EQ(barText(7, 3, true), "███");
    EXPECT_EQ(barText(std::numeric_limits<double>::quiet_NaN(), 3, true), "");
    EXPECT_EQ(barText(0.5, 4, false), "==");
}

TEST(AddMillis, saysTheSameAsMillisText)
{
    for (const Nanos value : {Nanos{0}, Nanos{1}, Nanos{999'999}, Nanos{1'000'000}, Nanos{4'210'500'000},
             Nanos{1'000'001}, Nanos{-1'500'000}, std::numeric_limits<Nanos>::max()}) {
        StringOut out;
        addMillis(out, value);
        EXPECT_EQ(out.take(), millisText(value));
    }
}

TEST(TimeWriter, saysTheSameAsTimeText)
{
    TimeWriter times;
    for (const Nanos value : {Nanos{0}, Nanos{-1}, 1'767'261'600 * kSecond, 1'767'261'600 * kSecond + 5,
             1'767'261'659 * kSecond + 20'000, 1'767'311'999 * kSecond + 999 * kMillisecond, -86'401 * kSecond}) {
        StringOut out;
        times.addUtc(out, value);
        EXPECT_EQ(out.take(), timeText(value));
    }
}

TEST(TimeWriter, showsPeopleMillisecondsAndTheZone)
{
    TimeWriter times;
    EXPECT_EQ(times.forPeople(1'767'261'600 * kSecond + 7 * kMillisecond, true), "2026-01-01 10:00:00.007");
    EXPECT_EQ(times.forPeople(1'767'261'600 * kSecond, true), "2026-01-01 10:00:00.000");
    EXPECT_EQ(TimeWriter::zoneName(0, true), "UTC");
}

TEST(FieldLines, replacesTabsAndBreaksSoThatALineStaysALine)
{
    StringOut out;
    FieldLines lines(out, false);
    lines.titles({"a", "b"});
    lines.text("x\ty\nz");
    lines.number(std::optional<std::uint64_t>());
    lines.end();
    EXPECT_EQ(out.take(), "a\tb\nx y z\t\n");
}

TEST(FieldLines, quotesCommasQuotesAndBreaksInCsv)
{
    StringOut out;
    FieldLines lines(out, true);
    lines.text("plain");
    lines.text("a,b");
    lines.text("say \"hi\"");
    lines.text("two\nlines");
    lines.id(TraceId{});
    lines.end();
    EXPECT_EQ(out.take(), "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\n");
}

std::string printed(Table& table)
{
    StringOut out;
    table.print(out);
    return out.take();
}

TEST(Table, alignsByCells)
{
    Table table({{"name"}, {"n", TableColumn::Align::right}}, Terminal{.unicode = true});
    table.cell("猜你");
    table.cell("5");
    table.cell("abc");
    table.cell("1,000");
    EXPECT_EQ(printed(table), "name      n\n猜你      5\nabc   1,000\n");
    EXPECT_EQ(table.rows(), 2U);
}

TEST(Table, leavesOptionalColumnsOutBeforeItShortensOthers)
{
    Terminal narrow{.outIsTerminal = true, .unicode = true, .columns = 40};
    Table table({{"name", TableColumn::Align::left, 5}, {"extra", TableColumn::Align::left, 0, true}, {"id"}}, narrow);
    table.cell("a name of some length");
    table.cell("something else here");
    table.cell("0123456789");
    EXPECT_EQ(printed(table), "name                   id\na name of some length  0123456789\n");
    narrow.columns = 20;
    Table narrower({{"name", TableColumn::Align::left, 5}, {"id"}}, narrow);
    narrower.cell("a name of some length");
    narrower.cell("0123456789");
    EXPECT_EQ(printed(narrower), "name      id\na name …  0123456789\n");
}

TEST(Table, neverShortensAnythingInAPipe)
{
    Table table({{"name", TableColumn::Align::left, 5}}, Terminal{.columns = 40});
    table.cell(std::string(300, 'x'));
    EXPECT_EQ(printed(table), "name\n" + std::string(300, 'x') + "\n");
}

TEST(Table, coloursOnlyWhereColoursAreWanted)
{
    Table plain({{"a"}}, Terminal{});
    plain.cell("x", Style::bad);
    EXPECT_EQ(printed(plain), "a\nx\n");
    Table colored({{"a"}}, Terminal{.color = true});
    colored.cell("x", Style::bad);
    EXPECT_EQ(printed(colored), "\x1b[2ma\x1b[0m\n\x1b[31mx\x1b[0m\n");
}

} // namespace
} // namespace longspan::ctl
