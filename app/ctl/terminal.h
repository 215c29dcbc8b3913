// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace longspan::ctl {

/// What the two outputs are, decided once at the start.
struct Terminal {
    bool outIsTerminal = false;
    bool errIsTerminal = false;
    bool color = false;    ///< on standard output
    bool unicode = false;  ///< bars and lines may be drawn
    bool utc = false;      ///< show times in UTC
    unsigned columns = 80; ///< width of standard output's terminal
};

/// Looks at the descriptors and at NO_COLOR, TERM, COLUMNS, LC_ALL, LC_CTYPE and LANG.
[[nodiscard]] Terminal detectTerminal();

/// How a piece of text is meant. Never the only sign: what is bad also says so in words.
enum class Style : std::uint8_t { plain, dim, bold, good, warn, bad, accent };
/// The sequence that begins a style, empty for plain.
[[nodiscard]] std::string_view beginStyle(Style style);
[[nodiscard]] std::string_view endStyle();

} // namespace longspan::ctl
