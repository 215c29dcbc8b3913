// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/secret.h"
#include "model/base/time.h"
#include "model/net/http_client.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace longspan::source::aliyun {

/// An access key of an account, or a temporary one with its security token.
struct Credentials {
    Secret accessKeyId; ///< no secret by itself, but nothing to be shown either
    Secret accessKeySecret;
    Secret securityToken; ///< empty for a lasting key
    std::string from;     ///< where it was found, for people: "environment", "~/.aliyun/config.json, profile shop"
    std::string region;   ///< that goes with it, empty when none is named
    std::optional<Nanos> expires;

    [[nodiscard]] bool complete() const { return !accessKeyId.empty() && !accessKeySecret.empty(); }
};

/// Gives credentials that are good now; asked before every request, so it keeps what it found. From any thread.
using CredentialsFinder = std::function<Result<Credentials>(const Call&)>;

/// Where the chain looks, in the order of Alibaba Cloud's own libraries: the environment, the profile of
/// ~/.aliyun/config.json (modes AK and StsToken), ~/.alibabacloud/credentials (type access_key), and only when it is
/// asked for the role of the ECS machine: elsewhere its address is somebody else's.
struct CredentialPlaces {
    std::function<std::optional<std::string>(std::string_view)> environment; ///< nothing: the process's own
    std::string home;                                                        ///< of the person; empty: $HOME
    std::string profile; ///< empty: ALIBABA_CLOUD_PROFILE, else the file's current one
    bool ecsRole = false;
    std::string metadata = "http://100.100.100.200";
    net::HttpClientPtr http;    ///< for the role
    std::function<Nanos()> now; ///< wall clock, for the role's expiry; nothing: the system's
};

/// Looks once. Errors: unauthorised, with the places it looked at and why each gave nothing, never a value; cancelled,
/// deadline.
[[nodiscard]] Result<Credentials> findCredentials(const CredentialPlaces& places, const Call& call);

/// Looks when it is first asked, and again 15 minutes before what it found expires.
[[nodiscard]] CredentialsFinder chainOf(CredentialPlaces places);
[[nodiscard]] CredentialsFinder fixedCredentials(Credentials credentials);

} // namespace longspan::source::aliyun
