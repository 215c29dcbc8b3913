// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/bytes.h"
#include "model/base/call.h"
#include "model/base/secret.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::net {

/// A header whose value may be a credential: it is sent, and shown nowhere. Names compare without regard to case.
struct Header {
    std::string name;
    Secret value;
};

/// One question to a server.
struct Request {
    std::string method = "GET";
    std::string url; ///< http or https, with its query; user and password in it are taken as basic authentication
    std::vector<Header> headers;
    std::string body;
    bool repeatable = true; ///< may be sent again after a failure: reads, whatever their method; never a change
};

/// What came back, whatever its status.
struct Response {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers; ///< names in lower case, in their order
    BytesPtr body;                                            ///< unpacked; empty when a sink took it
    std::string url;   ///< that answered, after redirects, without user, password and query: fit for errors
    int redirects = 0; ///< how many were followed to come here

    /// The first of that name (in lower case), or nothing.
    [[nodiscard]] std::string_view header(std::string_view name) const;
    [[nodiscard]] std::string_view text() const;
};

/// Takes a body piece by piece, unpacked, on the thread that sends. An error ends the transfer and is handed on. Called
/// only for answers with a status of 200 to 299; other bodies are kept in the response.
using BodySink = std::function<Result<>(std::string_view piece)>;

/// Sends requests and waits for their answers. From any thread at the same time; connections are shared.
///
/// An answer with a status is a success here, also 404; what it means is said by checkStatus() (http_error.h) or by
/// the caller. Requests that may be repeated are sent again, with jittered pauses and as Retry-After wishes, after lost
/// connections and the statuses 429, 502, 503 and 504, as often as the client's policy says; then the last outcome
/// counts. Errors: cancelled (within 50 ms of the stop), deadline, offline (dns, unreachable, lost connection,
/// certificate: see ErrorReason), tooLarge, malformed (not a URL, a body that does not unpack). None names a secret.
class HttpClient {
public:
    virtual ~HttpClient() = default;

    [[nodiscard]] virtual Result<Response> send(const Request& request, const Call& call) = 0;
    /// The body goes to the sink while it arrives. Sent again only when nothing has reached the sink yet.
    [[nodiscard]] virtual Result<Response> stream(const Request& request, const BodySink& sink, const Call& call) = 0;
    /// All of them at once, as many at a time as the policy allows for a host; answers in the order of the requests.
    [[nodiscard]] virtual std::vector<Result<Response>> sendAll(
        std::span<const Request> requests, const Call& call) = 0;
};
using HttpClientPtr = std::shared_ptr<HttpClient>;

} // namespace longspan::net
