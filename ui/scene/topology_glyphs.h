// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/topology_scene.h"

#include <QPainterPath>

namespace longspan::scene {

/// The outline that stands for a kind of node, within the rectangle; to be stroked, not filled.
[[nodiscard]] QPainterPath topologyGlyph(TopologyScene::Glyph glyph, const QRectF& rect);

} // namespace longspan::scene
