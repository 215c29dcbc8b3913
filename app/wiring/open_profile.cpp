// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/open_profile.h"

#include <algorithm>

namespace longspan::wiring {

namespace {

using session::SourceKind;

std::string optionOf(const session::SourceProfile& profile, const std::string& name)
{
    const auto found = profile.options.find(name);
    return found == profile.options.end() ? std::string() : found->second;
}

/// Puts the secret of that name where it belongs, when there is one.
Result<> fetch(const session::SourceProfile& profile, const ProfileOptions& options, const std::string& name,
    Secret& into, const Call& call)
{
    if (!options.secrets)
        return {};
    auto secret = options.secrets->read(profile.id + "/" + name, call);
    if (!secret)
        return failWith(std::move(secret));
    if (*secret)
        into = std::move(**secret);
    return {};
}

std::vector<std::string> headerNames(const session::SourceProfile& profile)
{
    std::vector<std::string> names;
    const std::string list = optionOf(profile, "headers");
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        const std::size_t first = list.find_first_not_of(' ', begin);
        if (first < end)
            names.push_back(list.substr(first, list.find_last_not_of(' ', end - 1) + 1 - first));
        begin = end + 1;
    }
    return names;
}

Result<LiveAccess> serverAccess(const session::SourceProfile& profile, const ProfileOptions& options, const Call& call)
{
    LiveAccess access;
    access.server.user = optionOf(profile, "user");
    Result<> done = fetch(profile, options, "password", access.server.password, call);
    if (done)
        done = fetch(profile, options, "token", access.server.bearer, call);
    for (const std::string& name : headerNames(profile)) {
        net::Header header{name, {}};
        if (done)
            done = fetch(profile, options, "header " + name, header.value, call);
        access.server.headers.push_back(std::move(header));
    }
    if (!done)
        return failWith(std::move(done));
    return access;
}

Result<LiveAccess> accountAccess(const session::SourceProfile& profile, const ProfileOptions& options, const Call& call)
{
    LiveAccess access;
    access.credentialsProfile = optionOf(profile, "credentialsProfile");
    Result<> done = fetch(profile, options, "reportToken", access.reportToken, call);
    if (done && optionOf(profile, "accessKey") == "stored") {
        source::aliyun::Credentials credentials;
        credentials.from = "the keyring";
        done = fetch(profile, options, "accessKeyId", credentials.accessKeyId, call);
        if (done)
            done = fetch(profile, options, "accessKeySecret", credentials.accessKeySecret, call);
        if (done)
            done = fetch(profile, options, "securityToken", credentials.securityToken, call);
        if (done && !credentials.complete())
            return fail(ErrorKind::unauthorised, "the keyring holds no access key", profile.id);
        access.credentials = std::move(credentials);
    }
    if (!done)
        return failWith(std::move(done));
    return access;
}

/// The profile as a person would type it.
Result<std::vector<std::string>> wordsOf(const session::SourceProfile& profile)
{
    std::vector<std::string> words;
    const auto each = [&](const std::string& prefix) {
        for (const std::string& place : profile.places)
            words.push_back(place == "-" ? place : prefix + place);
    };
    switch (profile.kind) {
    case SourceKind::demo: words = {"demo"}; break;
    case SourceKind::file: each("file:"); break;
    case SourceKind::store: each("store:"); break;
    case SourceKind::zipkin: each("zipkin:"); break;
    case SourceKind::jaeger: each("jaeger:"); break;
    case SourceKind::aliyun: {
        const std::string region = optionOf(profile, "region");
        const bool standIn = optionOf(profile, "standIn") == "yes";
        words = {standIn ? std::string("demo-cloud") : region.empty() ? std::string("aliyun") : "aliyun:" + region};
        break;
    }
    case SourceKind::tempo:
    case SourceKind::clickhouse:
        return fail(
            ErrorKind::refused, "this version cannot open sources of that kind", std::string(name(profile.kind)));
    }
    if (words.empty())
        return fail(ErrorKind::malformed, "the source names no place", profile.id);
    return words;
}

Result<LiveAccess> accessOf(const session::SourceProfile& profile, const ProfileOptions& options, const Call& call)
{
    if (profile.kind == SourceKind::zipkin || profile.kind == SourceKind::jaeger)
        return serverAccess(profile, options, call);
    if (profile.kind == SourceKind::aliyun)
        return accountAccess(profile, options, call);
    return LiveAccess{};
}

} // namespace

Result<source::SourcePtr> openProfile(
    const session::SourceProfile& profile, const ProfileOptions& options, const Call& call)
{
    auto words = wordsOf(profile);
    if (!words)
        return failWith(std::move(words));
    auto access = accessOf(profile, options, call);
    if (!access)
        return failWith(std::move(access));
    OpenOptions open;
    open.now = options.now;
    open.live = std::move(*access);
    return openSource(*words, open, call);
}

Result<source::SourcePtr> openProfile(const session::SourceProfile& profile, Nanos now, const Call& call)
{
    return openProfile(profile, ProfileOptions{now, nullptr}, call);
}

Result<source::ServerReport> probeProfile(
    const session::SourceProfile& profile, const ProfileOptions& options, const Call& call)
{
    auto words = wordsOf(profile);
    if (!words)
        return failWith(std::move(words));
    auto access = accessOf(profile, options, call);
    if (!access)
        return failWith(std::move(access));
    return probeLive(words->front(), *access, call);
}

} // namespace longspan::wiring
