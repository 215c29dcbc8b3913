// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/chunk.h"

#include <algorithm>

namespace longspan::decode {

void Chunk::truncate(std::size_t row)
{
    rows.forEach([row](auto& column) { column.resize(row); });
    std::erase_if(marks, [row](const Mark& mark) { return mark.row > row; });
    tracesUsed = 0;
    for (const TraceNo trace : rows.trace)
        tracesUsed = std::max(tracesUsed, index(trace) + 1);
}

} // namespace longspan::decode
