// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/standin/stand_in.h"
#include "model/net/curl_client.h"
#include "model/source/aliyun/aliyun_source.h"
#include "model/source/demo_source.h"

#include <gtest/gtest.h>

namespace longspan::test {

/// The demo's shop behind the stand-in, and a source that reaches it through real sockets. Both read one clock that
/// stands still.
struct Cloud {
    static constexpr Nanos kNow = Nanos{1'777'600'000} * kSecond;

    explicit Cloud(const standin::Quirks& quirks = {}, const std::string& secret = "standin-secret")
    {
        standin::Options options;
        options.data = shop;
        options.quirks = quirks;
        options.now = [] { return kNow; };
        auto started = standin::StandIn::start(std::move(options));
        EXPECT_TRUE(started) << (started ? "" : started.error().what);
        server = std::move(*started);
        source::aliyun::Credentials credentials;
        credentials.accessKeyId = "standin";
        credentials.accessKeySecret = secret;
        credentials.from = "test";
        access.credentials = source::aliyun::fixedCredentials(credentials);
        access.http = net::makeHttpClient();
        access.regions = {"cn-hangzhou", "cn-shanghai"};
        access.endpoint = server->url();
        access.armsEndpoint = server->armsUrl();
        access.now = [] { return kNow; };
        access.waiting = [](Nanos, const Call& call) { return call.check(); };
        cloud = source::makeAliyunSource(access);
    }

    [[nodiscard]] std::size_t asked(const std::string& action) const
    {
        const auto actions = server->actions();
        return static_cast<std::size_t>(std::count(actions.begin(), actions.end(), action));
    }

    source::SourcePtr shop = source::makeDemoSource({1, kNow});
    std::unique_ptr<standin::StandIn> server;
    source::AliyunAccess access;
    std::shared_ptr<source::AliyunSource> cloud;
};

} // namespace longspan::test
