// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/ecs_role.h"

#include "model/net/http_error.h"
#include "model/source/aliyun/lenient_json.h"

#include <algorithm>

namespace longspan::source::aliyun {

namespace {

constexpr auto kPatience = std::chrono::seconds(1);
constexpr std::string_view kRolePath = "/latest/meta-data/ram/security-credentials/";

Result<std::string> fetch(const CredentialPlaces& places, net::Request request, const Call& call)
{
    Call brief = call;
    brief.deadline = std::min(call.deadline, Call::Clock::now() + kPatience);
    auto answer = places.http->send(request, brief);
    if (!answer)
        return failWith(std::move(answer));
    if (auto good = net::checkStatus(*answer, request.headers); !good)
        return failWith(std::move(good));
    return std::string(answer->text());
}

net::Request get(const CredentialPlaces& places, const std::string& path, const Secret& token)
{
    net::Request request;
    request.url = places.metadata + path;
    request.headers = {{"x-aliyun-ecs-metadata-token", token}};
    return request;
}

} // namespace

Result<Credentials> askEcsRole(const CredentialPlaces& places, const Call& call)
{
    if (!places.http)
        return fail(ErrorKind::refused, "no HTTP client to ask with");
    net::Request forToken;
    forToken.method = "PUT";
    forToken.url = places.metadata + "/latest/api/token";
    forToken.headers = {{"x-aliyun-ecs-metadata-token-ttl-seconds", "21600"}};
    const auto token = fetch(places, forToken, call);
    if (!token)
        return tl::unexpected(token.error());
    const auto role = fetch(places, get(places, std::string(kRolePath), Secret(*token)), call);
    if (!role)
        return tl::unexpected(role.error());
    if (role->empty() || role->find_first_of("\r\n/ <") != std::string::npos)
        return fail(ErrorKind::refused, "the machine has no role");
    const auto text = fetch(places, get(places, std::string(kRolePath) + *role, Secret(*token)), call);
    if (!text)
        return tl::unexpected(text.error());
    const Result<Json> json = parseJson(*text);
    if (!json || textOf(member(*json, "Code")) != "Success")
        return fail(ErrorKind::refused, "the metadata server gave no keys for the role");
    Credentials credentials{Secret(textOf(member(*json, "AccessKeyId"))),
        Secret(textOf(member(*json, "AccessKeySecret"))), Secret(textOf(member(*json, "SecurityToken"))),
        "ECS role " + *role, {}, parseTime(textOf(member(*json, "Expiration")))};
    if (!credentials.complete())
        return fail(ErrorKind::refused, "the metadata server gave no keys for the role");
    return credentials;
}

} // namespace longspan::source::aliyun
