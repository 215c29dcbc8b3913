// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tree_shape.h"

#include "tests/support/trace_fixture.h"

namespace longspan::test {

std::string shape(const TraceTree& tree)
{
    std::string text;
    std::uint32_t depth = 0;
    for (std::uint32_t no = 0; no < tree.size(); ++no) {
        const NodeNo node{no};
        const NodeFlags flags = tree.flags(node);
        if (tree.depth(node) > depth)
            text += '(';
        else
            text.append(depth - tree.depth(node), ')').append(no == 0 ? "" : " ");
        depth = tree.depth(node);
        text += label(tree.id(node));
        text += flags.has(NodeFlag::orphan) ? "?" : "";
        text += flags.has(NodeFlag::cycle) ? "!" : "";
        text += flags.has(NodeFlag::sharedHalf) ? "+" : "";
        text += flags.has(NodeFlag::merged) ? "*" : "";
        text += flags.has(NodeFlag::conflicting) ? "~" : "";
    }
    return text.append(depth, ')');
}

NodeNo node(const TraceTree& tree, std::string_view label)
{
    for (std::uint32_t no = 0; no < tree.size(); ++no)
        if (tree.id(NodeNo{no}) == spanId(label))
            return NodeNo{no};
    return NodeNo::none;
}

} // namespace longspan::test
