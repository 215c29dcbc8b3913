// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/bytes.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace longspan::decode {

/// What a decoder of one format is given: text is the part to decode, already unpacked; bytes owns it and keeps the
/// padding behind its own end, so text may be any part of bytes->view(). Places of spans and errors count from the
/// beginning of text.
struct DocumentInput {
    BytesPtr bytes;
    std::string_view text;
    std::string name; ///< path or URL, for errors and notes

    /// The whole of bytes.
    [[nodiscard]] static DocumentInput whole(BytesPtr owner, std::string name)
    {
        const std::string_view view = owner->view();
        return {std::move(owner), view, std::move(name)};
    }

    /// "name:offset", as errors and notes want it.
    [[nodiscard]] std::string where(std::uint64_t offset) const { return name + ":" + std::to_string(offset); }
};

} // namespace longspan::decode
