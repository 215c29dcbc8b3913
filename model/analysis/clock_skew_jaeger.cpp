// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/clock_skew.h"
#include "model/analysis/rpc_pair.h"
#include "model/analysis/waiting.h"

namespace longspan::analysis {

namespace {

constexpr std::uint32_t kNodesBetweenChecks = 1U << 16U;

class JaegerSkew {
public:
    JaegerSkew(const TraceTree& tree, const JaegerSkewOptions& options) : m_tree(tree), m_options(options) {}

    Result<ClockSkew> run(const Call& call)
    {
        m_result.deltas.assign(m_tree.size(), 0);
        m_passed.resize(m_tree.size());
        for (std::uint32_t no = 0; no < m_tree.size(); ++no) {
            if (no % kNodesBetweenChecks == 0)
                if (Result<> go = call.check(); !go)
                    return failWith(std::move(go));
            correct(NodeNo{no});
        }
        return std::move(m_result);
    }

private:
    struct Skew {
        StringId host = StringId::empty;
        Nanos delta = 0;
    };

    /// Parents come before their children, so that a pass over the numbers is the walk from the roots.
    void correct(NodeNo node)
    {
        if (m_tree.flags(node).has(NodeFlag::orphan))
            m_result.notes.push_back({node, ClockSkew::Reason::missingParent, 0});
        if (m_tree.flags(node).has(NodeFlag::conflicting))
            m_result.notes.push_back({node, ClockSkew::Reason::repeatedId, 0});
        const NodeNo parent = m_tree.parent(node);
        const StringId host = hostOf(m_tree, node);
        Skew skew{host, 0};
        if (parent != NodeNo::none) {
            const Skew& inherited = m_passed[index(parent)];
            skew = host == inherited.host && host != StringId::empty ? inherited : Skew{host, compare(node, parent)};
        }
        m_passed[index(node)] = skew;
        apply(node, skew.delta);
    }

    void apply(NodeNo node, Nanos delta)
    {
        if (delta == 0)
            return;
        const bool tooFar = delta > m_options.maximum || delta < -m_options.maximum;
        m_result.notes.push_back({node, tooFar ? ClockSkew::Reason::tooFar : ClockSkew::Reason::moved, delta});
        if (!tooFar)
            m_result.deltas[index(node)] = delta;
    }

    [[nodiscard]] Nanos compare(NodeNo node, NodeNo parent) const
    {
        if (!m_tree.startKnown(node) || !m_tree.startKnown(parent))
            return 0;
        if (m_options.leaveAsyncAlone && !parentWaits(m_tree, node))
            return 0;
        const Nanos start = m_tree.start(node);
        const Nanos parentStart = addClamped(m_tree.start(parent), m_result.deltas[index(parent)]);
        const Nanos duration = m_tree.duration(node);
        const Nanos parentDuration = m_tree.duration(parent);
        if (duration > parentDuration)
            return start < parentStart ? subtractClamped(parentStart, start) : 0;
        if (start >= parentStart && addClamped(start, duration) <= addClamped(parentStart, parentDuration))
            return 0;
        return subtractClamped(addClamped(parentStart, (parentDuration - duration) / 2), start);
    }

    const TraceTree& m_tree;
    const JaegerSkewOptions& m_options;
    ClockSkew m_result;
    std::vector<Skew> m_passed; ///< by node: to its children
};

} // namespace

Result<ClockSkew> jaegerClockSkew(const TraceTree& tree, const JaegerSkewOptions& options, const Call& call)
{
    return JaegerSkew(tree, options).run(call);
}

} // namespace longspan::analysis
