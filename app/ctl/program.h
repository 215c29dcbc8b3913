// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/exit_code.h"

#include <span>
#include <string>

namespace longspan::ctl {

/// The whole program: words are those after its name.
[[nodiscard]] ExitCode runProgram(std::span<const std::string> words);

} // namespace longspan::ctl
