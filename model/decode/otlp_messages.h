// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace longspan::decode {

/// The TracesData messages of a document: itself, or what a TraceByIDResponse of Tempo wraps.
struct OtlpMessages {
    std::vector<std::string_view> messages;
    bool partial = false; ///< Tempo says that this is not the whole trace
};
[[nodiscard]] OtlpMessages findOtlpMessages(std::string_view text);

/// Whether text, which may be cut, is TracesData or a message around it: told by its first span, or by having nothing
/// in it that does not belong there.
[[nodiscard]] bool looksLikeOtlpProto(std::string_view text);

} // namespace longspan::decode
