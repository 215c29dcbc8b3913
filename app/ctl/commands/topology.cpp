// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/commands.h"
#include "app/ctl/graph_rows.h"
#include "app/ctl/request.h"
#include "app/ctl/write_json.h"
#include "model/query/queries.h"

#include <array>

namespace longspan::ctl {

namespace {

std::string title(const query::Topology& found, const Terminal& terminal)
{
    const ServiceGraph& graph = found.answer;
    std::string text =
        countText(graph.edges.size(), "edge", "edges") + " between " + countText(graph.nodes.size(), "node", "nodes");
    if (graph.traces > 0)
        text += ", from " + countText(graph.traces, "trace", "traces");
    if (graph.window && graph.window->from < graph.window->to) {
        TimeWriter times;
        text += " between " + times.forPeople(graph.window->from, terminal.utc) + " and " +
            times.forPeople(graph.window->to, terminal.utc) + " (" +
            TimeWriter::zoneName(graph.window->from, terminal.utc) + ")";
    }
    return text + ". " + trustText(found.completeness, found.evidence, terminal) + "\n";
}

void printJson(Context& context, const Request& request, const query::Topology& found)
{
    encode::JsonWriter json(context.out, 1);
    json.beginObject();
    writeHead(json, "longspan.topology/1", request);
    writeTrust(json, found.completeness, found.evidence);
    writeGraph(json, found.answer);
    json.endObject();
    context.out.add('\n');
}

void print(Context& context, const Request& request, const query::Topology& found, Print kind)
{
    if (context.arguments.has(Option::dot))
        return writeDot(context.out, found.answer);
    if (kind == Print::json)
        return printJson(context, request, found);
    Terminal zone = context.terminal;
    zone.utc = zone.utc || kind == Print::lines;
    printRows(
        context, kind, title(found, zone), [&](bool csv) { printGraphLines(context.out, found.answer, csv); },
        [&] { printGraphTable(context.out, found.answer, context.terminal); });
}

Result<ExitCode> run(Context& context)
{
    const auto kind = printKind(context);
    if (!kind)
        return tl::unexpected(kind.error());
    auto request = readRequest(context);
    if (!request)
        return failWith(std::move(request));
    auto found = query::topology(*request->source, request->query, context.call);
    if (!found)
        return failWith(std::move(found));
    sortEdges(found->answer);
    const ExitCode code = conclude(context, found->evidence, found->answer.edges.empty());
    print(context, *request, *found, *kind);
    return code;
}

constexpr std::array kOptions{Option::source, Option::region, Option::service, Option::interface, Option::last,
    Option::from, Option::to, Option::dot, Option::json, Option::csv};

constexpr std::array kExamples{
    Example{"topology traces.json", "who calls whom, with calls, error rates and percentiles"},
    Example{"topology demo --service payment", "of the traces in which an application took part"},
    Example{"topology demo --dot | dot -Tsvg -o shop.svg", "as a picture, with Graphviz"},
};

} // namespace

const Command kTopologyCommand{"topology", "[SOURCE...]", "who calls whom: calls, errors, percentiles, slowest trace",
    "Lists the calls between services, databases, queues and the outside, the busiest first. It is made from the "
    "traces\n"
    "that began in the time range and in which the service and interface took part. Files of dependency links are "
    "shown\n"
    "as they are.",
    kOptions, kExamples, run};

} // namespace longspan::ctl
