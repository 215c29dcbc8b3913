// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/go_values.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace longspan::ingress::go {
namespace {

TEST(GoBool, takesTwelveSpellingsAndNoOther)
{
    for (const char* yes : {"1", "t", "T", "TRUE", "true", "True"})
        EXPECT_EQ(parseBool(yes), true) << yes;
    for (const char* no : {"0", "f", "F", "FALSE", "false", "False"})
        EXPECT_EQ(parseBool(no), false) << no;
    for (const char* other : {"", "yes", "no", "on", "off", "TrUe", " true", "true ", "true\n", "\"true\"", "10"})
        EXPECT_FALSE(parseBool(other)) << other;
}

TEST(GoInt, readsEveryBase)
{
    EXPECT_EQ(parseInt("9411", 64).value, 9411);
    EXPECT_EQ(parseInt("0x24C3", 64).value, 9411);
    EXPECT_EQ(parseInt("0o17", 64).value, 15);
    EXPECT_EQ(parseInt("017", 64).value, 15);
    EXPECT_EQ(parseInt("0b101", 64).value, 5);
    EXPECT_EQ(parseInt("9_411", 64).value, 9411);
    EXPECT_EQ(parseInt("0x_24C3", 64).value, 9411);
    EXPECT_EQ(parseInt("-1", 64).value, -1);
    EXPECT_EQ(parseInt("+7", 64).value, 7);
    EXPECT_EQ(parseInt("0", 64).value, 0);
    EXPECT_EQ(parseInt("-9223372036854775808", 64).value, std::numeric_limits<std::int64_t>::min());
}

TEST(GoInt, refusesWhatGoRefuses)
{
    for (const char* text :
        {"", " 9411", "9411 ", "09411", "9411.0", "1e3", "0x", "_1", "1_", "1__0", "--1", "-", "abc", "\xEF\xBC\x99"})
        EXPECT_EQ(parseInt(text, 64).fault, NumberFault::syntax) << text;
    EXPECT_EQ(parseInt("9223372036854775808", 64).fault, NumberFault::range);
    EXPECT_EQ(parseInt("2147483648", 32).fault, NumberFault::range);
    EXPECT_EQ(parseInt("2147483648", 64).fault, NumberFault::none);
    EXPECT_EQ(parseInt("-2147483648", 32).value, -2147483648LL);
}

TEST(GoInt, stopsAtWhatIsWrongFirst)
{
    EXPECT_EQ(parseInt("99999999999999999999x", 64).fault, NumberFault::range);
    EXPECT_EQ(parseInt("9x99999999999999999999", 64).fault, NumberFault::syntax);
}

TEST(GoFloat, readsDecimalAndHexadecimal)
{
    EXPECT_EQ(parseFloat(".5").value, 0.5F);
    EXPECT_EQ(parseFloat("1e-5").value, 1e-5F);
    EXPECT_EQ(parseFloat("0x1p-2").value, 0.25F);
    EXPECT_EQ(parseFloat("1_0.5").value, 10.5F);
    EXPECT_EQ(parseFloat("0.123456789").value, 0.12345679F);
    EXPECT_TRUE(std::isnan(parseFloat("NaN").value));
    EXPECT_TRUE(std::isinf(parseFloat("inf").value));
    EXPECT_LT(parseFloat("-Infinity").value, 0);
}

TEST(GoFloat, tellsTooLargeFromTooSmall)
{
    EXPECT_EQ(parseFloat("1e40").fault, NumberFault::range);
    EXPECT_EQ(parseFloat("1" + std::string(60, '0')).fault, NumberFault::range);
    EXPECT_EQ(parseFloat("1e-60").fault, NumberFault::none);
    EXPECT_EQ(parseFloat("1e-60").value, 0);
    EXPECT_EQ(parseFloat("0." + std::string(60, '0') + "1").fault, NumberFault::none);
}

TEST(GoFloat, refusesWhatGoRefuses)
{
    for (const char* text : {"", "10%", "0,1", "0x1.8", "+nan", ".", "e5", "1e", "1.2.3", " 1", "1f", "infinit"})
        EXPECT_EQ(parseFloat(text).fault, NumberFault::syntax) << text;
}

TEST(GoPrinting, takesTheFewestDigits)
{
    EXPECT_EQ(printFloat(1.0F), "1");
    EXPECT_EQ(printFloat(0.0001F), "0.0001");
    EXPECT_EQ(printFloat(0.00001F), "1e-05");
    EXPECT_EQ(printFloat(0.12345679F), "0.12345679");
    EXPECT_EQ(printFloat(1000000.0F), "1e+06");
    EXPECT_EQ(printFloat(999999.0F), "999999");
    EXPECT_EQ(printFloat(2147483648.0F), "2.1474836e+09");
    EXPECT_EQ(printFloat(std::numeric_limits<float>::infinity()), "+Inf");
    EXPECT_EQ(printFloat(std::numeric_limits<float>::quiet_NaN()), "NaN");
}

TEST(GoPrinting, differsInJson)
{
    EXPECT_EQ(jsonFloat(0.00001F), "0.00001");
    EXPECT_EQ(jsonFloat(1e-7F), "1e-7");
    EXPECT_EQ(jsonFloat(1e21F), "1e+21");
    EXPECT_EQ(jsonFloat(2147483648.0F), "2147483600");
    EXPECT_FALSE(jsonFloat(std::numeric_limits<float>::infinity()));
    EXPECT_EQ(jsonText("a\"b\\<&>\n\x01"), "\"a\\\"b\\\\\\u003c\\u0026\\u003e\\n\\u0001\"");
}

TEST(GoExpand, replacesNamesAsTheControllerDoes)
{
    const auto named = [](std::string_view name) { return "<" + std::string(name) + ">"; };
    const auto unset = [](std::string_view) { return std::string(); };
    EXPECT_EQ(expand("cost$5", unset), "cost");
    EXPECT_EQ(expand("a$b.c", unset), "a.c");
    EXPECT_EQ(expand("$$", unset), "");
    EXPECT_EQ(expand("${", unset), "");
    EXPECT_EQ(expand("end$", unset), "end$");
    EXPECT_EQ(expand("$HOST_IP:${PORT}/x", named), "<HOST_IP>:<PORT>/x");
    EXPECT_EQ(expand("a${}b", named), "ab");
    EXPECT_EQ(expand("$ x", named), "$ x");
    EXPECT_EQ(expand("none", named), "none");
}

} // namespace
} // namespace longspan::ingress::go
