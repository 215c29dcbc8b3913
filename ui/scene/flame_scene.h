// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/flame_graph.h"
#include "ui/scene/text_cache.h"
#include "ui/scene/theme.h"
#include "ui/scene/time_scale.h"

#include <QRectF>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace longspan::scene {

/// Which part of a flame graph is in view. The scale's times are places in the whole (Frame::from).
struct FlameInput {
    const FlameGraph& graph;
    TimeScale scale;
    double scrollY = 0;
    double height = 0;
    double rowHeight = 20;
    std::optional<std::uint32_t> hovered = {};
};

/// Frames in view, the whole trace on top. What is narrower than a pixel is joined with its neighbours of the same row,
/// in the colour of the widest; what is below such a frame is not shown.
struct FlameScene {
    struct Box {
        std::uint32_t frame = 0; ///< the widest of them
        std::uint32_t joined = 1;
        QRectF rect;
        std::uint8_t colour = 0;
        bool errors = false;
        bool hovered = false;
    };
    QRectF view;
    std::vector<Box> boxes; ///< by row, in no order within a row but that of the graph
    double contentHeight = 0;
};

[[nodiscard]] FlameScene layOutFlames(const FlameInput& input);
/// Index into FlameScene::boxes.
[[nodiscard]] std::optional<std::size_t> hitTest(const FlameScene& scene, const QPointF& point);
/// The range of a frame, for zooming in on it.
[[nodiscard]] TimeRange rangeOf(const FlameGraph::Frame& frame);

void paintFlames(
    QPainter& painter, const FlameScene& scene, const FlameGraph& graph, const Theme& theme, TextCache& texts);

} // namespace longspan::scene
