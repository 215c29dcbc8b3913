// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace longspan::encode {

/// Bytes of the character that begins at a place of the text: 1 to 4, or 0 when the bytes there are not UTF-8
/// (overlong, a surrogate, past U+10FFFF, cut off, or a continuation byte).
[[nodiscard]] std::size_t utf8Length(std::string_view text, std::size_t at);

/// The character's number; length is what utf8Length() said and is not 0.
[[nodiscard]] char32_t utf8Code(std::string_view text, std::size_t at, std::size_t length);

} // namespace longspan::encode
