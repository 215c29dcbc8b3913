// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/decode.h"
#include "model/decode/document.h"
#include "model/decode/json_cursor.h"
#include "model/decode/json_text.h"

#include <functional>
#include <optional>
#include <string_view>

namespace longspan::decode {

/// Walks a document of modest size (at most limits.recordBytes) as a whole. Gives why the walk ended early, or nothing;
/// what walk() collected until then counts. Errors: tooLarge, internal.
[[nodiscard]] Result<std::optional<Error>> walkSmallJson(
    const DocumentInput& input, const Limits& limits, const std::function<Step(JsonCursor&)>& walk);

/// The string the cursor stands at, as it is between its quotes; empty for anything else. The cursor stays.
[[nodiscard]] inline std::string_view textHere(const JsonCursor& cursor)
{
    return cursor.peek() == '"' ? cursor.rawString() : std::string_view();
}

/// The integer the cursor stands at, as a number or in a string. The cursor stays.
[[nodiscard]] inline std::optional<std::int64_t> integerHere(const JsonCursor& cursor)
{
    if (cursor.atEnd())
        return std::nullopt;
    return integerOf(cursor.peek() == '"' ? cursor.rawString() : cursor.rawScalar());
}

} // namespace longspan::decode
