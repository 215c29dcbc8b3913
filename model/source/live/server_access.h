// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/call.h"
#include "model/base/secret.h"
#include "model/base/time.h"
#include "model/net/http_client.h"
#include "model/source/trace_source.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::source {

enum class ServerKind : std::uint8_t { zipkin, jaeger };

/// Its name as it stands in the enumeration, for profiles, Facts::kind and --json.
[[nodiscard]] std::string_view name(ServerKind kind);

/// Where a Zipkin or Jaeger server is. url: http or https, with the path under which a proxy serves it
/// ("https://traces.example/jaeger"); an API path at its end ("/api/v2", "/api/v3", "/api", "/zipkin/" of the page for
/// people) is understood, a query is not. User and password in it are taken as basic authentication.
struct ServerAddress {
    ServerKind kind = ServerKind::zipkin;
    std::string url;
};

/// How to get in. Of a bearer token and a user the token is sent. Extra headers go to the server with every request and
/// win over both ("X-Scope-OrgID", "Cookie", a gateway's key).
struct ServerAccess {
    std::string user;
    Secret password;
    Secret bearer;
    std::vector<net::Header> headers;
};

/// Named limits of what is fetched without being asked for by name, and of what is kept.
struct LiveLimits {
    std::size_t cachedBytes = 512U << 20U; ///< of bodies and tables whose traces open without another request
    std::size_t sampledTraces = 200;       ///< for figures, a topology or metrics that the server does not have
    std::size_t sampledRequests = 8;       ///< for one such answer
    std::size_t batchTraces = 50;          ///< how many traces visitTraces() fetches and hands over at a time
    Nanos settling = 10 * kSecond;         ///< spans younger than that may not have arrived yet
    Nanos lookback =
        Nanos{7 * 86400} * kSecond; ///< what a range without a start means; the answer is not complete then
};

/// What it takes to talk to one server.
struct ServerProfile {
    ServerAddress address;
    ServerAccess access;
    LiveLimits limits;
    std::function<Nanos()> now; ///< nanoseconds since 1970; empty: the system's clock
};

/// What "test connection" found out.
struct ServerReport {
    ServerKind kind = ServerKind::zipkin;
    std::string url;                   ///< the base that answered, without secrets
    std::string version;               ///< as the server says; empty when it does not
    std::string api;                   ///< "Zipkin API v2", "Jaeger API v3 (snake_case)", "Jaeger API v1"
    Capabilities capabilities;         ///< with the search rules that follow from it
    std::vector<std::string> services; ///< what it has spans of, sorted
    std::vector<std::string>
        abilities;                   ///< stable words: "traceMany", "trace-summaries", "dependencies", "metrics", ...
    std::vector<std::string> limits; ///< in words of the program: "strict trace ids: no", "default limit: 10"
    std::vector<Error> trouble;      ///< questions it answered with an error, though it is usable
};

/// Asks the server what it is. A server of the other kind is recognised: the report then names the kind found.
/// Errors: offline, deadline, unauthorised, refused, malformed with
/// ErrorReason::webPage ("a page for people, not an API"), notFound (no API of either kind below that address).
[[nodiscard]] Result<ServerReport> probeServer(
    const ServerProfile& profile, const net::HttpClientPtr& client, const Call& call);

/// A source for that server. Does not talk to it yet: unreachable servers show at the first question.
[[nodiscard]] SourcePtr makeServerSource(const ServerProfile& profile, net::HttpClientPtr client);

} // namespace longspan::source
