// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/aliyun/credentials.h"

namespace longspan::source::aliyun {

/// Asks the metadata server of an ECS machine for the credentials of its role: a token first, then the role's name,
/// then its keys, each within a second. Errors: refused (no HTTP client, no role), those of HTTP; never a value.
[[nodiscard]] Result<Credentials> askEcsRole(const CredentialPlaces& places, const Call& call);

} // namespace longspan::source::aliyun
