// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace_tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace longspan {

/// The details of a node's rows in the words of the canonical text, formats' carriers put in one place.
struct CanonicalDetail {
    std::string peer;               ///< "backend/10.0.0.2:9000", parts that are unknown left out
    std::string message;            ///< of an error
    std::vector<std::string> lines; ///< sorted; without indentation
};

/// traceStart: what event times are relative to.
[[nodiscard]] CanonicalDetail canonicalDetail(const TraceTree& tree, NodeNo node, Nanos traceStart, bool resource);

/// In double quotes, with quotes, backslashes and control characters escaped.
[[nodiscard]] std::string quoted(std::string_view text);
/// Exact, in microseconds: "3000.5us".
[[nodiscard]] std::string microsText(Nanos duration);

} // namespace longspan
