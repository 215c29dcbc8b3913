// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/trace_source.h"

namespace longspan::source {

struct DemoOptions {
    std::uint64_t seed = 1;
    Nanos now = 0; ///< the shop's last half hour ends here
};

/// A made-up shop in five regions: an ingress, sixteen services, databases, caches and a queue, errors, retries,
/// time-outs, and a slow tail with a cause that attributes give away. Equal options give equal spans. A region is made
/// when it is first asked for.
[[nodiscard]] SourcePtr makeDemoSource(const DemoOptions& options);

/// The spans of one region as a table; an empty name stands for the first region. notFound: no such region.
[[nodiscard]] Result<SpanTablePtr> makeDemoTable(const DemoOptions& options, const std::string& region);

} // namespace longspan::source
