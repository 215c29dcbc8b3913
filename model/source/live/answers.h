// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/live/server_link.h"
#include "model/source/live/trace_server.h"
#include "model/trace/span_table.h"

#include <algorithm>

namespace longspan::source {

/// The greatest multiple of step that is not above time; clamped at the end of time.
[[nodiscard]] Nanos floorTo(Nanos time, Nanos step);
/// The smallest multiple of step that is not below time; clamped.
[[nodiscard]] Nanos ceilTo(Nanos time, Nanos step);

/// A status of 200 to 299 and no web page.
[[nodiscard]] bool isGood(const net::Response& response);
/// Whether an error only says that this server does not know this question, so that an older one may be tried.
[[nodiscard]] bool anotherMayAnswer(const Error& error);

/// The bodies of good answers; a 404 in which the server says that there are no such traces is an empty one.
[[nodiscard]] std::vector<Result<AnswerBody>> bodiesOf(
    const ServerLink& link, std::vector<Result<net::Response>>&& answers, const std::string& place);
/// Leaves out what was not found; any other error is the whole's.
[[nodiscard]] Result<std::vector<AnswerBody>> foundBodies(std::vector<Result<AnswerBody>>&& bodies);

/// Links that a server has counted; nothing when it lists none, which often means that nobody counts.
[[nodiscard]] Result<std::optional<ServiceGraph>> readLinks(
    const BytesPtr& body, const std::string& place, const std::string& whose, const Call& call);

/// Spans of one or several answers in one table.
struct AnswerTable {
    SpanTablePtr table;
    std::size_t traces = 0; ///< with spans
    bool damaged = false;   ///< a body ended early, or the server said that it failed in between; noted
};
/// Errors: malformed (nothing could be read of any), tooLarge, cancelled, deadline.
[[nodiscard]] Result<AnswerTable> readTraces(std::span<const AnswerBody> bodies, const Call& call);

} // namespace longspan::source
