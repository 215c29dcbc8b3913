// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/generate_catalog.h"
#include "tests/support/generate_model.h"
#include "tests/support/generate_tree.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace longspan::test {

/// Fills in what a span of a given role says about itself: names, attributes, events.
class SpanContent {
public:
    SpanContent(const Catalog& catalog, bool commonFactsOnly) : m_catalog(catalog), m_common(commonFactsOnly) {}

    /// The texts of the result live until the next call.
    [[nodiscard]] Span describe(const GeneratedTree& tree, const GeneratedTree::Node& node, Random& random);

private:
    struct Role {
        const Catalog::Service& service;
        std::uint32_t operation;
        const GeneratedTree::Node& node;
    };

    void clear();
    void describeRemote(Span& span, const GeneratedTree& tree, const GeneratedTree::Node& node, Random& random) const;
    void attributes(const Role& role, bool failed, Random& random);
    void serverAttributes(const Role& role, bool failed, Random& random);
    void clientAttributes(const Role& role, bool failed, Random& random);
    void databaseAttributes(const Role& role, Random& random);
    void internalAttributes(const Role& role, Random& random);
    void messageAttributes(const Role& role, Random& random);
    void statement(const Role& role, Random& random);
    void event(const Span& span, Random& random);

    // A text is put together in the arena between startText() and addText().
    void startText() { m_start = m_used; }
    void put(std::string_view text);
    void put(std::uint64_t number);
    void putHex(std::uint64_t bits, unsigned digits);
    [[nodiscard]] std::string_view text() const { return {m_arena.data() + m_start, m_used - m_start}; }
    void addText(std::string_view key, bool special = false) { add(key, text(), ValueType::text, special); }
    void add(std::string_view key, std::string_view value, ValueType type = ValueType::text, bool special = false);
    void addNumber(std::string_view key, std::uint64_t value);

    const Catalog& m_catalog;
    bool m_common;
    std::array<char, 4096> m_arena{};
    std::size_t m_used = 0;
    std::size_t m_start = 0;
    std::array<Attribute, 12> m_attributes{};
    std::size_t m_count = 0;
    Event m_event;
};

} // namespace longspan::test
