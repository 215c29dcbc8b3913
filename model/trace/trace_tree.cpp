// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/trace_tree.h"

#include "model/trace/clean_spans.h"

#include <algorithm>

namespace longspan {

/// Builds in four steps: parents, children in order, numbers in pre-order, columns. Positions are those of CleanSpans.
class TraceTreeBuilder {
public:
    TraceTreeBuilder(const Trace& trace, const Call& call) : m_clean(trace), m_call(call), m_tree(trace) {}

    Result<TraceTree> build();

private:
    static constexpr std::uint32_t kNone = CleanSpans::kNone;

    struct Timed {
        Nanos time = 0;
        std::uint32_t position = 0;
    };

    void findParents();
    void listChildren();
    void sortSiblings(std::uint32_t* first, const std::uint32_t* last);
    [[nodiscard]] bool before(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] Nanos sortTime(std::uint32_t position) const;
    void number();
    void breakCycles();
    void breakCycle(std::uint32_t member);
    void dropSharedFromOnlyRoot();
    void fillColumns();
    void fillMerged(std::uint32_t no, const MergedSpan& span);
    void linkUp();
    void tellNotes() const;
    [[nodiscard]] std::string where(std::uint32_t position) const
    {
        return m_tree.table().where(m_clean.row(position));
    }

    CleanSpans m_clean;
    const Call& m_call;
    TraceTree m_tree;
    RawVector<std::uint32_t> m_parent;   ///< by position; kNone for roots
    RawVector<std::uint32_t> m_begin;    ///< by position, and one more: where its children begin
    RawVector<std::uint32_t> m_children; ///< positions, grouped by parent
    std::vector<Timed> m_timed;          ///< the siblings being sorted
    std::vector<std::uint32_t> m_roots;
    std::vector<std::uint32_t> m_orphans; ///< ascending
    std::vector<std::uint32_t> m_cycles;  ///< where circles were broken, ascending
    RawVector<std::uint32_t> m_order;     ///< positions in pre-order
    std::size_t m_standing = 0;           ///< positions that become nodes
};

Result<TraceTree> TraceTreeBuilder::build()
{
    const auto step = [this](void (TraceTreeBuilder::*what)()) -> Result<> {
        if (Result<> go = m_call.check(); !go)
            return go;
        (this->*what)();
        return {};
    };
    using Self = TraceTreeBuilder;
    for (const auto what :
        {&Self::findParents, &Self::listChildren, &Self::number, &Self::breakCycles, &Self::fillColumns, &Self::linkUp})
        if (Result<> done = step(what); !done)
            return failWith(std::move(done));
    dropSharedFromOnlyRoot();
    tellNotes();
    return std::move(m_tree);
}

void TraceTreeBuilder::findParents()
{
    constexpr std::uint32_t kEarlier = 24;
    constexpr std::uint32_t kSoon = 12;
    const std::size_t size = m_clean.size();
    m_parent.resize(size);
    for (std::uint32_t position = 0; position < size; ++position) {
        if (position + kEarlier < size)
            m_clean.fetchEarlier(position + kEarlier);
        if (position + kSoon < size)
            m_clean.fetchSoon(position + kSoon);
        m_parent[position] = kNone;
        if (!m_clean.stands(position))
            continue;
        ++m_standing;
        const std::uint32_t parent = m_clean.parentOf(position);
        if (parent == CleanSpans::kMissing)
            m_orphans.push_back(position);
        if (parent == CleanSpans::kMissing || parent == kNone)
            m_roots.push_back(position);
        else
            m_parent[position] = parent;
    }
}

void TraceTreeBuilder::listChildren()
{
    const std::size_t size = m_clean.size();
    m_begin.resize(0);
    m_begin.resize(size + 1, 0U);
    for (const std::uint32_t parent : m_parent)
        if (parent != kNone)
            ++m_begin[parent];
    std::uint32_t at = 0;
    for (std::uint32_t& begin : m_begin)
        begin = at += begin;
    m_children.resize(at);
    // Filled from behind, which leaves each begin where it belongs and keeps the order of the rows.
    for (auto position = static_cast<std::uint32_t>(size); position-- > 0;)
        if (m_parent[position] != kNone)
            m_children[--m_begin[m_parent[position]]] = position;
    for (std::size_t position = 0; position < size; ++position)
        sortSiblings(m_children.data() + m_begin[position], m_children.data() + m_begin[position + 1]);
    sortSiblings(m_roots.data(), m_roots.data() + m_roots.size());
}

Nanos TraceTreeBuilder::sortTime(std::uint32_t position) const
{
    const MergedSpan* merged = m_clean.merged(position);
    const SpanTable& table = m_tree.table();
    const bool known = merged ? !merged->flags.has(SpanFlag::startUnknown) : table.startKnown(m_clean.row(position));
    if (!known)
        return std::numeric_limits<Nanos>::min();
    return merged ? merged->start : table.start(m_clean.row(position));
}

bool TraceTreeBuilder::before(std::uint32_t a, std::uint32_t b) const
{
    const Nanos timeA = sortTime(a);
    const Nanos timeB = sortTime(b);
    if (timeA != timeB)
        return timeA < timeB;
    const SpanTable& table = m_tree.table();
    const auto key = [&](std::uint32_t position) {
        const SpanIndex row = m_clean.row(position);
        return std::tuple(table.id(row), table.kind(row), table.duration(row), table.service(row), table.name(row),
            table.text(table.resource(row).address), position);
    };
    const SpanId idA = table.id(m_clean.row(a));
    const SpanId idB = table.id(m_clean.row(b));
    return idA != idB ? idA < idB : key(a) < key(b);
}

void TraceTreeBuilder::sortSiblings(std::uint32_t* first, const std::uint32_t* last)
{
    if (last - first < 2)
        return;
    m_timed.clear();
    for (const std::uint32_t* position = first; position != last; ++position)
        m_timed.push_back({sortTime(*position), *position});
    const auto inOrder = [this](const Timed& a, const Timed& b) {
        return a.time != b.time ? a.time < b.time : before(a.position, b.position);
    };
    if (std::is_sorted(m_timed.begin(), m_timed.end(), inOrder))
        return;
    std::sort(m_timed.begin(), m_timed.end(), inOrder);
    for (const Timed& timed : m_timed)
        *first++ = timed.position;
}

void TraceTreeBuilder::number()
{
    m_order.resize(m_standing);
    std::vector<std::uint32_t> stack(m_roots.rbegin(), m_roots.rend());
    std::size_t count = 0;
    while (!stack.empty()) {
        const std::uint32_t position = stack.back();
        stack.pop_back();
        m_order[count++] = position;
        for (std::uint32_t i = m_begin[position + 1]; i-- > m_begin[position];)
            stack.push_back(m_children[i]);
    }
    m_order.resize(count);
}

/// Circles are what cannot be reached from the roots.
void TraceTreeBuilder::breakCycles()
{
    if (m_order.size() == m_standing)
        return;
    enum : std::uint8_t { unseen, onWay, done };
    std::vector<std::uint8_t> state(m_clean.size(), unseen);
    for (const std::uint32_t position : m_order)
        state[position] = done;
    std::vector<std::uint32_t> way;
    for (std::uint32_t from = 0; from < m_clean.size(); ++from) {
        std::uint32_t position = from;
        for (; m_clean.stands(position) && state[position] == unseen; position = m_parent[position]) {
            state[position] = onWay;
            way.push_back(position);
        }
        if (state[position] == onWay)
            breakCycle(position);
        for (const std::uint32_t passed : way)
            state[passed] = done;
        way.clear();
    }
    std::sort(m_cycles.begin(), m_cycles.end());
    listChildren();
    number();
}

void TraceTreeBuilder::breakCycle(std::uint32_t member)
{
    std::uint32_t earliest = member;
    for (std::uint32_t position = m_parent[member]; position != member; position = m_parent[position]) {
        const bool positionKnown = sortTime(position) != std::numeric_limits<Nanos>::min();
        const bool earliestKnown = sortTime(earliest) != std::numeric_limits<Nanos>::min();
        if (positionKnown != earliestKnown ? positionKnown : before(position, earliest))
            earliest = position;
    }
    m_parent[earliest] = kNone;
    m_roots.push_back(earliest);
    m_cycles.push_back(earliest);
}

void TraceTreeBuilder::fillColumns()
{
    const std::size_t size = m_order.size();
    TraceTree& tree = m_tree;
    tree.m_span.resize(size);
    tree.m_start.resize(size);
    tree.m_duration.resize(size);
    tree.m_kind.resize(size);
    tree.m_status.resize(size);
    tree.m_flags.resize(size);
    const SpanColumns& columns = tree.table().columns();
    for (std::uint32_t no = 0; no < size; ++no) {
        const SpanIndex span = m_clean.row(m_order[no]);
        const std::size_t row = index(span);
        tree.m_span[no] = span;
        tree.m_start[no] = columns.start[row];
        tree.m_duration[no] = columns.duration[row];
        tree.m_kind[no] = columns.kind[row];
        tree.m_status[no] = columns.status[row];
        const SpanFlags flags = columns.flags[row];
        NodeFlags node;
        node.set(NodeFlag::startUnknown, flags.has(SpanFlag::startUnknown));
        node.set(NodeFlag::durationUnknown, flags.has(SpanFlag::durationUnknown));
        node.set(NodeFlag::followsFrom, flags.has(SpanFlag::followsFrom));
        node.set(NodeFlag::sharedHalf, flags.has(SpanFlag::shared) && columns.kind[row] != SpanKind::client);
        tree.m_flags[no] = node;
    }
    for (std::uint32_t no = 0; no < size; ++no)
        if (const MergedSpan* merged = m_clean.merged(m_order[no]))
            fillMerged(no, *merged);
}

void TraceTreeBuilder::fillMerged(std::uint32_t no, const MergedSpan& span)
{
    TraceTree& tree = m_tree;
    tree.m_start[no] = span.start;
    tree.m_duration[no] = span.duration;
    tree.m_kind[no] = span.kind;
    tree.m_status[no] = span.status;
    NodeFlags& flags = tree.m_flags[no];
    flags.set(NodeFlag::startUnknown, span.flags.has(SpanFlag::startUnknown));
    flags.set(NodeFlag::durationUnknown, span.flags.has(SpanFlag::durationUnknown));
    flags.set(NodeFlag::followsFrom, span.flags.has(SpanFlag::followsFrom));
    flags.set(NodeFlag::sharedHalf, span.shared());
    flags.set(NodeFlag::conflicting, span.conflicting);
    flags.set(NodeFlag::merged, span.parts > 1);
    if (span.parts < 2)
        return;
    tree.m_merged.push_back({NodeNo{no}, static_cast<std::uint32_t>(tree.m_parts.size()), span.parts});
    for (const std::uint32_t part : m_clean.parts(span))
        tree.m_parts.push_back(m_clean.row(part));
}

/// Parents, depths, extents of subtrees and marks of roots, once the numbers are known.
void TraceTreeBuilder::linkUp()
{
    const std::size_t size = m_order.size();
    TraceTree& tree = m_tree;
    RawVector<std::uint32_t>& numberOf = m_begin; // not needed any more, and already in memory
    for (std::uint32_t no = 0; no < size; ++no)
        numberOf[m_order[no]] = no;
    tree.m_parent.resize(size);
    tree.m_depth.resize(size);
    tree.m_subtreeEnd.resize(size);
    tree.m_childCount.resize(size, 0U);
    for (std::uint32_t no = 0; no < size; ++no) {
        const std::uint32_t up = m_parent[m_order[no]];
        const std::uint32_t parent = up == kNone ? kNone : numberOf[up];
        tree.m_parent[no] = NodeNo{parent};
        tree.m_depth[no] = up == kNone ? 0 : tree.m_depth[parent] + 1;
        tree.m_subtreeEnd[no] = NodeNo{no + 1};
        if (up == kNone) {
            tree.m_flags[no].set(NodeFlag::root);
            tree.m_roots.push_back(NodeNo{no});
        } else {
            ++tree.m_childCount[parent];
        }
    }
    for (auto no = static_cast<std::uint32_t>(size); no-- > 0;)
        if (const NodeNo up = tree.m_parent[no]; up != NodeNo::none)
            tree.m_subtreeEnd[index(up)] = std::max(tree.m_subtreeEnd[index(up)], tree.m_subtreeEnd[no]);
    for (const std::uint32_t orphan : m_orphans)
        tree.m_flags[numberOf[orphan]].set(NodeFlag::orphan);
    for (const std::uint32_t cycle : m_cycles)
        tree.m_flags[numberOf[cycle]].set(NodeFlag::cycle);
}

/// Zipkin's cleaning rule 5: a root has no caller to share its id with.
void TraceTreeBuilder::dropSharedFromOnlyRoot()
{
    if (m_tree.m_roots.size() != 1)
        return;
    NodeFlags& flags = m_tree.m_flags[index(m_tree.m_roots.front())];
    if (!flags.has(NodeFlag::orphan))
        flags.set(NodeFlag::sharedHalf, false);
}

void TraceTreeBuilder::tellNotes() const
{
    const auto tell = [this](NoteKind kind, std::uint32_t first, std::uint64_t count) {
        if (count != 0)
            m_call.note(kind, where(first), count);
    };
    tell(NoteKind::duplicateSpan, m_clean.duplicates().first, m_clean.duplicates().count);
    tell(NoteKind::conflictingSpan, m_clean.conflicts().first, m_clean.conflicts().count);
    tell(NoteKind::orphan, m_orphans.empty() ? kNone : m_orphans.front(), m_orphans.size());
    tell(NoteKind::cycle, m_cycles.empty() ? kNone : m_cycles.front(), m_cycles.size());
}

Result<TraceTree> TraceTree::build(const Trace& trace, const Call& call)
{
    return TraceTreeBuilder(trace, call).build();
}

SpanId TraceTree::parentId(NodeNo node) const
{
    for (const SpanIndex row : partsOf(node))
        if (const SpanId id = table().parentId(row); id != SpanId::none)
            return id;
    return SpanId::none;
}

std::span<const SpanIndex> TraceTree::partsOf(NodeNo node) const
{
    if (!flags(node).has(NodeFlag::merged))
        return {&m_span[at(node)], 1};
    const auto found = std::lower_bound(
        m_merged.begin(), m_merged.end(), node, [](const Parts& parts, NodeNo wanted) { return parts.node < wanted; });
    return {m_parts.data() + found->begin, found->count};
}

NodeNo TraceTree::nodeOf(SpanIndex row) const
{
    if (const auto found = std::find(m_span.begin(), m_span.end(), row); found != m_span.end())
        return NodeNo{static_cast<std::uint32_t>(found - m_span.begin())};
    for (const Parts& parts : m_merged)
        for (std::uint32_t i = 0; i < parts.count; ++i)
            if (m_parts[parts.begin + i] == row)
                return parts.node;
    return NodeNo::none;
}

} // namespace longspan
