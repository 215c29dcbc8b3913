// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace longspan::window {
class MainWindow;
}

namespace longspan::desktop {

/// What a person sees, for whoever drives the program from outside: what is selected, which view is shown, what has the
/// focus, and where on the screen the controls and the first rows of the lists are, under their accessible names.
[[nodiscard]] QJsonObject windowState(window::MainWindow& window);

} // namespace longspan::desktop
