// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/critical_path.h"

#include "model/analysis/rpc_pair.h"
#include "model/analysis/waiting.h"
#include "model/base/raw_vector.h"

#include <algorithm>
#include <limits>

namespace longspan::analysis {

namespace {

struct Interval {
    Nanos start = 0;
    Nanos end = 0;
};

/// Walks one subtree; nodes go by their distance from the root.
class PathWalk {
public:
    PathWalk(const TraceTree& tree, NodeNo root, const CriticalPathOptions& options)
        : m_tree(tree), m_options(options), m_root(root)
    {
        m_path.root = root;
    }

    Result<CriticalPath> run(const Call& call)
    {
        if (Result<> go = call.check(); !go)
            return failWith(std::move(go));
        m_path.known = m_tree.startKnown(m_root) && m_tree.durationKnown(m_root);
        if (!m_path.known)
            return std::move(m_path);
        fit();
        if (Result<> go = call.check(); !go)
            return failWith(std::move(go));
        walk();
        return std::move(m_path);
    }

private:
    static constexpr Nanos kLeftOut = std::numeric_limits<Nanos>::max();

    struct Frame {
        NodeNo node;
        std::size_t firstChild; ///< in m_waiting; those above belong to frames that are done
    };

    [[nodiscard]] Interval& at(NodeNo node) { return m_intervals[index(node) - index(m_root)]; }

    /// Cuts every interval to the parent's, parents first.
    void fit()
    {
        m_intervals.resize(index(m_tree.subtreeEnd(m_root)) - index(m_root));
        if (m_options.fitCalls)
            m_shift.assign(m_intervals.size(), 0);
        at(m_root) = {m_tree.start(m_root), m_tree.end(m_root)};
        for (std::uint32_t no = static_cast<std::uint32_t>(m_root) + 1; NodeNo{no} != m_tree.subtreeEnd(m_root);) {
            const NodeNo node{no};
            if (fitOne(node)) {
                ++no;
                continue;
            }
            // Left out with all below, which is never looked at again.
            at(node).start = kLeftOut;
            no = static_cast<std::uint32_t>(m_tree.subtreeEnd(node));
        }
    }

    bool fitOne(NodeNo node)
    {
        if (!m_tree.startKnown(node) || !m_tree.durationKnown(node)) {
            ++m_path.leftOut;
            return false;
        }
        if (!parentWaits(m_tree, node))
            return false;
        const Interval parent = at(m_tree.parent(node));
        Interval own{m_tree.start(node), m_tree.end(node)};
        if (m_options.fitCalls)
            move(node, parent, own);
        if (own.start >= parent.end || own.end <= parent.start)
            return false;
        at(node) = {std::max(own.start, parent.start), std::min(own.end, parent.end)};
        return true;
    }

    void move(NodeNo node, const Interval& parent, Interval& own)
    {
        Nanos& shift = m_shift[index(node) - index(m_root)];
        shift = m_shift[index(m_tree.parent(node)) - index(m_root)];
        own = {addClamped(own.start, shift), addClamped(own.end, shift)};
        if (!isSkewedCall(m_tree, node))
            return;
        const Nanos latest = parent.end - std::min(own.end - own.start, parent.end - parent.start);
        const Nanos start = std::clamp(own.start, parent.start, latest);
        shift += start - own.start;
        own = {start, start + (own.end - own.start)};
    }

    void walk()
    {
        Nanos cursor = at(m_root).end;
        enter(m_root);
        while (!m_frames.empty()) {
            const Frame frame = m_frames.back();
            const NodeNo child = nextChild(frame, cursor);
            const Nanos until = child == NodeNo::none ? at(frame.node).start : at(child).end;
            if (until < cursor)
                m_path.sections.push_back({frame.node, until, cursor});
            cursor = until;
            if (child == NodeNo::none)
                m_frames.pop_back();
            else
                enter(child);
        }
    }

    void enter(NodeNo node)
    {
        m_frames.push_back({node, m_waiting.size()});
        for (const NodeNo child : m_tree.children(node))
            if (at(child).start != kLeftOut)
                m_waiting.push_back(child);
        std::sort(m_waiting.begin() + static_cast<std::ptrdiff_t>(m_frames.back().firstChild), m_waiting.end(),
            [this](NodeNo a, NodeNo b) {
                if (at(a).end != at(b).end)
                    return at(a).end < at(b).end;
                return at(a).start != at(b).start ? at(a).start > at(b).start : a > b;
            });
    }

    /// The child that ends last at or before the cursor. Later ones can never be reached, for the cursor only falls.
    NodeNo nextChild(const Frame& frame, Nanos cursor)
    {
        while (m_waiting.size() > frame.firstChild) {
            const NodeNo child = m_waiting.back();
            m_waiting.pop_back();
            if (at(child).end <= cursor)
                return child;
        }
        return NodeNo::none;
    }

    const TraceTree& m_tree;
    const CriticalPathOptions& m_options;
    NodeNo m_root;
    CriticalPath m_path;
    RawVector<Interval> m_intervals;
    std::vector<Nanos> m_shift;
    std::vector<Frame> m_frames;
    std::vector<NodeNo> m_waiting; ///< children not visited yet, of each frame the one that ends last on top
};

} // namespace

Result<CriticalPath> criticalPath(
    const TraceTree& tree, NodeNo root, const CriticalPathOptions& options, const Call& call)
{
    return PathWalk(tree, root, options).run(call);
}

Result<std::vector<CriticalPath>> criticalPaths(
    const TraceTree& tree, const CriticalPathOptions& options, const Call& call)
{
    std::vector<CriticalPath> paths;
    for (const NodeNo root : tree.roots()) {
        Result<CriticalPath> path = criticalPath(tree, root, options, call);
        if (!path)
            return failWith(std::move(path));
        paths.push_back(std::move(*path));
    }
    return paths;
}

} // namespace longspan::analysis
