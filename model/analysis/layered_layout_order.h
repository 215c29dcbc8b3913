// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/layered_layout_layers.h"
#include "model/base/call.h"

namespace longspan::analysis::layered {

/// Of each node its number in an order that must be kept within layers, or kNone. Empty when all nodes are free.
using FixedOrder = std::vector<std::uint32_t>;

/// Orders the vertices of each layer for few crossings, and answers how many are left.
[[nodiscard]] Result<std::uint64_t> orderLayers(Layers& layers, const FixedOrder& fixed, const Call& call);

} // namespace longspan::analysis::layered
