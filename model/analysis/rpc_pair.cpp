// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/rpc_pair.h"

namespace longspan::analysis {

namespace {

template <class Field>
StringId firstKnown(const TraceTree& tree, NodeNo node, Field field)
{
    for (const SpanIndex row : tree.partsOf(node))
        if (const StringId text = tree.table().resource(row).*field; text != StringId::empty)
            return text;
    return StringId::empty;
}

bool onOtherHosts(const TraceTree& tree, NodeNo a, NodeNo b)
{
    const StringId hostA = hostOf(tree, a);
    const StringId hostB = hostOf(tree, b);
    return hostA != StringId::empty && hostB != StringId::empty && hostA != hostB;
}

} // namespace

StringId hostOf(const TraceTree& tree, NodeNo node)
{
    return firstKnown(tree, node, &Resource::host);
}

StringId addressOf(const TraceTree& tree, NodeNo node)
{
    return firstKnown(tree, node, &Resource::address);
}

bool isSkewedCall(const TraceTree& tree, NodeNo node)
{
    const NodeNo parent = tree.parent(node);
    if (parent == NodeNo::none || tree.childCount(parent) != 1)
        return false;
    // In whole hundredths, so that no duration is too long to be multiplied.
    if (tree.duration(node) - tree.duration(parent) > tree.duration(parent) / 100)
        return false;
    const bool isServer = tree.kind(node) == SpanKind::server;
    if (isServer && tree.kind(parent) == SpanKind::client)
        return true;
    const NodeNo above = tree.parent(parent);
    if (isServer && tree.kind(parent) != SpanKind::server && above != NodeNo::none &&
        tree.kind(above) == SpanKind::server)
        return true;
    return onOtherHosts(tree, node, parent);
}

} // namespace longspan::analysis
