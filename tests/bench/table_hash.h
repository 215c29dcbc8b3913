// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/span_table.h"

#include <cstdint>

namespace longspan::bench {

/// The same number as contentHash of a pass over the same file, for tables whose source counts in microseconds.
[[nodiscard]] std::uint64_t contentHash(const SpanTable& table);

} // namespace longspan::bench
