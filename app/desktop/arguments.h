// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/deep_link.h"

#include <QSize>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::desktop {

/// What the program was started with.
struct Arguments {
    session::DeepLink link;
    std::string snapshot; ///< folder for pictures; empty: show the window
    QSize size;           ///< of the window; not valid: as the last time
    std::string colours;  ///< "light", "dark"; empty: as the last time
    std::string language; ///< "en", "zh_CN"; empty: the system's
    bool help = false;
    bool version = false;
};

/// args: without the program's name and without what Qt took. Errors: malformed.
[[nodiscard]] Result<Arguments> parseArguments(const std::vector<std::string>& args);
[[nodiscard]] std::string_view usage();

} // namespace longspan::desktop
