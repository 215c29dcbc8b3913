// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/query/queries.h"
#include "ui/items/span_model.h"
#include "ui/scene/shown_trace.h"
#include "ui/scene/waterfall_rows.h"

namespace longspan::panels {

/// A trace ready to be shown; all that takes time is done.
struct LoadedTrace {
    TraceId id;
    scene::ShownTracePtr shown;
    std::shared_ptr<scene::WaterfallRows> rows; ///< nobody else has them: the view changes them
    std::size_t services = 0;
    query::Completeness completeness;

    [[nodiscard]] items::SpansOfTrace spans() const;
};

/// Blocking; for a worker. Errors: the source's, cancelled, deadline.
[[nodiscard]] Result<LoadedTrace> loadTrace(source::TraceSource& from, TraceId id, bool fixClocks, const Call& call);

} // namespace longspan::panels
