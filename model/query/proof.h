// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/query/queries.h"

#include <cstddef>

namespace longspan::query {

/// How much a proof may cost.
struct ProofOptions {
    std::size_t requestsPerInterface = 32;
    std::size_t workers = 4; ///< questions put to the source at the same time
    Nanos now = 0;           ///< wall clock, for windows that still fill; 0: that of the system
};

/// Told of every interface as its list is done, from any thread, one at a time.
class SlowestSink {
public:
    virtual ~SlowestSink() = default;
    /// calls are slowest first, and of this interface alone. done of total interfaces are finished; total may grow
    /// while applications are still being listed.
    virtual void interfaceDone(
        const source::Interface& interface, const SlowestCalls& calls, std::size_t done, std::size_t total) = 0;
};

/// The query.limit slowest calls of what the query names, from a source that cuts before it sorts.
///
/// The source is asked for calls of at least a duration d. Fewer than its limit came back: these are all there are
/// above d. So the proof looks for a d above which there are more calls than wanted and fewer than the limit, between
/// the longest threshold known to be cut and the shortest known to be complete; where calls of nearly the same duration
/// leave no such d, the time range is split. A call that asks to stop, or whose deadline passes, gets what was found,
/// marked by Evidence::stopped; so do failures after the first answer, marked by Evidence::leftOut.
/// Errors: those of the source, when nothing at all was answered.
[[nodiscard]] Result<SlowestCalls> proveSlowest(
    source::TraceSource& from, const source::SpanQuery& query, const ProofOptions& options, const Call& call);

/// The same for every interface that the query names, planned together: some at a time, those of an application as soon
/// as it is listed, what is learnt of the source from one used for the next. Progress is told in interfaces (stage
/// "interfaces"). sink may be null.
[[nodiscard]] Result<SlowestByInterface> proveByInterface(source::TraceSource& from, const source::SpanQuery& query,
    const ProofOptions& options, SlowestSink* sink, const Call& call);

} // namespace longspan::query
