// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/topology_scene.h"

namespace longspan::scene {

/// Gives labels of edges their places: on their line, clear of nodes, arrows and other labels; busy edges choose first.
/// Labels that find no room keep a null rectangle. busiest: edges, in the order in which they choose.
void placeTopologyLabels(
    TopologyScene& scene, const std::vector<std::uint32_t>& busiest, const TextWidths& widths, const Call& call);

/// A point of a chain of curves, at a share of its pieces (0 to 1).
[[nodiscard]] QPointF pointOnCurve(std::span<const QPointF> curve, double share);

} // namespace longspan::scene
