// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/compare.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace longspan::analysis {
namespace {

constexpr std::uint32_t kNone = ComparedNode::kNone;

using Operation = std::uint32_t;

struct NameHash {
    std::size_t operator()(const std::pair<std::string_view, std::string_view>& name) const
    {
        const std::hash<std::string_view> hash;
        constexpr std::size_t kMix = 0x9e37'79b9'7f4a'7c15U;
        return hash(name.first) * kMix + hash(name.second);
    }
};

/// Numbers the operations of both traces alike, though each table has its own texts.
class Operations {
public:
    explicit Operations(std::vector<ComparedOperation>& list) : m_list(list) {}

    [[nodiscard]] std::vector<Operation> byNode(const TraceTree& tree)
    {
        std::vector<Operation> known(tree.table().interfaces().size(), kNone);
        std::vector<Operation> found(tree.size());
        for (std::size_t node = 0; node < tree.size(); ++node) {
            const auto number = static_cast<NodeNo>(node);
            Operation& operation = known[index(tree.table().interface(tree.span(number)))];
            if (operation == kNone)
                operation = numberOf(tree.service(number), tree.name(number));
            found[node] = operation;
        }
        return found;
    }

private:
    Operation numberOf(std::string_view service, std::string_view name)
    {
        const auto [entry, added] =
            m_numbers.try_emplace(std::pair(service, name), static_cast<Operation>(m_list.size()));
        if (added)
            m_list.push_back({service, name, {}});
        return entry->second;
    }

    std::vector<ComparedOperation>& m_list;
    std::unordered_map<std::pair<std::string_view, std::string_view>, Operation, NameHash> m_numbers;
};

class Comparer {
public:
    Comparer(const ComparedTrace& first, const ComparedTrace& second)
        : m_sides{first, second}, m_operations{operations(first), operations(second)}
    {
        m_queues.resize(m_result.operations.size());
        m_partner.resize(second.tree.size(), NodeNo::none);
        m_next.resize(second.tree.size(), NodeNo::none);
    }

    Result<TraceComparison> run(const Call& call)
    {
        pairUp(roots(Side::first), roots(Side::second), {kNone, 0});
        constexpr std::size_t kBetweenChecks = 8192;
        while (!m_stack.empty()) {
            if (m_result.nodes.size() % kBetweenChecks == 0) {
                if (Result<> may = call.check(); !may)
                    return failWith(std::move(may));
            }
            const ComparedNode node = m_stack.back();
            m_stack.pop_back();
            visit(node);
        }
        closeSubtrees();
        return std::move(m_result);
    }

private:
    /// Children of one operation that wait for their partner, in their order. Stale unless it is of this round.
    struct Queue {
        std::uint32_t round = 0;
        NodeNo head = NodeNo::none;
        NodeNo tail = NodeNo::none;
    };
    struct Place {
        std::uint32_t parent = kNone;
        std::uint32_t depth = 0;
    };

    std::vector<Operation> operations(const ComparedTrace& side) { return m_numbering.byNode(side.tree); }

    [[nodiscard]] const TraceTree& tree(Side side) const { return m_sides[static_cast<std::size_t>(side)].tree; }
    [[nodiscard]] Operation operation(Side side, NodeNo node) const
    {
        return m_operations[static_cast<std::size_t>(side)][index(node)];
    }

    [[nodiscard]] std::vector<NodeNo> roots(Side side) const
    {
        const auto found = tree(side).roots();
        return {found.begin(), found.end()};
    }

    [[nodiscard]] std::vector<NodeNo> children(Side side, NodeNo node) const
    {
        std::vector<NodeNo> found;
        if (node == NodeNo::none)
            return found;
        found.reserve(tree(side).childCount(node));
        for (const NodeNo child : tree(side).children(node))
            found.push_back(child);
        return found;
    }

    void visit(ComparedNode node)
    {
        const auto number = static_cast<std::uint32_t>(m_result.nodes.size());
        node.end = number + 1;
        node.path = pathOf(node);
        count(node);
        m_result.nodes.push_back(node);
        pairUp(children(Side::first, node.node(Side::first)), children(Side::second, node.node(Side::second)),
            {number, node.depth + 1});
    }

    void pairUp(const std::vector<NodeNo>& first, const std::vector<NodeNo>& second, Place place)
    {
        queue(second);
        const std::size_t bottom = m_stack.size();
        const auto push = [&](NodeNo a, NodeNo b) {
            m_stack.push_back({.nodes = {{a, b}}, .parent = place.parent, .depth = place.depth});
        };
        std::vector<NodeNo> partners(first.size(), NodeNo::none);
        for (std::size_t i = 0; i < first.size(); ++i) {
            partners[i] = take(operation(Side::first, first[i]));
            if (partners[i] != NodeNo::none)
                m_partner[index(partners[i])] = first[i];
        }
        auto at = second.begin();
        const auto alone = [&](NodeNo until) {
            for (; at != second.end() && *at <= until; ++at) {
                if (m_partner[index(*at)] == NodeNo::none)
                    push(NodeNo::none, *at);
            }
        };
        for (std::size_t i = 0; i < first.size(); ++i) {
            if (partners[i] != NodeNo::none)
                alone(partners[i]);
            push(first[i], partners[i]);
        }
        alone(NodeNo::none); // the largest number of all
        std::reverse(m_stack.begin() + static_cast<std::ptrdiff_t>(bottom), m_stack.end());
    }

    void queue(const std::vector<NodeNo>& nodes)
    {
        ++m_round;
        for (const NodeNo node : nodes) {
            Queue& waiting = m_queues[operation(Side::second, node)];
            if (waiting.round != m_round)
                waiting = {m_round, node, node};
            else
                m_next[index(std::exchange(waiting.tail, node))] = node;
        }
    }

    NodeNo take(Operation operation)
    {
        Queue& waiting = m_queues[operation];
        if (waiting.round != m_round || waiting.head == NodeNo::none)
            return NodeNo::none;
        return std::exchange(waiting.head, m_next[index(waiting.head)]);
    }

    std::uint32_t pathOf(const ComparedNode& node)
    {
        const Side side = node.in(Side::first) ? Side::first : Side::second;
        const Operation of = operation(side, node.node(side));
        const std::uint32_t parent = node.parent == kNone ? kNone : m_result.nodes[node.parent].path;
        const std::uint64_t key = (std::uint64_t{parent} << 32U) | of;
        const auto [entry, added] = m_paths.try_emplace(key, static_cast<std::uint32_t>(m_result.paths.size()));
        if (added)
            m_result.paths.push_back({parent, of, {}});
        return entry->second;
    }

    void count(const ComparedNode& node)
    {
        ++(node.inBoth() ? m_result.inBoth : node.in(Side::first) ? m_result.onlyFirst : m_result.onlySecond);
        ComparedPath& path = m_result.paths[node.path];
        ComparedOperation& operation = m_result.operations[path.operation];
        for (const Side side : {Side::first, Side::second}) {
            if (!node.in(side))
                continue;
            const auto number = static_cast<std::size_t>(side);
            add(path.sums[number], m_sides[number], node.node(side));
            add(operation.sums[number], m_sides[number], node.node(side));
        }
    }

    static void add(ComparedFigures& sum, const ComparedTrace& trace, NodeNo node)
    {
        ++sum.spans;
        sum.errors += trace.tree.isError(node) ? 1U : 0U;
        sum.duration = addClamped(sum.duration, trace.tree.duration(node));
        sum.self = addClamped(sum.self, trace.self.self[index(node)]);
    }

    void closeSubtrees()
    {
        std::vector<ComparedNode>& nodes = m_result.nodes;
        for (std::size_t i = nodes.size(); i-- > 0;) {
            if (nodes[i].parent != kNone)
                nodes[nodes[i].parent].end = std::max(nodes[nodes[i].parent].end, nodes[i].end);
        }
    }

    TraceComparison m_result;
    Operations m_numbering{m_result.operations};
    std::array<ComparedTrace, 2> m_sides;
    std::array<std::vector<Operation>, 2> m_operations;
    std::vector<ComparedNode> m_stack;
    std::vector<Queue> m_queues;   ///< by operation
    std::vector<NodeNo> m_next;    ///< of the second trace: who waits behind a node
    std::vector<NodeNo> m_partner; ///< of the second trace
    std::uint32_t m_round = 0;
    std::unordered_map<std::uint64_t, std::uint32_t> m_paths; ///< parent's path and operation
};

} // namespace

Result<TraceComparison> compareTraces(const ComparedTrace& first, const ComparedTrace& second, const Call& call)
{
    if (first.tree.size() + second.tree.size() >= kNone)
        return fail(ErrorKind::tooLarge, "too many spans to compare");
    return Comparer(first, second).run(call);
}

std::optional<Nanos> difference(const ComparedNode& node, const ComparedTrace& first, const ComparedTrace& second)
{
    if (!node.inBoth())
        return std::nullopt;
    const NodeNo a = node.node(Side::first);
    const NodeNo b = node.node(Side::second);
    if (!first.tree.durationKnown(a) || !second.tree.durationKnown(b))
        return std::nullopt;
    return subtractClamped(second.tree.duration(b), first.tree.duration(a));
}

} // namespace longspan::analysis
