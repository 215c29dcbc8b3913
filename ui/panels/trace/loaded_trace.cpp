// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/trace/loaded_trace.h"

#include <algorithm>
#include <vector>

namespace longspan::panels {
namespace {

std::size_t servicesOf(const TraceTree& tree)
{
    const SpanTable& table = tree.table();
    std::vector<StringId> services;
    std::vector<bool> seen(table.interfaces().size());
    for (const SpanIndex span : tree.spans()) {
        const std::size_t interface = index(table.interface(span));
        if (!seen[interface])
            services.push_back(table.interfaces()[interface].service);
        seen[interface] = true;
    }
    std::sort(services.begin(), services.end());
    return static_cast<std::size_t>(std::unique(services.begin(), services.end()) - services.begin());
}

} // namespace

items::SpansOfTrace LoadedTrace::spans() const
{
    // The self times live inside of the shown trace.
    return {shown->treePtr(), std::shared_ptr<const analysis::SelfTimes>(shown, &shown->selfTimes())};
}

Result<LoadedTrace> loadTrace(source::TraceSource& from, TraceId id, bool fixClocks, const Call& call)
{
    auto opened = query::openTrace(from, id, call);
    if (!opened)
        return failWith(std::move(opened));
    auto built = TraceTree::build(opened->answer, call);
    if (!built)
        return failWith(std::move(built));
    LoadedTrace loaded;
    loaded.id = id;
    auto tree = std::make_shared<const TraceTree>(*std::move(built));
    auto shown = scene::ShownTrace::make(tree, {.criticalPath = true, .fixClocks = fixClocks}, call);
    if (!shown)
        return failWith(std::move(shown));
    loaded.shown = *std::move(shown);
    loaded.rows = std::make_shared<scene::WaterfallRows>(tree);
    loaded.services = servicesOf(*tree);
    loaded.completeness = opened->completeness;
    return loaded;
}

} // namespace longspan::panels
