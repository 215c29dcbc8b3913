// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace longspan::window {

/// Renders a widget as it is on the screen; the suffix of the path (png, svg) decides the format. False: not written.
[[nodiscard]] bool savePicture(QWidget& widget, const QString& path);

} // namespace longspan::window
