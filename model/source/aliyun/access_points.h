// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/secret.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::source::aliyun {

/// A region of Alibaba Cloud as far as tracing is concerned.
struct RegionFacts {
    std::string_view id;
    std::string_view name;
    std::string_view chineseName;
    std::string_view accessCode; ///< in the older form of access point hosts; empty: the newer form
    bool queried = true;         ///< listed among the regions of the query API
};

/// All known ones, those of the mainland first.
[[nodiscard]] std::span<const RegionFacts> regionFacts();
/// nullptr: not known; a newer one, or a slip.
[[nodiscard]] const RegionFacts* findRegion(std::string_view id);

enum class ClientKind { zipkin, jaeger, openTelemetry, skyWalking };
enum class Network { internet, vpc };

/// "zipkin", "jaeger", "opentelemetry", "skywalking", for --json and scripts.
[[nodiscard]] std::string_view name(ClientKind kind);
[[nodiscard]] std::string_view name(Network network);

/// What reports spans: LicenseKey and Pid of an account. It lets write, so it is masked until somebody asks.
struct ReportToken {
    Secret token;             ///< "<LicenseKey>_<Pid>"; empty: not known
    std::string publicHost;   ///< as the server says; empty: by the rule for the region
    std::string internalHost; ///< the same inside the region's networks
    std::string from;         ///< where it comes from: "GetToken", "typed"
};

/// Where a client of one kind sends spans to.
struct AccessPoint {
    ClientKind client = ClientKind::zipkin;
    Network network = Network::internet;
    std::string protocol; ///< "Zipkin v2", "OTLP/gRPC", ...
    std::string masked;   ///< the address with stars for the token
    Secret address;       ///< with the token; empty when the token is not known
    std::string metadata; ///< name of the header or setting that takes the token, where the address has no room for it
};

/// The points of a region, public ones first, by client kind.
[[nodiscard]] std::vector<AccessPoint> accessPoints(std::string_view region, const ReportToken& token);

/// The host of a region's access points.
[[nodiscard]] std::string accessHost(std::string_view region, Network network);

} // namespace longspan::source::aliyun
