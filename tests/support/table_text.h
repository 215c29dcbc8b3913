// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/span_table.h"

#include <string>
#include <vector>

namespace longspan::test {

/// One span with everything its columns say, told in texts instead of numbers, so that tables which number their texts
/// differently compare equal.
[[nodiscard]] std::string rowText(const SpanTable& table, SpanIndex span);
/// All rows in order.
[[nodiscard]] std::vector<std::string> tableText(const SpanTable& table);
/// Details in the order of the source; an error as its text.
[[nodiscard]] std::string detailText(const SpanTable& table, SpanIndex span);

/// What is wrong with a table that was just decoded, whatever the input was: columns of unequal length, ids that lead
/// nowhere, texts that are not UTF-8, places outside their documents. Empty for a sound table. Reads every detail.
[[nodiscard]] std::vector<std::string> faultsOf(const SpanTable& table);

} // namespace longspan::test
