// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/base/secret.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::net {

/// The parts of an http or https address, normalised: scheme and host in lower case, the scheme's own port as 0, dot
/// segments resolved, a path that begins with "/", no fragment. Percent escapes stay as they were written.
struct Url {
    std::string scheme;
    std::string host;       ///< an IPv6 address in its brackets
    std::uint16_t port = 0; ///< 0: the scheme's own
    std::string path = "/";
    std::string query; ///< without "?", still encoded
    Secret user;       ///< decoded; empty when there is none
    Secret password;

    /// To be asked: everything but user and password, which travel as a header.
    [[nodiscard]] std::string text() const;
    /// To be shown: scheme, host, port and path. Tokens hide in queries.
    [[nodiscard]] std::string place() const;
    /// Scheme, host and port: credentials are good for one of these and no other.
    [[nodiscard]] std::string origin() const;
    [[nodiscard]] std::uint16_t effectivePort() const;
    [[nodiscard]] bool hasUser() const { return !user.empty() || !password.empty(); }
};

/// Errors: malformed, and refused for a scheme that is neither http nor https. Their texts show no user and no query.
[[nodiscard]] Result<Url> parseUrl(std::string_view text);

/// The address of a server as a person types it: "zipkin.shop.example:9411", "https://shop.example/zipkin/". Without a
/// scheme it is http. The path loses its trailing slash ("" for the root); a query is not taken.
[[nodiscard]] Result<Url> parseBaseUrl(std::string_view text);

/// A path below a base path: ("https://shop.example/zipkin", "/api/v2/spans"). The path may bring a query.
[[nodiscard]] Url join(const Url& base, std::string_view pathAndQuery);

/// What a Location header means, seen from the page that sent it (RFC 3986 section 5.2).
[[nodiscard]] Result<Url> resolve(const Url& from, std::string_view location);

/// For errors about a text that may be no URL at all: without user, password, query and fragment.
[[nodiscard]] std::string placeOf(std::string_view url);

/// RFC 3986: all but letters, digits and "-._~" becomes %XX.
[[nodiscard]] std::string percentEncode(std::string_view text);
/// As percentEncode, but leaves "/" alone.
[[nodiscard]] std::string encodePath(std::string_view text);
/// application/x-www-form-urlencoded: a space becomes "+".
[[nodiscard]] std::string formEncode(std::string_view text);
/// Undoes %XX; what is no escape stays.
[[nodiscard]] std::string percentDecode(std::string_view text);

/// The query of a request, in the order of the calls, encoded as RFC 3986 says.
class Query {
public:
    Query& add(std::string_view name, std::string_view value);
    Query& add(std::string_view name, std::int64_t value);
    /// Nothing is added when the value is empty.
    Query& addIfAny(std::string_view name, std::string_view value);

    /// "a=1&b=2"
    [[nodiscard]] const std::string& text() const { return m_text; }
    /// The URL with this query behind it, whether it has one already or not.
    [[nodiscard]] std::string appendedTo(std::string_view url) const;

private:
    std::string m_text;
};

} // namespace longspan::net
