// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/histogram.h"
#include "model/base/call.h"
#include "model/base/key_index.h"
#include "model/base/string_pool.h"
#include "model/trace/service_graph.h"
#include "model/trace/span_table.h"

#include <optional>
#include <vector>

namespace longspan::analysis {

struct LinkOptions {
    TimeRange window = {};     ///< of the traces' start; traces without any start only count in all of time
    bool details = true;       ///< look into attributes to tell databases from other peers and to name unnamed ones
    bool users = true;         ///< callers from outside as a node "user"
    bool unknownPeers = false; ///< calls to nobody known as calls to a node "unknown", else only counted
};

/// Who calls whom in some traces, with one rule set for all formats: the pairing of Tempo's service graphs within a
/// trace, the naming and the errors of Zipkin's DependencyLinker. Rows are cleaned as for a TraceTree.
///
///  - A server below a client is one call from the client's service to the server's, failed if either failed, as long
///    as the client waited. Other servers are called by the next span above that is no local one; those without any by
///    the peer they name; roots that name none by "user"; orphans that name none are unmatched.
///  - A client with a client or server below it is not counted itself: what is below tells better. Other clients call
///    the peer they name, which is a database if an attribute says so. Without a name the call is unmatched.
///  - A span without a kind is taken for a client if it names a peer.
///  - A client whose service is not that of the next call span above it shows that a server span is missing between
///    them: the call to it is counted, without an error or latency.
///  - A client without a service stands for the service of the nearest call span above that has one; a server without
///    one for the peer that its client names.
///  - Producers call the broker they name, brokers call consumers. Where nobody names a broker the producer calls the
///    consumer directly. These edges are messaging.
///  - Calls of a service to itself are counted like others.
///
/// Traces are added in any order and from any tables; counters of several tables are merged.
class LinkCounter {
public:
    explicit LinkCounter(const LinkOptions& options = {}) : m_options(options) {}

    /// All traces of the table that start in the window. Errors: cancelled, deadline.
    [[nodiscard]] Result<> add(const SpanTablePtr& table, const Call& call = {});
    /// One trace, whenever it starts.
    void add(const Trace& trace);
    /// A trace that both have counts twice.
    void merge(const LinkCounter& other);

    /// Nodes by name, edges by (from, to).
    [[nodiscard]] ServiceGraph graph() const;

private:
    friend class TraceLinks;
    using NodeKind = ServiceGraph::NodeKind;

    /// A name that is called or calls; "user" and "unknown" stand apart from services of these names.
    struct NodeKey {
        StringId name = StringId::empty;
        bool made = false; ///< by us
        friend bool operator==(const NodeKey&, const NodeKey&) = default;
    };
    struct NodeSums {
        std::uint64_t spans = 0;
        std::uint64_t errors = 0;
        NodeKind kind = NodeKind::external; ///< as the other side says; a node with spans is a service
    };
    struct EdgeKey {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        friend bool operator==(const EdgeKey&, const EdgeKey&) = default;
    };
    struct EdgeSums {
        std::uint64_t calls = 0;
        std::uint64_t errors = 0;
        bool messaging = false;
        Histogram latency;
        TraceId slowestTrace;

        void addLatency(Nanos duration, TraceId trace);
        void merge(const EdgeSums& other);
    };
    struct KeyHash {
        std::uint64_t operator()(const NodeKey& key) const
        {
            return hashWord(index(key.name) * 2 + (key.made ? 1 : 0));
        }
        std::uint64_t operator()(const EdgeKey& key) const { return hashWord(std::uint64_t{key.from} << 32U | key.to); }
    };

    std::uint32_t node(std::string_view name, bool made = false);
    EdgeSums& edge(std::uint32_t from, std::uint32_t to);
    void widen(TimeRange seen);

    LinkOptions m_options;
    StringPool m_names;
    KeyIndex<NodeKey, KeyHash> m_nodes;
    std::vector<NodeSums> m_nodeSums;
    KeyIndex<EdgeKey, KeyHash> m_edges;
    std::vector<EdgeSums> m_edgeSums;
    std::uint64_t m_traces = 0;
    std::uint64_t m_unmatched = 0;
    std::optional<TimeRange> m_window;
};

/// The graph of one table. Errors: cancelled, deadline.
[[nodiscard]] Result<ServiceGraph> serviceGraph(
    const SpanTablePtr& table, const LinkOptions& options = {}, const Call& call = {});

} // namespace longspan::analysis
