// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/compared_traces.h"

#include <algorithm>

namespace longspan::items {

using analysis::ComparedNode;
using analysis::Side;

std::optional<Nanos> ComparedTraces::difference(const ComparedNode& node) const
{
    return analysis::difference(node, side(Side::first), side(Side::second));
}

bool ComparedTraces::differs(const ComparedNode& node) const
{
    if (!node.inBoth())
        return true;
    const TraceTree& first = *trace(Side::first).tree;
    const TraceTree& second = *trace(Side::second).tree;
    const NodeNo a = node.node(Side::first);
    const NodeNo b = node.node(Side::second);
    if (first.isError(a) != second.isError(b) || first.durationKnown(a) != second.durationKnown(b))
        return true;
    constexpr Nanos kNoticed = 10; // one part of this many
    const Nanos shorter = std::min(first.duration(a), second.duration(b));
    const Nanos longer = std::max(first.duration(a), second.duration(b));
    return longer - shorter > shorter / kNoticed;
}

Result<ComparedTracesPtr> compareSpans(SpansOfTrace first, SpansOfTrace second, const Call& call)
{
    auto made = std::make_shared<ComparedTraces>();
    made->traces = {std::move(first), std::move(second)};
    auto found = analysis::compareTraces(made->side(Side::first), made->side(Side::second), call);
    if (!found)
        return failWith(std::move(found));
    made->comparison = *std::move(found);
    for (const ComparedNode& node : made->comparison.nodes) {
        if (const std::optional<Nanos> each = made->difference(node))
            made->longest = std::max(made->longest, *each < 0 ? subtractClamped(0, *each) : *each);
    }
    return ComparedTracesPtr(std::move(made));
}

} // namespace longspan::items
