// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/decode.h"

#include <optional>
#include <string>
#include <string_view>

namespace longspan::decode {

/// Bytes without the packing around them.
struct Unpacked {
    BytesPtr bytes;               ///< the very bytes that were given when nothing was around them
    std::string packing;          ///< "", "gzip" or "zstd"; both, outermost first, when one lies in the other
    std::optional<Error> stopped; ///< why unpacking ended early (malformed, tooLarge); bytes holds what came before
};

/// "gzip" or "zstd" by the magic number in front, else "".
[[nodiscard]] std::string_view packingOf(std::string_view bytes);

/// Takes gzip (also several members behind each other) and zstd (also several frames) off, as often as it is there,
/// twice at most. name: for errors. Errors: cancelled, deadline; malformed and tooLarge (limits.unpackedBytes) when
/// nothing at all could be unpacked.
[[nodiscard]] Result<Unpacked> unpack(
    const BytesPtr& bytes, const std::string& name, const Limits& limits, const Call& call);

} // namespace longspan::decode
