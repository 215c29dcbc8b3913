// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/aliyun/access_points.h"
#include "model/source/aliyun/credentials.h"

#include <nlohmann/json.hpp>

#include <atomic>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::source::aliyun {

enum class Product { xtrace, arms };

/// One question to the API: an action and its parameters before they are flattened.
struct ApiCall {
    Product product = Product::xtrace;
    std::string action;
    std::string region;
    nlohmann::json parameters;
};

/// Whether the client may call an action. Only what reads is on the list; what opens a paid service, changes sampling
/// or deletes is not, and is refused before anything is sent.
[[nodiscard]] bool isAllowed(Product product, std::string_view action);

/// How the API is reached; see source::AliyunAccess for the meaning.
struct ApiAccess {
    CredentialsFinder credentials;
    net::HttpClientPtr http;
    Network network = Network::internet;
    std::string endpoint;
    std::string armsEndpoint;
    std::function<Nanos()> now;
    std::function<std::string()> nonce;
    std::function<Result<>(Nanos time, const Call&)> waiting;
};

/// Signs questions and sends them. Sent again, each time with a new nonce, date and signature: after an answer about
/// the clock once, with the difference measured from its Date header, which is kept; after a nonce that was used,
/// throttling and failures of the server or the connection up to four times altogether, with growing waits and as long
/// as x-acs-retry-after wishes. Thread-safe.
///
/// Errors: unauthorised (reason clockDiffers and expired where they apply), throttled, notFound (noSuchService,
/// noSuchRegion), refused (notOffered: the server does not know the action; serverFault), malformed (webPage), and
/// those of the HTTP client. They carry the server's code and request id, and no secret.
class ApiClient {
public:
    explicit ApiClient(ApiAccess access);

    /// The body of the answer.
    [[nodiscard]] Result<std::string> ask(const ApiCall& question, const Call& call);
    /// All at once, as many at a time as the HTTP client allows; answers in the order of the questions.
    [[nodiscard]] std::vector<Result<std::string>> askAll(std::span<const ApiCall> questions, const Call& call);

    /// Sent so far, also what was sent again.
    [[nodiscard]] std::uint64_t requests() const { return m_requests; }
    /// How far the server's clock is ahead of ours, as far as it had to be measured.
    [[nodiscard]] Nanos clockAhead() const { return m_clockAhead; }
    [[nodiscard]] Nanos now() const { return m_access.now(); }
    [[nodiscard]] Result<Credentials> credentials(const Call& call) const { return m_access.credentials(call); }

private:
    struct Attempt;

    [[nodiscard]] Result<net::Request> signedRequest(const ApiCall& question, const Credentials& credentials) const;
    [[nodiscard]] std::string baseOf(const ApiCall& question) const;
    /// Sends what is pending and sorts the answers; gives how long to wait before those that remain.
    [[nodiscard]] Nanos round(std::span<const ApiCall> questions, std::vector<Attempt>& attempts, const Call& call);
    void judge(Attempt& attempt, Result<net::Response> answer, const Credentials& credentials);
    bool measureClock(const net::Response& response);

    ApiAccess m_access;
    std::atomic<std::uint64_t> m_requests = 0;
    std::atomic<Nanos> m_clockAhead = 0;
};

} // namespace longspan::source::aliyun
