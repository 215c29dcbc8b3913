// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/json_walker.h"

#include <optional>
#include <string_view>

namespace longspan::decode {

/// A place where a document may be cut: an element of one of the format's lists begins there.
struct Boundary {
    std::size_t offset = 0;
    Level level = Level::root;
};

/// The first place at or behind from where a "}, {" followed by a key stands between two elements of a list of the
/// format (or, for formats of lines, where a line begins). In JSON a quote that a letter follows opens a string, so
/// such a place is never inside one; which list it lies in is told by the element's keys. A guess all the same: whoever
/// puts the pieces together checks that the piece before ended here. Nothing is searched past limit.
[[nodiscard]] std::optional<Boundary> findBoundary(
    std::string_view text, std::size_t from, std::size_t limit, const JsonFormat& format);

} // namespace longspan::decode
