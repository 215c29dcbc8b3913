// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/live/server_link.h"
#include "model/source/live/trace_server.h"

namespace longspan::source {

/// Zipkin's API v2 (zipkin2-api.yaml), or v1 where only that is answered. What its rules say follows from the store
/// that /health names, where it may be read:
///
///  - memory, MySQL: fewer traces than the limit were all; the window is compared with the trace's start.
///  - Elasticsearch: at most 10 000 spans an answer, so traces may lack spans and none is proven.
///  - Cassandra: index reads are cut before they are met with each other; nothing is proven.
///
/// Names are lower-cased by the server, durations and bounds are microseconds and inclusive, window and look-back
/// milliseconds. Several conditions may be met by different spans of a service, so answers hold more than was asked.
[[nodiscard]] TraceServerPtr makeZipkinServer(ServerLink link, const ServerProfile& profile);

/// The query of /traces, as both versions of the API take it. Names and terms that the syntax of annotationQuery cannot
/// carry are left out.
[[nodiscard]] net::Query zipkinQuery(const FindQuery& query);

} // namespace longspan::source
