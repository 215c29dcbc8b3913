// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samples.h"

#include <cstdlib>

namespace longspan::test {

std::filesystem::path samples()
{
    if (const char* given = std::getenv("LONGSPAN_SAMPLES"))
        return given;
    return std::filesystem::path(LONGSPAN_SOURCE_DIR).parent_path() / "shared" / "samples";
}

} // namespace longspan::test
