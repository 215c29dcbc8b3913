// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/a11y/painted_items.h"
#include "ui/scene/topology_scene.h"
#include "ui/scene/topology_view.h"
#include "ui/scene/waterfall_scene.h"

namespace longspan::a11y {

/// A row of the waterfall, in view or not: "frontend GET /cart, 4.21 s, error".
[[nodiscard]] PaintedItems::Item waterfallItem(const scene::ShownTrace& trace, const scene::WaterfallRows& rows,
    const scene::WaterfallScene& scene, std::size_t row);
/// The row of the waterfall at a point of the view; -1 where none is.
[[nodiscard]] int waterfallItemAt(const scene::WaterfallScene& scene, const QPoint& point);

/// A node of the topology, by its place in TopologyScene::nodes: "bank, 1.2k  0.8 %  340 ms".
[[nodiscard]] PaintedItems::Item topologyItem(
    const scene::TopologyScene& scene, const scene::TopologyView& view, std::uint32_t node);
/// -1 where no node is.
[[nodiscard]] int topologyItemAt(
    const scene::TopologyScene& scene, const scene::TopologyView& view, const QPoint& point);

} // namespace longspan::a11y
