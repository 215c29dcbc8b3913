// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/theme.h"

#include <QString>

namespace longspan::widgets {

/// Flat and dense, on a grid of four pixels. Widgets are told apart by the property "part": "bar", "title", "dim",
/// "flat", "primary", "segment", "frame".
[[nodiscard]] QString styleSheet(const scene::Theme& theme);

} // namespace longspan::widgets
