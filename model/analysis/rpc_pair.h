// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace_tree.h"

namespace longspan::analysis {

/// Whether a node is the other end of its parent's call, so that times that do not fit are the clocks' fault: the
/// parent's only child, at most 1 % longer than it, and one of: a server below a client; a server below a span that is
/// none, below a server; a span on another known host than its parent's. Source of the rule: CRISP, graph.py.
[[nodiscard]] bool isSkewedCall(const TraceTree& tree, NodeNo node);

/// The key of the clock a span was measured by, from any of its rows; empty when unknown.
[[nodiscard]] StringId hostOf(const TraceTree& tree, NodeNo node);
/// The address of a span's sender, from any of its rows; empty when unknown.
[[nodiscard]] StringId addressOf(const TraceTree& tree, NodeNo node);

} // namespace longspan::analysis
