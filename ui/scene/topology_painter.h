// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/text_cache.h"
#include "ui/scene/theme.h"
#include "ui/scene/topology_scene.h"
#include "ui/scene/topology_view.h"

class QPainter;

namespace longspan::scene {

/// What stands out in a painted topology.
struct TopologyMarks {
    TopologyHit selected; ///< its neighbours stay as they are, everything else fades
    TopologyHit hovered;
    std::span<const std::uint32_t> matches; ///< as findInTopology() gives them
};

struct TopologyPicture {
    const TopologyScene& scene;
    const Theme& theme;
    TopologyView view;
    QSizeF window; ///< its upper left corner is the painter's (0, 0)
    TopologyMarks marks = {};
};

/// Texts are painted at least at that share of their size, however far the view is zoomed out: smaller ones cannot be
/// read. What then finds no room is left out, numbers before names.
inline constexpr double kLeastTopologyText = 0.85;

/// Replays a scene onto any paint device. Paints only what is in the window, and neither texts nor signs where they
/// would be too small. May run in any thread that has texts of its own.
void paintTopology(QPainter& painter, const TopologyPicture& picture, TextCache& texts);

/// Frames around what is selected and hovered, to be put over a picture that was painted before they were. Costs little
/// whatever the size of the scene.
void paintTopologyFrames(QPainter& painter, const TopologyPicture& picture);

} // namespace longspan::scene
