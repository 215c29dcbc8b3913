// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/aliyun/access_points.h"
#include "model/source/aliyun/credentials.h"
#include "model/source/trace_source.h"

#include <memory>

namespace longspan::source {

/// What an Alibaba Cloud source is made with. Only http and credentials are needed.
struct AliyunAccess {
    aliyun::CredentialsFinder credentials;
    net::HttpClientPtr http;
    std::string region;               ///< the first one; empty: that of the credentials, else cn-hangzhou
    std::vector<std::string> regions; ///< the only ones to show; empty: all known ones
    aliyun::Network network = aliyun::Network::internet; ///< which of the API's own hosts are asked
    std::string endpoint;     ///< instead of xtrace.<region>.aliyuncs.com: "http://127.0.0.1:8123", for the stand-in
    std::string armsEndpoint; ///< the same for arms.<region>.aliyuncs.com
    Secret reportToken;       ///< typed by hand, for access points where GetToken is not offered
    std::size_t sampledTraces = 60; ///< at most so many traces are opened to draw a topology

    std::function<Nanos()> now;                               ///< wall clock; nothing: the system's
    std::function<std::string()> nonce;                       ///< nothing: 128 random bits
    std::function<Result<>(Nanos time, const Call&)> waiting; ///< between two attempts; nothing: waits, stoppable
};

/// Alibaba Cloud Tracing Analysis (xtrace 2019-08-08, its ARMS twins where xtrace does not answer). Calls nothing that
/// buys or changes. Times of calls come in milliseconds. Call::noteSink hears of answers that are not whole.
class AliyunSource : public TraceSource {
public:
    /// Addresses or names of machines that sent spans. An empty application: all of the region.
    [[nodiscard]] virtual Result<std::vector<std::string>> machines(
        const ApplicationRef& application, const TimeRange& range, const Call& call) = 0;
    /// Keys and values of tags that occur, for completion.
    [[nodiscard]] virtual Result<std::vector<std::string>> tagKeys(
        const ApplicationRef& application, const TimeRange& range, const Call& call) = 0;
    struct TagQuery {
        ApplicationRef application;
        std::string key;
        TimeRange range;
    };
    [[nodiscard]] virtual Result<std::vector<std::string>> tagValues(const TagQuery& query, const Call& call) = 0;

    /// Where a region's spans are sent to. The token is what was typed, else GetToken's; points come without one where
    /// neither is to be had.
    struct AccessPoints {
        std::string region;
        std::vector<aliyun::AccessPoint> points;
        std::string tokenFrom;             ///< "GetToken", "typed"; empty: no token
        std::optional<Error> withoutToken; ///< why there is none
    };
    [[nodiscard]] virtual Result<AccessPoints> accessPoints(const std::string& region, const Call& call) = 0;
};

[[nodiscard]] std::shared_ptr<AliyunSource> makeAliyunSource(AliyunAccess access);

} // namespace longspan::source
