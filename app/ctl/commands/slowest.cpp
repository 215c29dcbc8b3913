// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/call_rows.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/interface_rows.h"
#include "app/ctl/request.h"
#include "app/ctl/write_json.h"
#include "model/query/queries.h"

#include <array>

namespace longspan::ctl {

namespace {

std::uint64_t callsIn(const query::GroupedCalls& groups)
{
    return groups.page.rows.size();
}

std::string title(const Request& request, const query::SlowestByInterface& found, const Terminal& terminal)
{
    const std::size_t groups = found.answer.interfaces.size();
    std::string text = "Slowest calls of ";
    text += countText(groups, "interface", "interfaces");
    text += ", at most " + countText(request.query.limit) + (groups == 1 ? "" : " each");
    return text + ". " + trustText(found.completeness, found.evidence, terminal);
}

void printTables(Context& context, const Request& request, const query::SlowestByInterface& found)
{
    encode::TextOut& out = context.out;
    out.add(title(request, found, context.terminal));
    out.add('\n');
    for (const query::InterfaceCalls& group : found.answer.interfaces) {
        if (out.failed())
            return;
        out.add('\n');
        printInterfaceTitle(out, group.interface, context.terminal);
        printCallTable(out, found.answer.page, group.calls, context.terminal, false);
    }
}

void printLines(Context& context, const Request& request, const query::SlowestByInterface& found, bool csv)
{
    if (!csv) {
        context.out.add("# ");
        context.out.add(title(request, found, context.terminal));
        context.out.add('\n');
    }
    FieldLines lines(context.out, csv);
    writeCallTitles(lines);
    for (const query::InterfaceCalls& group : found.answer.interfaces) {
        if (context.out.failed())
            return;
        std::size_t rank = 0;
        for (const source::CallRow& call : group.calls)
            writeCallLine(lines, found.answer.page, call, ++rank);
    }
}

void printJson(Context& context, const Request& request, const query::SlowestByInterface& found)
{
    encode::JsonWriter json(context.out, 1);
    TimeWriter times;
    json.beginObject();
    writeHead(json, "longspan.slowest/1", request);
    json.key("limit").number(request.query.limit);
    writeTrust(json, found.completeness, found.evidence);
    json.key("interfaces").beginArray();
    for (const query::InterfaceCalls& group : found.answer.interfaces) {
        json.beginObject();
        writeInterface(json, group.interface);
        json.key("completeness").text(name(group.completeness.kind));
        json.key("calls").beginArray();
        std::size_t rank = 0;
        for (const source::CallRow& call : group.calls)
            writeCall(json, times, found.answer.page, call, ++rank);
        json.endArray();
        json.endObject();
    }
    json.endArray();
    json.endObject();
    context.out.add('\n');
}

Result<ExitCode> run(Context& context)
{
    const auto print = printKind(context);
    if (!print)
        return tl::unexpected(print.error());
    auto request = readRequest(context);
    if (!request)
        return failWith(std::move(request));
    const auto found = query::slowestByInterface(*request->source, request->query, context.call);
    if (!found)
        return tl::unexpected(found.error());
    const ExitCode code = conclude(context, found->evidence, callsIn(found->answer) == 0);
    switch (*print) {
    case Print::table: printTables(context, *request, *found); break;
    case Print::lines: printLines(context, *request, *found, false); break;
    case Print::csv: printLines(context, *request, *found, true); break;
    case Print::json: printJson(context, *request, *found); break;
    }
    return code;
}

constexpr std::array kOptions{Option::source, Option::region, Option::service, Option::interface, Option::last,
    Option::from, Option::to, Option::limit, Option::minDuration, Option::maxDuration, Option::errors,
    Option::attribute, Option::json, Option::csv};

constexpr std::array kExamples{
    Example{"slowest traces.json", "the 100 slowest calls of every interface in a file"},
    Example{"slowest traces/ -n 10 --service checkout", "ten each, of one application, from all files of a directory"},
    Example{"slowest shop.longspan -i 'POST /pay' --last 1h", "one interface, the last hour in the local store"},
    Example{"slowest demo -a k8s.node.name=cn-hangzhou.10.0.3.13", "calls that one node of the demo shop served"},
    Example{"curl -s http://jaeger:16686/api/traces/... | longspanctl slowest -", "from standard input"},
};

} // namespace

const Command kSlowestCommand{"slowest", "[SOURCE...]", "the slowest calls of every interface",
    "Prints, for every interface (span name of a service), its slowest calls: how long the call took, how long the\n"
    "whole trace took, when it began and where. The worst interface, by p99, comes first. Statistics count all calls\n"
    "in the time range, whatever --min-duration and the other conditions leave out.\n"
    "\n"
    "On a terminal these are tables; elsewhere one line a call, separated by tabs, or --csv, or --json.",
    kOptions, kExamples, run};

} // namespace longspan::ctl
