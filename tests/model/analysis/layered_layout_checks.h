// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/layered_layout.h"

#include <cstdint>
#include <string>
#include <vector>

/// What tests of the layered layout share.
namespace longspan::test {

/// A graph of n nodes named by letters and numbers in rising order, all of one size.
[[nodiscard]] analysis::LayoutGraph graphOf(
    std::uint32_t nodes, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges);

/// Everything that is wrong with a layout whatever the graph: nodes that overlap or stand too close, edges that do not
/// go forward (or, marked, back), routes that miss their ends, turn around or touch other nodes, points outside the
/// drawing, numbers that do not fit. Empty for a sound one.
[[nodiscard]] std::vector<std::string> faultsOf(const analysis::LayoutGraph& graph,
    const analysis::LayeredLayout& layout, const analysis::LayoutOptions& options = {});

/// Crossings of routes between columns, counted pair by pair. For graphs of one part without parallel edges.
[[nodiscard]] std::uint64_t drawnCrossings(const analysis::LayoutGraph& graph, const analysis::LayeredLayout& layout);

} // namespace longspan::test
