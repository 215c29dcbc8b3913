// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/generate.h"
#include "tests/support/generate_model.h"
#include "tests/support/generate_random.h"

#include <cstdint>
#include <vector>

namespace longspan::test {

/// The skeleton of one trace: who called whom, where, when. Parents stand before their children.
class GeneratedTree {
public:
    static constexpr std::uint32_t kNone = 0xffffffffU;
    static constexpr std::uint32_t kMostChildren = 400;

    struct Node {
        std::int64_t startUs = 0;
        std::int64_t durationUs = 0;
        std::uint32_t parent = kNone;
        std::uint32_t process = 0;
        /// Process that is called; kNone when the span calls nobody who reports.
        std::uint32_t target = kNone;
        std::uint16_t children = 0;
        /// Which child of its parent.
        std::uint16_t ordinal = 0;
        std::uint8_t level = 0;
        Kind kind = Kind::internal;
        bool database = false;
    };

    struct Place {
        std::uint32_t service = 0;
        std::uint32_t ipv4 = 0;
        /// How much the clock of the host is off.
        std::int64_t skewUs = 0;
    };

    explicit GeneratedTree(const TraceSpec& spec);

    /// Forgets the last trace and makes the next.
    void build(Random& random, std::int64_t startUs, std::int64_t durationUs);

    [[nodiscard]] const std::vector<Node>& nodes() const { return m_nodes; }
    [[nodiscard]] const std::vector<Place>& places() const { return m_places; }
    /// Node numbers by reported start, the order in which a query service returns spans.
    [[nodiscard]] const std::vector<std::uint32_t>& order() const { return m_order; }
    [[nodiscard]] std::int64_t reportedStart(const Node& node) const
    {
        return node.startUs + m_places[node.process].skewUs;
    }

private:
    void grow(Random& random);
    void addChild(std::uint32_t parent);
    void assignRoles(Random& random);
    void assignRole(Node& node, const Node& parent, Random& random);
    void assignLeafRole(Node& node, Random& random);
    std::uint32_t choosePlace(Random& random);
    void assignTimes(Random& random);
    void assignTime(Node& node, const Node& parent, Random& random);
    void sortByStart();

    TraceSpec m_spec;
    Zipf m_services;
    std::vector<Node> m_nodes;
    std::vector<Place> m_places;
    std::vector<std::uint32_t> m_order;
};

} // namespace longspan::test
