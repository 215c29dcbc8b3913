// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/ctl/run_program.h"

#include <string>

namespace longspan::test {

/// A run as text: the command line, standard output, standard error and exit code, all of them whole. How long things
/// took is blanked.
[[nodiscard]] std::string transcript(const ProgramRun& run, const ProgramResult& result);

/// Compares with tests/golden/ctl/NAME.txt. With LONGSPAN_UPDATE_GOLDENS in the environment the file is written instead
/// and the test fails, so that nobody forgets to look at it.
void expectGolden(const std::string& name, const std::string& text);

} // namespace longspan::test
