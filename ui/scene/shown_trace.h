// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/clock_skew.h"
#include "model/analysis/critical_path.h"
#include "model/analysis/self_time.h"
#include "model/base/call.h"
#include "ui/scene/node_set.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace longspan::scene {

/// A stretch of time, absolute; from <= to.
struct Stretch {
    Nanos from = 0;
    Nanos to = 0;

    friend bool operator==(const Stretch&, const Stretch&) = default;
};

/// The sections of critical paths by node.
class CriticalIndex {
public:
    CriticalIndex() = default;
    explicit CriticalIndex(std::span<const analysis::CriticalPath> paths);

    /// Ascending; empty for nodes that are not on a path.
    [[nodiscard]] std::span<const analysis::PathSection> of(NodeNo node) const;
    [[nodiscard]] bool empty() const { return m_sections.empty(); }

private:
    std::vector<analysis::PathSection> m_sections; ///< by node, then by time
};

/// A trace and all that is derived from it once, before it is painted: what the views of one trace share. Immutable.
class ShownTrace {
public:
    struct Options {
        bool criticalPath = true;
        bool fixClocks = false; ///< move spans whose clocks are off (Jaeger's rule); where they were stays known
    };

    /// Linear in the spans; for a worker. Errors: cancelled, deadline.
    [[nodiscard]] static Result<std::shared_ptr<const ShownTrace>> make(
        std::shared_ptr<const TraceTree> tree, const Options& options, const Call& call = {});

    [[nodiscard]] const TraceTree& tree() const { return *m_tree; }
    [[nodiscard]] const std::shared_ptr<const TraceTree>& treePtr() const { return m_tree; }

    /// As shown: moved where clocks were fixed.
    [[nodiscard]] Nanos start(NodeNo node) const { return addClamped(m_tree->start(node), delta(node)); }
    [[nodiscard]] Nanos end(NodeNo node) const { return addClamped(start(node), m_tree->duration(node)); }
    /// By how much the node was moved.
    [[nodiscard]] Nanos delta(NodeNo node) const { return m_skew.deltas.empty() ? 0 : m_skew.deltas[index(node)]; }
    [[nodiscard]] const analysis::ClockSkew& skew() const { return m_skew; }
    /// First start to last end as shown; nothing known: a range of a nanosecond.
    [[nodiscard]] const TimeRange& extent() const { return m_extent; }

    [[nodiscard]] Nanos self(NodeNo node) const { return m_self.self[index(node)]; }
    [[nodiscard]] const analysis::SelfTimes& selfTimes() const { return m_self; }
    [[nodiscard]] const CriticalIndex& critical() const { return m_critical; }

    [[nodiscard]] const NodeSet& errors() const { return m_errors; }
    /// Whether a span below the node, itself not counted, failed.
    [[nodiscard]] bool errorBelow(NodeNo node) const;

    /// Number of a service's colour; see Theme::service().
    [[nodiscard]] std::uint8_t colour(NodeNo node) const
    {
        return m_colours[index(m_tree->table().interface(m_tree->span(node)))];
    }
    [[nodiscard]] std::uint32_t maxDepth() const { return m_maxDepth; }

private:
    ShownTrace() = default;
    void colourInterfaces();
    void measure();

    std::shared_ptr<const TraceTree> m_tree;
    analysis::SelfTimes m_self;
    analysis::ClockSkew m_skew;
    CriticalIndex m_critical;
    NodeSet m_errors;
    std::vector<std::uint8_t> m_colours; ///< by InterfaceNo
    TimeRange m_extent;
    std::uint32_t m_maxDepth = 0;
};
using ShownTracePtr = std::shared_ptr<const ShownTrace>;

} // namespace longspan::scene
