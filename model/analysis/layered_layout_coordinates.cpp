// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/layered_layout_coordinates.h"

#include "model/analysis/layered_layout_conflicts.h"

#include <algorithm>
#include <array>
#include <limits>

namespace longspan::analysis::layered {

namespace {

/// The layers as one of the four runs sees them: from either end, and from either side.
class View {
public:
    View(const Layers& layers, const Alignable& alignable, bool fromRight, bool fromBottom)
        : m_layers(layers), m_alignable(alignable), m_fromRight(fromRight), m_fromBottom(fromBottom)
    {
    }

    [[nodiscard]] std::uint32_t rankAt(std::uint32_t step) const
    {
        return m_fromRight ? m_layers.ranks() - 1 - step : step;
    }
    [[nodiscard]] std::uint32_t vertexAt(std::uint32_t rank, std::uint32_t place) const
    {
        const std::span<const std::uint32_t> order = m_layers.order.of(rank);
        return order[m_fromBottom ? order.size() - 1 - place : place];
    }
    [[nodiscard]] std::int64_t place(std::uint32_t vertex) const
    {
        const std::int64_t place = m_layers.place[vertex];
        return m_fromBottom ? -place : place;
    }
    /// Neighbours in the layer seen before, in the order of their places, 0 for the first.
    [[nodiscard]] Alignable::Segment neighbour(std::uint32_t vertex, std::uint32_t i) const
    {
        const Lists& lists = m_fromRight ? m_alignable.right : m_alignable.left;
        const std::span<const std::uint32_t> all = lists.of(vertex);
        return m_alignable.segments[all[m_fromBottom ? all.size() - 1 - i : i]];
    }
    [[nodiscard]] std::uint32_t neighbours(std::uint32_t vertex) const
    {
        return m_fromRight ? m_alignable.right.size(vertex) : m_alignable.left.size(vertex);
    }
    [[nodiscard]] std::uint32_t otherEnd(const Alignable::Segment& segment) const
    {
        return m_fromRight ? segment.to : segment.from;
    }

private:
    const Layers& m_layers;
    const Alignable& m_alignable;
    bool m_fromRight;
    bool m_fromBottom;
};

/// Vertices in rings; each ring is a block that gets one coordinate.
struct Blocks {
    std::vector<std::uint32_t> root;
    std::vector<std::uint32_t> next; ///< the last points back to the root
};

/// Hangs a vertex on the free one of its median neighbours, unless that would cross a block or a long arc.
void align(const View& view, std::uint32_t vertex, std::int64_t& last, Blocks& blocks)
{
    const std::uint32_t count = view.neighbours(vertex);
    if (count == 0)
        return;
    for (std::uint32_t i = (count - 1) / 2; i <= count / 2; ++i) {
        const Alignable::Segment segment = view.neighbour(vertex, i);
        const std::uint32_t upper = view.otherEnd(segment);
        if (segment.conflict || view.place(upper) <= last)
            continue;
        last = view.place(upper);
        blocks.next[upper] = vertex;
        blocks.root[vertex] = blocks.root[upper];
        blocks.next[vertex] = blocks.root[vertex];
        return;
    }
}

Blocks makeBlocks(const Layers& layers, const View& view)
{
    Blocks blocks;
    blocks.root.resize(layers.vertices());
    blocks.next.resize(layers.vertices());
    for (std::uint32_t vertex = 0; vertex < layers.vertices(); ++vertex)
        blocks.root[vertex] = blocks.next[vertex] = vertex;
    for (std::uint32_t step = 1; step < layers.ranks(); ++step) {
        const std::uint32_t rank = view.rankAt(step);
        std::int64_t last = std::numeric_limits<std::int64_t>::min();
        for (std::uint32_t place = 0; place < layers.order.size(rank); ++place)
            align(view, view.vertexAt(rank, place), last, blocks);
    }
    return blocks;
}

/// Gives each block the least coordinate that its neighbours above allow, and then moves it down towards the nearest
/// one below, so that no room is left which nobody needs.
class Compaction {
public:
    Compaction(const Layers& layers, const std::vector<Room>& rooms, const View& view, const Blocks& blocks)
        : m_rooms(rooms)
        , m_blocks(blocks)
        , m_after(layers.vertices(), kNone)
        , m_waiting(layers.vertices(), 0)
        , m_at(layers.vertices(), 0)
    {
        for (std::uint32_t rank = 0; rank < layers.ranks(); ++rank) {
            for (std::uint32_t place = 1; place < layers.order.size(rank); ++place) {
                const std::uint32_t vertex = view.vertexAt(rank, place);
                m_after[view.vertexAt(rank, place - 1)] = vertex;
                ++m_waiting[blocks.root[vertex]];
            }
        }
        push();
        pull();
    }

    [[nodiscard]] std::vector<double> coordinates() const
    {
        std::vector<double> all(m_at.size());
        for (std::uint32_t vertex = 0; vertex < all.size(); ++vertex)
            all[vertex] = m_at[m_blocks.root[vertex]];
        return all;
    }

private:
    [[nodiscard]] double apart(std::uint32_t a, std::uint32_t b) const
    {
        return (m_rooms[a].size + m_rooms[b].size + m_rooms[a].gap + m_rooms[b].gap) / 2;
    }

    void push()
    {
        for (std::uint32_t vertex = 0; vertex < m_at.size(); ++vertex) {
            if (m_blocks.root[vertex] == vertex && m_waiting[vertex] == 0)
                m_sorted.push_back(vertex);
        }
        for (std::size_t i = 0; i < m_sorted.size(); ++i) {
            std::uint32_t vertex = m_sorted[i];
            do {
                if (m_after[vertex] != kNone)
                    pushBelow(vertex, m_sorted[i]);
                vertex = m_blocks.next[vertex];
            } while (vertex != m_sorted[i]);
        }
    }

    void pushBelow(std::uint32_t vertex, std::uint32_t block)
    {
        const std::uint32_t below = m_blocks.root[m_after[vertex]];
        m_at[below] = std::max(m_at[below], m_at[block] + apart(vertex, m_after[vertex]));
        if (--m_waiting[below] == 0)
            m_sorted.push_back(below);
    }

    void pull()
    {
        for (std::size_t i = m_sorted.size(); i-- > 0;) {
            double least = std::numeric_limits<double>::infinity();
            std::uint32_t vertex = m_sorted[i];
            do {
                const std::uint32_t below = m_after[vertex];
                if (below != kNone)
                    least = std::min(least, m_at[m_blocks.root[below]] - apart(vertex, below));
                vertex = m_blocks.next[vertex];
            } while (vertex != m_sorted[i]);
            if (least < std::numeric_limits<double>::infinity())
                m_at[m_sorted[i]] = std::max(m_at[m_sorted[i]], least);
        }
    }

    const std::vector<Room>& m_rooms;
    const Blocks& m_blocks;
    std::vector<std::uint32_t> m_after; ///< the next vertex of the layer, as the view sees it
    std::vector<std::uint32_t> m_waiting;
    std::vector<double> m_at;            ///< of each root
    std::vector<std::uint32_t> m_sorted; ///< roots, each after those above it
};

struct Extent {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
};

Extent extentOf(const std::vector<double>& at, const std::vector<Room>& rooms)
{
    Extent extent;
    for (std::size_t i = 0; i < at.size(); ++i) {
        extent.low = std::min(extent.low, at[i] - rooms[i].size / 2);
        extent.high = std::max(extent.high, at[i] + rooms[i].size / 2);
    }
    return extent;
}

using Runs = std::array<std::vector<double>, 4>;

/// Moves the four to the least wide of them: those packed upwards by their tops, the others by their bottoms.
void lineUp(Runs& runs, const std::vector<Room>& rooms)
{
    std::array<Extent, 4> extents;
    std::size_t least = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        extents[i] = extentOf(runs[i], rooms);
        if (extents[i].high - extents[i].low < extents[least].high - extents[least].low)
            least = i;
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const bool byTop = i % 2 == 0;
        const double shift = byTop ? extents[least].low - extents[i].low : extents[least].high - extents[i].high;
        for (double& at : runs[i])
            at += shift;
    }
}

} // namespace

std::vector<double> centres(const Layers& layers, const std::vector<Room>& rooms)
{
    const Alignable alignable = findConflicts(layers);
    Runs runs;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const bool fromBottom = i % 2 == 1;
        const View view(layers, alignable, i / 2 == 1, fromBottom);
        const Blocks blocks = makeBlocks(layers, view);
        runs[i] = Compaction(layers, rooms, view, blocks).coordinates();
        if (fromBottom) {
            for (double& at : runs[i])
                at = -at;
        }
    }
    lineUp(runs, rooms);
    std::vector<double> at(layers.vertices());
    for (std::size_t vertex = 0; vertex < at.size(); ++vertex) {
        std::array<double, 4> four = {runs[0][vertex], runs[1][vertex], runs[2][vertex], runs[3][vertex]};
        std::sort(four.begin(), four.end());
        at[vertex] = (four[1] + four[2]) / 2;
    }
    return at;
}

} // namespace longspan::analysis::layered
