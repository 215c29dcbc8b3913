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

/// Replays a scene onto any paint device. Paints only what is in the window, and neither texts nor signs where they
/// would be too small. May run in any thread that has texts of its own.
void paintTopology(QPainter& painter, const TopologyPicture& picture, TextCache& texts);

} // namespace longspan::scene
