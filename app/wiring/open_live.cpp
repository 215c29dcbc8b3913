// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/open_live.h"

#include "app/wiring/demo_cloud.h"
#include "model/net/curl_client.h"

#include <memory>
#include <utility>

namespace longspan::wiring {

namespace {

constexpr std::string_view kZipkin = "zipkin:";
constexpr std::string_view kJaeger = "jaeger:";
constexpr std::string_view kAliyun = "aliyun";
constexpr std::string_view kDemoCloud = "demo-cloud";

bool isUrl(std::string_view word)
{
    return word.starts_with("http://") || word.starts_with("https://");
}

/// "name" alone, or "name:more".
bool isWord(std::string_view word, std::string_view name)
{
    return word == name || (word.starts_with(name) && word.substr(name.size()).starts_with(':'));
}

std::string afterColon(std::string_view word)
{
    const std::size_t colon = word.find(':');
    return colon == std::string_view::npos ? std::string() : std::string(word.substr(colon + 1));
}

struct NamedServer {
    source::ServerProfile profile;
    bool kindNamed = false;
};

Result<NamedServer> serverOf(const std::string& word, const LiveAccess& access)
{
    NamedServer server;
    server.profile.access = access.server;
    server.profile.address.url = word;
    for (const auto& [prefix, kind] :
        {std::pair(kZipkin, source::ServerKind::zipkin), std::pair(kJaeger, source::ServerKind::jaeger)}) {
        if (!word.starts_with(prefix))
            continue;
        server.profile.address = {kind, word.substr(prefix.size())};
        server.kindNamed = true;
    }
    std::string& url = server.profile.address.url;
    if (url.empty())
        return fail(ErrorKind::malformed, "an address is missing", word);
    if (!isUrl(url))
        url.insert(0, "http://");
    return server;
}

Result<source::SourcePtr> openServer(const std::string& word, const LiveAccess& access, const Call& call)
{
    auto server = serverOf(word, access);
    if (!server)
        return failWith(std::move(server));
    const net::HttpClientPtr http = net::makeHttpClient(access.client);
    if (!server->kindNamed) {
        auto report = source::probeServer(server->profile, http, call);
        if (!report)
            return failWith(std::move(report));
        server->profile.address.kind = report->kind;
    }
    return source::makeServerSource(server->profile, http);
}

Result<source::SourcePtr> openAccount(const std::string& word, const LiveAccess& access)
{
    source::AliyunAccess account;
    account.http = net::makeHttpClient(access.client);
    account.region = afterColon(word);
    account.reportToken = access.reportToken;
    if (access.credentials) {
        account.credentials = source::aliyun::fixedCredentials(*access.credentials);
    } else {
        source::aliyun::CredentialPlaces places;
        places.profile = access.credentialsProfile;
        places.ecsRole = access.ecsRole;
        places.http = account.http;
        account.credentials = source::aliyun::chainOf(std::move(places));
    }
    return source::makeAliyunSource(std::move(account));
}

} // namespace

bool isLive(std::string_view word)
{
    return isUrl(word) || word.starts_with(kZipkin) || word.starts_with(kJaeger) || isWord(word, kAliyun) ||
        isWord(word, kDemoCloud);
}

Result<source::SourcePtr> openLive(const std::string& word, const LiveAccess& access, Nanos now, const Call& call)
{
    if (isWord(word, kDemoCloud))
        return openDemoCloud(afterColon(word), access, now, call);
    if (isWord(word, kAliyun))
        return openAccount(word, access);
    return openServer(word, access, call);
}

Result<source::ServerReport> probeLive(const std::string& word, const LiveAccess& access, const Call& call)
{
    if (!isLive(word) || isWord(word, kAliyun) || isWord(word, kDemoCloud))
        return fail(ErrorKind::refused, ErrorReason::notOffered, "not the address of a server", word);
    auto server = serverOf(word, access);
    if (!server)
        return failWith(std::move(server));
    return source::probeServer(server->profile, net::makeHttpClient(access.client), call);
}

Result<source::AliyunSource::AccessPoints> accessPointsOf(
    source::TraceSource& source, const std::string& region, const Call& call)
{
    auto* account = dynamic_cast<source::AliyunSource*>(&source);
    if (!account)
        return fail(ErrorKind::refused, ErrorReason::notOffered, "only an account of Alibaba Cloud has access points");
    return account->accessPoints(region, call);
}

} // namespace longspan::wiring
