// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/self_time.h"
#include "model/base/call.h"
#include "model/trace/trace_tree.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace longspan::analysis {

/// The two traces of a comparison.
enum class Side : std::uint8_t { first, second };

/// A trace and its self times, as comparing needs them. Both outlive the comparison.
struct ComparedTrace {
    const TraceTree& tree;
    const SelfTimes& self;
};

/// A span of the first trace, of the second, or one that both have.
struct ComparedNode {
    static constexpr std::uint32_t kNone = 0xffff'ffffU;

    std::array<NodeNo, 2> nodes{NodeNo::none, NodeNo::none}; ///< by Side; at most one is none
    std::uint32_t parent = kNone;                            ///< in TraceComparison::nodes
    std::uint32_t end = 0;                                   ///< after the last one below this one
    std::uint32_t depth = 0;
    std::uint32_t path = 0; ///< in TraceComparison::paths

    [[nodiscard]] NodeNo node(Side side) const { return nodes[static_cast<std::size_t>(side)]; }
    [[nodiscard]] bool in(Side side) const { return node(side) != NodeNo::none; }
    [[nodiscard]] bool inBoth() const { return in(Side::first) && in(Side::second); }
};

/// What one side spent at a place. Unknown durations are not summed.
struct ComparedFigures {
    std::uint64_t spans = 0;
    std::uint64_t errors = 0;
    Nanos duration = 0;
    Nanos self = 0;

    friend bool operator==(const ComparedFigures&, const ComparedFigures&) = default;
};

/// Sums of both sides; by Side.
using ComparedSums = std::array<ComparedFigures, 2>;

/// All spans of one operation below the same operations.
struct ComparedPath {
    std::uint32_t parent = ComparedNode::kNone; ///< in TraceComparison::paths
    std::uint32_t operation = 0;                ///< in TraceComparison::operations
    ComparedSums sums;
};

/// All spans of a service with one name. Texts live as long as the traces.
struct ComparedOperation {
    std::string_view service;
    std::string_view name;
    ComparedSums sums;
};

/// Two traces laid over each other.
struct TraceComparison {
    std::vector<ComparedNode> nodes;           ///< in pre-order
    std::vector<ComparedPath> paths;           ///< parents first
    std::vector<ComparedOperation> operations; ///< in the order they are met
    std::uint64_t onlyFirst = 0;               ///< nodes
    std::uint64_t onlySecond = 0;
    std::uint64_t inBoth = 0;
};

/// Lays the second trace over the first: below spans that belong together, the n-th child of an operation (service and
/// name) belongs to the n-th child of the same operation on the other side, whatever stands between them; so do roots.
/// What has no partner stands alone, with everything below it. Children keep the order of the first trace; those that
/// only the second has stand before the next one that both have. Linear in the spans; no deep stack.
/// Errors: cancelled, deadline; tooLarge when both together have more nodes than can be numbered.
[[nodiscard]] Result<TraceComparison> compareTraces(
    const ComparedTrace& first, const ComparedTrace& second, const Call& call = {});

/// Nothing when the span is not in both, or one of its durations is unknown: second minus first.
[[nodiscard]] std::optional<Nanos> difference(
    const ComparedNode& node, const ComparedTrace& first, const ComparedTrace& second);

} // namespace longspan::analysis
