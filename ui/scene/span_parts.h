// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/shown_trace.h"

#include <unordered_map>
#include <vector>

namespace longspan::scene {

/// What is drawn inside one bar, in absolute times as shown (see ShownTrace::start()).
struct SpanParts {
    std::vector<Stretch> self;     ///< when no child runs; ascending, apart from each other
    std::vector<Stretch> critical; ///< when the root waited for this span; ascending
    std::vector<Nanos> events;     ///< ascending
};

/// Parts of the nodes that are in view, found out when they first come into view and kept while there is room. One for
/// each view; not thread-safe.
class SpanPartsCache {
public:
    /// Nodes that are kept at least.
    static constexpr std::size_t kNodes = 1024;
    /// Stretches of one span beyond this are joined: more than anybody can see.
    static constexpr std::size_t kMostStretches = 4096;

    explicit SpanPartsCache(ShownTracePtr trace) : m_trace(std::move(trace)) {}

    /// Valid until the next call.
    [[nodiscard]] const SpanParts& of(NodeNo node);

private:
    [[nodiscard]] SpanParts make(NodeNo node) const;
    [[nodiscard]] std::vector<Stretch> selfOf(NodeNo node) const;
    [[nodiscard]] std::vector<Nanos> eventsOf(NodeNo node) const;

    ShownTracePtr m_trace;
    std::unordered_map<std::uint32_t, SpanParts> m_young; ///< asked for since the generations changed
    std::unordered_map<std::uint32_t, SpanParts> m_old;
};

} // namespace longspan::scene
