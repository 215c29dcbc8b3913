// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace longspan::decode {

/// Four bytes as "10.0.0.1"; empty for another number of bytes.
[[nodiscard]] std::string ipv4Text(std::string_view bytes);
/// Sixteen bytes in the short form of RFC 5952 ("2001:db8::1"), mapped IPv4 addresses as "::ffff:10.0.0.1"; empty for
/// another number of bytes.
[[nodiscard]] std::string ipv6Text(std::string_view bytes);

} // namespace longspan::decode
