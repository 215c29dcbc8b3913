// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/clock_skew.h"
#include "model/analysis/rpc_pair.h"

#include <algorithm>

namespace longspan::analysis {

namespace {

constexpr std::uint32_t kNodesBetweenChecks = 1U << 16U;

/// A correction on its way down: what to subtract from spans of one address.
struct Correction {
    StringId address = StringId::empty;
    Nanos skew = 0;
};

class ZipkinSkew {
public:
    explicit ZipkinSkew(const TraceTree& tree) : m_tree(tree) {}

    Result<ClockSkew> run(const Call& call)
    {
        m_result.deltas.assign(m_tree.size(), 0);
        m_result.skipped = !oneTrueRoot();
        if (m_result.skipped)
            return std::move(m_result);
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
    /// Orphans do not count: they name a parent, so that they are known to be somewhere below the root.
    [[nodiscard]] bool oneTrueRoot() const
    {
        const auto isTrue = [this](NodeNo root) { return !m_tree.flags(root).has(NodeFlag::orphan); };
        return std::count_if(m_tree.roots().begin(), m_tree.roots().end(), isTrue) == 1;
    }

    /// Parents come before their children, so that a pass over the numbers is the walk from the root.
    void correct(NodeNo node)
    {
        const NodeNo parent = m_tree.parent(node);
        if (parent == NodeNo::none)
            return;
        const Correction inherited = m_passed[index(parent)];
        Nanos& delta = m_result.deltas[index(node)];
        const bool mayBeServer = m_tree.kind(parent) == SpanKind::client && m_tree.kind(node) == SpanKind::server;
        if (inherited.skew == 0 && !mayBeServer)
            return;
        const StringId address = addressOf(m_tree, node);
        if (inherited.skew != 0 && address == inherited.address)
            delta = subtractClamped(delta, inherited.skew);
        const Nanos skew = mayBeServer ? skewOfServer(parent, node, address) : 0;
        delta = subtractClamped(delta, skew);
        m_passed[index(node)] = skew != 0 ? Correction{address, skew} : inherited;
        if (delta != 0)
            m_result.notes.push_back({node, ClockSkew::Reason::moved, delta});
    }

    [[nodiscard]] Nanos skewOfServer(NodeNo client, NodeNo server, StringId address) const
    {
        const bool endpointsKnown = address != StringId::empty &&
            (addressOf(m_tree, client) != StringId::empty || !m_tree.service(client).empty());
        if (!endpointsKnown || address == addressOf(m_tree, client) || !m_tree.startKnown(client) ||
            !m_tree.startKnown(server))
            return 0;
        const Nanos ahead = subtractClamped(movedStart(server), movedStart(client));
        if (ahead > 0)
            return 0;
        const bool oneWay = !m_tree.durationKnown(client) || !m_tree.durationKnown(server);
        if (oneWay || m_tree.duration(client) < m_tree.duration(server))
            return subtractClamped(ahead, kMicrosecond);
        Nanos latency = (m_tree.duration(client) - m_tree.duration(server)) / 2;
        if (m_tree.table().flags(m_tree.span(server)).has(SpanFlag::micros))
            latency -= latency % kMicrosecond;
        return subtractClamped(ahead, latency);
    }

    [[nodiscard]] Nanos movedStart(NodeNo node) const
    {
        return addClamped(m_tree.start(node), m_result.deltas[index(node)]);
    }

    const TraceTree& m_tree;
    ClockSkew m_result;
    std::vector<Correction> m_passed; ///< by node: to its children
};

} // namespace

Result<ClockSkew> zipkinClockSkew(const TraceTree& tree, const Call& call)
{
    return ZipkinSkew(tree).run(call);
}

} // namespace longspan::analysis
