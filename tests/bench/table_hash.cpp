// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/table_hash.h"

#include "tests/bench/content_hash.h"

#include <utility>
#include <vector>

namespace longspan::bench {

std::uint64_t contentHash(const SpanTable& table)
{
    std::vector<std::pair<std::uint64_t, std::uint64_t>> hashOf;
    for (const InterfaceKey& key : table.interfaces())
        hashOf.emplace_back(ContentHash::ofText(table.text(key.service)), ContentHash::ofText(table.text(key.name)));
    ContentHash hash;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const SpanIndex span{row};
        const TraceId trace = table.traceId(table.trace(span));
        hash.add(trace.high);
        hash.add(trace.low);
        hash.add(static_cast<std::uint64_t>(table.id(span)));
        hash.add(static_cast<std::uint64_t>(table.parentId(span)));
        hash.add(static_cast<std::uint64_t>(table.start(span)) / 1000);
        hash.add(static_cast<std::uint64_t>(table.duration(span)) / 1000);
        hash.add(hashOf[index(table.interface(span))].first);
        hash.add(hashOf[index(table.interface(span))].second);
    }
    return hash.value();
}

} // namespace longspan::bench
