// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/store/segment_reader.h"
#include "model/store/sqlite.h"
#include "model/store/store_types.h"

#include <vector>

namespace longspan::store {

/// Removes segments inside of a transaction of the caller's, and makes everything anew that was made from them.
[[nodiscard]] Result<Removed> removeSegments(sqlite::Database& database, const Retention& retention, const Call& call);

/// What lies ready of the interfaces, counted anew from all segments.
[[nodiscard]] Result<> rebuildReady(sqlite::Database& database, const Call& call);

} // namespace longspan::store
