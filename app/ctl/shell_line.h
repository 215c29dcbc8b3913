// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace longspan::ctl {

/// A command line up to the cursor, taken apart by the shell's rules for quotes and backslashes.
struct ShellLine {
    std::vector<std::string> words; ///< complete ones, without quotes; the program's name is the first
    std::string current;            ///< what is being typed, without quotes; may be empty
    std::string currentRaw;         ///< the same as it stands there
    char openQuote = 0;             ///< the quote that has not been closed
};
[[nodiscard]] ShellLine readShellLine(std::string_view line);

/// A candidate as bash must be given it to replace the current word: quoted like the word is, and without what bash
/// leaves alone, because it takes the text behind an unquoted ':' or '=' for a word of its own.
[[nodiscard]] std::string bashReply(const ShellLine& line, std::string_view candidate);

} // namespace longspan::ctl
