// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace longspan::test {

/// Where real trace files of other projects lie, which are no part of this one: LONGSPAN_SAMPLES names the folder, else
/// it is beside the source. Tests on them are skipped where it does not exist.
[[nodiscard]] std::filesystem::path samples();

} // namespace longspan::test
