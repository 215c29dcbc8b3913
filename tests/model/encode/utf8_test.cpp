// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/encode/utf8.h"

#include <gtest/gtest.h>

namespace longspan::encode {
namespace {

/// The encoding of a code point, written down independently of the reader.
std::string encoded(char32_t code)
{
    const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
    if (code < 0x80)
        return {byte(code)};
    if (code < 0x800)
        return {byte(0xc0 | code >> 6), byte(0x80 | (code & 0x3f))};
    if (code < 0x10000)
        return {byte(0xe0 | code >> 12), byte(0x80 | (code >> 6 & 0x3f)), byte(0x80 | (code & 0x3f))};
    return {byte(0xf0 | code >> 18), byte(0x80 | (code >> 12 & 0x3f)), byte(0x80 | (code >> 6 & 0x3f)),
        byte(0x80 | (code & 0x3f))};
}

TEST(Utf8, readsEveryCodePointAndRefusesSurrogates)
{
    for (char32_t code = 0; code < 0x110000; ++code) {
        const std::string text = encoded(code);
        const bool surrogate = code >= 0xd800 && code < 0xe000;
        const std::size_t length = utf8Length(text, 0);
        ASSERT_EQ(length, surrogate ? 0 : text.size()) << static_cast<unsigned>(code);
        if (!surrogate) {
            ASSERT_EQ(utf8Code(text, 0, length), code);
        }
    }
}

TEST(Utf8, refusesWhatIsPastTheLastCodePointOverlongOrCutOff)
{
    EXPECT_EQ(utf8Length(encoded(0x110000), 0), 0U);
    EXPECT_EQ(utf8Length("\xc0\x80", 0), 0U);
    EXPECT_EQ(utf8Length("\xc1\xbf", 0), 0U);
    EXPECT_EQ(utf8Length("\xe0\x9f\xbf", 0), 0U);
    EXPECT_EQ(utf8Length("\xf0\x8f\xbf\xbf", 0), 0U);
    EXPECT_EQ(utf8Length("\x80", 0), 0U);
    EXPECT_EQ(utf8Length("\xe4\xb8", 0), 0U);
    EXPECT_EQ(utf8Length("\xe4\xb8z", 0), 0U);
}

} // namespace
} // namespace longspan::encode
