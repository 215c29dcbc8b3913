// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "app/ctl/text_waterfall.h"

#include <vector>

namespace longspan::ctl {

/// The trace's critical path, sorted by node.
[[nodiscard]] Result<std::vector<analysis::PathSection>> criticalSections(const TraceTree& tree, const Call& call);

/// A line of facts about the trace and its waterfall.
void printTraceReport(Context& context, const TraceTree& tree, std::span<const analysis::PathSection> path);

} // namespace longspan::ctl
