// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/base/raw_vector.h"
#include "model/trace/span_table.h"

#include <iterator>
#include <span>
#include <vector>

namespace longspan {

/// Number of a node in its TraceTree, dense from 0 in pre-order: a parent before its children, a subtree without gap.
enum class NodeNo : std::uint32_t { none = 0xffff'ffffU };

/// Facts about a node that fit one bit.
enum class NodeFlag : std::uint16_t {
    root = 1U << 0U,            ///< no parent in this tree: the sender named none, or one of the next two
    orphan = 1U << 1U,          ///< a root that names a parent which is not in the trace; see parentId()
    cycle = 1U << 2U,           ///< a root because a circle of parents was broken here
    sharedHalf = 1U << 3U,      ///< the server half of a span id shared with its client
    merged = 1U << 4U,          ///< several rows tell of this span; see partsOf()
    conflicting = 1U << 5U,     ///< another node has the same id without being its other half
    startUnknown = 1U << 6U,    ///< no row of the span has a start
    durationUnknown = 1U << 7U, ///< no row of the span has a duration
    followsFrom = 1U << 8U,     ///< the reference to the parent says that the parent does not wait
};

/// A set of NodeFlag.
struct NodeFlags {
    std::uint16_t bits = 0;

    [[nodiscard]] constexpr bool has(NodeFlag flag) const { return (bits & static_cast<std::uint16_t>(flag)) != 0; }
    constexpr void set(NodeFlag flag, bool on = true)
    {
        const auto bit = static_cast<std::uint16_t>(flag);
        bits = static_cast<std::uint16_t>(on ? bits | bit : bits & ~bit);
    }
    friend constexpr bool operator==(NodeFlags, NodeFlags) = default;
};

/// One trace as a forest in columns. Immutable, 40 bytes a node; keeps the table alive. One rule set for all formats,
/// after Zipkin's SpanCleaner and SpanNode:
///
///  - Rows with one span id are one node if they say the same, or complete each other: kinds, parents, services and
///    addresses that both know are equal, and not both have start, duration and name of their own. The first known
///    value counts, an error of any row is an error of the span. Other rows of one id are nodes of their own.
///  - A server or consumer whose id a client or producer has too is the shared half, whether or not the sender says so;
///    its parent is that caller. The mark is dropped from callers and from the only root.
///  - The parent of others is the node with the id they name: the shared half on their own service and address if there
///    is one, else the plain node, else any.
///  - Spans without a parent and spans whose parent is missing are roots. A circle is broken at its earliest span.
///  - Siblings and roots stand by start, unknown ones first, then by id.
///
/// Every row of the trace is found in exactly one node. Building takes time and memory linear in the rows (children of
/// one parent are sorted) and needs no deep stack.
class TraceTree {
public:
    /// Odd spans are counted in call's notes: orphan, cycle, duplicateSpan, conflictingSpan.
    /// Errors: cancelled, deadline.
    [[nodiscard]] static Result<TraceTree> build(const Trace& trace, const Call& call = {});

    [[nodiscard]] const Trace& trace() const { return m_trace; }
    [[nodiscard]] const SpanTable& table() const { return m_trace.table(); }
    [[nodiscard]] std::size_t size() const { return m_span.size(); }
    [[nodiscard]] bool empty() const { return m_span.empty(); }

    /// The row that says most; the others are in partsOf().
    [[nodiscard]] SpanIndex span(NodeNo node) const { return m_span[at(node)]; }
    [[nodiscard]] NodeNo parent(NodeNo node) const { return m_parent[at(node)]; }
    [[nodiscard]] std::uint32_t depth(NodeNo node) const { return m_depth[at(node)]; } ///< 0 for roots
    /// The node after the last one below this node.
    [[nodiscard]] NodeNo subtreeEnd(NodeNo node) const { return m_subtreeEnd[at(node)]; }
    [[nodiscard]] std::uint32_t childCount(NodeNo node) const { return m_childCount[at(node)]; }
    /// From all rows of the span; 0 when unknown.
    [[nodiscard]] Nanos start(NodeNo node) const { return m_start[at(node)]; }
    [[nodiscard]] Nanos duration(NodeNo node) const { return m_duration[at(node)]; }
    [[nodiscard]] Nanos end(NodeNo node) const { return addClamped(start(node), duration(node)); }
    [[nodiscard]] bool startKnown(NodeNo node) const { return !flags(node).has(NodeFlag::startUnknown); }
    [[nodiscard]] bool durationKnown(NodeNo node) const { return !flags(node).has(NodeFlag::durationUnknown); }
    [[nodiscard]] SpanKind kind(NodeNo node) const { return m_kind[at(node)]; }
    [[nodiscard]] SpanStatus status(NodeNo node) const { return m_status[at(node)]; }
    [[nodiscard]] bool isError(NodeNo node) const { return status(node) == SpanStatus::error; }
    [[nodiscard]] NodeFlags flags(NodeNo node) const { return m_flags[at(node)]; }
    [[nodiscard]] std::string_view service(NodeNo node) const { return table().service(span(node)); }
    [[nodiscard]] std::string_view name(NodeNo node) const { return table().name(span(node)); }
    [[nodiscard]] SpanId id(NodeNo node) const { return table().id(span(node)); }
    /// The parent the sender named, from all rows of the span; for orphans the one that is missing.
    [[nodiscard]] SpanId parentId(NodeNo node) const;

    /// Whole columns, for scans; by NodeNo.
    [[nodiscard]] std::span<const SpanIndex> spans() const { return m_span; }
    [[nodiscard]] std::span<const NodeNo> parents() const { return m_parent; }
    [[nodiscard]] std::span<const Nanos> starts() const { return m_start; }
    [[nodiscard]] std::span<const Nanos> durations() const { return m_duration; }

    /// In order of their start.
    [[nodiscard]] std::span<const NodeNo> roots() const { return m_roots; }
    [[nodiscard]] NodeNo firstChild(NodeNo node) const { return childCount(node) == 0 ? NodeNo::none : next(node); }
    /// none after the last child of a parent, and for roots.
    [[nodiscard]] NodeNo nextSibling(NodeNo node) const
    {
        const NodeNo up = parent(node);
        const NodeNo after = subtreeEnd(node);
        return up == NodeNo::none || after == subtreeEnd(up) ? NodeNo::none : after;
    }

    /// Walks over the children of a node: for (const NodeNo child : tree.children(node)).
    class Children;
    [[nodiscard]] Children children(NodeNo node) const;

    /// All rows of the node's span: at least span(node), which comes first.
    [[nodiscard]] std::span<const SpanIndex> partsOf(NodeNo node) const;
    /// The node that a row of this trace belongs to; none for rows of other traces. Linear in the size.
    [[nodiscard]] NodeNo nodeOf(SpanIndex row) const;

private:
    friend class TraceTreeBuilder;
    explicit TraceTree(Trace trace) : m_trace(std::move(trace)) {}

    struct Parts {
        NodeNo node = NodeNo::none;
        std::uint32_t begin = 0;
        std::uint32_t count = 0;
    };

    [[nodiscard]] static std::size_t at(NodeNo node) { return index(node); }
    [[nodiscard]] static NodeNo next(NodeNo node) { return NodeNo{static_cast<std::uint32_t>(node) + 1}; }

    Trace m_trace;
    RawVector<SpanIndex> m_span;
    RawVector<NodeNo> m_parent;
    RawVector<std::uint32_t> m_depth;
    RawVector<NodeNo> m_subtreeEnd;
    RawVector<std::uint32_t> m_childCount;
    RawVector<Nanos> m_start;
    RawVector<Nanos> m_duration;
    RawVector<SpanKind> m_kind;
    RawVector<SpanStatus> m_status;
    RawVector<NodeFlags> m_flags;
    std::vector<NodeNo> m_roots;
    std::vector<Parts> m_merged; ///< nodes of several rows, by node
    std::vector<SpanIndex> m_parts;
};

class TraceTree::Children {
public:
    class Iterator {
    public:
        using difference_type = std::ptrdiff_t;
        using value_type = NodeNo;

        Iterator() = default;
        Iterator(const TraceTree* tree, NodeNo node) : m_tree(tree), m_node(node) {}
        NodeNo operator*() const { return m_node; }
        Iterator& operator++()
        {
            m_node = m_tree->subtreeEnd(m_node);
            return *this;
        }
        Iterator operator++(int)
        {
            const Iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.m_node == b.m_node; }

    private:
        const TraceTree* m_tree = nullptr;
        NodeNo m_node = NodeNo::none;
    };

    Children(const TraceTree& tree, NodeNo node) : m_tree(&tree), m_node(node) {}
    [[nodiscard]] Iterator begin() const { return {m_tree, next(m_node)}; }
    [[nodiscard]] Iterator end() const { return {m_tree, m_tree->subtreeEnd(m_node)}; }

private:
    const TraceTree* m_tree;
    NodeNo m_node;
};

inline TraceTree::Children TraceTree::children(NodeNo node) const
{
    return {*this, node};
}

} // namespace longspan
