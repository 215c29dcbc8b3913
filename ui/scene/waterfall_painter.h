// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/text_cache.h"
#include "ui/scene/theme.h"
#include "ui/scene/waterfall_scene.h"

class QPainter;

namespace longspan::scene {

/// Replays a scene onto any paint device. texts is used for all scenes of one view.
void paintWaterfall(QPainter& painter, const WaterfallScene& scene, const Theme& theme, TextCache& texts);

/// The time axis in rect; the ticks begin at its left edge.
void paintRuler(QPainter& painter, const Ruler& ruler, const QRectF& rect, const Theme& theme, TextCache& texts);

} // namespace longspan::scene
