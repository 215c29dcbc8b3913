// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/links.h"
#include "tests/support/trace_fixture.h"

#include <string>
#include <vector>

namespace longspan::analysis::test_links {

using test::SpanSpec;
using test::TraceFixture;
using Edges = std::vector<std::string>;

inline constexpr SpanKind kLocal = SpanKind::unspecified;
inline constexpr SpanKind kClient = SpanKind::client;
inline constexpr SpanKind kServer = SpanKind::server;
inline constexpr SpanKind kProducer = SpanKind::producer;
inline constexpr SpanKind kConsumer = SpanKind::consumer;

/// A span in the terms of links: who tells it, and whom it names as the other side.
inline SpanSpec span(
    std::string_view id, std::string_view parent, SpanKind kind, std::string_view service, std::string_view peer = "")
{
    return {.id = id, .parent = parent, .start = 10, .duration = 5, .kind = kind, .service = service, .peer = peer};
}

inline SpanSpec failed(SpanSpec spec)
{
    spec.error = true;
    return spec;
}

inline std::string nameOf(const ServiceGraph& graph, std::uint32_t node)
{
    switch (graph.nodes[node].kind) {
    case ServiceGraph::NodeKind::service: return graph.nodes[node].name;
    case ServiceGraph::NodeKind::database: return graph.nodes[node].name + "(db)";
    case ServiceGraph::NodeKind::messaging: return graph.nodes[node].name + "(mq)";
    case ServiceGraph::NodeKind::external: return graph.nodes[node].name + "(ext)";
    case ServiceGraph::NodeKind::user: return "(user)";
    }
    return "";
}

/// "a->b 2/1": calls and errors of every edge; "~" for messaging.
inline Edges edgesOf(const ServiceGraph& graph)
{
    Edges edges;
    for (const ServiceGraph::Edge& edge : graph.edges)
        edges.push_back(nameOf(graph, edge.from) + (edge.messaging ? "~>" : "->") + nameOf(graph, edge.to) + ' ' +
            std::to_string(edge.calls) + '/' + std::to_string(edge.errors));
    return edges;
}

inline ServiceGraph graphOf(TraceFixture& fixture, const LinkOptions& options = {.users = false})
{
    return serviceGraph(fixture.table(), options).value();
}

inline Edges edgesOf(std::initializer_list<SpanSpec> spans, const LinkOptions& options = {.users = false})
{
    TraceFixture fixture(spans);
    return edgesOf(graphOf(fixture, options));
}

} // namespace longspan::analysis::test_links
