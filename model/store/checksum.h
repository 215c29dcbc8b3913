// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace longspan::store {

/// 64-bit checksum of some bytes, part of the file format. Four lanes of folded 128-bit products over 32 bytes at a
/// time, the last up to 32 bytes filled up with zeros, the length mixed in at the end. Finds damage, not forgery.
[[nodiscard]] std::uint64_t checksum(std::string_view bytes);

} // namespace longspan::store
