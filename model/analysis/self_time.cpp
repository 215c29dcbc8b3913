// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/self_time.h"

#include "model/analysis/waiting.h"

#include <algorithm>

namespace longspan::analysis {

namespace {

constexpr std::uint32_t kNodesBetweenChecks = 1U << 16U;

/// One sweep over the children, which stand by start.
Nanos selfTime(const TraceTree& tree, NodeNo node, bool& approximate)
{
    const Nanos end = tree.end(node);
    Nanos covered = tree.start(node);
    Nanos self = tree.duration(node);
    for (const NodeNo child : tree.children(node)) {
        if (!tree.startKnown(child) || !tree.durationKnown(child))
            approximate = true;
        if (!tree.startKnown(child) || !parentWaits(tree, child))
            continue;
        if (tree.start(child) >= end)
            break;
        const Nanos childEnd = std::min(tree.end(child), end);
        if (childEnd <= covered)
            continue;
        self -= childEnd - std::max(tree.start(child), covered);
        covered = childEnd;
    }
    return std::max<Nanos>(self, 0);
}

} // namespace

Result<SelfTimes> selfTimes(const TraceTree& tree, const Call& call)
{
    SelfTimes result;
    result.self.resize(tree.size());
    result.approximate.resize(tree.size());
    for (std::uint32_t no = 0; no < tree.size(); ++no) {
        if (no % kNodesBetweenChecks == 0)
            if (Result<> go = call.check(); !go)
                return failWith(std::move(go));
        const NodeNo node{no};
        bool approximate = !tree.startKnown(node) || !tree.durationKnown(node);
        if (tree.childCount(node) == 0 || !tree.startKnown(node))
            result.self[no] = tree.duration(node);
        else
            result.self[no] = selfTime(tree, node, approximate);
        result.approximate[no] = approximate;
    }
    return result;
}

} // namespace longspan::analysis
