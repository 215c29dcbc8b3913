// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/trace/trace_tree.h"

#include <vector>

namespace longspan::analysis {

/// Time a span spends itself, by NodeNo: its duration without what its children cover of it. Children that run at the
/// same time are counted once; what they do before the parent's start or after its end does not count, nor do children
/// the parent does not wait for (see parentWaits()). Never negative, never more than the duration.
/// Source of the rule: Jaeger UI, compute-span-self-time.
struct SelfTimes {
    std::vector<Nanos> self;       ///< 0 when the span's own duration is unknown
    std::vector<bool> approximate; ///< an unknown time of the span or of a child had to be left out
};

/// Errors: cancelled, deadline.
[[nodiscard]] Result<SelfTimes> selfTimes(const TraceTree& tree, const Call& call = {});

} // namespace longspan::analysis
