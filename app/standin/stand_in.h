// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/secret.h"
#include "model/source/trace_source.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

/// A stand-in for Alibaba Cloud Tracing Analysis on this machine: the demo, tests and scripts walk the real road
/// without an account.
namespace longspan::standin {

/// What the documentation says in several ways, or what can go wrong. All off: the newest page of the documentation.
struct Quirks {
    bool objectForList = false;       ///< a list of one as the thing itself, an empty list as an empty text
    bool numbersAsText = false;       ///< numbers and truth values in quotes
    bool secondsForDuration = false;  ///< TraceInfo.Duration and MinDuration in seconds (metadata of 2024)
    bool microsForTimestamp = false;  ///< TraceInfo.Timestamp in microseconds (page of 2021)
    bool secondsForInterval = false;  ///< IntervalInSec of a request in seconds (page of 2021)
    bool wrappedData = false;         ///< QueryMetric's Data wrapped twice
    bool rpcIdsForParents = false;    ///< spans tell their parent by RpcId alone
    bool tracePagesIgnored = false;   ///< GetTrace gives the first hundred spans whatever page is asked for
    std::uint32_t pageRows = 100;     ///< no answer has more rows, whatever is asked for
    std::uint32_t throttleEvery = 0;  ///< every n-th request is refused with 429; 0: none
    std::int64_t retryAfter = 0;      ///< x-acs-retry-after of those
    Nanos clockAhead = 0;             ///< the server's clock; more than 15 minutes expires signatures
    bool everyNonceUsed = false;      ///< all nonces seem to have been used before
    std::uint32_t nonceUsedOnce = 0;  ///< the first n requests are told so
    std::uint32_t faultsFirst = 0;    ///< the first n requests are answered with 500
    bool loginPage = false;           ///< an HTML page instead of every answer
    Nanos latency = 0;                ///< before every answer
    std::vector<std::string> missing; ///< actions that are not offered: "GetToken"
};

struct Options {
    source::SourcePtr data; ///< what is served
    std::uint16_t port = 0; ///< 0: a free one
    std::string accessKeyId = "standin";
    Secret accessKeySecret = "standin-secret";
    Secret securityToken; ///< when set, requests must carry it
    Quirks quirks;
    std::function<Nanos()> now; ///< wall clock; nothing: the system's
};

/// Listens on 127.0.0.1 from start() to stop() or its end. Safe to use from any thread.
class StandIn {
public:
    /// Errors: refused (the port is taken).
    [[nodiscard]] static Result<std::unique_ptr<StandIn>> start(Options options);
    ~StandIn();
    StandIn(const StandIn&) = delete;
    StandIn& operator=(const StandIn&) = delete;

    /// "http://127.0.0.1:8123": AliyunAccess::endpoint.
    [[nodiscard]] std::string url() const;
    /// AliyunAccess::armsEndpoint.
    [[nodiscard]] std::string armsUrl() const;
    [[nodiscard]] std::uint16_t port() const;
    /// Waits for the answers under way; nothing answers afterwards.
    void stop();

    /// Requests so far, also the refused ones.
    [[nodiscard]] std::uint64_t requests() const;
    /// The actions asked for so far, in their order; the last thousand.
    [[nodiscard]] std::vector<std::string> actions() const;
    void setQuirks(const Quirks& quirks);

private:
    class Impl;
    explicit StandIn(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace longspan::standin
