// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace_tree.h"

namespace longspan::analysis {

/// Whether the parent of a node waits for it. It does not for a message that it sent (a consumer below a producer) nor
/// for a reference that says so (FOLLOWS_FROM). One answer for self time, critical path and skew.
[[nodiscard]] inline bool parentWaits(const TraceTree& tree, NodeNo node)
{
    if (tree.flags(node).has(NodeFlag::followsFrom))
        return false;
    return tree.kind(node) != SpanKind::consumer || tree.kind(tree.parent(node)) != SpanKind::producer;
}

} // namespace longspan::analysis
