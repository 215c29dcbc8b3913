// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/redirect.h"

#include <strings.h>

#include <algorithm>
#include <array>

namespace longspan::net {

namespace {

// Whatever is not known to be harmless may be a key: servers name the header of a token as they like.
bool isHarmless(const Header& header)
{
    static constexpr std::array<const char*, 3> kHarmless{"accept", "accept-language", "content-type"};
    return std::any_of(kHarmless.begin(), kHarmless.end(),
        [&header](const char* name) { return strcasecmp(header.name.c_str(), name) == 0; });
}

void dropBody(Attempt& attempt)
{
    attempt.method = attempt.method == "HEAD" ? "HEAD" : "GET";
    attempt.body = {};
    std::erase_if(
        attempt.headers, [](const Header& header) { return strncasecmp(header.name.c_str(), "content-", 8) == 0; });
}

// RFC 9110 section 15.4: 303 always becomes a GET, 301 and 302 do for a POST, as every client has it.
bool becomesGet(int status, const std::string& method)
{
    return status == 303 || ((status == 301 || status == 302) && method == "POST");
}

} // namespace

bool isRedirect(const Response& response)
{
    const int status = response.status;
    const bool moved = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    return moved && !response.header("location").empty();
}

bool sharesCredentials(const Url& from, const Url& to)
{
    if (from.host != to.host)
        return false;
    const bool raised = from.scheme == "http" && to.scheme == "https" && from.port == 0 && to.port == 0;
    return raised || from.origin() == to.origin();
}

Result<Attempt> redirected(const Attempt& from, const Response& response)
{
    Result<Url> target = resolve(from.url, response.header("location"));
    if (!target)
        return failWith(std::move(target));
    Attempt next = from;
    next.url = *std::move(target);
    next.url.user = {};
    next.url.password = {};
    if (becomesGet(response.status, from.method))
        dropBody(next);
    if (sharesCredentials(from.url, next.url)) {
        next.url.user = from.url.user;
        next.url.password = from.url.password;
        return next;
    }
    if (!next.body.empty())
        return fail(ErrorKind::refused, "the server sends a request with content on to another host, " + next.url.host,
            from.url.place());
    std::erase_if(next.headers, [](const Header& header) { return !isHarmless(header); });
    return next;
}

} // namespace longspan::net
