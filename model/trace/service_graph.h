// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/ids.h"
#include "model/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace longspan {

/// Who calls whom. Nodes and edges have no order of their own; producers sort nodes by name and edges by (from, to).
struct ServiceGraph {
    enum class NodeKind : std::uint8_t {
        service,   ///< sent spans itself
        database,  ///< named by a database attribute of its client
        messaging, ///< a broker, named by a producer or consumer
        external,  ///< named by the other side only
        user,      ///< callers from outside of a root server span
    };

    struct Node {
        std::string name;
        NodeKind kind = NodeKind::service;
        std::uint64_t spans = 0; ///< spans of this service that were looked at; 0 for others
        std::uint64_t errors = 0;
    };

    struct Latency {
        Nanos p50 = 0;
        Nanos p95 = 0;
        Nanos p99 = 0;
        Nanos max = 0;
        TraceId slowestTrace; ///< where max was seen
    };

    struct Edge {
        std::uint32_t from = 0; ///< index into nodes
        std::uint32_t to = 0;
        std::uint64_t calls = 0;
        std::uint64_t errors = 0;
        bool errorsKnown = true;        ///< false for sources that do not count errors (Jaeger's dependencies)
        bool messaging = false;         ///< the caller does not wait; drawn dashed
        std::optional<Latency> latency; ///< absent when the source gives call counts only
    };

    std::vector<Node> nodes;
    std::vector<Edge> edges;
    std::uint64_t traces = 0;         ///< made from that many traces; 0 when the source did not say
    std::optional<TimeRange> window;  ///< of the spans it was made from
    std::uint64_t unmatchedCalls = 0; ///< client halves whose other side is unknown; not in edges
    std::string origin;  ///< who counted, for people ("Zipkin's dependencies"); empty: Longspan, from the traces
    bool sample = false; ///< made from some of the traces only, under a budget
};

} // namespace longspan
