// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/text_width.h"

#include "model/encode/utf8.h"

#include <algorithm>
#include <array>

namespace longspan::ctl {

namespace {

struct Block {
    char32_t first;
    char32_t last;
};

/// Ranges of Unicode's East Asian Width property with the values W and F, neighbours joined where what lies between is
/// unassigned or rare.
constexpr std::array<Block, 20> kWide{{
    {0x1100, 0x115f},
    {0x231a, 0x231b},
    {0x23e9, 0x23ec},
    {0x2614, 0x2615},
    {0x26a1, 0x26a1},
    {0x2705, 0x2705},
    {0x274c, 0x274c},
    {0x2e80, 0x303e},
    {0x3041, 0x33ff},
    {0x3400, 0x4dbf},
    {0x4e00, 0x9fff},
    {0xa000, 0xa4cf},
    {0xa960, 0xa97f},
    {0xac00, 0xd7a3},
    {0xf900, 0xfaff},
    {0xfe30, 0xfe6f},
    {0xff00, 0xff60},
    {0xffe0, 0xffe6},
    {0x1f300, 0x1faff},
    {0x20000, 0x3fffd},
}};

/// Combining marks, joiners, variation selectors and direction marks.
constexpr std::array<Block, 11> kNarrowestOfAll{{
    {0x0300, 0x036f},
    {0x0483, 0x0489},
    {0x0591, 0x05bd},
    {0x064b, 0x065f},
    {0x0e34, 0x0e3a},
    {0x1ab0, 0x1aff},
    {0x200b, 0x200f},
    {0x202a, 0x202e},
    {0x2060, 0x2064},
    {0x20d0, 0x20ff},
    {0xfe00, 0xfe0f},
}};

template <std::size_t Count>
bool isIn(const std::array<Block, Count>& blocks, char32_t code)
{
    const auto found = std::lower_bound(
        blocks.begin(), blocks.end(), code, [](const Block& block, char32_t wanted) { return block.last < wanted; });
    return found != blocks.end() && found->first <= code;
}

std::size_t cellsOf(char32_t code)
{
    if (code < 0x300)
        return 1;
    if (isIn(kNarrowestOfAll, code))
        return 0;
    return isIn(kWide, code) ? 2 : 1;
}

bool isControl(char32_t code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029 ||
        (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

bool isPlain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char letter) { return letter >= 0x20 && letter < 0x7f; });
}

} // namespace

std::size_t displayWidth(std::string_view text)
{
    std::size_t cells = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = encode::utf8Length(text, at);
        cells += length == 0 ? 1 : cellsOf(encode::utf8Code(text, at, length));
        at += std::max<std::size_t>(1, length);
    }
    return cells;
}

std::string printable(std::string_view text, bool unicode)
{
    if (isPlain(text))
        return std::string(text);
    const std::string_view replacement = unicode ? "\xef\xbf\xbd" : "?";
    std::string safe;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = encode::utf8Length(text, at);
        const char32_t code = length == 0 ? 0 : encode::utf8Code(text, at, length);
        if (length == 0 || isControl(code))
            safe += code == '\t' || code == '\n' ? " " : replacement;
        else
            safe += text.substr(at, length);
        at += std::max<std::size_t>(1, length);
    }
    return safe;
}

std::string shortened(std::string_view text, std::size_t cells, bool unicode)
{
    if (displayWidth(text) <= cells)
        return std::string(text);
    const std::string_view ellipsis = unicode ? "\xe2\x80\xa6" : "~";
    std::size_t used = 1;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = std::max<std::size_t>(1, encode::utf8Length(text, at));
        const std::size_t width = displayWidth(text.substr(at, length));
        if (used + width > cells)
            break;
        used += width;
        at += length;
    }
    return cells == 0 ? std::string() : std::string(text.substr(0, at)).append(ellipsis);
}

} // namespace longspan::ctl
