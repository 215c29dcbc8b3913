// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/compare/load_compared.h"

#include "model/query/queries.h"
#include "model/source/file_source.h"

namespace longspan::panels {
namespace {

Result<TraceId> slowestTrace(source::TraceSource& from, const Call& call)
{
    source::SpanQuery query;
    query.order = source::SpanQuery::Order::slowestFirst;
    query.limit = 1;
    auto page = from.search(query, call);
    if (!page)
        return failWith(std::move(page));
    if (page->rows.empty())
        return fail(ErrorKind::notFound, "there is no span in it");
    return page->rows.front().trace;
}

Result<items::SpansOfTrace> measured(const Trace& trace, const Call& call)
{
    auto tree = TraceTree::build(trace, call);
    if (!tree)
        return failWith(std::move(tree));
    auto self = analysis::selfTimes(*tree, call);
    if (!self)
        return failWith(std::move(self));
    return items::SpansOfTrace{std::make_shared<const TraceTree>(*std::move(tree)),
        std::make_shared<const analysis::SelfTimes>(*std::move(self))};
}

} // namespace

Result<LoadedComparison> loadComparison(const items::SpansOfTrace& first, const SecondTrace& second, const Call& call)
{
    SecondTrace wanted = second;
    if (!wanted.source) {
        auto opened = source::openFiles({wanted.file}, {}, call);
        if (!opened)
            return failWith(std::move(opened));
        wanted.source = *std::move(opened);
        auto slowest = slowestTrace(*wanted.source, call);
        if (!slowest)
            return failWith(std::move(slowest));
        wanted.trace = *slowest;
    }
    auto trace = query::openTrace(*wanted.source, wanted.trace, call);
    if (!trace)
        return failWith(std::move(trace));
    auto spans = measured(trace->answer, call);
    if (!spans)
        return failWith(std::move(spans));
    auto compared = items::compareSpans(first, *std::move(spans), call);
    if (!compared)
        return failWith(std::move(compared));
    return LoadedComparison{wanted.trace, *std::move(compared)};
}

} // namespace longspan::panels
