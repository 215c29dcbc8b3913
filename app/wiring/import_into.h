// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wiring/open_source.h"
#include "model/store/local_store.h"

#include <string>
#include <vector>

namespace longspan::wiring {

/// A file, or a region of a source that has regions.
struct ImportedPart {
    std::string name;
    store::Imported counts;
};
struct ImportReport {
    std::vector<ImportedPart> parts;
    store::Imported total;
    std::vector<Error> leftOut; ///< parts that could not be read, and damage inside those that could
};

/// Reads what the words name (as openSource()) part by part into a local store, which is made when it is not there.
/// Each part is one transaction: after an error or a stop those before it are kept. Errors: those of the store; those
/// of the only part, when there is just one; malformed, when no part could be read.
[[nodiscard]] Result<ImportReport> importInto(
    const std::string& path, const std::vector<std::string>& words, const OpenOptions& options, const Call& call);

} // namespace longspan::wiring
