// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/layered_layout_conflicts.h"

#include <algorithm>

namespace longspan::analysis::layered {

namespace {

using Segments = std::vector<Alignable::Segment>;

/// Segments by the order of the layer they leave, then of the layer they reach.
Segments segmentsInOrder(const Layers& layers)
{
    Segments segments;
    segments.reserve(layers.right.items.size());
    for (const std::uint32_t vertex : layers.order.items) {
        const std::size_t first = segments.size();
        for (const std::uint32_t neighbour : layers.right.of(vertex))
            segments.push_back({vertex, neighbour, false});
        std::sort(segments.begin() + static_cast<std::ptrdiff_t>(first), segments.end(),
            [&](const Alignable::Segment& a, const Alignable::Segment& b) {
                return layers.place[a.to] < layers.place[b.to];
            });
    }
    return segments;
}

/// Works on the segments between two layers, [begin, end).
class Gap {
public:
    Gap(const Layers& layers, Segments& segments) : m_layers(layers), m_segments(segments) {}

    void mark(std::size_t begin, std::size_t end)
    {
        m_inner.clear();
        for (std::size_t i = begin; i < end; ++i) {
            if (m_layers.isBend(m_segments[i].from) && m_layers.isBend(m_segments[i].to))
                m_inner.push_back(i);
        }
        keepLongestRise();
        std::size_t kept = 0; // the first kept segment that leaves below the looked at one, or with it
        for (std::size_t i = begin; i < end; ++i) {
            while (kept < m_kept.size() && fromPlace(m_kept[kept]) < fromPlace(i))
                ++kept;
            m_segments[i].conflict = crossesKept(i, kept);
        }
    }

private:
    [[nodiscard]] std::uint32_t fromPlace(std::size_t i) const { return m_layers.place[m_segments[i].from]; }
    [[nodiscard]] std::uint32_t toPlace(std::size_t i) const { return m_layers.place[m_segments[i].to]; }

    /// Kept ones rise on both sides, so the nearest on either side is crossed if any is. Who leaves from where a kept
    /// one does is that one, because a bend has one arc.
    [[nodiscard]] bool crossesKept(std::size_t i, std::size_t kept) const
    {
        if (kept > 0 && toPlace(m_kept[kept - 1]) > toPlace(i))
            return true;
        return kept < m_kept.size() && toPlace(m_kept[kept]) < toPlace(i);
    }

    /// The longest rising run of where inner segments arrive; no two of them share an end.
    void keepLongestRise()
    {
        m_tails.clear();
        m_before.assign(m_inner.size(), kNone);
        for (std::uint32_t i = 0; i < m_inner.size(); ++i) {
            const auto tail = std::lower_bound(m_tails.begin(), m_tails.end(), i,
                [&](std::uint32_t a, std::uint32_t b) { return toPlace(m_inner[a]) < toPlace(m_inner[b]); });
            if (tail != m_tails.begin())
                m_before[i] = *(tail - 1);
            if (tail == m_tails.end())
                m_tails.push_back(i);
            else
                *tail = i;
        }
        m_kept.resize(m_tails.size());
        std::uint32_t i = m_tails.empty() ? kNone : m_tails.back();
        for (std::size_t at = m_kept.size(); at-- > 0; i = m_before[i])
            m_kept[at] = m_inner[i];
    }

    const Layers& m_layers;
    Segments& m_segments;
    std::vector<std::size_t> m_inner;
    std::vector<std::size_t> m_kept;
    std::vector<std::uint32_t> m_tails;
    std::vector<std::uint32_t> m_before;
};

Lists listsBy(const Layers& layers, const Segments& segments, std::uint32_t Alignable::Segment::*end)
{
    std::vector<Arc> pairs(segments.size());
    for (std::size_t i = 0; i < segments.size(); ++i)
        pairs[i].from = segments[i].*end;
    return arcsByFrom(layers.vertices(), pairs);
}

} // namespace

Alignable findConflicts(const Layers& layers)
{
    Alignable alignable;
    Segments& segments = alignable.segments;
    segments = segmentsInOrder(layers);
    Gap gap(layers, segments);
    for (std::size_t begin = 0; begin < segments.size();) {
        std::size_t end = begin;
        while (end < segments.size() && layers.rank[segments[end].from] == layers.rank[segments[begin].from])
            ++end;
        gap.mark(begin, end);
        begin = end;
    }
    alignable.left = listsBy(layers, segments, &Alignable::Segment::to);
    alignable.right = listsBy(layers, segments, &Alignable::Segment::from);
    return alignable;
}

} // namespace longspan::analysis::layered
