// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/live/server_link.h"

#include "model/base/ascii.h"
#include "model/net/http_error.h"

#include <algorithm>
#include <array>

namespace longspan::source {

namespace {

std::string base64(std::string_view bytes)
{
    static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i)
            group = group << 8U | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += i <= count ? kDigits[group >> (18U - 6U * i) & 63U] : '=';
    }
    return text;
}

/// What people copy out of the documentation or the address bar stands below the base.
void cutApiPath(std::string& path)
{
    while (path.ends_with('/'))
        path.pop_back();
    for (const std::string_view tail : {"/api/v1", "/api/v2", "/api/v3", "/api"})
        if (path.ends_with(tail)) {
            path.resize(path.size() - tail.size());
            return;
        }
}

std::vector<net::Header> headersOf(const ServerAccess& access, const net::Url& url)
{
    std::vector<net::Header> headers = access.headers;
    const auto given = [&headers](std::string_view name) {
        return std::any_of(
            headers.begin(), headers.end(), [name](const auto& h) { return sameInAnyCase(h.name, name); });
    };
    if (!given("Accept"))
        headers.push_back({"Accept", "application/json"});
    if (given("Authorization"))
        return headers;
    const bool named = !access.user.empty() || !access.password.empty();
    if (!access.bearer.empty())
        headers.push_back({"Authorization", Secret("Bearer " + access.bearer.reveal())});
    else if (named)
        headers.push_back({"Authorization", Secret("Basic " + base64(access.user + ":" + access.password.reveal()))});
    else if (url.hasUser())
        headers.push_back(
            {"Authorization", Secret("Basic " + base64(url.user.reveal() + ":" + url.password.reveal()))});
    return headers;
}

} // namespace

Result<ServerLink> ServerLink::open(const ServerProfile& profile, net::HttpClientPtr client)
{
    auto base = net::parseBaseUrl(profile.address.url);
    if (!base)
        return failWith(std::move(base));
    cutApiPath(base->path);
    std::vector<net::Header> headers = headersOf(profile.access, *base);
    base->user = base->password = Secret();
    return ServerLink(std::move(*base), std::move(headers), std::move(client));
}

net::Request ServerLink::request(std::string_view path, const net::Query& query) const
{
    net::Request request;
    request.url = query.appendedTo(net::join(m_base, path).text());
    request.headers = m_headers;
    return request;
}

Result<net::Response> ServerLink::send(const net::Request& request, const Call& call) const
{
    return m_client->send(request, call);
}

std::vector<Result<net::Response>> ServerLink::sendAll(std::span<const net::Request> requests, const Call& call) const
{
    return m_client->sendAll(requests, call);
}

Result<net::Response> ServerLink::checked(Result<net::Response>&& answer) const
{
    if (!answer)
        return std::move(answer);
    if (auto good = net::checkStatus(*answer, m_headers); !good)
        return failWith(std::move(good));
    return std::move(answer);
}

Result<net::Response> ServerLink::ask(const net::Request& request, const Call& call) const
{
    return checked(send(request, call));
}

} // namespace longspan::source
