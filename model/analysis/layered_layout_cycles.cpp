// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/layered_layout_parts.h"

#include <algorithm>
#include <set>
#include <utility>

namespace longspan::analysis::layered {

namespace {

/// Strongly connected components by Tarjan's algorithm with a stack of its own.
class StrongComponents {
public:
    StrongComponents(std::uint32_t nodes, std::span<const Arc> arcs)
        : m_arcs(arcs)
        , m_out(arcsByFrom(nodes, arcs))
        , m_next(m_out.begin.begin(), m_out.begin.end() - 1)
        , m_number(nodes, kNone)
        , m_low(nodes, 0)
        , m_component(nodes, kNone)
    {
        for (std::uint32_t node = 0; node < nodes; ++node) {
            if (m_number[node] == kNone)
                walk(node);
        }
    }

    [[nodiscard]] const std::vector<std::uint32_t>& ofNodes() const { return m_component; }

private:
    void enter(std::uint32_t node)
    {
        m_number[node] = m_low[node] = m_numbered++;
        m_open.push_back(node);
        m_path.push_back(node);
    }

    void walk(std::uint32_t root)
    {
        enter(root);
        while (!m_path.empty()) {
            const std::uint32_t node = m_path.back();
            if (m_next[node] < m_out.begin[node + 1]) {
                const std::uint32_t to = m_arcs[m_out.items[m_next[node]++]].to;
                if (m_number[to] == kNone)
                    enter(to);
                else if (m_component[to] == kNone)
                    m_low[node] = std::min(m_low[node], m_number[to]);
            } else {
                leave(node);
            }
        }
    }

    void leave(std::uint32_t node)
    {
        m_path.pop_back();
        if (!m_path.empty())
            m_low[m_path.back()] = std::min(m_low[m_path.back()], m_low[node]);
        if (m_low[node] != m_number[node])
            return;
        std::uint32_t member = kNone;
        do {
            member = m_open.back();
            m_open.pop_back();
            m_component[member] = m_components;
        } while (member != node);
        ++m_components;
    }

    std::span<const Arc> m_arcs;
    Lists m_out;
    std::vector<std::uint32_t> m_next; ///< of each node: its next arc to look at
    std::vector<std::uint32_t> m_number;
    std::vector<std::uint32_t> m_low;
    std::vector<std::uint32_t> m_component;
    std::vector<std::uint32_t> m_open; ///< numbered, not in a component yet
    std::vector<std::uint32_t> m_path;
    std::uint32_t m_numbered = 0;
    std::uint32_t m_components = 0;
};

/// Puts nodes in a row such that few heavy arcs point backwards: again and again the node that only receives goes to
/// the end, the one that only sends to the front, and without either the one which sends most beyond what it receives.
class GreedyRow {
public:
    GreedyRow(std::uint32_t nodes, std::span<const Arc> arcs)
        : m_arcs(arcs)
        , m_out(arcsByFrom(nodes, arcs))
        , m_in(arcsByTo(nodes, arcs))
        , m_place(nodes, kNone)
        , m_surplus(nodes, 0)
        , m_outLeft(nodes)
        , m_inLeft(nodes)
        , m_back(nodes)
    {
        for (std::uint32_t node = 0; node < nodes; ++node) {
            m_outLeft[node] = m_out.size(node);
            m_inLeft[node] = m_in.size(node);
        }
        for (const Arc& arc : arcs) {
            m_surplus[arc.from] += arc.weight;
            m_surplus[arc.to] -= arc.weight;
        }
        for (std::uint32_t node = 0; node < nodes; ++node) {
            m_best.emplace(-m_surplus[node], node);
            noteEnd(node);
        }
        while (!m_best.empty())
            takeNext();
    }

    [[nodiscard]] bool pointsBack(const Arc& arc) const { return m_place[arc.from] > m_place[arc.to]; }

private:
    void noteEnd(std::uint32_t node)
    {
        if (m_outLeft[node] == 0)
            m_sinks.push_back(node);
        else if (m_inLeft[node] == 0)
            m_sources.push_back(node);
    }

    void takeNext()
    {
        for (auto* ends : {&m_sinks, &m_sources}) {
            if (ends->empty())
                continue;
            const std::uint32_t node = ends->back();
            ends->pop_back();
            if (m_place[node] == kNone)
                take(node, ends == &m_sinks ? --m_back : m_front++);
            return;
        }
        take(m_best.begin()->second, m_front++);
    }

    void take(std::uint32_t node, std::uint32_t place)
    {
        m_place[node] = place;
        m_best.erase({-m_surplus[node], node});
        for (const std::uint32_t i : m_out.of(node))
            lose(m_arcs[i].to, m_arcs[i].weight, m_inLeft);
        for (const std::uint32_t i : m_in.of(node))
            lose(m_arcs[i].from, -m_arcs[i].weight, m_outLeft);
    }

    void lose(std::uint32_t node, std::int64_t weight, std::vector<std::uint32_t>& left)
    {
        --left[node];
        if (m_place[node] != kNone)
            return;
        m_best.erase({-m_surplus[node], node});
        m_surplus[node] += weight;
        m_best.emplace(-m_surplus[node], node);
        if (left[node] == 0)
            noteEnd(node);
    }

    std::span<const Arc> m_arcs;
    Lists m_out;
    Lists m_in;
    std::vector<std::uint32_t> m_place;
    std::vector<std::int64_t> m_surplus;
    std::vector<std::uint32_t> m_outLeft;
    std::vector<std::uint32_t> m_inLeft;
    std::set<std::pair<std::int64_t, std::uint32_t>> m_best;
    std::vector<std::uint32_t> m_sinks;
    std::vector<std::uint32_t> m_sources;
    std::uint32_t m_front = 0;
    std::uint32_t m_back;
};

} // namespace

void breakCycles(Part& part)
{
    const std::vector<std::uint32_t> component = StrongComponents(part.nodeCount(), part.arcs).ofNodes();
    std::vector<Arc> cyclic;
    for (const Arc& arc : part.arcs) {
        if (component[arc.from] == component[arc.to])
            cyclic.push_back(arc);
    }
    if (cyclic.empty())
        return;
    const GreedyRow row(part.nodeCount(), cyclic);
    std::vector<Arc> ends;
    for (Part::Link& link : part.links) {
        const Arc& arc = part.arcs[link.arc];
        link.reversed = component[arc.from] == component[arc.to] && row.pointsBack(arc);
        ends.push_back(link.reversed ? Arc{arc.to, arc.from} : Arc{arc.from, arc.to});
    }
    joinArcs(part, ends);
}

} // namespace longspan::analysis::layered
