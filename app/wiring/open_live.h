// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/client_options.h"
#include "model/source/aliyun/aliyun_source.h"
#include "model/source/live/server_access.h"

#include <optional>
#include <string>
#include <string_view>

namespace longspan::wiring {

/// How to get into sources that answer over the network; what a kind has no use for is passed over.
struct LiveAccess {
    source::ServerAccess server;
    net::ClientOptions client;
    std::string credentialsProfile; ///< of ~/.aliyun/config.json or ~/.alibabacloud/credentials; empty: the usual one
    std::optional<source::aliyun::Credentials> credentials; ///< given: no other place is looked at
    bool ecsRole = false;                                   ///< ask the ECS machine this runs on for its role
    Secret reportToken;                                     ///< for access points, where the account does not tell it
};

/// How a word is taken by openSource() when it stands alone: an address, an account or the stand-in of one.
[[nodiscard]] bool isLive(std::string_view word);

/// Makes the source of such a word. Of a plain http or https address is asked which kind of server answers there; the
/// others do not talk to anybody before the first question. now: the wall clock, for the data of the stand-in.
/// Errors: malformed (the word), those of source::probeServer(), refused (the stand-in's port).
[[nodiscard]] Result<source::SourcePtr> openLive(
    const std::string& word, const LiveAccess& access, Nanos now, const Call& call);

/// What the server at an address is, and can: "zipkin:URL", "jaeger:URL" or a plain address. refused, notOffered:
/// the word names no server.
[[nodiscard]] Result<source::ServerReport> probeLive(
    const std::string& word, const LiveAccess& access, const Call& call);

/// Where a region's spans are sent to. refused, notOffered: the source is no account of Alibaba Cloud.
[[nodiscard]] Result<source::AliyunSource::AccessPoints> accessPointsOf(
    source::TraceSource& source, const std::string& region, const Call& call);

} // namespace longspan::wiring
