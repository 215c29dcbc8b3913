// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/span_table.h"

#include <optional>
#include <string>
#include <vector>

namespace longspan::items {

/// What a list of calls says of a span's attributes: the few that explain most calls.
struct KeyTags {
    std::string httpStatus; ///< "504"; empty when there is none
    std::string text;       ///< "POST /pay  db=select * from ...": at most kMostTags, values cut to kMostLetters

    friend bool operator==(const KeyTags&, const KeyTags&) = default;
};

inline constexpr std::size_t kMostTags = 4;
inline constexpr std::size_t kMostLetters = 60;

/// By the semantic conventions of OpenTelemetry and the names that Zipkin and Jaeger clients use.
[[nodiscard]] KeyTags keyTags(const Attributes& attributes);
/// Decodes the span; empty when it cannot be read.
[[nodiscard]] KeyTags keyTags(const SpanTable& table, SpanIndex span);

} // namespace longspan::items
