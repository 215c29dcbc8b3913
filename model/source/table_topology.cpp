// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/links.h"
#include "model/source/table_answers.h"
#include "model/source/topology_count.h"

#include <algorithm>

namespace longspan::source {

namespace {

constexpr std::uint32_t kCheckEvery = 256;

/// Interfaces a query names, by InterfaceNo.
std::vector<bool> wantedInterfaces(const SpanTable& table, const SpanQuery& query)
{
    std::vector<bool> wanted;
    for (const InterfaceKey& key : table.interfaces()) {
        const bool service = query.application.name.empty() || table.text(key.service) == query.application.name;
        wanted.push_back(service && (!query.interface || table.text(key.name) == *query.interface));
    }
    return wanted;
}

} // namespace

Result<> countLinks(analysis::LinkCounter& counter, const SpanTablePtr& table, const SpanQuery& query, const Call& call)
{
    if (query.application.name.empty() && !query.interface)
        return counter.add(table, call);
    const std::vector<bool> wanted = wantedInterfaces(*table, query);
    for (std::uint32_t no = 0; no < table->traceCount(); ++no) {
        if (no % kCheckEvery == 0)
            if (auto good = call.check(); !good)
                return good;
        const Trace trace(table, TraceNo{no});
        const bool inTime =
            query.range.everything() || (trace.extent().known && query.range.contains(trace.extent().start));
        const auto spans = trace.spans();
        const auto named = [&](SpanIndex span) { return wanted[index(table->interface(span))]; };
        if (inTime && std::any_of(spans.begin(), spans.end(), named))
            counter.add(trace);
    }
    return {};
}

Result<ServiceGraph> TableAnswers::topology(const SpanQuery& query, const Call& call) const
{
    if (auto good = call.check(); !good)
        return failWith(std::move(good));
    analysis::LinkOptions options;
    options.window = query.range;
    analysis::LinkCounter counter(options);
    return countLinks(counter, table(), query, call).map([&counter] { return counter.graph(); });
}

} // namespace longspan::source
