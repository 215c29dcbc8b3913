// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/links.h"
#include "model/source/source_types.h"

namespace longspan::source {

/// Adds the traces that began in the query's range and in which its application and interface took part, whole.
/// Errors: cancelled, deadline.
[[nodiscard]] Result<> countLinks(
    analysis::LinkCounter& counter, const SpanTablePtr& table, const SpanQuery& query, const Call& call);

} // namespace longspan::source
