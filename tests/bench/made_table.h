// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/span_table.h"
#include "tests/bench/top_floor.h"

namespace longspan::bench {

/// A table with those calls in that order, ten a trace; interface i of the columns is InterfaceNo i.
[[nodiscard]] SpanTablePtr makeTable(const CallColumns& columns);

} // namespace longspan::bench
