// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace longspan::ctl {

/// The words for the source that the desktop program keeps under a name in its settings
/// ($XDG_CONFIG_HOME/longspan/longspan.ini, else ~/.config). Its secrets lie in the keyring, which only the desktop
/// reads: here they come from the environment. Errors: notFound, with the names there are; refused (a kind that the
/// command line does not open).
[[nodiscard]] Result<std::vector<std::string>> savedSource(const std::string& name);

/// The same from the text of such a file.
[[nodiscard]] Result<std::vector<std::string>> sourceIn(std::string_view settings, const std::string& name);

} // namespace longspan::ctl
