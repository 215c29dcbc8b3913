// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/trace_source.h"
#include "model/store/local_store.h"

namespace longspan::source {

/// The local store as a source. Reads only; segments that turn out damaged are told by facts(). Figures of long ranges
/// come from ready sums, all lists are exact.
[[nodiscard]] SourcePtr makeStoreSource(store::LocalStore store);

/// Opens a store's file for reading. Errors as store::LocalStore::open().
[[nodiscard]] Result<SourcePtr> openStore(const std::string& path, const Call& call);

/// Whether a file is an SQLite file by its first bytes; false for one that cannot be read.
[[nodiscard]] bool looksLikeStore(const std::string& path);

} // namespace longspan::source
