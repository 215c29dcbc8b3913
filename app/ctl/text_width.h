// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace longspan::ctl {

/// Cells a terminal needs for a text: Chinese, Japanese and Korean characters and most emoji take two, combining marks
/// none, bytes that are not UTF-8 one each (they are shown as a replacement character).
[[nodiscard]] std::size_t displayWidth(std::string_view text);

/// The text made safe to print, one line: control characters and invalid bytes become the replacement character (or
/// '?'), so that no file can move the cursor or change colours.
[[nodiscard]] std::string printable(std::string_view text, bool unicode);

/// At most that many cells; what does not fit ends in an ellipsis. The text must be printable.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t cells, bool unicode);

} // namespace longspan::ctl
