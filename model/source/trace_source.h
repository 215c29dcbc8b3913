// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/source/source_types.h"
#include "model/trace/service_graph.h"

#include <functional>
#include <memory>
#include <vector>

namespace longspan::source {

/// Where traces come from: a file, the local store, the demo, a server. All functions block, may be called from any
/// thread at the same time, and look at their Call every few milliseconds. A time range selects spans by their start;
/// spans whose start is unknown only belong to the range of all times.
///
/// Errors of every function: cancelled, deadline; servers add offline, unauthorised, throttled, refused. A function
/// that capabilities() denies gives refused.
class TraceSource {
public:
    /// Told of traces, some at a time. An error ends the walk and is handed on.
    using TraceVisitor = std::function<Result<>(const TraceBatch&)>;

    virtual ~TraceSource() = default;

    [[nodiscard]] virtual Capabilities capabilities() const = 0;
    /// What the source is and holds, and what of it could not be read.
    [[nodiscard]] virtual Result<Facts> facts(const Call& call) = 0;

    /// The first one is what an empty region name stands for. Empty for sources without regions.
    [[nodiscard]] virtual Result<std::vector<Region>> regions(const Call& call) = 0;
    /// Sorted by name. notFound: no such region.
    [[nodiscard]] virtual Result<std::vector<Application>> applications(
        const std::string& region, const TimeRange& range, const Call& call) = 0;
    /// Sorted by service and name. notFound: no such region or application.
    [[nodiscard]] virtual Result<std::vector<Interface>> interfaces(
        const ApplicationRef& application, const TimeRange& range, const Call& call) = 0;

    /// One page of calls, with what the source says of truncation. An interface nobody called is an empty page.
    [[nodiscard]] virtual Result<SpanPage> search(const SpanQuery& query, const Call& call) = 0;
    /// notFound: no trace has this id (16 digits find 32 with the same end and the other way round).
    [[nodiscard]] virtual Result<Trace> trace(TraceId id, const Call& call) = 0;
    /// Hands whole traces over in batches, for exports and imports; a source holds no more than some batches at once.
    /// Ids that are not there are passed over.
    [[nodiscard]] virtual Result<> visitTraces(
        const TraceQuery& query, const TraceVisitor& visit, const Call& call) = 0;
    [[nodiscard]] virtual Result<ServiceGraph> topology(const SpanQuery& query, const Call& call) = 0;
    [[nodiscard]] virtual Result<MetricSeries> metrics(const MetricQuery& query, const Call& call) = 0;
};
using SourcePtr = std::shared_ptr<TraceSource>;

} // namespace longspan::source
