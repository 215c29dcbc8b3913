// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/trace_source.h"
#include "ui/items/compared_traces.h"

#include <string>

namespace longspan::panels {

/// A trace to be laid over another one.
struct SecondTrace {
    source::SourcePtr source; ///< where it is asked for; null: the file
    TraceId trace = {};
    std::string file = {}; ///< its slowest trace is taken
};

/// What a comparison shows.
struct LoadedComparison {
    TraceId second;
    items::ComparedTracesPtr traces;
};

/// Blocking; for a worker. Errors: the source's, cancelled, deadline; notFound: no such trace, or none in the file.
[[nodiscard]] Result<LoadedComparison> loadComparison(
    const items::SpansOfTrace& first, const SecondTrace& second, const Call& call);

} // namespace longspan::panels
