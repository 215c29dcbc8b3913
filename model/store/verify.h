// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/store/sqlite.h"
#include "model/store/store_types.h"

#include <vector>

namespace longspan::store {

/// Reads and checks every part of every segment, and lets SQLite check the file around them.
[[nodiscard]] Result<std::vector<Damage>> verifyStore(sqlite::Database& database, const Call& call);

} // namespace longspan::store
