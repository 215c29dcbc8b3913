// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/bytes.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace longspan::decode {

/// Where a reader of details finds its messages: places in the table are base + offset in text, which owner keeps
/// alive.
struct ProtoDocument {
    BytesPtr owner;
    std::string_view text;
    std::uint64_t base = 0;
    std::size_t maxAttributeBytes = 0; ///< a longer value is cut, with a warning

    /// The message at a place; nothing when it does not lie in the text.
    [[nodiscard]] std::string_view message(std::uint64_t place, std::uint32_t length) const
    {
        const std::uint64_t offset = place - base;
        const bool inside = place >= base && offset <= text.size() && length <= text.size() - offset;
        return inside ? text.substr(offset, length) : std::string_view();
    }
};

} // namespace longspan::decode
