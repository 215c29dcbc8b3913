// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/program.h"

#include <string>
#include <vector>

int main(int count, char** words)
{
    const std::vector<std::string> arguments(words + (count > 0 ? 1 : 0), words + count);
    return static_cast<int>(longspan::ctl::runProgram(arguments));
}
