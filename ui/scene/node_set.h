// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace_tree.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <memory>
#include <vector>

namespace longspan::scene {

/// Some nodes of one tree: a bit a node.
class NodeSet {
public:
    NodeSet() = default;
    /// For a tree of that many nodes; empty at first.
    explicit NodeSet(std::size_t nodes) : m_words((nodes + 63) / 64), m_nodes(nodes) {}

    [[nodiscard]] bool contains(NodeNo node) const
    {
        return index(node) < m_nodes && ((m_words[index(node) / 64] >> (index(node) % 64)) & 1U) != 0;
    }
    void insert(NodeNo node) { m_words[index(node) / 64] |= std::uint64_t{1} << (index(node) % 64); }

    [[nodiscard]] std::size_t count() const
    {
        std::size_t sum = 0;
        for (const std::uint64_t word : m_words)
            sum += static_cast<std::size_t>(std::popcount(word));
        return sum;
    }
    /// How many of them are at or after from and before to.
    [[nodiscard]] std::size_t count(std::size_t from, std::size_t to) const
    {
        to = std::min(to, m_nodes);
        std::size_t sum = 0;
        for (std::size_t word = from / 64; word * 64 < to; ++word) {
            std::uint64_t bits = m_words[word];
            if (word == from / 64)
                bits &= ~std::uint64_t{0} << (from % 64);
            if (word == to / 64)
                bits &= (std::uint64_t{1} << (to % 64)) - 1;
            sum += static_cast<std::size_t>(std::popcount(bits));
        }
        return sum;
    }
    /// The first one at or after a node; none when there is none.
    [[nodiscard]] NodeNo firstFrom(std::size_t node) const
    {
        for (std::size_t word = node / 64; word < m_words.size(); ++word) {
            std::uint64_t bits = m_words[word];
            if (word == node / 64)
                bits &= ~std::uint64_t{0} << (node % 64);
            if (bits != 0)
                return NodeNo{static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)))};
        }
        return NodeNo::none;
    }
    /// The last one before a node; none when there is none.
    [[nodiscard]] NodeNo lastBefore(std::size_t node) const
    {
        for (std::size_t word = std::min(node / 64 + 1, m_words.size()); word-- > 0;) {
            std::uint64_t bits = m_words[word];
            if (word == node / 64)
                bits &= (std::uint64_t{1} << (node % 64)) - 1;
            if (bits != 0)
                return NodeNo{
                    static_cast<std::uint32_t>(word * 64 + 63 - static_cast<std::size_t>(std::countl_zero(bits)))};
        }
        return NodeNo::none;
    }

    friend bool operator==(const NodeSet&, const NodeSet&) = default;

private:
    std::vector<std::uint64_t> m_words;
    std::size_t m_nodes = 0;
};
using NodeSetPtr = std::shared_ptr<const NodeSet>;

} // namespace longspan::scene
