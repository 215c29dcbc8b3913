// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace longspan::decode {

/// JSON as senders write it, made into JSON as a strict parser wants it: control characters in strings are escaped,
/// lone surrogates, unknown escapes and bytes that are not UTF-8 become U+FFFD, and numbers that no number type holds
/// (more than 64 bits, 1e999, NaN) become strings of their digits. The structure stays as it is.
[[nodiscard]] std::string repairJson(std::string_view text);

} // namespace longspan::decode
