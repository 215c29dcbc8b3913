// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/graph_rows.h"

#include "app/ctl/field_lines.h"
#include "app/ctl/interface_rows.h"
#include "app/ctl/table.h"
#include "app/ctl/write_json.h"

#include <algorithm>
#include <tuple>

namespace longspan::ctl {

namespace {

using Edge = ServiceGraph::Edge;
using Node = ServiceGraph::Node;

std::string_view kindName(ServiceGraph::NodeKind kind)
{
    switch (kind) {
    case ServiceGraph::NodeKind::service: return "service";
    case ServiceGraph::NodeKind::database: return "database";
    case ServiceGraph::NodeKind::messaging: return "messaging";
    case ServiceGraph::NodeKind::external: return "external";
    case ServiceGraph::NodeKind::user: return "user";
    }
    return "service";
}

/// What a node is, where that is not a service.
std::string nodeText(const Node& node)
{
    std::string text(shownName(node.name));
    if (node.kind == ServiceGraph::NodeKind::service || node.kind == ServiceGraph::NodeKind::user)
        return text;
    return text.append(" (").append(kindName(node.kind)).append(")");
}

void addLatency(Table& table, const Edge& edge)
{
    if (!edge.latency) {
        for (int i = 0; i < 5; ++i)
            table.cell("-", Style::dim);
        return;
    }
    for (const Nanos value : {edge.latency->p50, edge.latency->p95, edge.latency->p99, edge.latency->max})
        table.cell(durationText(value));
    table.cell(edge.latency->slowestTrace.valid() ? toHex(edge.latency->slowestTrace) : "-", Style::dim);
}

} // namespace

void sortEdges(ServiceGraph& graph)
{
    const auto key = [&graph](
                         const Edge& edge) { return std::tie(graph.nodes[edge.from].name, graph.nodes[edge.to].name); };
    std::stable_sort(graph.edges.begin(), graph.edges.end(),
        [&key](const Edge& a, const Edge& b) { return a.calls != b.calls ? a.calls > b.calls : key(a) < key(b); });
}

void printGraphTable(encode::TextOut& out, const ServiceGraph& graph, const Terminal& terminal)
{
    using Align = TableColumn::Align;
    Table table({{"caller", Align::left, 8}, {"", Align::left}, {"called", Align::left, 8}, {"calls", Align::right},
                    {"errors", Align::right}, {"p50", Align::right}, {"p95", Align::right}, {"p99", Align::right},
                    {"max", Align::right}, {"slowest trace", Align::left, 0, true}},
        terminal);
    for (const Edge& edge : graph.edges) {
        table.cell(nodeText(graph.nodes[edge.from]), Style::accent);
        table.cell(edge.messaging ? (terminal.unicode ? "⇢" : "~>") : (terminal.unicode ? "→" : "->"), Style::dim);
        table.cell(nodeText(graph.nodes[edge.to]), Style::accent);
        table.cell(countText(edge.calls));
        table.cell(
            edge.errorsKnown ? shareText(edge.errors, edge.calls) : "-", edge.errors > 0 ? Style::bad : Style::dim);
        addLatency(table, edge);
    }
    table.print(out);
}

void printGraphLines(encode::TextOut& out, const ServiceGraph& graph, bool csv)
{
    FieldLines lines(out, csv);
    lines.titles({"caller", "caller_kind", "called", "called_kind", "messaging", "calls", "errors", "p50_ms", "p95_ms",
        "p99_ms", "max_ms", "slowest_trace_id"});
    for (const Edge& edge : graph.edges) {
        for (const std::uint32_t end : {edge.from, edge.to}) {
            lines.text(graph.nodes[end].name);
            lines.text(kindName(graph.nodes[end].kind));
        }
        lines.text(edge.messaging ? "yes" : "no");
        lines.number(edge.calls);
        lines.number(edge.errorsKnown ? std::optional(edge.errors) : std::nullopt);
        const ServiceGraph::Latency of = edge.latency.value_or(ServiceGraph::Latency{});
        for (const Nanos value : {of.p50, of.p95, of.p99, of.max})
            lines.millis(edge.latency ? std::optional(value) : std::nullopt);
        lines.id(of.slowestTrace);
        lines.end();
    }
}

namespace {

void writeEdge(encode::JsonWriter& json, const ServiceGraph& graph, const Edge& edge)
{
    json.beginRow();
    json.key("from").text(graph.nodes[edge.from].name);
    json.key("to").text(graph.nodes[edge.to].name);
    json.key("messaging").boolean(edge.messaging);
    json.key("calls").number(edge.calls);
    json.key("errors");
    if (edge.errorsKnown)
        json.number(edge.errors);
    else
        json.null();
    json.key("latency");
    if (!edge.latency) {
        json.null();
        json.endRow();
        return;
    }
    json.beginRow();
    writeDuration(json, "p50", edge.latency->p50);
    writeDuration(json, "p95", edge.latency->p95);
    writeDuration(json, "p99", edge.latency->p99);
    writeDuration(json, "max", edge.latency->max);
    json.key("slowestTraceId").id(edge.latency->slowestTrace);
    json.endRow();
    json.endRow();
}

} // namespace

void writeGraph(encode::JsonWriter& json, const ServiceGraph& graph)
{
    json.key("traces").number(graph.traces);
    json.key("unmatchedCalls").number(graph.unmatchedCalls);
    json.key("nodes").beginArray();
    for (const Node& node : graph.nodes) {
        json.beginRow();
        json.key("name").text(node.name);
        json.key("kind").text(kindName(node.kind));
        json.key("spans").number(node.spans);
        json.key("errors").number(node.errors);
        json.endRow();
    }
    json.endArray();
    json.key("edges").beginArray();
    for (const Edge& edge : graph.edges)
        writeEdge(json, graph, edge);
    json.endArray();
}

void writeDot(encode::TextOut& out, const ServiceGraph& graph)
{
    const auto quoted = [&out](std::string_view text) {
        out.add('"');
        encode::addJsonText(out, text);
        out.add('"');
    };
    out.add("digraph services {\n  rankdir=LR;\n  node [shape=box];\n");
    for (const Node& node : graph.nodes) {
        if (node.kind == ServiceGraph::NodeKind::service)
            continue;
        out.add("  ");
        quoted(node.name);
        out.add(node.kind == ServiceGraph::NodeKind::database ? " [shape=cylinder];\n" : " [style=dashed];\n");
    }
    for (const Edge& edge : graph.edges) {
        out.add("  ");
        quoted(graph.nodes[edge.from].name);
        out.add(" -> ");
        quoted(graph.nodes[edge.to].name);
        out.add(" [label=\"" + countText(edge.calls));
        if (edge.errors > 0)
            out.add(", " + shareText(edge.errors, edge.calls) + " errors");
        if (edge.latency)
            out.add("\\np95 " + durationText(edge.latency->p95));
        out.add(edge.messaging ? "\", style=dashed" : "\"");
        out.add(edge.errors > 0 ? ", color=red];\n" : "];\n");
    }
    out.add("}\n");
}

} // namespace longspan::ctl
