// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::ingress {

/// Where the Zipkin library of the controller really sends its spans: "http://" + zipkin-collector-host + ":" +
/// zipkin-collector-port + "/api/v1/spans" (rnburn/zipkin-cpp-opentracing, getUrl() of zipkin_http_transporter.cc),
/// taken apart as libcurl does it.
struct ZipkinTarget {
    std::string url;
    std::string host; ///< without a user before it
    std::string port; ///< "80" when the URL names none
    std::string path; ///< "/" when there is none
    std::string query;
    bool usable = true; ///< false: libcurl refuses the URL, and the worker's log shows an empty line a batch
};
[[nodiscard]] ZipkinTarget zipkinTarget(std::string_view collectorHost, std::int64_t collectorPort);

/// Below the blank: what breaks a file of quoted texts.
[[nodiscard]] constexpr bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20;
}

/// What is done to an access point to make it fit for zipkin-collector-host.
enum class AddressStep : std::uint8_t {
    trimmed,             ///< blanks, no-break and zero-width spaces and line ends around it
    narrowed,            ///< full-width question mark, colon or slash
    droppedScheme,       ///< "http://", in any case, or "//"
    droppedSlash,        ///< a "/" behind a host without a path
    bracketed,           ///< an IPv6 address
    movedPort,           ///< the port of a bare host into zipkin-collector-port
    turnedToV1,          ///< /api/v2/spans: the library speaks version 1
    addedQuestionMark,   ///< so that what the library appends becomes a query that nobody reads
    droppedQuestionMark, ///< one behind a bare host, or several
};

/// Why an address cannot be made fit.
enum class AddressFault : std::uint8_t {
    empty,
    https,       ///< this library speaks plain HTTP only
    otherScheme, ///< "ftp://", "grpc://"
    blankInside, ///< or a control character
    quote,       ///< breaks the file the controller writes
    backslash,   ///< the same
    dollar,      ///< would be replaced by a variable of the controller's environment
    masked,      ///< asterisks where the token should be: copied before "Show token" was on
    otherPath,   ///< a path that does not end in /api/v1/spans
    badPort,     ///< behind a bare host: no number from 1 to 65535
};

struct AccessPoint {
    std::string host; ///< for zipkin-collector-host; empty with a fault
    std::optional<std::int64_t> port;
    std::vector<AddressStep> steps; ///< in the order they were taken
    std::optional<AddressFault> fault;
};

/// Makes zipkin-collector-host out of what a person pastes: an access point of the console, of a manual page, of
/// another tool. A right value comes back as it is, without a step.
[[nodiscard]] AccessPoint normaliseAccessPoint(std::string_view pasted);

/// What the host of an Alibaba Cloud access point says: tracing-analysis-dc-CODE[-internal].aliyuncs.com or
/// tracing-REGION[-internal].arms.aliyuncs.com. Nothing for other hosts.
struct AlibabaHost {
    std::string region;    ///< "cn-hangzhou"; empty for a code that is not known
    bool internal = false; ///< only reachable inside the region's VPC
};
[[nodiscard]] std::optional<AlibabaHost> readAlibabaHost(std::string_view host);

/// The text with the token of an access point replaced by dots: "HOST/adapt_••••/api/v1/spans?". For everything a
/// person sees before asking for the token.
[[nodiscard]] std::string withoutToken(std::string_view text);

} // namespace longspan::ingress
