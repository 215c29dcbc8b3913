// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/demo_cloud.h"

#include "app/standin/stand_in.h"
#include "app/wiring/open_source.h"
#include "model/net/curl_client.h"

#include <memory>

namespace longspan::wiring {

namespace {

/// The stand-in lives as long as the source that asks it.
struct DemoCloud {
    std::unique_ptr<standin::StandIn> server;
    std::shared_ptr<source::AliyunSource> source;
};

} // namespace

Result<source::SourcePtr> openDemoCloud(const std::string& demo, const LiveAccess& access, Nanos now, const Call& call)
{
    OpenOptions options;
    options.now = now;
    auto data = openSource({demo.empty() ? std::string("demo") : "demo:" + demo}, options, call);
    if (!data)
        return failWith(std::move(data));
    standin::Options serve;
    serve.data = std::move(*data);
    const std::string key = serve.accessKeyId;
    const Secret secret = serve.accessKeySecret;
    auto server = standin::StandIn::start(std::move(serve));
    if (!server)
        return failWith(std::move(server));
    auto cloud = std::make_shared<DemoCloud>();
    cloud->server = std::move(*server);
    source::aliyun::Credentials credentials;
    credentials.accessKeyId = key;
    credentials.accessKeySecret = secret;
    credentials.from = "the stand-in";
    source::AliyunAccess account;
    account.credentials = source::aliyun::fixedCredentials(std::move(credentials));
    account.http = net::makeHttpClient(access.client);
    account.endpoint = cloud->server->url();
    account.armsEndpoint = cloud->server->armsUrl();
    cloud->source = source::makeAliyunSource(std::move(account));
    source::TraceSource* const source = cloud->source.get();
    return source::SourcePtr(std::move(cloud), source);
}

} // namespace longspan::wiring
