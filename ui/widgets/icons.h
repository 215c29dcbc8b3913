// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace longspan::scene {
struct Theme;
}

namespace longspan::widgets {

/// One of the drawings in resources/icons ("search", "fold", ...) in a colour; sharp at every scale.
[[nodiscard]] QIcon icon(const QString& name, const QColor& colour);
/// In the colour of secondary text, and of text when it is checked or active.
[[nodiscard]] QIcon icon(const QString& name, const scene::Theme& theme);
/// Makes the drawings available; before the first of them is asked for by path.
void loadDrawings();
/// The program's own.
[[nodiscard]] QIcon programIcon();

} // namespace longspan::widgets
