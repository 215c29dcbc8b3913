// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/layered_layout.h"

#include <cstdint>

namespace longspan::test {

/// A made-up graph of services that call each other: few entries, teams of services that mostly call their own
/// kind, popular services in the back that everybody calls, databases at the end, some calls back. Connected.
struct GraphShape {
    std::uint32_t nodes = 100;
    double edgesPerNode = 2.5;
    double backShare = 0.02; ///< of the edges: from a callee to somebody nearer to the entries
    std::uint64_t seed = 1;
};

/// Equal shapes give equal graphs, on every machine. No loops and no parallel edges.
[[nodiscard]] analysis::LayoutGraph makeServiceGraph(const GraphShape& shape);

} // namespace longspan::test
