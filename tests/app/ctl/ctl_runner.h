// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/ctl/run_program.h"

#include <algorithm>
#include <string>
#include <vector>

namespace longspan::test {

/// A run of longspanctl in the folder of the tests' own input files.
[[nodiscard]] inline ProgramRun ctl(const std::vector<std::string>& words)
{
    ProgramRun run;
    run.words = {LONGSPANCTL};
    run.words.insert(run.words.end(), words.begin(), words.end());
    run.folder = std::string(LONGSPAN_SOURCE_DIR) + "/tests/app/data";
    return run;
}

/// What GoogleTest takes for the name of a case: letters, digits, underscores.
[[nodiscard]] inline std::string testName(std::string words)
{
    std::replace(words.begin(), words.end(), '-', '_');
    return words;
}

} // namespace longspan::test
