// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/call_rows.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/request.h"
#include "app/ctl/write_json.h"
#include "model/query/queries.h"

#include <array>

namespace longspan::ctl {

namespace {

using source::SpanPage;

std::string title(const query::FoundCalls& found, const Terminal& terminal)
{
    const bool cut = found.answer.truncation != SpanPage::Truncation::complete;
    std::string text = countText(found.answer.rows.size(), "call", "calls");
    text += cut ? ", more match (--limit). " : ". ";
    return text + trustText(found.completeness, found.evidence, terminal) + "\n";
}

void printJson(Context& context, const Request& request, const query::FoundCalls& found)
{
    encode::JsonWriter json(context.out, 1);
    TimeWriter times;
    json.beginObject();
    writeHead(json, "longspan.search/1", request);
    json.key("limit").number(request.query.limit);
    json.key("truncated").boolean(found.answer.truncation != SpanPage::Truncation::complete);
    writeTrust(json, found.completeness, found.evidence);
    json.key("calls").beginArray();
    std::size_t rank = 0;
    for (const source::CallRow& call : found.answer.rows)
        writeCall(json, times, found.answer, call, ++rank);
    json.endArray();
    json.endObject();
    context.out.add('\n');
}

void printLines(Context& context, const query::FoundCalls& found, bool csv)
{
    FieldLines lines(context.out, csv);
    writeCallTitles(lines);
    std::size_t rank = 0;
    for (const source::CallRow& call : found.answer.rows)
        writeCallLine(lines, found.answer, call, ++rank);
}

void print(Context& context, const Request& request, const query::FoundCalls& found, Print kind)
{
    if (kind == Print::json)
        return printJson(context, request, found);
    printRows(
        context, kind, title(found, context.terminal), [&](bool csv) { printLines(context, found, csv); },
        [&] { printCallTable(context.out, found.answer, found.answer.rows, context.terminal, true); });
}

Result<source::SpanQuery::Order> readOrder(const Arguments& arguments)
{
    const std::string order = arguments.value(Option::sort).value_or("newest");
    if (order == "newest")
        return source::SpanQuery::Order::newestFirst;
    if (order == "slowest")
        return source::SpanQuery::Order::slowestFirst;
    return fail(ErrorKind::malformed, "'" + order + "' is not newest or slowest", "--sort");
}

Result<ExitCode> run(Context& context)
{
    const auto kind = printKind(context);
    if (!kind)
        return tl::unexpected(kind.error());
    const auto order = readOrder(context.arguments);
    if (!order)
        return tl::unexpected(order.error());
    auto request = readRequest(context);
    if (!request)
        return failWith(std::move(request));
    request->query.order = *order;
    const auto found = query::searchCalls(*request->source, request->query, context.call);
    if (!found)
        return tl::unexpected(found.error());
    const ExitCode code = conclude(context, found->evidence, found->answer.rows.empty());
    print(context, *request, *found, *kind);
    return code;
}

constexpr std::array kOptions{Option::source, Option::region, Option::service, Option::interface, Option::last,
    Option::from, Option::to, Option::limit, Option::minDuration, Option::maxDuration, Option::errors,
    Option::attribute, Option::sort, Option::json, Option::csv};

constexpr std::array kExamples{
    Example{"search traces.json --errors", "the newest 100 calls that failed"},
    Example{"search demo -a cache.hit=false --min-duration 200ms --sort slowest", "slow calls that missed the cache"},
    Example{"search shop.longspan --service payment -a http.response.status_code=504 --csv", "for a spreadsheet"},
};

} // namespace

const Command kSearchCommand{"search", "[SOURCE...]", "calls by service, interface, attribute, duration, error, time",
    "Lists calls that meet all conditions, the newest first, or the slowest with --sort slowest. Attributes are\n"
    "compared as text; those of the resource (host, version, node) count as the call's own.",
    kOptions, kExamples, run};

} // namespace longspan::ctl
