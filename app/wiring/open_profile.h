// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wiring/open_source.h"
#include "app/wiring/secret_store.h"
#include "ui/session/source_profiles.h"

namespace longspan::wiring {

/// What a profile's source is made with. Of zipkin and jaeger: places hold the address; options "user" and "headers"
/// (names, separated by commas); secrets "ID/password", "ID/token" and "ID/header NAME". Of aliyun: options "region",
/// "credentialsProfile", and "accessKey" = "stored" with the secrets "ID/accessKeyId", "ID/accessKeySecret" and
/// "ID/securityToken"; without it the credential files are looked at. Secret "ID/reportToken" for access points.
struct ProfileOptions {
    Nanos now = 0;                  ///< the wall clock, for the demo
    SecretStore* secrets = nullptr; ///< none: profiles without secrets only
};

/// Makes the source of a profile. Blocking; from any thread but the one that paints.
/// Errors: those of openSource() and of the secret store; refused for kinds that this version cannot open.
[[nodiscard]] Result<source::SourcePtr> openProfile(
    const session::SourceProfile& profile, const ProfileOptions& options, const Call& call);
[[nodiscard]] Result<source::SourcePtr> openProfile(const session::SourceProfile& profile, Nanos now, const Call& call);

/// "Test connection" of a profile that names a server. refused, notOffered: it names none.
[[nodiscard]] Result<source::ServerReport> probeProfile(
    const session::SourceProfile& profile, const ProfileOptions& options, const Call& call);

} // namespace longspan::wiring
