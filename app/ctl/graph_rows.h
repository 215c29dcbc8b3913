// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/terminal.h"
#include "model/encode/json_writer.h"
#include "model/trace/service_graph.h"

namespace longspan::ctl {

/// The most calls first, then by the names.
void sortEdges(ServiceGraph& graph);

void printGraphTable(encode::TextOut& out, const ServiceGraph& graph, const Terminal& terminal);
void printGraphLines(encode::TextOut& out, const ServiceGraph& graph, bool csv);
/// The fields "traces", "unmatchedCalls", "nodes" and "edges" of the open object.
void writeGraph(encode::JsonWriter& json, const ServiceGraph& graph);
/// For Graphviz.
void writeDot(encode::TextOut& out, const ServiceGraph& graph);

} // namespace longspan::ctl
