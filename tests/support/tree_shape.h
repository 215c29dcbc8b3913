// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace_tree.h"

#include <string>

namespace longspan::test {

/// The nodes' labels (see spanId()) in nested parentheses: "a(b(c) d) e?". Marks behind a label:
/// ? orphan, ! broken circle, + shared half, * merged, ~ conflicting.
[[nodiscard]] std::string shape(const TraceTree& tree);

/// The node with that label, the first one.
[[nodiscard]] NodeNo node(const TraceTree& tree, std::string_view label);

} // namespace longspan::test
