// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace longspan {

/// Letters of ASCII in lower case, whatever the locale; all else stays.
[[nodiscard]] constexpr char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] inline std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        c = lowered(c);
    return result;
}

[[nodiscard]] constexpr bool sameInAnyCase(std::string_view a, std::string_view b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](char left, char right) { return lowered(left) == lowered(right); });
}

} // namespace longspan
