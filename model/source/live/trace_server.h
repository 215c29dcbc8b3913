// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/bytes.h"
#include "model/source/live/envelopes.h"
#include "model/source/live/server_access.h"

#include <memory>
#include <span>

namespace longspan::source {

/// Spans as a server sent them, not decoded yet.
struct AnswerBody {
    BytesPtr bytes;
    std::string place;                ///< address without query
    std::optional<std::string> fault; ///< what the server says went wrong in between
};

/// What a server is asked for when traces are looked for. Conditions it cannot express are not sent.
struct FindQuery {
    std::string service; ///< empty: any, where the rules allow it
    std::optional<std::string> operation;
    TimeRange window; ///< with both ends
    Nanos minDuration = 0;
    std::optional<Nanos> maxDuration;
    bool onlyErrors = false;
    std::vector<AttributeFilter> attributes;
    std::size_t limit = 100; ///< of traces
};

/// The protocol of one kind of server: questions in, answers out. Keeps only what it learnt of the server. Safe to use
/// from any thread; all functions but capabilities() make contact first.
class TraceServer {
public:
    virtual ~TraceServer() = default;

    /// Finds out which API the server has, once; a failure is tried again by the next call.
    [[nodiscard]] virtual Result<> meet(const Call& call) = 0;
    [[nodiscard]] virtual Capabilities capabilities() const = 0;
    /// "Zipkin API v2"; empty before the first contact.
    [[nodiscard]] virtual std::string api() const = 0;
    [[nodiscard]] virtual std::string place() const = 0;

    [[nodiscard]] virtual Result<std::vector<std::string>> services(const Call& call) = 0;
    /// Answers in the order of the services.
    [[nodiscard]] virtual std::vector<Result<std::vector<Operation>>> operations(
        std::span<const std::string> services, const Call& call) = 0;
    /// Answers in the order of the queries, all asked at once.
    [[nodiscard]] virtual std::vector<Result<AnswerBody>> find(
        std::span<const FindQuery> queries, const Call& call) = 0;
    /// Whole traces; ids that are not there are left out.
    [[nodiscard]] virtual Result<std::vector<AnswerBody>> fetch(std::span<const TraceId> ids, const Call& call) = 0;
    /// Nothing: the server does not count calls, or has counted none yet.
    [[nodiscard]] virtual Result<std::optional<ServiceGraph>> links(const TimeRange& window, const Call& call) = 0;
    /// Nothing: the server has no metrics.
    [[nodiscard]] virtual Result<std::optional<MetricSeries>> metrics(
        const MetricQuery& query, const TimeRange& window, const Call& call) = 0;

    /// Everything that "test connection" wants to know.
    [[nodiscard]] virtual Result<ServerReport> report(const Call& call) = 0;
};
using TraceServerPtr = std::shared_ptr<TraceServer>;

} // namespace longspan::source
