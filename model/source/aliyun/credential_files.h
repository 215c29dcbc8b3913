// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/aliyun/credentials.h"

namespace longspan::source::aliyun {

/// The text of ~/.aliyun/config.json; profile empty: its current one. Modes AK and StsToken; from becomes "profile X".
/// Errors say what is missing or which mode it is, never a value: malformed, notFound (no such profile), refused
/// (a mode that needs another program or a role).
[[nodiscard]] Result<Credentials> readCliProfile(std::string_view text, const std::string& profile);

/// The text of ~/.alibabacloud/credentials (INI); profile empty: "default". Type access_key, and sts where a token
/// stands beside it.
[[nodiscard]] Result<Credentials> readCredentialsIni(std::string_view text, const std::string& profile);

} // namespace longspan::source::aliyun
