// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/query/completeness.h"
#include "model/source/trace_source.h"

#include <span>
#include <vector>

/// What people ask of a source. Everything blocks, stops on request and says how complete it is. Errors are the
/// source's; order and limit of the queries mean what source::SpanQuery says.
namespace longspan::query {

/// An answer and what it is worth.
template <class Answer>
struct Proven {
    Answer answer;
    Completeness completeness;
    Evidence evidence;
};

/// The query.limit slowest calls of an interface, or of all that the query names in one list, slowest first.
using SlowestCalls = Proven<source::SpanPage>;
[[nodiscard]] Result<SlowestCalls> slowestCalls(
    source::TraceSource& from, const source::SpanQuery& query, const Call& call);

/// One interface of a grouped list.
struct InterfaceCalls {
    source::Interface interface;
    std::span<const source::CallRow> calls; ///< of the page; slowest first
    Completeness completeness;
};
struct GroupedCalls {
    source::SpanPage page;
    std::vector<InterfaceCalls> interfaces; ///< the worst p99 first; without statistics by the slowest call
};
/// The query.limit slowest calls of every interface that the query names. Statistics are of all calls in the time
/// range, also of those that minDuration or the other conditions leave out; interfaces without a call are left out.
using SlowestByInterface = Proven<GroupedCalls>;
[[nodiscard]] Result<SlowestByInterface> slowestByInterface(
    source::TraceSource& from, const source::SpanQuery& query, const Call& call);

/// Calls that meet the query's conditions, in its order.
using FoundCalls = Proven<source::SpanPage>;
[[nodiscard]] Result<FoundCalls> searchCalls(
    source::TraceSource& from, const source::SpanQuery& query, const Call& call);

using FoundInterfaces = Proven<std::vector<source::Interface>>;
[[nodiscard]] Result<FoundInterfaces> listInterfaces(
    source::TraceSource& from, const source::ApplicationRef& application, const TimeRange& range, const Call& call);

using FoundApplications = Proven<std::vector<source::Application>>;
[[nodiscard]] Result<FoundApplications> listApplications(
    source::TraceSource& from, const std::string& region, const TimeRange& range, const Call& call);

using OpenedTrace = Proven<Trace>;
[[nodiscard]] Result<OpenedTrace> openTrace(source::TraceSource& from, TraceId id, const Call& call);

using Topology = Proven<ServiceGraph>;
[[nodiscard]] Result<Topology> topology(source::TraceSource& from, const source::SpanQuery& query, const Call& call);

using Metrics = Proven<source::MetricSeries>;
[[nodiscard]] Result<Metrics> metrics(source::TraceSource& from, const source::MetricQuery& query, const Call& call);

} // namespace longspan::query
