// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generate_tree.h"

#include <algorithm>

namespace longspan::test {

namespace {

constexpr double kFanOutExponent = 1.15;
constexpr double kServiceExponent = 1.0;
constexpr std::uint64_t kSpansPerProcess = 40;
constexpr std::uint64_t kFewestProcesses = 4;

std::int64_t share(std::int64_t whole, double part)
{
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(whole) * part));
}

} // namespace

GeneratedTree::GeneratedTree(const TraceSpec& spec) : m_spec(spec), m_services(spec.services, kServiceExponent) {}

void GeneratedTree::build(Random& random, std::int64_t startUs, std::int64_t durationUs)
{
    m_nodes.clear();
    m_places.clear();
    m_nodes.reserve(m_spec.spansPerTrace);
    grow(random);
    m_nodes.front().startUs = startUs;
    m_nodes.front().durationUs = durationUs;
    assignRoles(random);
    assignTimes(random);
    sortByStart();
}

void GeneratedTree::addChild(std::uint32_t parent)
{
    Node child;
    child.parent = parent;
    child.ordinal = m_nodes[parent].children++;
    child.level = static_cast<std::uint8_t>(m_nodes[parent].level + 1);
    m_nodes.push_back(child);
}

/// Families of Pareto size under nodes that are already there, and one branch from the root down to the last level.
void GeneratedTree::grow(Random& random)
{
    const std::uint64_t count = std::max<std::uint64_t>(1, m_spec.spansPerTrace);
    const std::uint64_t branch = std::min<std::uint64_t>(m_spec.levels, 1 + count / 3);
    m_nodes.emplace_back();
    for (std::uint32_t at = 0; m_nodes.size() < branch; at = static_cast<std::uint32_t>(m_nodes.size() - 1))
        addChild(at);
    const std::uint32_t top = std::min<std::uint32_t>(3, static_cast<std::uint32_t>(m_nodes.size()));
    while (m_nodes.size() < count) {
        const auto known = static_cast<std::uint32_t>(m_nodes.size());
        const bool likeTheRoot = known < 4 * m_spec.levels || random.chance(0.02);
        const std::uint32_t parent = random.below(likeTheRoot ? top : known);
        if (m_nodes[parent].level + 1U >= m_spec.levels)
            continue;
        const std::uint64_t free = kMostChildren - m_nodes[parent].children;
        const auto wanted = static_cast<std::uint64_t>(std::min(random.pareto(kFanOutExponent), 1.0 * kMostChildren));
        const std::uint64_t family = std::min({wanted, free, count - known});
        for (std::uint64_t i = 0; i < family; ++i)
            addChild(parent);
    }
}

std::uint32_t GeneratedTree::choosePlace(Random& random)
{
    const std::uint64_t most = std::max(kFewestProcesses, m_spec.spansPerTrace / kSpansPerProcess);
    if (m_places.size() >= most || (m_places.size() > 1 && random.chance(0.4)))
        return random.below(static_cast<std::uint32_t>(m_places.size()));
    Place place;
    place.service = m_services.draw(random);
    const std::uint32_t instance = random.below(most > 100 ? 60000 : 8);
    place.ipv4 = (10U << 24U) | static_cast<std::uint32_t>(mix(place.service * 65536ULL + instance) & 0xffffffU);
    if (random.chance(0.03))
        place.skewUs = static_cast<std::int64_t>(random.below(16000)) - 8000;
    m_places.push_back(place);
    return static_cast<std::uint32_t>(m_places.size() - 1);
}

void GeneratedTree::assignRoles(Random& random)
{
    Node& root = m_nodes.front();
    root.kind = Kind::server;
    root.process = choosePlace(random);
    for (std::size_t i = 1; i < m_nodes.size(); ++i)
        assignRole(m_nodes[i], m_nodes[m_nodes[i].parent], random);
}

void GeneratedTree::assignRole(Node& node, const Node& parent, Random& random)
{
    if (parent.kind == Kind::client || parent.kind == Kind::producer) {
        node.kind = parent.kind == Kind::client ? Kind::server : Kind::consumer;
        node.process = parent.target;
        return;
    }
    node.process = parent.process;
    if (node.children == 0)
        return assignLeafRole(node, random);
    if (node.children > 3 || random.chance(0.25))
        return; // internal
    node.kind = random.chance(0.12) ? Kind::producer : Kind::client;
    node.target = choosePlace(random);
}

void GeneratedTree::assignLeafRole(Node& node, Random& random)
{
    const double dice = random.unit();
    if (dice < 0.40) {
        node.kind = Kind::client;
        node.database = true;
    } else if (dice < 0.60) {
        node.kind = Kind::client;
    } else if (dice < 0.65) {
        node.kind = Kind::producer;
    }
}

void GeneratedTree::assignTimes(Random& random)
{
    for (std::size_t i = 1; i < m_nodes.size(); ++i)
        assignTime(m_nodes[i], m_nodes[m_nodes[i].parent], random);
}

void GeneratedTree::assignTime(Node& node, const Node& parent, Random& random)
{
    const std::int64_t whole = parent.durationUs;
    if (node.kind == Kind::consumer) {
        node.startUs = parent.startUs + whole + share(whole, random.pareto(1.5) * 0.1);
        node.durationUs = share(whole, 0.3 + random.unit());
        return;
    }
    if (parent.children == 1) {
        node.durationUs = share(whole, 0.80 + 0.18 * random.unit());
        node.startUs = parent.startUs + (whole - node.durationUs) / 2;
        return;
    }
    const bool oneAfterTheOther = parent.children <= 8 && (parent.startUs & 1) != 0;
    if (oneAfterTheOther) {
        const std::int64_t slot = std::max<std::int64_t>(1, whole / parent.children);
        node.durationUs = share(slot, 0.4 + 0.6 * random.unit());
        node.startUs = parent.startUs + slot * node.ordinal;
        return;
    }
    node.durationUs = share(whole, 0.99 * std::sqrt(random.unit()));
    node.startUs =
        parent.startUs + static_cast<std::int64_t>(random.unit() * static_cast<double>(whole - node.durationUs));
}

void GeneratedTree::sortByStart()
{
    m_order.resize(m_nodes.size());
    for (std::uint32_t i = 0; i < m_order.size(); ++i)
        m_order[i] = i;
    std::stable_sort(m_order.begin(), m_order.end(),
        [this](std::uint32_t a, std::uint32_t b) { return reportedStart(m_nodes[a]) < reportedStart(m_nodes[b]); });
}

} // namespace longspan::test
