// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/net/http_client.h"

#include <span>
#include <string>

namespace longspan::net {

/// What a server says about a failure in its own words. Texts are one line of valid UTF-8 without control characters
/// and bounded; each may be empty.
struct ServerWords {
    std::string code;
    std::string message;
    std::string requestId;
};

/// Reads the words out of a body in the shapes that are common: {"Code","Message","RequestId"} (Alibaba Cloud),
/// {"error":{"httpCode","message"}} and {"errors":[{"code","msg"}]} (Jaeger), {"status","error","message"} (Spring,
/// Kubernetes), plain text (Zipkin, proxies); the request id also from its header. A web page gives no words.
[[nodiscard]] ServerWords serverWords(const Response& response);

/// Success for the statuses 200 to 299 with anything but a web page. Otherwise an error that says the status, the
/// server's code, message and request id, with the URL (no query) as its place:
///
///  401, 403, 407                     unauthorised
///  404, 410                          notFound
///  405, 501                          refused, notOffered
///  408, 504                          deadline, serverFault
///  409, 412                          conflict
///  413                               tooLarge
///  429, 503                          throttled
///  other 5xx                         refused, serverFault
///  anything else                     refused
///  a web page with a status of 2xx   malformed, webPage; unauthorised, webPage where it asks for a password or stands
///                                    at the end of a redirect
///
/// hidden: what the request carried in secret. Servers that echo requests are not trusted: those values are taken out
/// of their words.
[[nodiscard]] Result<> checkStatus(const Response& response, std::span<const Header> hidden = {});
/// The same with words that the caller has read itself, for servers that fail with a status of 200.
[[nodiscard]] Error statusError(
    const Response& response, const ServerWords& words, std::span<const Header> hidden = {});

/// A page for people: by its type, or by how it begins when no type is told.
[[nodiscard]] bool isWebPage(const Response& response);

/// A text as it may stand in an error: one line, no control characters, valid UTF-8, not longer than limit bytes.
[[nodiscard]] std::string oneLine(std::string_view text, std::size_t limit = 300);

/// The text without any occurrence of the values (a scheme word such as "Bearer" aside).
[[nodiscard]] std::string withoutSecrets(std::string text, std::span<const Header> hidden);

} // namespace longspan::net
