// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/encode/utf8.h"

namespace longspan::encode {

namespace {

std::size_t claimedLength(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first < 0xe0)
        return 2;
    if (first >= 0xe0 && first < 0xf0)
        return 3;
    return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

/// The second byte decides whether three and four bytes are overlong, a surrogate or too large (RFC 3629, table in 4).
bool secondFits(unsigned char first, unsigned char second)
{
    switch (first) {
    case 0xe0: return second >= 0xa0;
    case 0xed: return second < 0xa0;
    case 0xf0: return second >= 0x90;
    case 0xf4: return second < 0x90;
    default: return true;
    }
}

} // namespace

std::size_t utf8Length(std::string_view text, std::size_t at)
{
    const auto byte = [&text](std::size_t place) { return static_cast<unsigned char>(text[place]); };
    const std::size_t length = claimedLength(byte(at));
    if (length < 2)
        return length;
    if (text.size() - at < length || !secondFits(byte(at), byte(at + 1)))
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(at + i) & 0xc0U) != 0x80U)
            return 0;
    return length;
}

char32_t utf8Code(std::string_view text, std::size_t at, std::size_t length)
{
    const auto byte = [&text](std::size_t place) { return static_cast<unsigned char>(text[place]); };
    if (length == 1)
        return byte(at);
    char32_t code = byte(at) & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i)
        code = (code << 6U) | (byte(at + i) & 0x3fU);
    return code;
}

} // namespace longspan::encode
