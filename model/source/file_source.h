// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/decode.h"
#include "model/source/trace_source.h"

#include <string>
#include <vector>

namespace longspan::source {

/// Reads trace files into one source: spans of one trace may lie in different files. A path is a file, a directory
/// (its regular files, not those below, in the order of their names; names with a dot in front are passed over) or "-"
/// for standard input. Dependency links become the topology of a source without spans.
///
/// One file alone must be readable: its error is returned. Of several, those that are not are left out, noted and told
/// by facts(); when nothing is left, malformed. What a damaged file held before its damage is kept; the damage is told
/// by facts() as well. Errors: notFound, refused (a FIFO, no permission), malformed, tooLarge, cancelled, deadline.
[[nodiscard]] Result<SourcePtr> openFiles(
    const std::vector<std::string>& paths, const decode::Options& options, const Call& call);

/// The files that paths stand for, as openFiles() reads them. refused: a directory that cannot be listed.
[[nodiscard]] Result<std::vector<std::string>> listFiles(const std::vector<std::string>& paths);

} // namespace longspan::source
