// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/columns.h"

#include "tests/bench/content_hash.h"

namespace longspan::bench {

std::uint64_t contentHash(const Parsed& parsed)
{
    std::vector<std::uint64_t> hashOf(parsed.names.size());
    for (std::uint32_t i = 0; i < hashOf.size(); ++i)
        hashOf[i] = ContentHash::ofText(parsed.names.text(i));
    const Columns& columns = parsed.columns;
    ContentHash hash;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        hash.add(columns.traceHigh[i]);
        hash.add(columns.traceLow[i]);
        hash.add(columns.id[i]);
        hash.add(columns.parent[i]);
        hash.add(columns.startUs[i]);
        hash.add(columns.durationUs[i]);
        hash.add(hashOf[columns.service[i]]);
        hash.add(hashOf[columns.name[i]]);
    }
    return hash.value();
}

} // namespace longspan::bench
